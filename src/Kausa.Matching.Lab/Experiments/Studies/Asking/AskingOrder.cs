using Kausa.Matching.Advice;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Studies.Asking;

/// <summary>Which fact about a person to find out next.</summary>
/// <remarks>Stateless and thread-safe.</remarks>
internal interface IAskingOrder
{
    /// <summary>Picks a fact.</summary>
    /// <param name="state">What is known, and what each open fact can still move.</param>
    /// <param name="open">Numbers of the facts not yet found out; at least one.</param>
    /// <returns>One of them.</returns>
    int Next(AskingState state, IReadOnlyList<int> open);
}

/// <summary>Baseline: a seeded order that looks at nothing.</summary>
/// <param name="rank">Rank of each fact in it.</param>
internal sealed class RandomAskingOrder(ulong[] rank) : IAskingOrder
{
    /// <inheritdoc/>
    public int Next(AskingState state, IReadOnlyList<int> open) => open.MinBy(fact => rank[fact]);
}

/// <summary>The engine's own order, <see cref="NextQuestion"/>.</summary>
/// <param name="policy">The policy.</param>
internal sealed class EngineAskingOrder(MatchPolicy policy) : IAskingOrder
{
    /// <inheritdoc/>
    public int Next(AskingState state, IReadOnlyList<int> open) => NextQuestion.Of(state.Known, state.Places, open, policy, policy.Weights.Candidate, TrialLists.Shown, MatchStrategy.WeightedSum);
}
