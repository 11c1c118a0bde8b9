using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>What a policy says, in 64 characters.</summary>
public static class PolicyFingerprint
{
    /// <summary>SHA-256 over the canonical form of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>64 lower-case hexadecimal digits; the same for policies that differ only in the order of lists whose order means nothing.</returns>
    public static string Of(MatchPolicy policy) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PolicyWriter.Write(Canonical(policy)))));

    /// <summary>A policy with the same meaning whose lists stand in a fixed order wherever their order means nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>
    /// The same policy with districts, pathways, default modes, switched-off rules, language needs and efforts sorted. The order of
    /// travel models (which decides ties) and of wish qualities is kept.
    /// </returns>
    public static MatchPolicy Canonical(MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy with
        {
            RegionAgs = policy.RegionAgs.Order(StringComparer.Ordinal).ToValueList(),
            PathwaysEnabled = policy.PathwaysEnabled.Order().ToValueList(),
            Language = policy.Language with { Needs = policy.Language.Needs.OrderBy(need => need.KldbPrefix, StringComparer.Ordinal).ToValueList() },
            Location = policy.Location with { DefaultModes = policy.Location.DefaultModes.Order().ToValueList() },
            Rules = policy.Rules with { SwitchedOff = policy.Rules.SwitchedOff.Order().ToValueList() },
            Effort = policy.Effort.OrderBy(effort => effort.Step, StringComparer.Ordinal).ToValueList(),
        };
    }
}
