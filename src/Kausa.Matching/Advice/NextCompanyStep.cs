using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>Which single step of a company would open it for most people.</summary>
/// <remarks>
/// Every rule is asked about every person, place and step: exact, and as long as people of one office are looked at, quick. A person counts once, with the best status that any
/// place of the company has for them. Specification: docs/advice.md. Stateless and thread-safe.
/// </remarks>
public static class NextCompanyStep
{
    /// <summary>The steps of a company of the market.</summary>
    /// <param name="index">The market.</param>
    /// <param name="offer">The company with its places.</param>
    /// <param name="top">Most steps to tell, 1..100.</param>
    /// <param name="cancellation">Ends the work, looked for at each person.</param>
    /// <returns>The advice.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CompanyAdvice Of(MatchIndex index, CompanyOffer offer, int top = 5, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(offer);
        ThrowHelper.InRange(top, 1, 100, nameof(top));
        var people = People(index, cancellation);
        var today = people.ConvertAll(person => Best(index, person, offer, cancellation));
        var alone = new Dictionary<Id<Candidate>, bool>();
        return new CompanyAdvice
        {
            Company = offer.Company.Id,
            Snapshot = index.Snapshot,
            PolicyId = index.Policy.Id,
            PolicyVersion = index.Policy.Version,
            AsOf = index.AsOf,
            PeopleCount = people.Count,
            PossibleCount = today.Count(effect => effect != RuleEffect.Exclusion),
            Steps = CompanySteps.Of(offer, index.Policy)
                .Select(step => Gain(index, people, today, step, step.Apply(offer), alone, cancellation))
                .Where(gain => !gain.Counts.IsNothing)
                .OrderByDescending(gain => gain.AloneCount).ThenByDescending(gain => gain.Counts.Opened).ThenByDescending(gain => gain.Counts.Cleared)
                .ThenByDescending(gain => gain.Counts.Released).ThenBy(gain => gain.Step.EffortMinutes).ThenBy(gain => gain.Step.Code)
                .ThenBy(gain => gain.Step.Arguments.ToString(), StringComparer.Ordinal)
                .Take(top).ToValueList(),
            OverdueLaw = index.Policy.Law.Overdue(index.AsOf).ToValueList(),
        };
    }

    /// <summary>People who are searching and have given their case consent, by number.</summary>
    internal static List<(Candidate Person, CandidateEstimates Estimates)> People(MatchIndex index, CancellationToken cancellation) => Enumerable.Range(0, index.CandidateNumberCount)
        .Where(index.IsCandidateThere)
        .Select(index.CandidateAt)
        .Where(person => IsSearching(index, person))
        .Select(person =>
        {
            cancellation.ThrowIfCancellationRequested();
            return (person, EvidenceAssessor.Assess(person, index.Policy, index.AsOf));
        })
        .ToList();

    /// <summary>Whether somebody is searching and has given their case consent.</summary>
    internal static bool IsSearching(MatchIndex index, Candidate person) => person.HasCaseConsent(index.AsOf) && IsAvailable(index, person);

    /// <summary>Whether somebody is searching, as far as is known.</summary>
    internal static bool IsAvailable(MatchIndex index, Candidate person)
    {
        var facts = new PersonFacts
        {
            Candidate = person,
            Policy = index.Policy,
            AsOf = index.AsOf,
            Purpose = Purpose.MatchForAdviser,
            Pathway = Pathway.DualApprenticeship,
            StartsOn = null,
            StartFlexDays = 0,
        };
        return new Eligibility.Rules.NotAvailableRule().Evaluate(facts).Effect != RuleEffect.Exclusion;
    }

    private static CompanyGain Gain(
        MatchIndex index, List<(Candidate Person, CandidateEstimates Estimates)> people, List<RuleEffect> today, CompanyStep step, CompanyOffer after, Dictionary<Id<Candidate>, bool> alone, CancellationToken cancellation)
    {
        var (opened, cleared, released, without) = (0, 0, 0, 0);
        for (var i = 0; i < people.Count; i++)
        {
            if (today[i] < RuleEffect.Condition)
            {
                continue;
            }

            var now = Best(index, people[i], after, cancellation);
            var opens = today[i] == RuleEffect.Exclusion && now != RuleEffect.Exclusion;
            opened += opens ? 1 : 0;
            cleared += today[i] == RuleEffect.Clarification && now < RuleEffect.Clarification ? 1 : 0;
            released += today[i] == RuleEffect.Condition && now < RuleEffect.Condition ? 1 : 0;
            without += opens && HasNothing(index, people[i].Person, alone) ? 1 : 0;
        }

        return new CompanyGain(step, new DoorCounts(opened, cleared, released), without);
    }

    private static bool HasNothing(MatchIndex index, Candidate person, Dictionary<Id<Candidate>, bool> known)
    {
        if (!known.TryGetValue(person.Id, out var nothing))
        {
            var every = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1, CountPairs = false, Statuses = [EligibilityStatus.Eligible, EligibilityStatus.EligibleWithConditions, EligibilityStatus.NeedsClarification] };
            nothing = index.NewSearch().TopPlaces(index.NumberOfCandidate(person.Id), every, new MatchHit[1]) == 0;
            known.Add(person.Id, nothing);
        }

        return nothing;
    }

    // The best status that any place has for a person; EXCLUSION where there is no place.
    private static RuleEffect Best(MatchIndex index, (Candidate Person, CandidateEstimates Estimates) person, CompanyOffer offer, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var best = RuleEffect.Exclusion;
        foreach (var place in offer.Places)
        {
            var facts = index.Evaluator.Facts(person.Person, person.Estimates, place, offer.Company, Purpose.MatchForAdviser);
            var worst = RuleEffect.None;
            foreach (var outcome in RuleBook.Evaluate(facts))
            {
                var effect = outcome.Effect == RuleEffect.Notice || IsHoused(outcome, place) ? RuleEffect.None : outcome.Effect;
                worst = effect > worst ? effect : worst;
            }

            best = worst < best ? worst : best;
        }

        return best;
    }

    // What stands before somebody who would move is housing; where the company offers it, nothing stands before them.
    private static bool IsHoused(RuleOutcome outcome, TrainingPlace place) => place.OffersHousing == true && outcome is { Code: ReasonCode.C14OutOfReach, Effect: RuleEffect.Condition };
}
