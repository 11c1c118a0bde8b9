using Kausa.Matching.Policy;

namespace Kausa.Matching.Allocation.Markets;

/// <summary>How a whole market is matched.</summary>
public sealed record MarketMatchRequest
{
    /// <summary>How uncertainty is read, on both sides.</summary>
    public ScoreMode Mode { get; init; } = ScoreMode.Expected;

    /// <summary>Threads that read lists, 1..256, with one more beside them that carries the first proposals; their number changes no result.</summary>
    public int ThreadCount { get; init; } = 1;

    /// <summary>How many places of a list are asked for at a time, 1..1,000, half of it at first; it changes no matching, only how often lists are continued.</summary>
    public int PageLength { get; init; } = 7;
}
