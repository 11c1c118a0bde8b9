namespace Kausa.Matching.Eligibility.Rules;

/// <summary>A rule that sees of a place only when and how training begins: it says the same of all places that are alike in that.</summary>
internal abstract class StartRule : Rule
{
    public sealed override RuleOutcome Evaluate(PairFacts facts) => Evaluate(PersonFacts.Of(facts));

    /// <summary>Whether the outcome depends on the company of the pair.</summary>
    public virtual bool AsksForCompany => false;

    /// <summary>Whether it depends on the duration of training, which is known only inside a pair.</summary>
    public virtual bool AsksForDuration => false;

    /// <summary>Tests the person for one start of training.</summary>
    public abstract RuleOutcome Evaluate(in PersonFacts facts);
}
