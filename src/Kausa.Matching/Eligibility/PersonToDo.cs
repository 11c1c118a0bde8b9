using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility;

/// <summary>Something to do for one person, told once per answer and not for every place.</summary>
/// <param name="Code">The rule that asks for it.</param>
/// <param name="Value">FAIL or UNKNOWN.</param>
/// <param name="Effect">The worst that it does to a place looked at.</param>
/// <param name="Arguments">Variable parts of the text.</param>
/// <param name="Owner">Who acts.</param>
/// <param name="DueOn">The earliest day by which a place looked at needs it; null when no place sets a day.</param>
/// <param name="Blocks">The step it blocks while undone.</param>
public sealed record PersonToDo(
    ReasonCode Code, RuleValue Value, RuleEffect Effect, ValueList<TextArgument> Arguments, Responsible Owner, DateOnly? DueOn, BlockedStep Blocks);

/// <summary>Gathers what the PERSON rules ask for over all places of an answer.</summary>
public static class PersonToDos
{
    private static readonly PersonRule[] PersonRules = [.. RuleBook.All.OfType<PersonRule>()];

    /// <summary>The to-dos of a person.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="places">The places looked at, in any order; when there is none, a dual apprenticeship without a start date stands in.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="purpose">Purpose of the question.</param>
    /// <returns>At most one to-do per PERSON rule, in the order of the codes; when somebody else asks without the case consent, that of C20 alone.</returns>
    /// <remarks>
    /// Rules such as waiting period, compulsory schooling, guardians' consent and medical check depend on the start of training. Steps:
    /// 1. Ask each PERSON rule once per distinct pathway, start and flexibility. 2. Keep outcomes with an effect and somebody who acts.
    /// 3. Per code take the worst effect, then the worst value, then the earliest due date; its arguments and owner are told.
    /// 4. The due date told is the earliest of all outcomes of that code, so that no place is missed.
    /// </remarks>
    public static ValueList<PersonToDo> Of(Candidate candidate, IEnumerable<TrainingPlace> places, MatchPolicy policy, DateOnly asOf, Purpose purpose)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(policy);
        return Of(candidate, places.Select(place => (place, default(ValueList<RuleOutcome>))), policy, asOf, purpose);
    }

    /// <summary>The same after pairs of the person by the same policy, date and purpose: what a rule that asks for nothing of a pair but its start said there is not asked again.</summary>
    internal static ValueList<PersonToDo> Of(Candidate candidate, IEnumerable<(TrainingPlace Place, ValueList<RuleOutcome>? Said)> places, MatchPolicy policy, DateOnly asOf, Purpose purpose)
    {
        var facts = Starts(places).ConvertAll(start => (new PersonFacts
        {
            Candidate = candidate,
            Policy = policy,
            AsOf = asOf,
            Purpose = purpose,
            Pathway = start.Pathway,
            StartsOn = start.StartsOn,
            StartFlexDays = start.FlexDays,
        }, start.Said));
        var isConsentMissing = purpose != Purpose.MatchForSelf && !candidate.HasCaseConsent(asOf);
        var toDos = new List<PersonToDo>();
        foreach (var rule in PersonRules)
        {
            if (policy.Rules.IsOn(rule.Code) && (!isConsentMissing || rule.Code == ReasonCode.C20ConsentMissing) && Gather(rule, facts) is { } toDo)
            {
                toDos.Add(toDo);
            }
        }

        return toDos.ToValueList();
    }

    // Each start once, in order. Neighbours on a list mostly share one.
    private static List<Start> Starts(IEnumerable<(TrainingPlace Place, ValueList<RuleOutcome>? Said)> places)
    {
        var all = new List<Start>();
        foreach (var (place, said) in places)
        {
            var start = new Start(place.Pathway, place.StartsOn, place.StartFlexDays ?? 0, said);
            if (all.Count == 0 || Compare(all[^1], start) != 0)
            {
                all.Add(start);
            }
        }

        if (all.Count == 0)
        {
            return [new Start(Pathway.DualApprenticeship, null, 0, null)];
        }

        all.Sort(Compare);
        var count = 1;
        for (var i = 1; i < all.Count; i++)
        {
            if (Compare(all[i], all[count - 1]) != 0)
            {
                all[count++] = all[i];
            }
        }

        all.RemoveRange(count, all.Count - count);
        return all;
    }

    private static int Compare(Start a, Start b) => a.Pathway != b.Pathway ? a.Pathway - b.Pathway
        : a.StartsOn != b.StartsOn ? Nullable.Compare(a.StartsOn, b.StartsOn)
        : a.FlexDays.CompareTo(b.FlexDays);

    private static PersonToDo? Gather(PersonRule rule, List<(PersonFacts Facts, ValueList<RuleOutcome>? Said)> starts)
    {
        var (told, due) = (default(RuleOutcome), default(DateOnly?));
        var isSaid = !rule.AsksForCompany && !rule.AsksForDuration;
        var at = RuleBook.PositionOf(rule.Code, starts[0].Facts.Policy.Rules);
        foreach (var (facts, said) in starts)
        {
            if ((isSaid && said is not null ? said[at] : rule.Evaluate(facts)) is { Effect: not RuleEffect.None, Owner: not null } open)
            {
                told = told is null || IsWorse(open, told) ? open : told;
                due = open.DueOn < (due ?? DateOnly.MaxValue) ? open.DueOn : due ?? open.DueOn;
            }
        }

        return told is null ? null : new PersonToDo(rule.Code, told.Value, told.Effect, told.Arguments, told.Owner!.Value, due, rule.Blocks);
    }

    private readonly record struct Start(Pathway Pathway, DateOnly? StartsOn, int FlexDays, ValueList<RuleOutcome>? Said);

    private static bool IsWorse(RuleOutcome outcome, RuleOutcome than) =>
        outcome.Effect != than.Effect ? outcome.Effect > than.Effect
        : outcome.Value != than.Value ? outcome.Value > than.Value
        : (outcome.DueOn ?? DateOnly.MaxValue) < (than.DueOn ?? DateOnly.MaxValue);
}
