using Kausa.Matching.Eligibility.Rules;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility;

/// <summary>All rules, how to ask them, and what their answers make of a pair.</summary>
/// <remarks>Specification: docs/rules.md. Stateless and thread-safe.</remarks>
public static class RuleBook
{
    /// <summary>Every rule, one per code, in the order of the codes.</summary>
    public static ValueList<Rule> All { get; } = new Rule[]
    {
        new WorkNotPermittedRule(), new PermitForPlaceRule(), new WaitingPeriodRule(), new TitleExpiresRule(), new ResidenceObligationRule(),
        new SchoolDutyRule(), new GuardianConsentRule(), new MedicalCheckRule(), new NightWorkMinorRule(), new WeekendMinorRule(),
        new HazardMinorRule(), new NotAvailableRule(), new StartDateRule(), new OutOfReachRule(), new LicenceRule(), new LanguageMinimumRule(),
        new SchoolMinimumRule(), new PathwayClosedRule(), new EqSameFirmRule(), new ConsentMissingRule(), new CandidateVetoRule(),
        new TolerationTrainingRule(), new NotEntitledRule(), new EntitlementOpenRule(), new TrainerMissingRule(), new ProhibitedRule(),
        new NotRecognisedRule(), new RatioRule(), new NoSeatRule(), new VerbundRule(), new PayBelowMinimumRule(), new FilterRefusedRule(),
        new StaleRule(), new OutOfScopeRule(),
    }.OrderBy(rule => rule.Code).ToValueList();

    private static readonly Rule[] ByCode = [.. All];
    private static readonly StartRule?[] StartRules = [.. All.Select(rule => rule as StartRule)];
    private static readonly bool[] IsPersonal = [.. All.Select(rule => rule.Scope == RuleScope.Person)];

    /// <summary>The rule of a code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>Its rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a code.</exception>
    public static Rule Find(ReasonCode code) =>
        (uint)code < (uint)ByCode.Length ? ByCode[(int)code] : throw new ArgumentOutOfRangeException(nameof(code), code, "Not a reason code.");

    /// <summary>Asks every rule that the office has not switched off.</summary>
    /// <param name="facts">The pair.</param>
    /// <returns>One outcome per rule in the order of the codes; a rule that is switched off gives none.</returns>
    public static IReadOnlyList<RuleOutcome> Evaluate(PairFacts facts) => Evaluate(facts, before: null, said: null);

    /// <summary>The same after another pair of the person by the same policy: what rules that see no more of a place than its start said there for the same start they say here too.</summary>
    internal static ValueList<RuleOutcome> Evaluate(PairFacts facts, PairFacts? before, ValueList<RuleOutcome>? said)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var outcomes = new RuleOutcome[ByCode.Length];
        var person = PersonFacts.Of(facts);
        var told = before is not null && IsSameStart(facts, before) ? said : null;
        var rules = facts.Policy.Rules;
        var count = 0;
        for (var code = 0; code < outcomes.Length; code++)
        {
            if (rules.IsOn((ReasonCode)code))
            {
                outcomes[count] = StartRules[code] is not { } about ? ByCode[code].Evaluate(facts) : told is null || about.AsksForCompany ? about.Evaluate(person) : told[count];
                count++;
            }
        }

        return new ValueList<RuleOutcome>(count == outcomes.Length ? outcomes : outcomes[..count]);
    }

    /// <summary>Whether two pairs are one person and one start: all that a <see cref="StartRule"/> may see of a place, but its company.</summary>
    internal static bool IsSameStart(PairFacts one, PairFacts other) =>
        one.Place.StartsOn == other.Place.StartsOn && one.Occupation.DurationMonths == other.Occupation.DurationMonths && one.Place.Pathway == other.Place.Pathway
        && (one.Place.StartFlexDays ?? 0) == (other.Place.StartFlexDays ?? 0)
        && ReferenceEquals(one.Candidate, other.Candidate) && ReferenceEquals(one.Policy, other.Policy) && one.AsOf == other.AsOf && one.Purpose == other.Purpose;

    /// <summary>Where the outcome of a rule that is on stands among those of a pair.</summary>
    internal static int PositionOf(ReasonCode code, RulePolicy rules)
    {
        if (rules.SwitchedOff.Count == 0)
        {
            return (int)code;
        }

        var position = 0;
        for (var before = 0; before < (int)code; before++)
        {
            position += rules.IsOn((ReasonCode)before) ? 1 : 0;
        }

        return position;
    }

    /// <summary>Outcomes that say something.</summary>
    /// <param name="outcomes">Outcomes of a pair.</param>
    /// <param name="withPersonal">Whether those about the person alone are among them.</param>
    internal static ValueList<RuleOutcome> Speaking(ValueList<RuleOutcome> outcomes, bool withPersonal)
    {
        var count = 0;
        foreach (var outcome in outcomes.AsSpan())
        {
            count += Speaks(outcome, withPersonal) ? 1 : 0;
        }

        var speaking = count == 0 ? [] : new RuleOutcome[count];
        var at = 0;
        for (var i = 0; at < count; i++)
        {
            if (Speaks(outcomes[i], withPersonal))
            {
                speaking[at++] = outcomes[i];
            }
        }

        return new ValueList<RuleOutcome>(speaking);
    }

    /// <summary>What outcomes make of a pair: the worst effect decides.</summary>
    /// <param name="outcomes">Outcomes in any order; none at all is ELIGIBLE.</param>
    /// <returns>The status.</returns>
    public static EligibilityStatus Status(IEnumerable<RuleOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        var worst = RuleEffect.None;
        foreach (var outcome in outcomes.ToValueList().AsSpan())
        {
            worst = outcome.Effect > worst ? outcome.Effect : worst;
        }

        return Status(worst);
    }

    private static bool Speaks(RuleOutcome outcome, bool withPersonal) => outcome.Effect != RuleEffect.None && (withPersonal || !IsPersonal[(int)outcome.Code]);

    /// <summary>What one effect makes of a pair.</summary>
    /// <param name="effect">The effect.</param>
    /// <returns>The status.</returns>
    public static EligibilityStatus Status(RuleEffect effect) => effect switch
    {
        RuleEffect.None or RuleEffect.Notice => EligibilityStatus.Eligible,
        RuleEffect.Condition => EligibilityStatus.EligibleWithConditions,
        RuleEffect.Clarification => EligibilityStatus.NeedsClarification,
        RuleEffect.Exclusion => EligibilityStatus.Ineligible,
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "Not an effect."),
    };
}
