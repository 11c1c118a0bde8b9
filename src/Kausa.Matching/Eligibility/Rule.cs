using Kausa.Matching.Model;

namespace Kausa.Matching.Eligibility;

/// <summary>One hard rule: a code, what it looks at, what it blocks, where it comes from, and its four-valued test.</summary>
/// <remarks>Rules are stateless; a rule answers for every pair and never throws for missing facts.</remarks>
public abstract class Rule
{
    // Most outcomes without arguments are told over and over.
    private readonly RuleOutcome?[] _told = new RuleOutcome?[64];
    private RuleOutcome? _notApplicable;
    private RuleOutcome? _pass;

    /// <summary>The code that texts and reasons are keyed by.</summary>
    public abstract ReasonCode Code { get; }

    /// <summary>Whether a failure excludes, sets a condition or only warns.</summary>
    public abstract RuleType Type { get; }

    /// <summary>Whose facts it looks at.</summary>
    public abstract RuleScope Scope { get; }

    /// <summary>The step it blocks while unmet.</summary>
    public abstract BlockedStep Blocks { get; }

    /// <summary>Whether an office may switch it off.</summary>
    public abstract bool MayBeSwitchedOff { get; }

    /// <summary>Law or decision it rests on.</summary>
    public abstract string Source { get; }

    /// <summary>Tests one pair.</summary>
    /// <param name="facts">The pair's facts.</param>
    /// <returns>Value, effect, arguments, who acts and by when.</returns>
    public abstract RuleOutcome Evaluate(PairFacts facts);

    private protected RuleOutcome NotApplicable() => _notApplicable ??= new(Code, RuleValue.NotApplicable, RuleEffect.None, [], null, null);

    private protected RuleOutcome Pass() => _pass ??= new(Code, RuleValue.Pass, RuleEffect.None, [], null, null);

    private protected RuleOutcome Pass(params ReadOnlySpan<TextArgument> arguments) => new(Code, RuleValue.Pass, RuleEffect.None, ValueList.Create(arguments), null, null);

    private protected RuleOutcome Outcome(RuleValue value, RuleEffect effect, Responsible? owner, DateOnly? dueOn, params ReadOnlySpan<TextArgument> arguments)
    {
        if (!arguments.IsEmpty)
        {
            return new(Code, value, effect, ValueList.Create(arguments), owner, dueOn);
        }

        ref var told = ref _told[((dueOn?.DayNumber ?? 0) ^ ((int)value << 4) ^ (int)effect) & (_told.Length - 1)];
        return told is { } known && known.Value == value && known.Effect == effect && known.Owner == owner && known.DueOn == dueOn
            ? known
            : told = new(Code, value, effect, [], owner, dueOn);
    }
}
