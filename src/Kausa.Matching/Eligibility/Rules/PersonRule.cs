namespace Kausa.Matching.Eligibility.Rules;

/// <summary>A rule about the person alone: it cannot see more of a place than when and how training begins.</summary>
internal abstract class PersonRule : Rule
{
    public sealed override RuleScope Scope => RuleScope.Person;

    public sealed override RuleOutcome Evaluate(PairFacts facts) => Evaluate(PersonFacts.Of(facts));

    /// <summary>Whether the outcome depends on the company of the pair.</summary>
    public virtual bool AsksForCompany => false;

    /// <summary>Tests the person for one start of training.</summary>
    public abstract RuleOutcome Evaluate(PersonFacts facts);
}
