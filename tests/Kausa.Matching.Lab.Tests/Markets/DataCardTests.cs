using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Lab.Tests.Markets;

public class DataCardTests
{
    [Fact]
    public void ToMarkdown_Rows_WritesOneLineEach()
    {
        DataCardRow[] rows =
        [
            new("evidence", "items right", 30, null, 31.9m, FigureUnit.Percent, 1_440, "pilot"),
            new("truth", "reading and writing", 0.75m, null, 0.7m, FigureUnit.Correlation, 100, "estimate"),
            new("candidates", "mean age", 24, 25, 22.95m, FigureUnit.Years, 90, "study"),
            new("candidates", "minors", 12, 36, 0, FigureUnit.Percent, 0, "estimate"),
            new("places", "filled", 90, null, 0, FigureUnit.Percent, 50, "estimate"),
        ];
        Assert.Equal(
            "| topic | figure | published | asked | generated | of | source |\n|---|---|---:|---:|---:|---:|---|\n"
            + "| evidence | items right | 30.0 % | – | 31.9 % | 1440 | pilot |\n"
            + "| truth | reading and writing | 0.75 | – | 0.70 | 100 | estimate |\n"
            + "| candidates | mean age | 24.0 years | 25.0 years | 23.0 years | 90 | study |\n"
            + "| candidates | minors | 12.0 % | 36.0 % | – | 0 | estimate |\n"
            + "| places | filled | 90.0 % | – | 0.0 % | 50 | estimate |\n",
            DataCard.ToMarkdown(rows));
    }

    [Fact]
    public void SideBySide_OfAllPlans_IsTheCommittedCard()
    {
        var card = DataCard.SideBySide([.. MarketPlans.All.Select(plan => (plan.Policy, DataCard.Of(Usual(plan))))]);
        var document = File.ReadAllText(Repository.PathOf("docs", "data-card.md")).ReplaceLineEndings("\n");
        Assert.True(document.EndsWith(card, StringComparison.Ordinal), "docs/data-card.md is stale: put the output of 'kausa market card' below its head.");
    }

    [Fact]
    public void Of_EveryPlan_GivesWhatItAskedFor() => Assert.All(MarketPlans.All, plan =>
        Assert.Empty(DataCard.Of(Usual(plan)).Where(row => row.Asked is { } asked && Math.Abs(asked - row.Generated) > (row.Count >= 500 ? 4m : 10m)).Select(row => $"{plan.Policy}: {row}")));

    [Fact]
    public void SideBySide_OtherFigures_Throws() => Assert.Throws<ArgumentException>(() =>
        DataCard.SideBySide([("a", [new("evidence", "items right", 30, null, 31.9m, FigureUnit.Percent, 1_440, "pilot")]), ("b", [])]));

    [Fact]
    public void SideBySide_AskedForSomethingElse_SaysSoInBrackets()
    {
        DataCardRow Row(decimal asked, decimal generated, int count = 100) => new("candidates", "minors", 12, asked, generated, FigureUnit.Percent, count, "estimate");
        Assert.EndsWith("| candidates | minors | 12.0 % | 11.8 % | 35.1 % (36.0 %) | estimate |\n", DataCard.SideBySide([("a", [Row(12, 11.8m)]), ("b", [Row(36, 35.1m)])]), StringComparison.Ordinal);
        Assert.EndsWith("| candidates | minors | 12.0 % | – | – (36.0 %) | estimate |\n", DataCard.SideBySide([("a", [Row(12, 0, 0)]), ("b", [Row(36, 0, 0)])]), StringComparison.Ordinal);
    }

    private static GeneratedMarket Usual(MarketPlan plan) =>
        MarketGenerator.Generate(plan.Specification(candidateCount: DataCard.UsualSize, placeCount: DataCard.UsualSize));

    [Fact]
    public void Of_EmptyMarket_CountsNobody() => Assert.All(
        DataCard.Of(MarketGenerator.Generate(StuttgartMarket.Specification(1, 0, 0, 0))),
        row => Assert.Equal((0m, 0), (row.Generated, row.Count)));

    [Fact]
    public void Of_Sample_CountsTheTestDayExactly()
    {
        var row = DataCard.Of(MarketGenerator.Generate(StuttgartMarket.Specification())).Single(row => row.Figure == "took part in the test day");
        Assert.Equal((24m, 24m, 100), (row.Published, row.Generated, row.Count));
    }
}
