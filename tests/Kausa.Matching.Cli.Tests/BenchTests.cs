using System.Text.Json;

namespace Kausa.Matching.Cli.Tests;

/// <summary>The figures of a measurement are a contract: who compares machines reads them by name.</summary>
public sealed class BenchTests
{
    [Fact]
    public void BenchNation_SmallMarket_PrintsEveryFigureByName()
    {
        var run = Shell.Kausa("bench", "nation", "--places", "400", "--candidates", "60", "--threads", "2", "--rounds", "1");

        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(
            [
                "places", "candidates", "top", "threads", "seconds", "seconds_1t", "query_us", "reverse_us", "unfiltered_us",
                "build_s", "bytes_per_place", "allocated_bytes_per_query", "update_ms", "kernel",
            ],
            Names(document.RootElement));
        Assert.Equal(["p50", "p99", "max"], Names(document.RootElement.GetProperty("query_us")));
        Assert.Equal(["p50", "p99", "max"], Names(document.RootElement.GetProperty("reverse_us")));
        Assert.Equal(["p50", "max"], Names(document.RootElement.GetProperty("unfiltered_us")));
        Assert.True(document.RootElement.GetProperty("update_ms").GetDouble() > 0);
    }

    [Fact]
    public void BenchAllocation_SmallMarket_PrintsEveryFigureAndACleanCheck()
    {
        var run = Shell.Kausa("bench", "allocation", "--places", "400", "--candidates", "300", "--threads", "2", "--rounds", "1", "--reference-every", "1");
        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        Assert.Equal(
            ["places", "candidates", "threads", "seconds", "processor_s", "people", "seats", "placed", "proposals", "lists_continued", "allocated_mb", "check"],
            Names(root));
        Assert.True(root.GetProperty("placed").GetInt32() > 0);
        var check = root.GetProperty("check");
        Assert.Equal((0, 0), (check.GetProperty("finding_count").GetInt32(), check.GetProperty("reference_differences").GetInt32()));
        Assert.True(check.GetProperty("reference_pairs").GetInt32() >= root.GetProperty("placed").GetInt32());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
