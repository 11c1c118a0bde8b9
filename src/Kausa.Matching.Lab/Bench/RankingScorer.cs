using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Bench;

/// <summary>Scores lists on a bench market; what the pairs are worth in each world is graded once, however many runs are scored.</summary>
/// <remarks>Lists are judged one after the other and none is kept, so memory is that of the market and one run. Immutable and thread-safe.</remarks>
internal sealed class RankingScorer
{
    private readonly TrialMarket _market;
    private readonly IReadOnlyList<(World World, GradedPairs Grades)> _worlds;
    private readonly Side _people, _places;

    /// <param name="market">The market.</param>
    /// <param name="worlds">Worlds to score in, see <see cref="BenchMarket.ScoredIn"/>.</param>
    public RankingScorer(TrialMarket market, IReadOnlyList<World> worlds)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(worlds);
        _market = market;
        _worlds = [.. worlds.Select(world => (world, GradedPairs.Of(market.WorthIn(world))))];
        _people = new(market.Candidates.Select(id => id.Value), market.Pairs.Select(pair => pair.Candidate));
        _places = new(market.Places.Select(id => id.Value), market.Pairs.Select(pair => pair.Place));
    }

    /// <summary>Scores lists.</summary>
    /// <param name="run">Lists: queries are all candidates or all places of the market, items are of the other side.</param>
    /// <param name="names">Retrieval measures that are asked for; null asks for all.</param>
    /// <returns>As <see cref="BenchScore.OfRanking"/> says.</returns>
    /// <exception cref="LabInputException">A query or an item is not of the market, or both sides ask; the message names it.</exception>
    public IReadOnlyList<(World World, IReadOnlyList<NamedValue> Values)> Score(TrecRun run, IReadOnlyCollection<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        var queries = run.Queries;
        var side = _places.At.ContainsKey(queries[0]) ? LookingSide.Places : LookingSide.Candidates;
        var (lookers, items) = side == LookingSide.Places ? (_places, _people) : (_people, _places);
        if (queries.FirstOrDefault(query => !lookers.At.ContainsKey(query)) is { } strange)
        {
            throw Stranger("query", strange, lookers);
        }

        if (queries.SelectMany(run.ItemsOf).Select(item => item.Item).FirstOrDefault(item => !items.At.ContainsKey(item)) is { } other)
        {
            throw Stranger("item", other, items);
        }

        var lists = ListMeasures(run, lookers, items);
        return [.. Retrieved(run, lookers, items, names).Select(one => (one.World, (IReadOnlyList<NamedValue>)[.. one.Values, .. lists]))];
    }

    private LabInputException Stranger(string column, string id, Side side) => new([KeyedText.Of(side == _places ? "Lab.PLACES_OF_MARKET" : "Lab.CANDIDATES_OF_MARKET", ("column", column), ("id", id), ("such", side.Ids[0])).In]);

    private NamedValue[] ListMeasures(TrecRun run, Side lookers, Side items)
    {
        var shown = new ShownLists(items.Ids.Length, [.. lookers.Ids.Select(looker => BenchScore.Top(run, looker, items.At))]);
        var congestion = shown.Congestion(items == _people ? [.. Enumerable.Repeat(1, items.Ids.Length)] : _market.Seats, 3);
        var coverage = shown.CoverageBy([.. lookers.Ids.Select(_ => (string?)null)], [.. items.Ids.Select(_ => (string?)null)])[0];
        return
        [
            new("exposure_gini", shown.ExposureGini),
            new("zero_exposure_share", shown.ZeroExposureShare),
            new("proposals_per_seat", congestion.ProposalsPerSeat),
            new("crowded_share", congestion.CrowdedShare),
            new("served_share", (double)coverage.ServedCount / Math.Max(1, coverage.LookerCount)),
        ];
    }

    private IEnumerable<(World World, IReadOnlyList<NamedValue> Values)> Retrieved(TrecRun run, Side lookers, Side items, IReadOnlyCollection<string>? names)
    {
        var isForPlaces = lookers == _places;
        var totals = _worlds.Select(_ => new RetrievalTotals(names)).ToList();
        var pairOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var looker in lookers.Pairs)
        {
            pairOf.Clear();
            foreach (var pair in looker)
            {
                pairOf.Add(items.Ids[isForPlaces ? _market.Pairs[pair].Candidate : _market.Pairs[pair].Place], pair);
            }

            var list = run.ItemsOf(lookers.Ids[looker.Key]).Select(item => (item.Score, Pair: pairOf.TryGetValue(item.Item, out var pair) ? pair : -1)).ToList();
            for (var world = 0; world < totals.Count; world++)
            {
                var grades = isForPlaces ? _worlds[world].Grades.ForPlaces : _worlds[world].Grades.ForCandidates;
                totals[world].Add(RankedList.Of([.. list.Select(one => (one.Score, one.Pair < 0 ? 0 : (int)grades[one.Pair]))], looker.Select(pair => (int)grades[pair])));
            }
        }

        return _worlds.Select((one, at) => (one.World, totals[at].Values));
    }

    // Identifiers of one side, where each stands, and the pairs that each of them has.
    private sealed class Side
    {
        public Side(IEnumerable<string> ids, IEnumerable<int> sideOfPair)
        {
            Ids = [.. ids];
            At = Ids.Select((id, at) => (id, at)).ToDictionary(one => one.id, one => one.at, StringComparer.Ordinal);
            Pairs = [.. sideOfPair.Select((number, pair) => (number, pair)).GroupBy(one => one.number, one => one.pair).OrderBy(list => list.Key)];
        }

        public string[] Ids { get; }

        public Dictionary<string, int> At { get; }

        /// <summary>Numbers of the pairs of each who has any, in the order of the identifiers.</summary>
        public IReadOnlyList<IGrouping<int, int>> Pairs { get; }
    }
}
