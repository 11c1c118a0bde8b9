using System.Text.Json;
using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Cli.Output;

/// <summary>The figures of advice as JSON.</summary>
internal static class AdviceBenchJson
{
    public static string Write(AdviceBenchResult result) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("places", result.Places);
        json.WriteNumber("candidates", result.Candidates);
        json.WriteNumber("questions", result.Questions);
        json.WriteNumber("steps_p50", result.Steps.P50);
        json.WriteNumber("steps_max", result.Steps.Max);
        Write(json, "steps_first_ms", result.FirstTime);
        Write(json, "steps_ms", result.SingleSteps);
        Write(json, "steps_and_pair_ms", result.WithPair);
        Write(json, "why_not_ms", result.WhyNot);
        Write(json, "assessment_ms", result.Assessment);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, string name, Millis millis)
    {
        json.WriteStartObject(name);
        json.WriteNumber("p50", Math.Round((decimal)millis.P50, 1));
        json.WriteNumber("p90", Math.Round((decimal)millis.P90, 1));
        json.WriteNumber("max", Math.Round((decimal)millis.Max, 1));
        json.WriteEndObject();
    }
}
