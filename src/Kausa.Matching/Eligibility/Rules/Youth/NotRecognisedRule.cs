namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K05: under 18 only recognised occupations may be trained.</summary>
internal sealed class NotRecognisedRule : MinorRule
{
    public override ReasonCode Code => ReasonCode.K05NotRecognised;

    public override RuleType Type => RuleType.Exclusive;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 4 (3) BBiG; § 25 HwO";

    protected override Responsible OwnerForMinors => Responsible.Person; // another occupation, which no company can give

    protected override (RuleValue Value, RuleEffect Effect) At(PairFacts facts, int ageYears) =>
        facts.Occupation.Recognised || !facts.Place.Pathway.IsVocationalTraining() ? (RuleValue.Pass, RuleEffect.None) : (RuleValue.Fail, RuleEffect.Exclusion);
}
