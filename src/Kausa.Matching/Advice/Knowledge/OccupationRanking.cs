using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Advice;

/// <summary>One occupation with the places in reach.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Occupation">The occupation.</param>
/// <param name="PlaceCount">Places that are possible for the person.</param>
/// <param name="FreeSeatCount">Free seats of those places; one where a company told no number.</param>
/// <param name="BestPlace">The best of those places.</param>
/// <param name="BestMillionths">Its score.</param>
/// <param name="WishRank">Rank of the person's wish; null when the occupation is not wished.</param>
/// <param name="InterestPoints">How far the interests fit the field, 0..100; null when interests or letters are not known.</param>
/// <param name="OrderMillionths">What the list is ordered by: the score, or the weighted mean of score and interests. Where the policy's learned order holds, its points as a share of the most it gives stand for the score.</param>
public sealed record OccupationInReach(
    int Rank, Occupation Occupation, int PlaceCount, int FreeSeatCount, Id<TrainingPlace> BestPlace, int BestMillionths, int? WishRank, int? InterestPoints, int OrderMillionths);

/// <summary>The occupations in somebody's reach: for people who have no wish yet, and to widen a wish.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Snapshot">Content of the market.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="AsOf">Date of the question.</param>
/// <param name="InterestWeightPercent">Weight of interests that was used; 0 where the person told none, or gave no case consent.</param>
/// <param name="OccupationCount">Occupations in reach, before the cut.</param>
/// <param name="Occupations">The best first; equal ones in the order of their identifiers.</param>
public sealed record OccupationRanking(
    Id<Candidate> Candidate, SnapshotId Snapshot, string PolicyId, int PolicyVersion, DateOnly AsOf, int InterestWeightPercent, int OccupationCount, ValueList<OccupationInReach> Occupations)
{
    /// <summary>The question is an adviser's and the case consent is missing: nothing was looked at.</summary>
    public required bool IsConsentMissing { get; init; }

    /// <summary>The day from which what the policy learned orders lists; null where it does not order this one.</summary>
    public DateOnly? LearnedSince { get; init; }

    /// <summary>Law numbers whose review is overdue on the date of the question.</summary>
    public required ValueList<LawNumber> OverdueLaw { get; init; }

    /// <summary>Groups the places that are possible for a person by occupation.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person, of the market or not.</param>
    /// <param name="purpose">Purpose of the question.</param>
    /// <param name="interestWeightPercent">Weight of the interests in the order, 0..50: order = ((100 − w)·score + w·interests) ÷ 100. 0 leaves them out.</param>
    /// <param name="top">Most occupations to tell, 1..400.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The occupations.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static OccupationRanking Of(MatchIndex index, Candidate person, Purpose purpose, int interestWeightPercent = 0, int top = 10, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(person);
        ThrowHelper.InRange(interestWeightPercent, 0, 50, nameof(interestWeightPercent));
        ThrowHelper.InRange(top, 1, 400, nameof(top));
        var isConsentMissing = purpose == Purpose.MatchForAdviser && !person.HasCaseConsent(index.AsOf);
        var hits = new MatchHit[Math.Max(1, index.PlaceNumberCount)];
        var request = new RankRequest { Purpose = purpose, Top = Math.Min(1_000_000, hits.Length), CountPairs = false, Perspective = Perspective.Candidate }.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf);
        var found = new MatchSearch(index) { Cancellation = cancellation }.TopPlaces(index.Compile(person), request, hits);
        var (weight, isLearned) = (person.Interests is null || isConsentMissing ? 0 : interestWeightPercent, request.Strategy != MatchStrategy.WeightedSum);
        var all = hits.Take(found)
            .GroupBy(hit => OccupationOf(index, hit, cancellation))
            .Select((group, first) => (First: first, InReach: InReach(index, person, ReferenceCatalogue.Shared.FindOccupation(group.Key)!, [.. group], weight, request)))
            .OrderByDescending(item => item.InReach.OrderMillionths).ThenBy(item => isLearned ? item.First : 0).ThenBy(item => item.InReach.Occupation.Id)
            .Select(item => item.InReach)
            .ToList();
        return new OccupationRanking(
            person.Id, index.Snapshot, index.Policy.Id, index.Policy.Version, index.AsOf, weight, all.Count,
            all.Take(top).Select((occupation, i) => occupation with { Rank = i + 1 }).ToValueList())
        {
            IsConsentMissing = isConsentMissing,
            LearnedSince = isConsentMissing ? null : index.Policy.LearnedSince(request.Strategy),
            OverdueLaw = index.Policy.Law.Overdue(index.AsOf).ToValueList(),
        };
    }

    private static Id<Occupation> OccupationOf(MatchIndex index, MatchHit hit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return index.PlaceAt(hit.Row).Occupation;
    }

    // Hits come best first.
    private static OccupationInReach InReach(MatchIndex index, Candidate person, Occupation occupation, MatchHit[] hits, int weight, RankRequest request)
    {
        var interests = person.Interests is { } known ? InterestFit.Points(known, occupation) : null;
        var isSum = request.Strategy == MatchStrategy.WeightedSum;
        var best = isSum ? (int)hits[0].Key : index.Evaluate(person, hits[0].Row, request).Score.ScoreMillionths;
        var fit = isSum ? best : ShareOfMost(hits[0].Key, request.Strategy, index.Policy);
        var order = interests is { } points ? (((100 - weight) * fit) + (weight * points * 10_000)) / 100 : fit;
        var wish = person.Wishes.TakeWhile(id => id != occupation.Id).Count();
        return new OccupationInReach(
            0, occupation, hits.Length, hits.Sum(hit => SeatContest.FreeSeats(index.PlaceAt(hit.Row))), index.PlaceAt(hits[0].Row).Id, best,
            wish < person.Wishes.Count ? wish + 1 : null, interests, order);
    }

    // Keys are below 2^43: the product stays below 2^63.
    private static int ShareOfMost(long key, MatchStrategy strategy, MatchPolicy policy)
    {
        var most = strategy.Key(new(10_000, 10_000, 10_000, 10_000), policy.Weights.Candidate, policy.Weights);
        return most == 0 ? 0 : (int)(key * 1_000_000 / most);
    }
}
