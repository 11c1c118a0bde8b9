using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Compile;

/// <summary>Asks the rules about somebody for all starts of a market: each rule once for each group of starts that look alike to it.</summary>
/// <param name="starts">Starts by code.</param>
/// <remarks>Says what <see cref="PersonOutcome.Of"/> says start by start. Immutable and thread-safe.</remarks>
internal sealed class StartQuestions(StartWitness[] starts)
{
    private readonly StartGroups[] _rules = [.. PersonOutcome.Codes.ToArray().Select(code => new StartGroups(starts, StartGroups.Seen(code)))];

    /// <summary>Starts by their first day.</summary>
    public StartGroups Days { get; } = new(starts, StartGroups.FirstDay);

    /// <summary>Starts as the rule about an EQ after earlier employment (C19) sees them.</summary>
    public StartGroups SameFirm { get; } = new(starts, StartGroups.Seen(ReasonCode.C19EqSameFirm));

    /// <summary>Asks all rules.</summary>
    /// <param name="candidate">The person.</param>
    /// <param name="purpose">Purpose of the question.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <param name="outcomes">Room for their answers, one per start.</param>
    public void Ask(Candidate candidate, Purpose purpose, MatchPolicy policy, DateOnly asOf, Span<PersonOutcome> outcomes)
    {
        outcomes.Clear();
        for (var k = 0; k < _rules.Length; k++)
        {
            Ask(_rules[k], k, candidate, purpose, policy, asOf, outcomes);
        }

        Ask(Days, Age, candidate, purpose, policy, asOf, outcomes);
    }

    // In the place of the number of a rule.
    private const int Age = -1;

    private void Ask(StartGroups groups, int rule, Candidate candidate, Purpose purpose, MatchPolicy policy, DateOnly asOf, Span<PersonOutcome> outcomes)
    {
        Span<PersonOutcome> said = groups.Firsts.Length <= 256 ? stackalloc PersonOutcome[groups.Firsts.Length] : new PersonOutcome[groups.Firsts.Length];
        var says = default(PersonOutcome);
        for (var g = 0; g < said.Length; g++)
        {
            var facts = starts[groups.Firsts[g]].FactsOf(candidate, purpose, policy, asOf);
            said[g] = rule == Age ? PersonOutcome.OfAge(facts) : PersonOutcome.OfRule(rule, facts);
            says |= said[g];
        }

        if (says == default)
        {
            return;
        }

        for (var s = 0; s < outcomes.Length; s++)
        {
            outcomes[s] |= said[groups.Groups[s]];
        }
    }
}
