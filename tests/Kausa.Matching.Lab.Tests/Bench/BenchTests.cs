using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Bench;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Lab.Measures.Trec;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Lab.Tests.Bench;

public sealed class BenchTests
{
    private static readonly Lazy<TrialMarket> Small = new(() => BenchMarket.All[0].Draw());

    private static IReadOnlyList<World> Worlds => BenchMarket.ScoredIn(World.Generated);

    [Fact]
    public void Draw_Cancelled_EndsWithoutAMarket() => Assert.ThrowsAny<OperationCanceledException>(() => BenchMarket.All[2].Draw(cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void Worlds_OfAllMarkets_AreAllWorldsThereAre()
    {
        Assert.Equal([World.Generated, World.Matched, World.ErrorsHalved, World.ErrorsHalfMore, World.HeavyTails, World.BiasedRaters], BenchMarket.Sources);
        Assert.All(BenchMarket.All, market => Assert.Equal(market.Name == "national" ? [World.Generated] : BenchMarket.Sources, market.Worlds));
        Assert.Equal([World.Generated, World.MissingNotAtRandom, World.Thresholds, World.Compensation, World.PopularityDrivenFirms], Worlds);
    }

    [Fact]
    public void Parity_OfAPlantedMatching_IsThatOfItsGroupsAndHidesSmallOnes()
    {
        var market = Small.Value;
        var matching = Enumerable.Range(0, market.CandidateCount).Where(person => market.Pairs.Any(pair => pair.Candidate == person)).Take(20).ToList();
        var free = market.Seats.ToArray();
        var placed = new List<(int Person, int Place)>();
        foreach (var person in matching)
        {
            if (market.Pairs.FirstOrDefault(pair => pair.Candidate == person && free[pair.Place] > 0) is { Input: not null } pair)
            {
                free[pair.Place]--;
                placed.Add((person, pair.Place));
            }
        }

        // All placed people in one group, fifteen others in another, three in one too small to speak of.
        var others = Enumerable.Range(0, market.CandidateCount).Except(placed.Select(one => one.Person)).ToList();
        var groups = AuditGroups.Read(new StringReader("id,group\n" + string.Concat(placed.Select(one => $"{market.Candidates[one.Person]},a\n"))
            + string.Concat(others.Take(15).Select(person => $"{market.Candidates[person]},b\n")) + string.Concat(others.Skip(15).Take(3).Select(person => $"{market.Candidates[person]},c\n"))));
        var text = "candidate,place\n" + string.Concat(placed.Select(one => $"{market.Candidates[one.Person]},{market.Places[one.Place]}\n"));
        var parity = Assert.Single(BenchScore.ParityOfMatching(market, World.Generated, groups, new StringReader(text)));
        Assert.Equal(("a", "b", placed.Count, 15), (parity.First, parity.Second, parity.FirstCount, parity.SecondCount));
        Assert.Equal(1, parity.DemographicParity.Value);
        var run = TrecRun.Read(new StringReader($"{market.Candidates[0]} Q0 {market.Places[0]} 1 1 t"));
        Assert.StartsWith("query '", Assert.Throws<LabInputException>(() => BenchScore.ParityOfRanking(market, World.Generated, groups, run)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pairs_OfTheSmallMarket_AreFrozen() => Assert.Equal(BenchMarket.All[0].Digest, BenchFiles.DigestOf(BenchFiles.Pairs(Small.Value)));

    // What the file says of an order is what anybody gets who hands its lists in.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Results_OfAnOrder_AreThoseOfItsListsScored(bool isForPlaces)
    {
        var market = Small.Value;
        var order = new StrategyOrder(MatchStrategy.ByCode("RECIPROCAL"));
        var keys = order.Keys(market, isForPlaces ? LookingSide.Places : LookingSide.Candidates);
        var run = TrecRun.Read(new StringReader(string.Concat(market.Pairs.Select((pair, at) => isForPlaces
            ? $"{market.Places[pair.Place]} Q0 {market.Candidates[pair.Candidate]} 1 {keys[at]} t\n"
            : $"{market.Candidates[pair.Candidate]} Q0 {market.Places[pair.Place]} 1 {keys[at]} t\n"))));
        var rows = BenchResults.ToCsv(market, World.Generated).Split('\n');
        Assert.Equal(BenchResults.Header, rows[0]);
        foreach (var (world, values) in BenchScore.OfRanking(market, Worlds, run))
        {
            foreach (var measure in new[] { "ndcg_cut_10", "exposure_gini", "zero_exposure_share" })
            {
                var value = values.Single(one => one.Name == measure).Value.ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);
                Assert.Contains($"{ExperimentPlan.CodeOf(world)},{(isForPlaces ? "places" : "candidates")},RECIPROCAL,{measure},{value}", rows);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Recomputed))]
    public void Results_Committed_AreThoseOfTheMarket(string name, string source)
    {
        var (bench, world) = (BenchMarket.All.Single(market => market.Name == name), Enum.Parse<World>(source));
        Assert.True(Committed(bench, world) == BenchResults.ToCsv(bench.Draw(world), world), "docs/bench is stale: scripts/update-bench.sh makes it anew.");
    }

    // All of the small market and one of the middle; the others take longer than a test may: scripts/update-bench.sh.
    public static TheoryData<string, string> Recomputed
    {
        get
        {
            var markets = new TheoryData<string, string> { { "middle", nameof(World.Generated) } };
            foreach (var source in BenchMarket.Sources)
            {
                markets.Add("small", source.ToString());
            }

            return markets;
        }
    }

    // What is not computed again here has at least every row, with a value.
    [Fact]
    public void Results_CommittedOfEveryMarket_HaveEveryRow()
    {
        var (small, orders) = (BenchMarket.All[0], ListOrder.All.Count(order => order is StrategyOrder or PopularityOrder or RandomOrder));
        foreach (var bench in BenchMarket.All)
        {
            foreach (var source in bench.Worlds)
            {
                var rows = Committed(bench, source).TrimEnd('\n').Split('\n').Select(row => row.Split(',')).ToList();
                Assert.Equal(1 + (2 * orders * BenchMarket.ScoredIn(source).Count * 3), rows.Count);
                Assert.Equal(Committed(small, source).TrimEnd('\n').Split('\n').Select(row => row[..row.LastIndexOf(',')]), rows.Select(row => string.Join(',', row[..^1])));
                Assert.All(rows.Skip(1), row => Assert.InRange(double.Parse(row[^1], System.Globalization.CultureInfo.InvariantCulture), 0, 1));
            }
        }
    }

    private static string Committed(BenchMarket bench, World source) => File.ReadAllText(Repository.PathOf("docs", "bench", bench.Name, BenchMarket.FolderOf(source), "results.csv"));

    [Fact]
    public void Sums_OfAFolder_HoldEveryFileByItsPath()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "b"));
            File.WriteAllText(Path.Combine(folder.FullName, "b", "x.csv"), "x");
            File.WriteAllText(Path.Combine(folder.FullName, "a"), string.Empty);
            Assert.Equal($"{BenchFiles.DigestOf(string.Empty)}  a\n{BenchFiles.DigestOf("x")}  b/x.csv\n", BenchFiles.SumsOf(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Ranking_ByTruth_IsPerfectInItsOwnWorldAlone()
    {
        var market = Small.Value;
        var worth = market.WorthIn(World.Generated);
        var run = TrecRun.Read(new StringReader(string.Join('\n', worth.Pairs.Select(pair =>
            $"{market.Candidates[pair.Candidate]} Q0 {market.Places[pair.Place]} 0 {GradedPairs.MutualMillionths(pair)} truth"))));
        var scores = BenchScore.OfRanking(market, Worlds, run).ToDictionary(one => one.World, one => one.Values.ToDictionary(value => value.Name, value => value.Value));
        Assert.Equal(1, scores[World.Generated]["ndcg_cut_10"], 12);
        Assert.True(scores[World.Thresholds]["ndcg_cut_10"] < 0.999);
        Assert.InRange(scores[World.Generated]["exposure_gini"], 0.1, 0.95);
    }

    [Fact]
    public void Ranking_OfStrangers_NamesThem()
    {
        Assert.StartsWith("query 'x'", Assert.Throws<LabInputException>(() => BenchScore.OfRanking(Small.Value, Worlds, TrecRun.Read(new StringReader("x Q0 y 1 1 t")))).Message, StringComparison.Ordinal);
        Assert.StartsWith("item 'y'", Assert.Throws<LabInputException>(() => BenchScore.OfRanking(Small.Value, Worlds, TrecRun.Read(new StringReader($"{Small.Value.Places[0]} Q0 y 1 1 t")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matching_Files_AreScoredOrRefusedWithTheLine()
    {
        var market = Small.Value;
        var first = market.Pairs.First(pair => market.Seats[pair.Place] > 0);
        var line = $"{market.Candidates[first.Candidate]},{market.Places[first.Place]}";
        var scores = BenchScore.OfMatching(market, Worlds, new StringReader($"candidate,place\n{line}\n"));
        Assert.All(scores, one => Assert.Equal(1, one.Measures.PlacedCount));
        Assert.Equal(Worlds.Count, scores.Count);
        Refused($"candidate,place\n{line}\n{line}", "line 3");
        Refused("candidate,place\nnobody,nowhere", "line 2 'nobody,nowhere'");
        Refused($"{line}", "line 1");

        // Identifiers as they stand in the file, and what is allowed.
        var eligible = market.Pairs.Select(pair => (pair.Candidate, pair.Place)).ToHashSet();
        var barred = Enumerable.Range(0, market.Places.Count).First(place => !eligible.Contains((0, place)));
        Refused($"candidate,place\n{market.Candidates[0]},{market.Places[barred]}\n", $"line 2 '{market.Candidates[0]},{market.Places[barred]}': allowed is an eligible pair, as pairs.csv of the bench lists them");
        var full = market.Pairs.GroupBy(pair => pair.Place).First(list => list.Count() > market.Seats[list.Key]);
        var (seats, people) = (market.Seats[full.Key], full.Select(pair => market.Candidates[pair.Candidate]).ToList());
        string Placed(int count) => "candidate,place\n" + string.Concat(people.Take(count).Select(person => $"{person},{market.Places[full.Key]}\n"));
        Assert.All(BenchScore.OfMatching(market, Worlds, new StringReader(Placed(seats))), one => Assert.Equal(seats, one.Measures.PlacedCount));
        Refused(Placed(seats + 1), $"line {seats + 2} '{people[seats]},{market.Places[full.Key]}': allowed is at most {seats} people at {market.Places[full.Key]}, as seats.csv of the bench says");

        void Refused(string text, string message) => Assert.StartsWith(
            message, Assert.Throws<InstanceFormatException>(() => BenchScore.OfMatching(market, Worlds, new StringReader(text))).Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Qrels_BothSides_CanBeReadAndGradeEveryPair()
    {
        foreach (var isForPlaces in new[] { false, true })
        {
            var qrels = TrecQrels.Read(new StringReader(BenchFiles.Qrels(Small.Value, isForPlaces)));
            Assert.Equal(Small.Value.Pairs.Count, qrels.Queries.Sum(query => qrels.GradesOf(query).Count));
        }
    }

    [Fact]
    public void IsEligible_AnyPair_IsWhetherItStandsAmongThePairs()
    {
        var market = Small.Value;
        var pairs = market.Pairs.Select(pair => (pair.Candidate, pair.Place)).ToHashSet();
        Assert.InRange(pairs.Count, 1, (market.CandidateCount * market.Places.Count) - 1);
        for (var candidate = 0; candidate < market.CandidateCount; candidate++)
        {
            for (var place = 0; place < market.Places.Count; place++)
            {
                Assert.Equal(pairs.Contains((candidate, place)), market.IsEligible(candidate, place));
            }
        }
    }
}
