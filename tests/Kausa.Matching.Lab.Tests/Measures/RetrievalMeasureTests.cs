using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Lab.Measures.Retrieval;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class RetrievalMeasureTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    /// <summary>Up to six items with few scores, so that ties are the rule; the last grades belong to items that the list lacks.</summary>
    private static Arbitrary<(int[] Scores, int[] Grades)> Lists =>
        (from size in Gen.Choose(0, 6)
         from missing in Gen.Choose(0, 2)
         from scores in Gen.ArrayOf(Gen.Choose(0, 2), size)
         from grades in Gen.ArrayOf(Gen.Choose(0, 3), size + missing)
         select (scores, grades)).ToArbitrary();

    [Fact]
    public void MeasuresOf_Ties_AreTheMeanOverEveryOrder() => Prop.ForAll(Lists, list =>
    {
        var orders = OrdersOf(list.Scores).Select(order => new RetrievalTotals().Add(Untied(order, list.Grades))).ToList();
        return new RetrievalTotals().Add(Tied(list.Scores, list.Grades))
            .Select((measure, at) => Math.Abs(measure.Value - orders.Average(order => order[at].Value)) < 1e-12)
            .All(isEqual => isEqual);
    }).Check(Many);

    [Fact]
    public void MeasuresOf_AnyList_StayInRange() => Prop.ForAll(Lists, list =>
        new RetrievalTotals().Add(Tied(list.Scores, list.Grades)).Where(measure => !measure.Name.StartsWith("num_", StringComparison.Ordinal)).All(measure => measure.Value is >= 0 and <= 1 + 1e-12)).Check(Many);

    [Fact]
    public void MeasuresOf_NothingRelevant_IsOneWhereSomethingCouldBeFound()
    {
        var measures = new RetrievalTotals().Add(Tied([1, 2], [0, 0])).ToDictionary(measure => measure.Name, measure => measure.Value);
        Assert.All(["map", "Rprec", "recip_rank", "ndcg", "ndcg_cut_10", "map_cut_5", "recall_10", "success_1"], name => Assert.Equal(1, measures[name]));
        Assert.Equal(0, measures["P_10"]);
    }

    [Fact]
    public void MeasuresOf_ConstantScorer_IsWorseThanPerfect() => Prop.ForAll(Lists, list =>
    {
        // Where all items are alike every order is perfect; else none of the order-aware measures may be.
        var grades = list.Grades.Take(list.Scores.Length).ToArray();
        var isDivided = grades.Any(grade => grade > 0) && grades.Distinct().Count() > 1;
        var constant = Tied(new int[grades.Length], grades);
        return !isDivided || (RetrievalMeasure.Ndcg(constant, 1) < 1 && RetrievalMeasure.Ndcg(constant, 10) < 1
            && (grades.All(grade => grade > 0) || (RetrievalMeasure.AveragePrecision(constant, 10) < 1 && RetrievalMeasure.ReciprocalRank(constant) < 1)));
    }).Check(Many);

    [Fact]
    public void Ndcg_WorkedExample_HasExponentialGain()
    {
        // Grades 0, 3, 1 in this order: 7 ÷ log2(3) + 1 ÷ 2, over 7 + 1 ÷ log2(3).
        var expected = ((7 / Math.Log2(3)) + 0.5) / (7 + (1 / Math.Log2(3)));
        Assert.Equal(expected, RetrievalMeasure.Ndcg(Tied([3, 2, 1], [0, 3, 1]), 10), 12);
        Assert.Equal(0, RetrievalMeasure.Ndcg(Tied([3, 2, 1], [0, 3, 1]), 1));
    }

    [Fact]
    public void ReciprocalRank_OneRelevantOfThreeTied_IsTheMeanOfItsRanks() =>
        Assert.Equal((1 + (1 / 2.0) + (1 / 3.0)) / 3, RetrievalMeasure.ReciprocalRank(Tied([1, 1, 1], [0, 1, 0])), 12);

    [Fact]
    public void Precision_NoPositions_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => RetrievalMeasure.Precision(Tied([1], [1]), 0));

    private static RankedList Tied(int[] scores, int[] grades) => RankedList.Of([.. scores.Select((score, at) => ((double)score, grades[at]))], grades);

    private static RankedList Untied(int[] order, int[] grades) => RankedList.Of([.. order.Select((item, rank) => (-(double)rank, grades[item]))], grades);

    private static IEnumerable<int[]> OrdersOf(int[] scores) => PermutationsOf([.. Enumerable.Range(0, scores.Length)])
        .Where(order => order.Zip(order.Skip(1)).All(pair => scores[pair.First] >= scores[pair.Second]));

    private static IEnumerable<int[]> PermutationsOf(int[] items) => items.Length == 0
        ? [[]]
        : items.SelectMany(first => PermutationsOf([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
