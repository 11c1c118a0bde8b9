using Kausa.Matching.Lab.Markets;

namespace Kausa.Matching.Lab.Tests.Markets;

public class DataCardTests
{
    [Fact]
    public void ToMarkdown_Rows_WritesOneLineEach()
    {
        DataCardRow[] rows =
        [
            new("evidence", "items right", 30, 31.9m, FigureUnit.Percent, 1_440, "pilot"),
            new("truth", "reading and writing", 0.75m, 0.7m, FigureUnit.Correlation, 100, "estimate"),
            new("candidates", "mean age", 24, 22.95m, FigureUnit.Years, 90, "study"),
        ];
        Assert.Equal(
            "| topic | figure | published | generated | of | source |\n|---|---|---:|---:|---:|---|\n"
            + "| evidence | items right | 30.0 % | 31.9 % | 1440 | pilot |\n"
            + "| truth | reading and writing | 0.75 | 0.70 | 100 | estimate |\n"
            + "| candidates | mean age | 24.0 years | 23.0 years | 90 | study |\n",
            DataCard.ToMarkdown(rows));
    }

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
