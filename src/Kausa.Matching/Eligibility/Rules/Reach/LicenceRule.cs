using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C15: the place needs a driving licence.</summary>
internal sealed class LicenceRule : Rule
{
    public override ReasonCode Code => ReasonCode.C15Licence;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "Requirement of the place; § 6 FeV (classes)";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Place.LicenceNeeded is not { } needed)
        {
            return NotApplicable();
        }

        var licence = TextArgument.Code("class", needed.Code());
        return facts.Candidate.Mobility.Licences is not { } held ? Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Person, facts.AsOf, licence)
            : held.Any(one => Covers(one, needed)) ? Pass()
            : Outcome(RuleValue.Fail, RuleEffect.Exclusion, Responsible.Person, null, licence);
    }

    /// <summary>§ 6 (3) FeV: A1, B and T include AM; BE and C can be held only with B.</summary>
    private static bool Covers(DrivingLicence held, DrivingLicence needed) => held == needed
        || (needed == DrivingLicence.B && held is DrivingLicence.BE or DrivingLicence.C)
        || needed == DrivingLicence.AM;
}
