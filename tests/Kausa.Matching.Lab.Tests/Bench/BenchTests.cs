using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Bench;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Tests.Bench;

public sealed class BenchTests
{
    private static readonly Lazy<TrialMarket> Small = new(() => BenchMarket.All[0].Draw());

    [Fact]
    public void Pairs_OfTheSmallMarket_AreFrozen() => Assert.Equal(BenchMarket.All[0].Digest, BenchFiles.DigestOf(BenchFiles.Pairs(Small.Value)));

    [Fact]
    public void Ranking_ByTruth_IsPerfectInTheMatchedWorldAlone()
    {
        var market = Small.Value;
        var worth = market.WorthIn(World.Matched);
        var run = TrecRun.Read(new StringReader(string.Join('\n', worth.Pairs.Select(pair =>
            $"{market.Candidates[pair.Candidate]} Q0 {market.Places[pair.Place]} 0 {GradedPairs.MutualMillionths(pair)} truth"))));
        var scores = BenchScore.OfRanking(market, run).ToDictionary(one => one.World, one => one.Values.ToDictionary(value => value.Name, value => value.Value));
        Assert.Equal(1, scores[World.Matched]["ndcg_cut_10"], 12);
        Assert.True(scores[World.Thresholds]["ndcg_cut_10"] < 0.999);
        Assert.InRange(scores[World.Matched]["exposure_gini"], 0.1, 0.95);
    }

    [Fact]
    public void Ranking_OfStrangers_NamesThem()
    {
        Assert.StartsWith("query 'x'", Assert.Throws<FormatException>(() => BenchScore.OfRanking(Small.Value, TrecRun.Read(new StringReader("x Q0 y 1 1 t")))).Message, StringComparison.Ordinal);
        Assert.StartsWith("item 'y'", Assert.Throws<FormatException>(() => BenchScore.OfRanking(Small.Value, TrecRun.Read(new StringReader($"{Small.Value.Places[0]} Q0 y 1 1 t")))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Matching_Files_AreScoredOrRefusedWithTheLine()
    {
        var market = Small.Value;
        var first = market.Pairs.First(pair => market.Seats[pair.Place] > 0);
        var line = $"{market.Candidates[first.Candidate]},{market.Places[first.Place]}";
        var scores = BenchScore.OfMatching(market, new StringReader($"candidate,place\n{line}\n"));
        Assert.All(scores, one => Assert.Equal(1, one.Measures.PlacedCount));
        Assert.Equal(Enum.GetValues<World>().Length, scores.Count);
        Refused($"candidate,place\n{line}\n{line}", "line 3");
        Refused("candidate,place\nnobody,nowhere", "line 2 'nobody,nowhere'");
        Refused($"{line}", "line 1");

        void Refused(string text, string message) => Assert.StartsWith(
            message, Assert.Throws<InstanceFormatException>(() => BenchScore.OfMatching(market, new StringReader(text))).Errors[0].ToString(), StringComparison.Ordinal);
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
}
