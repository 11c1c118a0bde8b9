using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K03: no trainer with professional suitability and trainer aptitude.</summary>
/// <remarks>A granted entitlement implies a trainer, so a company with one is asked only when a trainer on file is known to lack the aptitude.</remarks>
internal sealed class TrainerMissingRule : EntitlementRule
{
    public override ReasonCode Code => ReasonCode.K03TrainerMissing;

    public override RuleType Type => RuleType.Conditional;

    public override string Source => "§ 28 (2), § 30 BBiG; AusbEignV";

    protected override RuleOutcome Evaluate(PairFacts facts, TrainingEntitlement? entitlement)
    {
        var trainers = EntitlementFacts.TrainersOf(facts).ToList();
        if (trainers.Exists(IsSuitable))
        {
            return Pass();
        }

        if (trainers.Count > 0 && trainers.TrueForAll(trainer => trainer.Aevo == AevoState.Missing))
        {
            return Outcome(RuleValue.Fail, RuleEffect.Condition, Responsible.Company, facts.PreparedBy);
        }

        return entitlement?.State is EntitlementState.Granted or EntitlementState.GrantedWithConditions
            ? Pass()
            : Outcome(RuleValue.Unknown, RuleEffect.Condition, Responsible.Company, facts.PreparedBy);
    }

    private static bool IsSuitable(Trainer trainer) =>
        trainer is { Qualification: not null, Aevo: AevoState.Passed or AevoState.Exempt or AevoState.NotRequired };
}
