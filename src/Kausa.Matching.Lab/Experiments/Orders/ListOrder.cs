using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>The side that looks at lists.</summary>
public enum LookingSide
{
    /// <summary>Candidates look at places.</summary>
    Candidates,

    /// <summary>Places look at candidates.</summary>
    Places,
}

/// <summary>What puts lists in order: a strategy of the engine, or a way that needs the whole list and therefore claims no pruning.</summary>
/// <remarks>Stateless and thread-safe; the same market gives the same keys.</remarks>
public abstract class ListOrder
{
    /// <summary>All orders: the strategies first, then those over whole lists, the baselines last.</summary>
    public static IReadOnlyList<ListOrder> All { get; } =
        [.. MatchStrategy.All.Select(strategy => new StrategyOrder(strategy)), new CrowdingOrder(), new TopChanceOrder(), new PosteriorDrawOrder(), new PopularityOrder(), new RandomOrder()];

    /// <summary>Code, UPPER_SNAKE.</summary>
    public abstract string Code { get; }

    /// <summary>The number by which each pair is ordered on one side's lists, the highest first.</summary>
    /// <param name="market">The market.</param>
    /// <param name="side">Who looks.</param>
    /// <returns>One key per pair, in the order of the market's pairs.</returns>
    public abstract long[] Keys(TrialMarket market, LookingSide side);
}
