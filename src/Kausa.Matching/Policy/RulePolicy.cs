using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>Which rules an office has switched off, and thresholds of the rules that have one.</summary>
public sealed record RulePolicy
{
    /// <summary>Rules switched off; only those that may be.</summary>
    public required ValueList<ReasonCode> SwitchedOff { get; init; }

    /// <summary>Days after which an unconfirmed place is stale (K11), 1..3,650.</summary>
    public required int StaleAfterDays { get; init; }

    /// <summary>Days before a start by which the first medical check, permit and consent are asked for, 0..365.</summary>
    public required int PreparationDays { get; init; }

    /// <summary>Whether a rule is evaluated.</summary>
    /// <param name="code">Its code.</param>
    /// <returns>False when the office switched it off.</returns>
    public bool IsOn(ReasonCode code) => SwitchedOff.Count == 0 || !SwitchedOff.Contains(code);
}
