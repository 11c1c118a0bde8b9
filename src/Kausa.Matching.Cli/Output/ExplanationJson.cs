using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>An explanation as JSON.</summary>
internal static class ExplanationJson
{
    public static string Write(MatchExplanation explanation, Perspective perspective, TextCatalogue texts)
    {
        var pair = explanation.Pair;
        return JsonStyle.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("candidate", pair.Candidate.Id.Value);
            json.WriteString("place", pair.Place.Id.Value);
            json.WriteString("policy", $"{pair.Facts.Policy.Id}@{pair.Facts.Policy.Version.ToString(CultureInfo.InvariantCulture)}");
            json.WriteString("as_of", pair.Facts.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("mode", pair.Score.Mode.Code());
            json.WriteString("perspective", perspective.Code());
            json.WriteString("purpose", pair.Facts.Purpose.Code());
            json.WriteStartArray("warnings");
            foreach (var law in pair.Facts.Policy.Law.Overdue(pair.Facts.AsOf))
            {
                json.WriteStringValue(LawWarning.Of(law));
            }

            json.WriteEndArray();
            json.WriteString("status", pair.Status.Code());
            json.WriteNumber("score_millionths", pair.Score.ScoreMillionths);
            json.WriteNumber("expected_millionths", pair.Score.ExpectedMillionths);
            json.WriteStartArray("interval_millionths");
            json.WriteNumberValue(pair.Score.Interval.LowMillionths);
            json.WriteNumberValue(pair.Score.Interval.HighMillionths);
            json.WriteEndArray();
            RankJson.WriteParts(json, pair);
            json.WriteNumber("not_measured", pair.Score.NotMeasuredCount);
            json.WriteStartArray("flags");
            foreach (var flag in ExplanationOutput.Flags(explanation))
            {
                json.WriteStringValue(flag[(flag.IndexOf('.', StringComparison.Ordinal) + 1)..]);
            }

            json.WriteEndArray();
            json.WriteStartArray("rules");
            foreach (var outcome in pair.Outcomes)
            {
                RankJson.WriteReason(json, outcome, texts);
            }

            json.WriteEndArray();
            json.WritePropertyName("score");
            Write(json, explanation.Score, texts);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, ExplanationNode node, TextCatalogue texts)
    {
        json.WriteStartObject();
        json.WriteString("code", node.Code);
        json.WriteString("text", texts.Format(node.Code, node.Arguments));
        json.WriteNumber("millionths", node.Millionths);
        json.WriteString("basis", node.Basis.Code());
        if (node.Factors.Count > 0)
        {
            json.WriteStartArray("factors");
            foreach (var factor in node.Factors)
            {
                json.WriteNumberValue(factor);
            }

            json.WriteEndArray();
        }

        if (node.Children.Count > 0)
        {
            json.WriteStartArray("children");
            foreach (var child in node.Children)
            {
                Write(json, child, texts);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
