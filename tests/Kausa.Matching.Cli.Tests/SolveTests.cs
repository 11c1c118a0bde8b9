using System.Text;
using System.Text.Json;
using Kausa.Matching.Allocation;
using Kausa.Matching.Allocation.Instances;

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

    // Sixty and sixty with few wishes and many ties: the search ends before it has proven the largest.
    [Fact]
    public void Stable_SearchThatEndsBeforeAProof_SaysSoBesideTheAnswer()
    {
        var json = StableJson.Write(Enumerable.Range(1, 30).Select(Drawn).First(market => !StableMatcher.MatchLargest(market.Instance).IsProvenLargest));
        var run = Run(new UTF8Encoding(false).GetBytes(json), "stable");
        Assert.Equal(0, run.Code);
        using var answer = JsonDocument.Parse(run.Output);
        var size = 60 - answer.RootElement.GetProperty("unmatched").GetArrayLength();
        Assert.Matches($"^Größe {size}, Grenze [0-9]+: nicht nachweislich die größte", run.Error);
        Assert.Contains("two thirds", string.Join(' ', Shell.Kausa("solve", "stable", "--help", "--lang", "en").Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        static StableMarket Drawn(int seed)
        {
            var dice = new Random(seed);
            var possible = Enumerable.Range(0, 60).Select(_ => Enumerable.Range(0, 60).Where(_ => dice.Next(100) < 6).ToArray()).ToArray();
            var residents = possible.Select(partners => Groups(dice, partners)).ToArray();
            var hospitals = Enumerable.Range(0, 60).Select(hospital => Groups(dice, [.. Enumerable.Range(0, 60).Where(resident => possible[resident].Contains(hospital))])).ToArray();
            var instance = new StableInstance(PreferenceLists.FromGroups(residents), PreferenceLists.FromGroups(hospitals), [.. Enumerable.Repeat(1, 60)]);
            return new StableMarket([.. Enumerable.Range(0, 60).Select(at => $"r{at}")], [.. Enumerable.Range(0, 60).Select(at => $"h{at}")], instance);
        }

        static IReadOnlyList<IReadOnlyList<int>> Groups(Random dice, int[] partners)
        {
            dice.Shuffle(partners);
            List<List<int>> groups = [];
            foreach (var partner in partners)
            {
                if (groups.Count > 0 && dice.Next(100) < 60)
                {
                    groups[^1].Add(partner);
                }
                else
                {
                    groups.Add([partner]);
                }
            }

            return groups;
        }
    }

    [Fact]
    public void Stable_ProvenLargest_SaysSoBesideTheAnswer()
    {
        var run = Run("""{"residents":{"r":["h"]},"hospitals":{"h":{"capacity":1,"preferences":["r"]}}}"""u8.ToArray(), "stable");
        Assert.Equal("Größe 1, Grenze 1: nachweislich die größte", run.Error.Trim());
    }

    [Fact]
    public void Stable_TextThatIsNotUtf8_IsNamedWithItsPlace()
    {
        var run = Run(Encoding.Latin1.GetBytes("{\n\"residents\":{\"M\u00fcller\":[\"h\"]},\"hospitals\":{\"h\":{\"capacity\":1,\"preferences\":[\"M\u00fcller\"]}}}"), "stable");
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("Zeile 2, Byte 16 '0xFC': erlaubt ist UTF-8", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stable_HalfOfACharacter_IsExitCode2() =>
        Assert.Contains("Zeile 1, Byte 15", Error("""{"residents":{"r\ud800":["h"]},"hospitals":{"h":{"capacity":1,"preferences":["r"]}}}"""), StringComparison.Ordinal);

    private static string Error(string json)
    {
        var run = Run(Encoding.UTF8.GetBytes(json), "stable");
        Assert.Equal(2, run.Code);
        return run.Error;
    }

    private static Run Run(byte[] content, string kind)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, content);
            return Shell.Kausa("solve", kind, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

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
