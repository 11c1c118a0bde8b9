using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Tests.Learning;

public sealed class LibSvmReaderTests
{
    [Fact]
    public void Read_EverythingThatPublicSetsContain_IsRead()
    {
        var rows = LibSvmReader.Read(new StringReader("2 qid:7 1:0.5 3:-1e-3 # doc 1\n\n0.0 3:2 1:nan 2:NULL\n1\t9:0\n"), new StringReader("2\n1\n"));
        Assert.Equal((3, 2, 3), (rows.Count, rows.QueryCount, rows.FeatureCount));
        Assert.Equal(0.5f, rows.ValueOf(0, 1));
        Assert.Null(rows.ValueOf(1, 1));
        Assert.Equal(2f, rows.ValueOf(1, 3));
        Assert.Equal(0f, rows.ValueOf(2, 9));
    }

    [Theory]
    [InlineData("x 1:1", "line 1 'x': allowed is a grade")]
    [InlineData("0.5 1:1", "line 1 '0.5': allowed is a grade")]
    [InlineData("31 1:1", "line 1 '31': allowed is a grade, a whole number from 0 to 30")]
    [InlineData("1 1:1\n1 one:1", "line 2 'one:1': allowed is feature:value")]
    [InlineData("1 1", "line 1 '1': allowed is feature:value")]
    [InlineData("1 16777216:1", "line 1 '16777216:1': allowed is feature:value, the feature a whole number from 0 to 16777215")]
    [InlineData("1 1:1,5", "line 1 '1:1,5': allowed is feature:value, the value")]
    [InlineData("1 1:inf", "line 1 '1:inf': allowed is feature:value, the value")]
    [InlineData("1 2:1 1:1 2:3", "line 1 '2': allowed is each feature once")]
    [InlineData("", "line 1 'end of text': allowed is at least one row")]
    public void Read_BadRow_NamesLineAndValue(string rows, string message) => Assert.StartsWith(
        message, Assert.Throws<InstanceFormatException>(() => LibSvmReader.Read(new StringReader(rows), new StringReader("1"))).Errors[0].ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("1", "line 1 'end of text': allowed is sizes that add up to the 2 rows; they are 1")]
    [InlineData("1\n2", "line 2 '2': allowed is sizes that add up to the 2 rows; up to here they are 3")]
    [InlineData("0\n2", "line 1 '0': allowed is the number of rows")]
    [InlineData("2.0", "line 1 '2.0': allowed is the number of rows")]
    public void Read_SizesThatDoNotFit_NamesLineAndValue(string sizes, string message) => Assert.StartsWith(
        message, Assert.Throws<QuerySizesException>(() => LibSvmReader.Read(new StringReader("1 1:1\n0 1:2"), new StringReader(sizes))).Errors[0].ToString(), StringComparison.Ordinal);
}
