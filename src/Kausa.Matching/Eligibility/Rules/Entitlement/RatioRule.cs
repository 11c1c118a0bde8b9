namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K06: one more apprentice would be more than the guide value for the company's skilled workers.</summary>
internal sealed class RatioRule : Rule
{
    public override ReasonCode Code => ReasonCode.K06Ratio;

    public override RuleType Type => RuleType.Warning;

    public override RuleScope Scope => RuleScope.Company;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "§ 27 (1) no. 2 BBiG; § 21 (1) no. 2 HwO; recommendation of the Bundesausschuss für Berufsbildung of 28/29 March 1972";

    /// <summary>Guide value: 1 apprentice for 1–2 skilled workers, 2 for 3–5, 3 for 6–8, one more for each further 3.</summary>
    /// <param name="skilledWorkers">Skilled workers, not negative.</param>
    /// <returns>Apprentices, 0 without a skilled worker.</returns>
    public static int GuideValue(int skilledWorkers) => skilledWorkers == 0 ? 0 : 1 + (skilledWorkers / 3);

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!facts.Place.Pathway.IsVocationalTraining())
        {
            return NotApplicable();
        }

        return (facts.Company.SkilledWorkerCount, facts.Company.ApprenticeCount) switch
        {
            (null, _) or (_, null) => Outcome(RuleValue.Unknown, RuleEffect.Notice, Responsible.Company, null),
            ({ } skilled, { } apprentices) => apprentices + 1 > GuideValue(skilled) ? Outcome(RuleValue.Fail, RuleEffect.Notice, Responsible.Chamber, null) : Pass(),
        };
    }
}
