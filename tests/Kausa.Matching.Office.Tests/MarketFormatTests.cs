using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Tests.Workbooks;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

/// <summary>docs/market-format.md says what the schema says, and what it promises happens.</summary>
public sealed class MarketFormatTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "market-format.md"));

    public static IEnumerable<object[]> Examples =>
        from table in MarketSchema.Tables
        from column in table.Columns
        where column.Example.Length > 0
        select new object[] { table.Name, column.Name };

    [Fact]
    public void Document_Tables_AreThoseOfTheSchema() =>
        Assert.True(
            Document.EndsWith(MarketFormatTables.Markdown(), StringComparison.Ordinal),
            "docs/market-format.md is not made from the schema as it is: run 'dotnet run scripts/market-format.cs'.");

    [Theory]
    [InlineData("candidates.csv", "70374", "1067")]
    [InlineData("companies.csv", "73728,HWK", "73728,HKW")]
    [InlineData("requirements.csv", "SCH_MATH,45,25", "SCH_MATH,45,20")]
    [InlineData("vetoes.csv", "s-02,,fleischer", "s-02,,fleischer\ns-02,c-33,")]
    public void Document_ErrorsShown_AreWhatHappens(string file, string old, string bad) =>
        Assert.Contains("\n" + Assert.Single(MarketFiles.Sample().Replace(file, old, bad).Problems()) + "\n", Document, StringComparison.Ordinal);

    [Theory]
    [InlineData("Betriebe", "C3", "1067")]
    [InlineData("Plätze", "B3", "c-33")]
    public void Document_ErrorsOfWorkbooksShown_AreWhatHappens(string sheet, string cell, string bad) =>
        Assert.Contains("\n" + Assert.Single(SampleWorkbook.Create().Text(sheet, cell, bad).Problems()) + "\n", Document, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Schema_Example_IsAllowed(string table, string column)
    {
        var file = table + ".csv";
        var schema = MarketSchema.Tables.Single(t => t.Name == table);
        var example = schema.Find(column)!.Example;
        var cells = schema.Columns.Select(c => c.Name == column ? example : "");
        var text = string.Join(',', schema.Columns.Select(c => c.Name)) + "\n" + string.Join(',', cells) + "\n";

        var result = MarketReader.Read(new MemoryMarketSource(new Dictionary<string, byte[]> { [file] = System.Text.Encoding.UTF8.GetBytes(text) }));

        Assert.DoesNotContain(result.Problems, problem => problem.File == file && problem.Column == column && problem.Value.Length > 0 && !problem.Allowed.StartsWith("an id of", StringComparison.Ordinal));
    }
}
