using System.Text.Json;

namespace Kausa.Matching.Cli.Tests;

public sealed class SolveTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Assignment_ThreeByThree_IsProvenOptimal(bool max)
    {
        using var document = Solve("3\n1 2 3\n2 4 6\n3 6 5", 0, max ? ["assignment", "--max"] : ["assignment"]);
        Assert.Equal(Best(max), document!.RootElement.GetProperty("objective").GetInt32());
        Assert.Equal(0, document.RootElement.GetProperty("dual_gap").GetInt32());
    }

    [Theory]
    [InlineData("residents")]
    [InlineData("hospitals")]
    public void Stable_TwoAndTwo_HasNoBlockingPair(string side)
    {
        using var document = Solve("""{"residents":{"r1":["h1","h2"],"r2":["h1"]},"hospitals":{"h1":{"capacity":1,"preferences":["r1","r2"]},"h2":{"capacity":1,"preferences":["r1"]}}}""", 0, "stable", "--proposing", side);
        Assert.Equal("r1", document!.RootElement.GetProperty("matching").GetProperty("h1")[0].GetString());
        Assert.Equal(0, document.RootElement.GetProperty("blocking_pairs").GetArrayLength());
        Assert.Equal("r2", document.RootElement.GetProperty("unmatched")[0].GetString());
    }

    [Theory]
    [InlineData("assignment", "3\n1 2")]
    [InlineData("assignment", "two")]
    [InlineData("stable", "{")]
    [InlineData("stable", """{"residents":{"r":["h"]},"hospitals":{"h":{"capacity":-1,"preferences":["r"]}}}""")]
    public void Solve_BrokenInstance_IsExitCode2(string kind, string text) => Solve(text, 2, kind)?.Dispose();

    [Fact]
    public void Solve_MissingFile_IsExitCode2() => Assert.Equal(2, Shell.Kausa("solve", "assignment", "no-such-file").Code);

    private static int Best(bool max)
    {
        int[][] cost = [[1, 2, 3], [2, 4, 6], [3, 6, 5]];
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
        var totals = orders.Select(order => order.Select((column, row) => cost[row][column]).Sum());
        return max ? totals.Max() : totals.Min();
    }

    private static JsonDocument? Solve(string text, int code, params string[] args)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            var run = Shell.Kausa(["solve", args[0], file, .. args[1..]]);
            Assert.Equal(code, run.Code);
            return code == 0 ? JsonDocument.Parse(run.Output) : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
