using Kausa.Matching.Strategies;

namespace Kausa.Matching.Contracts.Writing;

/// <summary>Strategies on the wire: their place in the engine's list, from 1, because 0 is "not specified". A test holds names and numbers of both sides together.</summary>
internal static class StrategyWords
{
    /// <summary>The strategy on the wire.</summary>
    /// <param name="strategy">One of <see cref="MatchStrategy.All"/>, or a learned one, whose number is the next.</param>
    public static V1.Strategy Of(MatchStrategy strategy) => (V1.Strategy)(MatchStrategy.All.TakeWhile(known => known != strategy).Count() + 1);

    /// <summary>The strategy of a wire number; null when the number is 0 or of none.</summary>
    public static MatchStrategy? Find(V1.Strategy wire) => MatchStrategy.All.ElementAtOrDefault((int)wire - 1);
}
