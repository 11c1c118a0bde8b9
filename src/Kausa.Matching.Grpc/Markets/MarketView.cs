using System.Collections.Concurrent;
using Kausa.Matching.Grpc.Ranking;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>The market as one kind of caller of one office sees it, at one moment. Immutable; rankers are made once per date.</summary>
internal sealed class MarketView
{
    private const int MostRankers = 8;
    private readonly Func<Market, MatchPolicy, DateOnly, IMarketRanker> _rankers;
    private readonly ConcurrentDictionary<DateOnly, Lazy<IMarketRanker>> _byDate = new();
    private readonly IReadOnlyDictionary<Id<TrainingPlace>, PortalMarks> _marks;

    public MarketView(Market market, MatchPolicy policy, IReadOnlyDictionary<Id<TrainingPlace>, PortalMarks> marks, bool synthetic, long version, Func<Market, MatchPolicy, DateOnly, IMarketRanker> rankers)
    {
        (Market, Policy, _marks, Synthetic, Version, _rankers) = (market, policy, marks, synthetic, version, rankers);
        Snapshot = CanonicalRows.Snapshot(market);
    }

    public Market Market { get; }

    public MatchPolicy Policy { get; }

    public SnapshotId Snapshot { get; }

    public bool Synthetic { get; }

    /// <summary>Version of the store it was made from.</summary>
    public long Version { get; }

    public PortalMarks MarksOf(Id<TrainingPlace> place) => _marks.GetValueOrDefault(place, PortalMarks.None);

    public IMarketRanker Ranker(DateOnly asOf)
    {
        if (_byDate.Count > MostRankers)
            _byDate.Clear();
        return _byDate.GetOrAdd(asOf, date => new Lazy<IMarketRanker>(() => _rankers(Market, Policy, date))).Value;
    }
}
