using Kausa.Matching.Catalogue;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue;

public sealed class CsvRowsTests
{
    [Theory]
    [InlineData("a,b\n", "a|b")]
    [InlineData("a,b", "a|b")]
    [InlineData("a,\n", "a|")]
    [InlineData("\"a,b\",c\n", "a,b|c")]
    [InlineData("\"say \"\"a\"\"\",c\n", "say \"a\"|c")]
    [InlineData("\"two\nlines\",\"\"\n", "two\nlines|")]
    public void Read_OneRow_SplitsFields(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Assert.Single(CsvRows.Read(text, 2))));

    [Fact]
    public void Read_SeveralRows_KeepsThemApart() =>
        Assert.Equal(["1,2", "3", "4,,5"], CsvRows.Read("1,2\n3\n4,,5\n", 2).Select(row => string.Join(',', row)));

    [Theory]
    [InlineData("\"open\n")]
    [InlineData("a\"b,c\n")]
    [InlineData("\"a\"b\n")]
    public void Read_BrokenQuotes_Throws(string text) => Assert.Throws<InvalidDataException>(() => CsvRows.Read(text, 2).ToList());

    [Fact]
    public void Rows_UnexpectedHeaderOrTable_Throws()
    {
        Assert.Throws<InvalidDataException>(() => EmbeddedTable.Rows("kldb2010.csv", "kldb_code", "title", "level").ToList());
        Assert.Throws<InvalidDataException>(() => EmbeddedTable.Rows("kldb2010.csv", "kldb_code", "level").ToList());
        Assert.Throws<InvalidDataException>(() => EmbeddedTable.Rows("absent.csv", "code").ToList());
    }
}
