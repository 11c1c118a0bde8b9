using System.Text.Json;

namespace Kausa.Matching.Lab.Learning.Tables;

/// <summary>A learned ranking as JSON.</summary>
/// <remarks>
/// <c>{"format":"kausa-additive-ranker-1","unit":"millionths of a log-odds","tables":[{"features":[3],"edges":[[0.5]],"points":[0,-20,35]}, …]}</c>. A value lies in step 1 + the
/// number of edges below it, step 0 is a row that lacks the feature; with two features, points run through all steps of the second for each step of the first.
/// </remarks>
public static class AdditiveRankerJson
{
    private const string Format = "kausa-additive-ranker-1";

    /// <summary>Writes a ranking.</summary>
    /// <param name="ranker">The ranking.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(AdditiveRanker ranker, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(ranker);
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("unit", "millionths of a log-odds");
        json.WriteStartArray("tables");
        foreach (var table in ranker.Tables)
        {
            json.WriteStartObject();
            WriteAll(json, "features", table.Axes, axis => json.WriteNumberValue(axis.Feature));
            WriteAll(json, "edges", table.Axes, axis => WriteAll(json, null, axis.Edges, json.WriteNumberValue));
            WriteAll(json, "points", table.Points, json.WriteNumberValue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads a ranking.</summary>
    /// <param name="text">What <see cref="Write"/> wrote.</param>
    /// <returns>The ranking.</returns>
    /// <exception cref="FormatException">The text is not such a ranking.</exception>
    public static AdditiveRanker Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.GetProperty("format").GetString() == Format
                ? new([.. root.GetProperty("tables").EnumerateArray().Select(TableOf)])
                : throw new FormatException($"format '{root.GetProperty("format")}': only {Format} can be read");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException($"not a ranking in the form {Format}: {exception.Message}", exception);
        }
    }

    private static PointTable TableOf(JsonElement table) => new(
        [.. table.GetProperty("features").EnumerateArray().Zip(table.GetProperty("edges").EnumerateArray(), (feature, edges) =>
            new StepAxis(feature.GetInt32(), [.. edges.EnumerateArray().Select(edge => edge.GetSingle())]))],
        [.. table.GetProperty("points").EnumerateArray().Select(points => points.GetInt64())]);

    private static void WriteAll<T>(Utf8JsonWriter json, string? name, IReadOnlyList<T> items, Action<T> write)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        json.WriteStartArray();
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }
}
