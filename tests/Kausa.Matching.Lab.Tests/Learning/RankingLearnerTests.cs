using Kausa.Matching.Lab.Learning;
using Kausa.Matching.Lab.Learning.Boosting;
using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Learning.Tables;

namespace Kausa.Matching.Lab.Tests.Learning;

public sealed class RankingLearnerTests
{
    private static readonly BoostingPlan Short = new() { RoundsMax = 30 };

    [Fact]
    public void Fit_PlantedRule_IsFoundWithItsInteraction()
    {
        var ranker = RankingLearner.Fit(PlantedRows.Draw(150, 1).Read(), new BoostingPlan { RoundsMax = 80, ModelCount = 2 });
        var test = PlantedRows.Draw(100, 2).Read();
        Assert.True(ranker.Ndcg(test, 10)[0].Ndcg > 0.93, $"{ranker.Ndcg(test, 10)[0].Ndcg}");
        Assert.Contains(ranker.Tables, table => table.Axes.Select(axis => axis.Feature).SequenceEqual([2, 3]));
    }

    [Fact]
    public void Fit_OtherOrderOfRowsAndQueries_GivesTheSameTables()
    {
        var rows = PlantedRows.Draw(60, 3);
        Assert.Equal(Json(RankingLearner.Fit(rows.Read(), Short)), Json(RankingLearner.Fit(rows.ReadReversed(), Short)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Fit_OneModelOnAllProcessors_EqualsModelsSideBySide(int models)
    {
        var rows = PlantedRows.Draw(200, 4).Read();
        var plan = Short with { ModelCount = models, RoundsMax = 10 };
        Assert.Equal(Json(RankingLearner.Fit(rows, plan with { IsOneByOne = true })), Json(RankingLearner.Fit(rows, plan with { IsOneByOne = false })));
    }

    [Fact]
    public void Fit_NothingToLearn_HasNoTables()
    {
        Assert.Empty(RankingLearner.Fit(Rows("1 1:1\n1 1:2", "2")).Tables);
        Assert.Empty(RankingLearner.Fit(Rows("0 1:5\n1 1:5", "2")).Tables);

        // Too few rows for two leaves: no round is begun, else the cancelled token would end it.
        Assert.Empty(RankingLearner.Fit(Rows("3 1:1\n0 1:2\n2 1:3\n1 1:4", "4"), new CancellationToken(canceled: true)).Tables);
    }

    [Fact]
    public void Collapse_Trees_GivesWhatTheyGiveButForAConstant()
    {
        var rows = SteppedRows.Cut(PlantedRows.Draw(80, 5).Read().Canonical(), 255);
        var plan = new BoostingPlan { LeafRowsMin = 5, LeafCount = 12 };
        var model = new BoostedModel(rows, plan, new LambdaGradients(rows, plan.PairRanks), 0);
        for (var round = 0; round < 20; round++)
        {
            model.Advance();
        }

        Assert.All(model.Trees, tree => Assert.All(PathsOf(tree, 0, []), path => Assert.True(path.Count <= 2)));
        var scores = TableCollapse.Of(model.Trees, rows.Edges).Score(PlantedRows.Draw(80, 5).Read().Canonical());
        var differences = Enumerable.Range(0, rows.Count).Select(row => model.Trees.Sum(tree => tree.PointsOf(rows.Steps, row)) - scores[row]).Distinct();
        Assert.Single(differences);
    }

    [Fact]
    public void Json_RoundTrip_ScoresAlike()
    {
        var rows = PlantedRows.Draw(40, 6).Read();
        var ranker = RankingLearner.Fit(rows, Short);
        Assert.Equal(ranker.Score(rows), AdditiveRankerJson.Read(Json(ranker)).Score(rows));
        Assert.Throws<FormatException>(() => AdditiveRankerJson.Read("{}"));
        Assert.Throws<FormatException>(() => AdditiveRankerJson.Read(Json(ranker).Replace("ranker-1", "ranker-2", StringComparison.Ordinal)));
    }

    private static RankingRows Rows(string rows, string sizes) => LibSvmReader.Read(new StringReader(rows), new StringReader(sizes));

    private static string Json(AdditiveRanker ranker)
    {
        using var stream = new MemoryStream();
        AdditiveRankerJson.Write(ranker, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<HashSet<int>> PathsOf(PairTree tree, int node, HashSet<int> path) => tree.Nodes[node].Column < 0
        ? [path]
        : new[] { tree.Nodes[node].Left, tree.Nodes[node].Right }.SelectMany(child => PathsOf(tree, child, [.. path, tree.Nodes[node].Column]));
}
