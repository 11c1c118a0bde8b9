using System.Text.Json;
using System.Text.Json.Nodes;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Lab.Tests.Measures;

/// <summary>Measures of lists and forecasts beside those that NumPy computed from their definitions (tests/lab-peers/lists.py, whose stored cases these are).</summary>
public sealed class ListPeerTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonObject Cases = JsonNode.Parse(File.ReadAllText(Repository.PathOf("tests", "lab-peers", "lists.json")))!.AsObject();

    [Fact]
    public void Forecasts_BrierAndReliability_EqualThePeer() => Assert.All(Of("forecasts"), one =>
    {
        var forecasts = Doubles(one["chance"]).Zip(Values<bool>(one["came_true"])).ToList();
        Assert.Equal(Value(one["brier"]), Calibration.Brier(forecasts), Tolerance);
        var points = Calibration.Reliability(forecasts);
        Assert.Equal(one["reliability"]!.AsArray().Count, points.Count);
        Assert.All(points.Zip(one["reliability"]!.AsArray()), pair =>
        {
            Assert.Equal(Value(pair.Second![0]), pair.First.MeanChance, Tolerance);
            Assert.Equal(Value(pair.Second![1]), pair.First.CameTrueShare, Tolerance);
            Assert.Equal(Value(pair.Second![2]), pair.First.Count);
        });
    });

    [Fact]
    public void Intervals_Coverage_EqualsThePeer() => Assert.All(Of("intervals"), one =>
        Assert.Equal(Value(one["coverage"]), Calibration.IntervalCoverage([.. Values<long>(one["low"]).Zip(Values<long>(one["high"]), Values<long>(one["truth"]))]), Tolerance));

    [Fact]
    public void Ranks_MissingnessPenalty_EqualsThePeer() => Assert.All(Of("ranks"), one =>
    {
        var (fall, movement) = Calibration.MissingnessPenalty([.. Values<int>(one["with"]).Zip(Values<int>(one["without"]))]);
        Assert.Equal(Value(one["mean_fall"]), fall, Tolerance);
        Assert.Equal(Value(one["mean_movement"]), movement, Tolerance);
    });

    [Fact]
    public void Steering_OfPeople_EqualsThePeer() => Assert.All(Of("steering"), one =>
    {
        var steering = Steering.Of(one["people"]!.AsArray().Select(person => (Places(person![0]), Places(person[1]), Places(person[2]))))!;
        Assert.Equal(Value(one["level_full"]), steering.LevelToFull, Tolerance);
        Assert.Equal(Value(one["months_full"]), steering.MonthsToFull, Tolerance);
        Assert.Equal(Value(one["level_truth"]), steering.LevelToTruth, Tolerance);
        Assert.Equal(Value(one["months_truth"]), steering.MonthsToTruth, Tolerance);
    });

    [Fact]
    public void Exposure_OfItemsHalvesTopAndDistricts_EqualsThePeer() => Assert.All(Of("exposure"), one =>
    {
        var shown = new ShownLists((int)Value(one["items"]), [.. one["lists"]!.AsArray().Select(list => Values<int>(list))]);
        var exposure = shown.Exposure();
        Assert.Equal(shown.ItemCount, exposure.Count);
        Assert.All(exposure.Zip(Doubles(one["exposure"])), pair => Assert.Equal(pair.Second, pair.First, Tolerance));
        Assert.Equal(Value(one["share_of_top"]), shown.ExposureShareOfTop((int)Value(one["percent"])), Tolerance);
        if (one["second_over_first"] is { } ratio)
        {
            Assert.Equal(Value(ratio), exposure.Skip(exposure.Count / 2).Sum() / exposure.Take(exposure.Count / 2).Sum(), Tolerance);
        }

        var coverage = shown.CoverageBy([.. one["looker_district"]!.AsArray().Select(Text)], [.. one["item_district"]!.AsArray().Select(Text)]);
        Assert.All(one["served"]!.AsObject(), served => Assert.Equal(Value(served.Value), coverage.Single(district => district.District == served.Key).ServedCount));
    });

    private static IEnumerable<JsonNode> Of(string kind) => Cases[kind]!.AsArray().Select(one => one!);

    private static IReadOnlyList<ShownPlace> Places(JsonNode? list) => [.. list!.AsArray().Select(place => new ShownPlace(Value(place![0]), (int)Value(place[1])))];

    private static IReadOnlyList<T> Values<T>(JsonNode? list) => [.. list!.AsArray().Select(value => value!.GetValue<T>())];

    private static IReadOnlyList<double> Doubles(JsonNode? list) => [.. list!.AsArray().Select(Value)];

    private static double Value(JsonNode? value) => value!.GetValue<JsonElement>().GetDouble();

    private static string? Text(JsonNode? value) => value?.GetValue<string>();
}
