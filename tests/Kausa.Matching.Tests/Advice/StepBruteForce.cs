using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Tests.Advice;

/// <summary>Steps counted the long way: change the facts, rank everything again by the reference, compare.</summary>
internal sealed class StepBruteForce(Market market, MatchPolicy policy, DateOnly asOf)
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000_000 };

    private readonly ReferenceRanker _today = new(market, policy, asOf);

    /// <summary>What steps raise and which doors they open.</summary>
    public (DoorCounts Counts, List<Id<TrainingPlace>> Opened, int Doors) Of(Candidate person, IEnumerable<PersonStep> steps)
    {
        var after = steps.Aggregate(person, (known, step) => step.Apply(known));
        var changed = MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(c => c.Id == person.Id ? after : c)] });
        var ranker = new ReferenceRanker(changed, policy, asOf);
        var (opened, cleared, released) = (new List<Id<TrainingPlace>>(), 0, 0);
        foreach (var place in market.Places)
        {
            var before = _today.Evaluate(person.Id, place.Id, Request).Status;
            var now = ranker.Evaluate(person.Id, place.Id, Request).Status;
            if (before == EligibilityStatus.Ineligible && now != EligibilityStatus.Ineligible)
            {
                opened.Add(place.Id);
            }

            cleared += before == EligibilityStatus.NeedsClarification && now < EligibilityStatus.NeedsClarification ? 1 : 0;
            released += before == EligibilityStatus.EligibleWithConditions && now < EligibilityStatus.EligibleWithConditions ? 1 : 0;
        }

        return (new DoorCounts(opened.Count, cleared, released), opened, opened.Count(place => IsDoor(ranker, person.Id, market.FindPlace(place)!)));
    }

    private static bool IsDoor(ReferenceRanker ranker, Id<Candidate> person, TrainingPlace place)
    {
        var seats = place.SeatsTotal is { } total ? Math.Max(0, total - (place.SeatsFilled ?? 0)) : 1;
        var before = ranker.RankCandidates(place.Id, Request).Results.TakeWhile(result => result.Pair.Candidate.Id != person).ToList();
        return ranker.RankCandidates(place.Id, Request).Results.Any(result => result.Pair.Candidate.Id == person) && seats > before.Count;
    }
}
