using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Tests.Measures;

public sealed class TrecTests
{
    [Theory]
    [InlineData("q Q0 d 1 0.5 tag\nq Q0 d 2 0.4 tag", "line 2 'd': allowed is each item once in query 'q'")]
    [InlineData("q Q0 d 1 high tag", "line 1 'high': allowed is a score")]
    [InlineData("\nq Q0 d 1 NaN tag", "line 2 'NaN': allowed is a score")]
    [InlineData("q Q0 d 1 0,5 tag", "line 1 '0,5': allowed is a score")]
    [InlineData("q Q0 d 1 0.5", "line 1 'q Q0 d 1 0.5': allowed is six columns")]
    [InlineData("", "line 1 'end of text': allowed is at least one row")]
    public void ReadRun_BadRow_NamesLineAndValue(string text, string message) => Refused(() => TrecRun.Read(new StringReader(text)), message);

    [Theory]
    [InlineData("q 0 d 1\nq 0 d 1", "line 2 'd': allowed is each item judged once for query 'q'")]
    [InlineData("q 0 d 1.5", "line 1 '1.5': allowed is a grade")]
    [InlineData("q 0 d 31", "line 1 '31': allowed is a grade, a whole number up to 30")]
    [InlineData("q 0 d", "line 1 'q 0 d': allowed is four columns")]
    [InlineData(" \n", "line 1 'end of text': allowed is at least one row")]
    public void ReadQrels_BadRow_NamesLineAndValue(string text, string message) => Refused(() => TrecQrels.Read(new StringReader(text)), message);

    [Fact]
    public void ReadRun_ManyErrors_TellsTheFirstTwenty() =>
        Assert.Equal(20, Assert.Throws<InstanceFormatException>(() => TrecRun.Read(new StringReader(string.Concat(Enumerable.Repeat("x\n", 100))))).Errors.Count);

    [Fact]
    public void Of_QueriesThatDiffer_CountsEveryJudgedOneAndNamesTheRest()
    {
        var run = TrecRun.Read(new StringReader("a Q0 d1 1 2.0 t\na Q0 d2 2 1.0 t\nz\tQ0\td1\t1\t1\tt"));
        var report = RetrievalReport.Of(run, TrecQrels.Read(new StringReader("a 0 d1 1\na 0 d2 -1\nb 0 d1 2\nc 0 d1 0")));
        Assert.Equal(["z"], report.Unjudged);
        Assert.Equal(["a", "b", "c"], report.Queries.Select(query => query.Query));

        // a is perfect, b was left out, c has nothing to find.
        Assert.Equal(2 / 3.0, report.Overall.Single(value => value.Name == "map").Value, 12);
        Assert.Equal(2, report.Overall.Single(value => value.Name == "num_rel").Value);
    }

    private static void Refused(Action read, string message) =>
        Assert.StartsWith(message, Assert.Throws<InstanceFormatException>(read).Errors[0].ToString(), StringComparison.Ordinal);
}
