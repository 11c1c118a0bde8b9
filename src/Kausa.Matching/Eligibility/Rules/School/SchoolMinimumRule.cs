using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C17: the company insists on a school certificate. No law asks for one, so it warns and changes no status.</summary>
internal sealed class SchoolMinimumRule : Rule
{
    /// <summary>Codes of what to do about a certificate that is not known; each has a text.</summary>
    public static readonly ValueList<string> Steps = ["SHOW_CERTIFICATES", "ASK_RECOGNITION", "SHOW_RECOGNITION", "NO_RECOGNITION"];

    public override ReasonCode Code => ReasonCode.C17SchoolMin;

    public override RuleType Type => RuleType.Warning;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Release;

    public override bool MayBeSwitchedOff => true;

    public override string Source => "Wish of the company; the BBiG and the HwO ask for no certificate";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Place.MinimumSchool is not { } wished || !facts.Place.MinimumSchoolStrict)
        {
            return NotApplicable();
        }

        var certificate = TextArgument.Code("cert", wished.Code());
        return facts.Candidate.Schooling.Qualification switch
        {
            null or SchoolQualification.ForeignUnclassified => Outcome(
                RuleValue.Unknown,
                RuleEffect.Notice,
                facts.Candidate.Schooling.Recognition == RecognitionState.Rejected ? Responsible.Adviser : Responsible.Person,
                facts.PreparedBy,
                certificate,
                TextArgument.Code("step", StepAfter(facts.Candidate.Schooling.Recognition))),
            { } held when held >= wished => Pass(),
            _ => Outcome(RuleValue.Fail, RuleEffect.Notice, Responsible.Adviser, null, certificate),
        };
    }

    private static string StepAfter(RecognitionState? recognition) => recognition switch
    {
        RecognitionState.Applied => Steps[1],
        RecognitionState.Partial or RecognitionState.Full => Steps[2],
        RecognitionState.Rejected => Steps[3],
        _ => Steps[0],
    };
}
