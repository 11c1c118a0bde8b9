using System.Globalization;
using System.Text;
using System.Text.Json;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Learning;

/// <summary>A learned policy as a file: JSON with integer tables and a status that follows from what it holds.</summary>
public static class LearnedPolicyJson
{
    private const string Format = "kausa-learned-policy-2";

    /// <summary>Writes a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The document; the same policy gives the same bytes.</returns>
    public static string Write(LearnedPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("id", policy.Id);
            json.WriteNumber("version", policy.Version);
            json.WriteString("status", policy.Status.Code());
            json.WriteNumber("outcomes_min", policy.OutcomesMin);
            WriteFrom(json, policy.From);
            if (policy.Activation is { } activation)
            {
                json.WriteStartObject("activation");
                json.WriteString("fairness_report", activation.FairnessReport);
                json.WriteString("by", activation.By);
                json.WriteString("on", activation.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteStartArray("curves");
            foreach (CriterionCurve curve in policy.Tables.Curves)
            {
                WriteTable(json, [curve.Criterion], curve.Points);
            }

            json.WriteEndArray();
            json.WriteStartArray("surfaces");
            foreach (CriterionSurface surface in policy.Tables.Surfaces)
            {
                WriteTable(json, [surface.First, surface.Second], surface.Points);
            }

            json.WriteEndArray();
            json.WriteStartArray("dimensions");
            foreach (DimensionCurve curve in policy.Tables.Dimensions)
            {
                json.WriteStartObject();
                json.WriteString("dimension", curve.Dimension.Code());
                WritePoints(json, curve.Points.Select(points => (long)points));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="text">The document.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="FormatException">The document is not such a policy, a table falls, or its status is not what its activation says; the message names what.</exception>
    public static LearnedPolicy Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            JsonElement root = document.RootElement;
            if (Text(root, "format") != Format)
            {
                throw new FormatException($"format '{Text(root, "format")}': only {Format} can be read");
            }

            var policy = new LearnedPolicy
            {
                Id = Text(root, "id"),
                Version = root.GetProperty("version").GetInt32(),
                OutcomesMin = root.GetProperty("outcomes_min").GetInt32(),
                From = ReadFrom(root.GetProperty("learned_from")),
                Tables = new(
                    root.GetProperty("curves").EnumerateArray().Select(curve => new CriterionCurve(CriterionOf(curve, 0), Points(curve))).ToValueList(),
                    root.GetProperty("surfaces").EnumerateArray().Select(surface => new CriterionSurface(CriterionOf(surface, 0), CriterionOf(surface, 1), Points(surface))).ToValueList(),
                    root.GetProperty("dimensions").EnumerateArray().Select(curve => new DimensionCurve(
                        Word<CompetenceDimension>(Text(curve, "dimension"), "dimension"),
                        curve.GetProperty("points").EnumerateArray().Select(points => points.GetInt32()).ToValueList())).ToValueList()),
            };
            if (root.TryGetProperty("activation", out JsonElement activation))
            {
                policy = policy.Activate(new(Text(activation, "fairness_report"), Text(activation, "by"), DateOnly.ParseExact(Text(activation, "on"), "yyyy-MM-dd", CultureInfo.InvariantCulture)));
            }

            return Text(root, "status") == policy.Status.Code()
                ? policy
                : throw new FormatException($"status '{Text(root, "status")}': allowed is {policy.Status.Code()}, because that is what the activation says");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or ArgumentException)
        {
            throw new FormatException($"not a policy in the form {Format}: {exception.Message}", exception);
        }
    }

    private static void WriteFrom(Utf8JsonWriter json, LearnedFrom from)
    {
        json.WriteStartObject("learned_from");
        json.WriteString("base_policy", from.BasePolicy);
        json.WriteNumber("base_version", from.BaseVersion);
        json.WriteString("perspective", from.Perspective.Code());
        json.WriteString("label", "PROBATION_PASSED");
        json.WriteNumber("outcomes", from.OutcomeCount);
        json.WriteNumber("passed", from.PassedCount);
        json.WriteNumber("lists", from.ListCount);
        json.WriteEndObject();
    }

    private static LearnedFrom ReadFrom(JsonElement from) => new(
        Text(from, "base_policy"),
        from.GetProperty("base_version").GetInt32(),
        Word<Perspective>(Text(from, "perspective"), "perspective"),
        from.GetProperty("outcomes").GetInt32(),
        from.GetProperty("passed").GetInt32(),
        from.GetProperty("lists").GetInt32());

    private static void WriteTable(Utf8JsonWriter json, Criterion[] criteria, ValueList<long> points)
    {
        json.WriteStartObject();
        json.WriteStartArray("criteria");
        foreach (Criterion criterion in criteria)
        {
            json.WriteStringValue(criterion.Code());
        }

        json.WriteEndArray();
        WritePoints(json, points);
        json.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter json, IEnumerable<long> points)
    {
        json.WriteStartArray("points");
        foreach (long value in points)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    private static Criterion CriterionOf(JsonElement table, int at) => Word<Criterion>(table.GetProperty("criteria")[at].GetString() ?? string.Empty, "criteria");

    private static ValueList<long> Points(JsonElement table) => table.GetProperty("points").EnumerateArray().Select(points => points.GetInt64()).ToValueList();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException($"{name}: a text is allowed, not null");

    private static TEnum Word<TEnum>(string code, string field)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (value.Code() == code)
            {
                return value;
            }
        }

        throw new FormatException($"{field} '{code}': allowed are {string.Join(", ", Enum.GetValues<TEnum>().Select(value => value.Code()))}");
    }
}
