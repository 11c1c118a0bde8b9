using Kausa.Matching.Policy;

namespace Kausa.Matching.Eligibility.Rules;

/// <summary>K09: pay in the first year below the minimum for the year of the start, unless a collective agreement says so.</summary>
/// <remarks>Where the minimum of that year is not known yet, pay below the last one fails as before, since it has risen with every year; pay that reaches it is not known to be enough.</remarks>
internal sealed class PayBelowMinimumRule : Rule
{
    public override ReasonCode Code => ReasonCode.K09PayBelowMin;

    public override RuleType Type => RuleType.Warning;

    public override RuleScope Scope => RuleScope.Place;

    public override BlockedStep Blocks => BlockedStep.Contract;

    public override bool MayBeSwitchedOff => false;

    public override string Source => "§ 17 BBiG";

    public override RuleOutcome Evaluate(PairFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!facts.Place.Pathway.IsVocationalTraining() || facts.Company.BoundByTariff == true)
        {
            return NotApplicable();
        }

        // The minimum belongs to the year in which training begins.
        var day = facts.Place.StartsOn is { } start && start > facts.AsOf ? start : facts.AsOf;
        if (facts.Policy.Law.Find(LawKeys.MinimumPayEuro, day) is not { } law)
        {
            return NotApplicable();
        }

        // It is announced year by year and is its own year's: pay of a later start may reach it and not be enough. Whenever it is to be reviewed, its year's end is the last day to look up the next.
        var until = new DateOnly(law.ValidFrom.Year, 12, 31);
        var isOfThatYear = day <= until;
        if (facts.Place.MonthlyPayEuro >= law.Value)
        {
            var due = law.ReviewBy < until ? law.ReviewBy : until;
            return isOfThatYear ? Pass()
                : Outcome(RuleValue.Unknown, RuleEffect.Notice, Responsible.Adviser, due > facts.AsOf ? due : facts.AsOf, TextArgument.Date("until", until), TextArgument.Number("last", law.Value));
        }

        var value = facts.Place.MonthlyPayEuro is not null && facts.Company.BoundByTariff == false ? RuleValue.Fail : RuleValue.Unknown;
        return isOfThatYear ? Outcome(value, RuleEffect.Notice, Responsible.Company, null, TextArgument.Number("min", law.Value))
            : Outcome(value, RuleEffect.Notice, Responsible.Company, null, TextArgument.Number("min", law.Value), TextArgument.Date("until", until));
    }
}
