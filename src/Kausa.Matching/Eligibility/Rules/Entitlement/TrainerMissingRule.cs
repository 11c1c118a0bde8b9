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
        var (count, withoutAevo) = (0, 0);
        foreach (var trainer in facts.Company.Trainers)
        {
            if (!EntitlementFacts.Trains(trainer, facts.Place))
            {
                continue;
            }

            if (IsSuitable(trainer))
            {
                return Pass();
            }

            count++;
            withoutAevo += trainer.Aevo == AevoState.Missing ? 1 : 0;
        }

        if (count > 0 && withoutAevo == count)
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
