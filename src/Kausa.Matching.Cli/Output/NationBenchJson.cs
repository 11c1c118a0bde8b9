using System.Text.Json;
using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Cli.Output;

/// <summary>The figures of a measurement as JSON.</summary>
internal static class NationBenchJson
{
    public static string Write(NationBenchResult result) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("places", result.Places);
        json.WriteNumber("candidates", result.Candidates);
        json.WriteNumber("top", result.Top);
        json.WriteNumber("threads", result.Threads);
        json.WriteNumber("seconds", Rounded(result.Seconds, 3));
        json.WriteNumber("seconds_1t", Rounded(result.SecondsOneThread, 3));
        WriteMicros(json, "query_us", result.Query, withP99: true);
        WriteMicros(json, "reverse_us", result.Reverse, withP99: true);
        WriteMicros(json, "unfiltered_us", result.Unfiltered, withP99: false);
        json.WriteNumber("build_s", Rounded(result.BuildSeconds, 3));
        json.WriteNumber("bytes_per_place", Rounded(result.BytesPerPlace, 1));
        json.WriteNumber("allocated_bytes_per_query", Rounded(result.AllocatedBytesPerQuery, 1));
        json.WriteNumber("update_ms", Rounded(result.UpdateMilliseconds, 2));
        json.WriteString("kernel", result.Kernel.ToLowerInvariant());
        json.WriteEndObject();
    });

    private static void WriteMicros(Utf8JsonWriter json, string name, Micros micros, bool withP99)
    {
        json.WriteStartObject(name);
        json.WriteNumber("p50", Rounded(micros.P50, 1));
        if (withP99)
        {
            json.WriteNumber("p99", Rounded(micros.P99, 1));
        }

        json.WriteNumber("max", Rounded(micros.Max, 1));
        json.WriteEndObject();
    }

    private static decimal Rounded(double value, int digits) => Math.Round((decimal)value, digits);
}
