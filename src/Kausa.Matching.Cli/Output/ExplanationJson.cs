using System.Text.Json;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Output;

/// <summary>An explanation as JSON.</summary>
internal static class ExplanationJson
{
    public static string Write(ExplanationView view) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("candidate", view.Candidate);
        json.WriteString("place", view.Place);
        RankJson.WriteBasis(json, view.Basis);
        RankJson.WriteWarnings(json, view.Basis);
        json.WriteString("status", view.Status.Code());
        json.WriteNumber("score_millionths", view.Score.Score);
        json.WriteNumber("expected_millionths", view.Score.Expected);
        RankJson.WriteInterval(json, view.Score);
        RankJson.WriteParts(json, view.Score);
        json.WriteNumber("not_measured", view.Score.NotMeasuredCount);
        RankJson.WriteWords(json, "flags", view.Flags.Select(flag => flag.Code()).Concat(view.EstimateFlags.Select(flag => flag.Code())));
        json.WriteStartArray("rules");
        foreach (var rule in view.Rules)
        {
            RankJson.WriteFinding(json, rule);
        }

        json.WriteEndArray();
        json.WritePropertyName("score");
        Write(json, view.Sum);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, SumLine line)
    {
        json.WriteStartObject();
        json.WriteString("code", line.Code);
        json.WriteString("text", line.Text);
        json.WriteNumber("millionths", line.Millionths);
        json.WriteString("basis", line.Basis.Code());
        if (line.Factors.Count > 0)
        {
            json.WriteStartArray("factors");
            foreach (var factor in line.Factors)
            {
                json.WriteNumberValue(factor);
            }

            json.WriteEndArray();
        }

        if (line.Children.Count > 0)
        {
            json.WriteStartArray("children");
            foreach (var child in line.Children)
            {
                Write(json, child);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
