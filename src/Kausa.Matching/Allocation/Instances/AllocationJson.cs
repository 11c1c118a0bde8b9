using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>Writes answers as JSON: one line, names in lower case with underscores.</summary>
public static class AllocationJson
{
    private static readonly AllocationJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = Encoder,
    });

    /// <summary>Names of places and people stay readable; the text is not meant to be pasted into HTML.</summary>
    internal static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes <c>{"n":…,"objective":…,"assignment":[…],"dual_gap":…}</c>.</summary>
    /// <param name="answer">The answer.</param>
    public static string Write(AssignmentAnswer answer) => JsonSerializer.Serialize(answer, Context.AssignmentAnswer);

    /// <summary>Writes <c>{"sense":…,"problems":[{"agents":…,"jobs":…,"objective":…,"bound":…,"gap":…,"proven":…,"assignment":[…]}]}</c>.</summary>
    /// <param name="answer">The answer.</param>
    public static string Write(GapAnswer answer) => JsonSerializer.Serialize(answer, Context.GapAnswer);

    /// <summary>Writes <c>{"matching":{"h":["r",…]},"unmatched":[…],"blocking_pairs":[]}</c>.</summary>
    /// <param name="answer">The answer.</param>
    public static string Write(StableAnswer answer) => JsonSerializer.Serialize(answer, Context.StableAnswer);
}

[JsonSerializable(typeof(AssignmentAnswer))]
[JsonSerializable(typeof(GapAnswer))]
[JsonSerializable(typeof(StableAnswer))]
internal sealed partial class AllocationJsonContext : JsonSerializerContext;
