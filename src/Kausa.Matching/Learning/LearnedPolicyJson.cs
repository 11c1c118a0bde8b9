using Kausa.Matching.Policy;

namespace Kausa.Matching.Learning;

/// <summary>A learned policy as a file: a policy document that inherits the expert's, with integer tables and a status that follows from what it holds.</summary>
/// <remarks>docs/policy.md lists its keys. Whoever reads it as a policy (<see cref="PolicyReader.Read"/>) gets it only when it is in use.</remarks>
public static class LearnedPolicyJson
{
    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The document; the same policy gives the same bytes.</returns>
    public static string Write(LearnedPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyWriter.WriteInheriting(policy);
    }

    /// <summary>Reads a policy, in use or not; bases are the shipped ones.</summary>
    /// <param name="text">The document.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="FormatException">The document is no policy, nothing was learned, a table falls, or its status is not what its activation says; the message names each problem.</exception>
    public static LearnedPolicy Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = PolicyReader.ReadForLab(text, ShippedPolicies.Document);
        return result.Policy is not { } policy ? throw new FormatException(string.Join("; ", result.Problems))
            : policy.Learned ?? throw new FormatException($"{policy.Id}: nothing was learned; allowed is a policy with the key 'learned'");
    }
}
