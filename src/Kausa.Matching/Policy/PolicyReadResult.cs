using System.Diagnostics.CodeAnalysis;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>A policy, or everything that is wrong with it.</summary>
public sealed record PolicyReadResult
{
    internal PolicyReadResult(MatchPolicy? policy, ValueList<PolicyProblem> problems, ValueList<PolicyProblem> warnings) =>
        (Policy, Problems, Warnings) = (policy, problems, warnings);

    /// <summary>The policy; null when there is at least one problem.</summary>
    public MatchPolicy? Policy { get; }

    /// <summary>All problems, by document and line; empty when the policy is valid.</summary>
    public ValueList<PolicyProblem> Problems { get; }

    /// <summary>What is allowed but should be known to whoever signs the policy off.</summary>
    public ValueList<PolicyProblem> Warnings { get; }

    /// <summary>Whether there is a policy.</summary>
    [MemberNotNullWhen(true, nameof(Policy))]
    public bool IsValid => Policy is not null;
}
