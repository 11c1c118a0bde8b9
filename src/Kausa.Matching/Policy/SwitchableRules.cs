using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>The rules that an office may switch off; every other rule holds in every policy.</summary>
/// <remarks>Source: the office's own mandate or a wish of one side; rules of law, consent and the prohibition of training are not among them.</remarks>
public static class SwitchableRules
{
    /// <summary>Their codes, in the order of <see cref="ReasonCode"/>.</summary>
    public static ValueList<ReasonCode> All { get; } =
    [
        ReasonCode.C06SchoolDuty, ReasonCode.C13StartDate, ReasonCode.C14OutOfReach, ReasonCode.C16LanguageMin, ReasonCode.C17SchoolMin,
        ReasonCode.K06Ratio, ReasonCode.K11Stale, ReasonCode.S01OutOfScope,
    ];
}
