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
        if (view.Score is { } score)
        {
            json.WriteNumber("score_millionths", score.Score);
            json.WriteNumber("expected_millionths", score.Expected);
            RankJson.WriteInterval(json, score);
            RankJson.WriteParts(json, score);
            json.WriteNumber("not_measured", score.NotMeasuredCount);
        }

        RankJson.WriteWords(json, "flags", view.Flags.Select(flag => flag.Code()).Concat(view.EstimateFlags.Select(flag => flag.Code())));
        json.WriteStartArray("rules");
        foreach (var rule in view.Rules)
        {
            RankJson.WriteFinding(json, rule);
        }

        json.WriteEndArray();
        if (view.Sum is { } sum)
        {
            json.WritePropertyName("score");
            Write(json, sum);
        }

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
