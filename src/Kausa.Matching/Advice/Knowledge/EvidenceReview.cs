using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>How far one place of a list can be relied on.</summary>
/// <param name="Place">The place.</param>
/// <param name="Rank">Where it stands, from 1.</param>
/// <param name="MeasuredPercent">Share of what counts at this place that is known of the person, 0..100, rounded down.</param>
/// <param name="StayPercent">Share of draws in which it stays on the list, 0..100, rounded down.</param>
public sealed record PlaceReliance(Id<TrainingPlace> Place, int Rank, int MeasuredPercent, int StayPercent);

/// <summary>How well a person is known, and how stable that makes their list.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="Quality">How well the competences are documented.</param>
/// <param name="MeasuredSkillCount">Competences with a proof, 0..32; self-estimates, advisers' impressions and told experience are none.</param>
/// <param name="MeasuredLanguageCount">Skills in German with a proof, 0..4.</param>
/// <param name="DrawCount">How often measurement errors were drawn anew.</param>
/// <param name="Places">The list, best first.</param>
public sealed record EvidenceReview(
    Id<Candidate> Candidate, EvidenceQuality Quality, int MeasuredSkillCount, int MeasuredLanguageCount, int DrawCount, ValueList<PlaceReliance> Places)
{
    /// <summary>Mean share of draws in which a place of the list stays on it, 0..100, rounded down; 100 for an empty list.</summary>
    public int StabilityPercent => Places.Count == 0 ? 100 : Places.Sum(place => place.StayPercent) / Places.Count;

    /// <summary>The review of somebody of whom nothing may be looked at: nothing is counted or drawn.</summary>
    internal static EvidenceReview Empty(Id<Candidate> candidate) => new(candidate, EvidenceQuality.IntakeOnly, 0, 0, 0, []);

    /// <summary>Reviews the list of a person.</summary>
    /// <param name="index">The market.</param>
    /// <param name="person">The person.</param>
    /// <param name="request">The list; its top is the length.</param>
    /// <param name="drawCount">Draws, 1..10,000.</param>
    /// <param name="seed">Seed of the draws; the same seed gives the same review on every machine.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The review.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <remarks>
    /// Each draw moves every estimate by its own standard error times a quantile drawn from sixteen equally likely ones, and ranks again. What is possible stays as it is: the
    /// rules weigh doubt themselves. Specification: docs/advice.md.
    /// </remarks>
    public static EvidenceReview Of(MatchIndex index, Candidate person, RankRequest request, int drawCount = 100, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(request);
        ThrowHelper.InRange(drawCount, 1, 10_000, nameof(drawCount));
        var estimates = EvidenceAssessor.Assess(person, index.Policy, index.AsOf);
        var list = new ListOf(index, request, cancellation);
        var asked = index.Compile(person, estimates);
        var places = list.Of(asked).ToArray();
        var stays = new int[places.Length];
        for (var draw = 0; draw < drawCount; draw++)
        {
            var again = list.Of(index.Redrawn(person, ErrorDraw.Again(estimates, seed, draw), asked));
            for (var i = 0; i < places.Length; i++)
            {
                stays[i] += again.Contains(places[i]) ? 1 : 0;
            }
        }

        return new EvidenceReview(
            person.Id,
            EvidenceQualityGrade.Of(person.Evidence, estimates),
            estimates.Skills.Count(held => held.IsTested),
            estimates.Languages.Count(held => held.IsTested),
            drawCount,
            places.Select((number, i) => new PlaceReliance(index.PlaceAt(number).Id, i + 1, MeasuredPercent(index.Evaluate(person, number, request)), stays[i] * 100 / drawCount)).ToValueList());
    }

    /// <summary>Share of a pair's weight about which something is known of the person.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>0..100 percent, rounded down: weights of measured competences and skills within their criterion, of a known trip and of a stated wish.</returns>
    public static int MeasuredPercent(EvaluatedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var scores = pair.Score.Scores;
        var hundredths = (scores.Weights.Skills * scores.Skills.Terms.Where(term => term.Held.IsMeasured).Sum(term => term.WeightPercent))
            + (scores.Weights.Language * scores.Language.Terms.Where(term => term.Held.IsMeasured).Sum(term => term.WeightPercent))
            + (scores.Location.Trip is null ? 0 : scores.Weights.Location * 100)
            + (pair.Input.Wishes.Count == 0 ? 0 : scores.Weights.Trade * 100);
        return hundredths / 100;
    }
}

/// <summary>The first places of lists, by number, over and over. One thread at a time.</summary>
/// <param name="index">The market.</param>
/// <param name="request">The list; its top is the length.</param>
/// <param name="cancellation">Ends the work, looked for at each list and within it.</param>
internal sealed class ListOf(MatchIndex index, RankRequest request, CancellationToken cancellation)
{
    private readonly MatchSearch _search = new(index) { Cancellation = cancellation };
    private readonly RankRequest _request = request with { CountPairs = false };
    private readonly MatchHit[] _hits = new MatchHit[Math.Max(1, Math.Min(request.Top, index.PlaceNumberCount))];

    /// <summary>Numbers of the places on a person's list, best first.</summary>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public List<int> Of(MatchProfile profile)
    {
        cancellation.ThrowIfCancellationRequested();
        var found = _search.TopPlaces(profile, _request, _hits);
        return [.. _hits.Take(found).Select(hit => hit.Row)];
    }
}
