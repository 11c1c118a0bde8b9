using System.Runtime.InteropServices;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C18: the pathway is not open for the person: not wanted, not offered, or its entry rules are not met at the start.</summary>
/// <remarks>
/// A place of assisted training is a contract and with it the accompanying phase, which nobody waits for. Only the preliminary phase asks for a time
/// of stay (<see cref="LawKeys.AsaFlexStayMonths"/>), and it has no places. What BvB asks for is <see cref="BvbEntry"/>.
/// </remarks>
internal sealed class PathwayClosedRule : StartRule
{
    /// <summary>Codes of why a pathway is closed; each has a text.</summary>
    public static readonly ValueList<string> Reasons = ["NOT_WANTED", "NOT_OFFERED", "STAY", "TOLERATED_STAY", "ENTRY_DATE", BvbEntry.Work, "SCHOOL_KNOWLEDGE", BvbEntry.Decision, "GERMAN_KNOWLEDGE", "AGE", "PRACTICE", "NOT_IN_FORCE"];

    public override ReasonCode Code => ReasonCode.C18PathwayClosed;

    public override RuleType Type => RuleType.Exclusive;

    public override RuleScope Scope => RuleScope.Pair;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override bool AsksForDuration => true;

    public override string Source => "§ 52 SGB III; § 50b BBiG; § 41b HwO; the person's own decision";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        return IsUnwanted(facts) ? Closed(RuleValue.Fail, RuleEffect.Exclusion, facts.AsOf, "NOT_WANTED")
            : !facts.Policy.PathwaysEnabled.Contains(facts.Pathway) ? Closed(RuleValue.Fail, RuleEffect.Exclusion, facts.AsOf, "NOT_OFFERED")
            : facts.Pathway is Pathway.Bvb or Pathway.Validation ? EntryRules(facts)
            : Pass();
    }

    private RuleOutcome EntryRules(in PersonFacts facts) => facts.Pathway == Pathway.Bvb ? Preparation(facts) : Validation(facts);

    private static bool IsUnwanted(in PersonFacts facts) => facts.Candidate.PathwaysOpen is { } open
        ? !open.Contains(facts.Pathway)
        : facts.Candidate.Intention == TrainingIntention.Not && facts.Pathway == Pathway.DualApprenticeship;

    private RuleOutcome Preparation(in PersonFacts facts)
    {
        if (BvbEntry.Of(facts) is not { } entry)
        {
            // The calendar does not reach back to this date: what nobody has looked up is not known.
            return Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Adviser, facts.PreparedBy, TextArgument.Code("why", "STAY"));
        }

        (RuleValue Value, RuleEffect Effect) stay = entry.Stay is { } wait ? wait.At(facts) : (RuleValue.Pass, RuleEffect.None);
        if (stay is { Value: RuleValue.Fail, Effect: >= RuleEffect.Clarification } || !entry.IsOpen)
        {
            return OfStay(facts, entry, stay);
        }

        // Proof may be shown and a start may slip: both are told together, with the day before which nothing helps.
        List<TextArgument> arguments = stay.Value == RuleValue.Fail ? [TextArgument.Date("from", entry.Stay!.Value.EarliestEnd)] : [];
        foreach (var (name, codes) in new[] { ("why", entry.MissingFacts(isEndKnown: stay.Value != RuleValue.Unknown)), ("papers", entry.MissingProof) })
        {
            if (string.Join('|', codes) is { Length: > 0 } told)
            {
                arguments.Add(TextArgument.Code(name, told));
            }
        }

        if (entry.LacksGerman)
        {
            arguments.Add(TextArgument.Code("level", entry.GermanLevel.Code()));
        }

        var isForThePerson = stay.Value == RuleValue.Pass && !entry.MayLackWork;
        return Outcome(RuleValue.Unknown, RuleEffect.Clarification, isForThePerson ? Responsible.Person : Responsible.Adviser, facts.PreparedBy, CollectionsMarshal.AsSpan(arguments));
    }

    private RuleOutcome OfStay(in PersonFacts facts, BvbEntry entry, (RuleValue Value, RuleEffect Effect) at)
    {
        if (entry.Stay is not { } wait || at.Value == RuleValue.Pass)
        {
            return Pass();
        }

        var date = at.Value == RuleValue.Fail ? wait.EarliestEnd : wait.LatestEnd;
        return Outcome(at.Value, at.Effect, Responsible.Adviser, at.Value == RuleValue.Fail ? date : facts.PreparedBy, TextArgument.Date("date", date),
            TextArgument.Code("why", at.Value == RuleValue.Fail ? entry.WhyStay : entry.WhyOpen));
    }

    private RuleOutcome Validation(in PersonFacts facts)
    {
        if (facts.LawIfInForce(LawKeys.ValidationAgeYears) is not { } age || facts.LawIfInForce(LawKeys.ValidationPracticePercent) is not { } percent)
        {
            return Closed(RuleValue.Fail, RuleEffect.Exclusion, facts.AsOf, "NOT_IN_FORCE");
        }

        var isUnder = facts.AgeAtStart.IsUnder(age);
        if (isUnder != false)
        {
            return isUnder == true ? Closed(RuleValue.Fail, RuleEffect.Exclusion, facts.AsOf, "AGE") : Closed(RuleValue.Unknown, RuleEffect.Clarification, facts.AsOf, "AGE");
        }

        // Experience is known by field and not by occupation, so what falls short of the practice needed has to be asked for.
        var neededYearHundredths = facts.TrainingMonths * percent / 12;
        var isEnough = facts.Candidate.Evidence.Any(e => e is { Kind: EvidenceKind.WorkExperienceDocumented, Raw.Scale: RawScale.Years } && e.Raw.ValueHundredths >= neededYearHundredths);
        return isEnough ? Pass() : Closed(RuleValue.Unknown, RuleEffect.Clarification, facts.AsOf, "PRACTICE");
    }

    // Age and practice that are not known are told by the person; what is closed leads to a talk about other ways.
    private RuleOutcome Closed(RuleValue value, RuleEffect effect, DateOnly asOf, string why) =>
        Outcome(value, effect, value == RuleValue.Unknown ? Responsible.Person : Responsible.Adviser, value == RuleValue.Unknown ? asOf : null, TextArgument.Code("why", why));
}
