namespace Kausa.Matching.Eligibility.Rules;

/// <summary>A rule about the person alone, told once and not for every place.</summary>
internal abstract class PersonRule : StartRule
{
    public sealed override RuleScope Scope => RuleScope.Person;
}
