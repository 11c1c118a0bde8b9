using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C22: what is still missing for a training toleration or a permit under § 16g. It informs and changes no status.</summary>
internal sealed class TolerationTrainingRule : PersonRule
{
    /// <summary>Codes of what can be missing; each has a text.</summary>
    public static readonly ValueList<string> Items = ["NO_PROTECTION_PATHWAY", "DURATION", "TOLERATION_MONTHS", "IDENTITY"];

    public override ReasonCode Code => ReasonCode.C22TolerationTraining;

    public override RuleType Type => RuleType.Warning;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§§ 16g, 60c (1)–(3), (7) AufenthG";

    public override bool AsksForDuration => true;

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        var residence = facts.Candidate.Residence;
        if (residence.Title is not (ResidenceTitle.Toleration or ResidenceTitle.TolerationIdentity60B) || !facts.Pathway.IsEmployment()
            || facts.LawIfInForce(LawKeys.TrainingTolerationDurationMonths) is not { } months)
        {
            return NotApplicable();
        }

        bool?[] holds = [facts.Pathway.IsVocationalTraining(), facts.TrainingMonths is null || facts.TrainingMonths >= months, HeldLongEnough(facts), Identity(residence)];
        var missing = Items.Where((_, i) => holds[i] == false).ToList();
        var unknown = Items.Where((_, i) => holds[i] is null).ToList();
        if (missing.Count + unknown.Count == 0)
        {
            return Pass();
        }

        // What is missing and what is not known are both still to be brought; the value says whether anything is missing for certain.
        var open = string.Join('|', missing.Concat(unknown));
        return Outcome(missing.Count > 0 ? RuleValue.Fail : RuleValue.Unknown, RuleEffect.Notice, Responsible.Adviser, ApplyFrom(facts), TextArgument.Code("items", open));
    }

    private static bool? HeldLongEnough(in PersonFacts facts)
    {
        var months = facts.Law(LawKeys.TrainingTolerationWaitMonths);
        return facts.Candidate.Residence.TolerationSince is { } since ? since.AddMonths(months) <= (facts.StartsOn ?? facts.AsOf) : null;
    }

    private static bool? Identity(ResidenceFacts residence) => residence.Title == ResidenceTitle.TolerationIdentity60B ? false : residence.Identity switch
    {
        IdentityClarification.Yes or IdentityClarification.StepsTaken => true,
        IdentityClarification.No => false,
        _ => null,
    };

    private static DateOnly? ApplyFrom(in PersonFacts facts)
    {
        var months = facts.Law(LawKeys.TrainingTolerationApplyMonths);
        return facts.StartsOn is { } start && start.AddMonths(-months) > facts.AsOf ? start.AddMonths(-months) : facts.StartsOn is null ? null : facts.AsOf;
    }
}
