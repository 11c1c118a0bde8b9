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
    private readonly Dictionary<(Id<Candidate> Person, Id<TrainingPlace> Place), EligibilityStatus> _statuses = [];

    /// <summary>What steps raise and which doors they open.</summary>
    public (DoorCounts Counts, List<Id<TrainingPlace>> Opened, int Doors) Of(Candidate person, IReadOnlyList<PersonStep> steps)
    {
        var (counts, opened) = Raised(person, steps);
        return (counts, opened, Doors(person, steps, opened));
    }

    /// <summary>What steps raise.</summary>
    public (DoorCounts Counts, List<Id<TrainingPlace>> Opened) Raised(Candidate person, IReadOnlyList<PersonStep> steps)
    {
        var ranker = After(person, steps);
        var (opened, cleared, released) = (new List<Id<TrainingPlace>>(), 0, 0);
        foreach (var place in market.Places)
        {
            var before = Today(person, place);
            var now = ranker.Evaluate(person.Id, place.Id, Request).Status;
            if (before == EligibilityStatus.Ineligible && now != EligibilityStatus.Ineligible)
            {
                opened.Add(place.Id);
            }

            cleared += before == EligibilityStatus.NeedsClarification && now < EligibilityStatus.NeedsClarification ? 1 : 0;
            released += before == EligibilityStatus.EligibleWithConditions && now < EligibilityStatus.EligibleWithConditions ? 1 : 0;
        }

        return (new DoorCounts(opened.Count, cleared, released), opened);
    }

    /// <summary>Which of the places that steps open have a seat left.</summary>
    public int Doors(Candidate person, IReadOnlyList<PersonStep> steps, List<Id<TrainingPlace>> opened)
    {
        var ranker = After(person, steps);
        return opened.Count(place => IsDoor(ranker, person.Id, market.FindPlace(place)!));
    }

    private ReferenceRanker After(Candidate person, IReadOnlyList<PersonStep> steps)
    {
        var after = steps.Aggregate(person, (known, step) => step.Apply(known));
        return new ReferenceRanker(MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(c => c.Id == person.Id ? after : c)] }), policy, asOf);
    }

    private EligibilityStatus Today(Candidate person, TrainingPlace place)
    {
        if (!_statuses.TryGetValue((person.Id, place.Id), out var status))
        {
            status = _today.Evaluate(person.Id, place.Id, Request).Status;
            _statuses.Add((person.Id, place.Id), status);
        }

        return status;
    }

    private static bool IsDoor(ReferenceRanker ranker, Id<Candidate> person, TrainingPlace place)
    {
        var seats = place.SeatsTotal is { } total ? Math.Max(0, total - (place.SeatsFilled ?? 0)) : 1;
        var list = ranker.RankCandidates(place.Id, Request).Results;
        return list.Any(result => result.Pair.Candidate.Id == person) && seats > list.TakeWhile(result => result.Pair.Candidate.Id != person).Count();
    }
}
