using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>C03: a waiting period that ends after the start. What is not known is bounded: a wait that began today at the latest may still end in time.</summary>
internal sealed class WaitingPeriodRule : PersonRule
{
    public override ReasonCode Code => ReasonCode.C03WaitingPeriod;

    public override RuleType Type => RuleType.ExclusiveOrConditional;

    public override BlockedStep Blocks => BlockedStep.Start;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 61 AsylG; § 32 (1) BeschV";

    public override RuleOutcome Evaluate(in PersonFacts facts)
    {
        if (!facts.Pathway.IsEmployment() || facts.Candidate.Residence.EmploymentNote == EmploymentNote.EmploymentAllowed || !MayWait(facts.Candidate.Residence))
        {
            return NotApplicable();
        }

        if (WaitOf(facts) is not { } wait)
        {
            // The policy's law does not reach back to the date of the question.
            return Outcome(RuleValue.Unknown, RuleEffect.Clarification, Responsible.Adviser, facts.PreparedBy);
        }

        // A note that nobody has read may allow employment already: it asks, and never excludes.
        var (value, effect) = (facts.Candidate.Residence.EmploymentNote is null ? wait.OrNone() : wait).At(facts);
        return value switch
        {
            RuleValue.Pass => Pass(),
            RuleValue.Fail => Outcome(value, effect, Responsible.Adviser, wait.EarliestEnd, TextArgument.Date("date", wait.EarliestEnd)),
            _ => Outcome(value, effect, Responsible.Adviser, facts.PreparedBy, TextArgument.Date("date", wait.LatestEnd)),
        };
    }

    private static bool MayWait(ResidenceFacts residence) => residence.Title is null or ResidenceTitle.PermissionToStay
        || (residence.Title is ResidenceTitle.Toleration or ResidenceTitle.TolerationIdentity60B && residence.LivesInReceptionCentre != false);

    private static Wait? WaitOf(in PersonFacts facts)
    {
        var residence = facts.Candidate.Residence;
        var asylum = (facts.LawIfInForce(LawKeys.AsylumWaitMonths), facts.LawIfInForce(LawKeys.AsylumReceptionWaitMonths));
        var toleration = (facts.LawIfInForce(LawKeys.TolerationReceptionWaitMonths), facts.LawIfInForce(LawKeys.TolerationReceptionIdentityWaitMonths));
        switch (residence.Title)
        {
            case ResidenceTitle.PermissionToStay:
                return Between(residence.AsylumRegisteredOn, asylum, residence.LivesInReceptionCentre, facts.AsOf);
            case null:
                return Between(null, asylum, null, facts.AsOf) is { } one && Between(null, toleration, null, facts.AsOf) is { } other
                    ? (one.LatestEnd > other.LatestEnd ? one : other)
                    : null;
            default:
                bool? isClarified = residence.Identity is { } identity ? identity == IdentityClarification.Yes : null;
                var wait = Between(residence.TolerationSince, toleration, isClarified, facts.AsOf);
                return residence.LivesInReceptionCentre is null ? wait?.OrNone() : wait;
        }
    }

    private static Wait? Between(DateOnly? since, (int? IfNot, int? IfSo) months, bool? isSo, DateOnly asOf)
    {
        if (isSo is { } known)
        {
            return (known ? months.IfSo : months.IfNot) is { } exact ? Wait.Since(since, exact, exact, asOf) : null;
        }

        return months is ({ } ifNot, { } ifSo) ? Wait.Since(since, Math.Min(ifNot, ifSo), Math.Max(ifNot, ifSo), asOf) : null;
    }
}
