using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking as JSON; the field names are a contract.</summary>
internal static class RankJson
{
    public static string Write(RankAnswer answer, TextCatalogue texts)
    {
        return JsonStyle.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("snapshot", answer.Snapshot.ToString());
            json.WriteString("policy", $"{answer.PolicyId}@{answer.PolicyVersion.ToString(CultureInfo.InvariantCulture)}");
            json.WriteString("as_of", answer.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("mode", answer.Mode.Code());
            json.WriteString("perspective", answer.Perspective.Code());
            json.WriteString("purpose", answer.Purpose.Code());
            json.WriteString("reranker", answer.Reranker);
            json.WriteString("digest", answer.Digest);
            json.WriteStartArray("warnings");
            foreach (var law in answer.OverdueLaw)
            {
                json.WriteStringValue(LawWarning.Of(law));
            }

            json.WriteEndArray();
            WriteToDos(json, answer, texts);
            json.WriteStartArray("results");
            foreach (var result in answer.Results)
            {
                Write(json, answer, result, texts);
            }

            json.WriteEndArray();
            json.WriteStartObject("excluded");
            foreach (var exclusion in answer.Exclusions)
            {
                json.WriteNumber(exclusion.Code.Code(), exclusion.PairCount);
            }

            json.WriteEndObject();
            if (answer.ExcludedPairCount is { } count)
            {
                json.WriteNumber("excluded_pairs", count);
            }
            else
            {
                json.WriteNull("excluded_pairs");
            }

            json.WriteEndObject();
        });
    }

    private static void WriteToDos(Utf8JsonWriter json, RankAnswer answer, TextCatalogue texts)
    {
        json.WriteStartArray("person_todos");
        foreach (var toDo in answer.PersonToDos)
        {
            json.WriteStartObject();
            json.WriteString("code", toDo.Code.Code());
            json.WriteString("value", toDo.Value.Code());
            json.WriteString("text", ReasonTexts.Sentence(toDo, texts));
            json.WriteString("owner", toDo.Owner.Code());
            WriteDate(json, "due_on", toDo.DueOn);
            json.WriteString("blocks", toDo.Blocks.Code());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RankAnswer answer, RankedPair result, TextCatalogue texts)
    {
        var pair = result.Pair;
        json.WriteStartObject();
        json.WriteNumber("rank", result.Rank);
        json.WriteNumber("rank_group", result.RankGroup);
        json.WriteNumber("tier", result.Tier);
        json.WriteString("candidate", pair.Candidate.Id.Value);
        json.WriteString("place", pair.Place.Id.Value);
        json.WriteString("company", pair.Place.Company.Value);
        json.WriteString("occupation", pair.Place.Occupation.Value);
        json.WriteString("occupation_title", pair.Facts.Occupation.Title);
        json.WriteString("place_name", ReferenceCatalogue.Shared.TownOf(pair.Facts.Site));
        WriteNumber(json, "distance_100m", pair.Facts.Trip?.Distance100m);
        WriteNumber(json, "travel_minutes", pair.Facts.Trip?.Minutes);
        WriteNumber(json, "school_travel_minutes", result.SchoolTrip?.Minutes);
        json.WriteNumber("score_millionths", pair.Score.ScoreMillionths);
        WriteNumber(json, "taken_off_millionths", result.TakenOffMillionths);
        json.WriteNumber("expected_millionths", pair.Score.ExpectedMillionths);
        json.WriteStartArray("interval_millionths");
        json.WriteNumberValue(pair.Score.Interval.LowMillionths);
        json.WriteNumberValue(pair.Score.Interval.HighMillionths);
        json.WriteEndArray();
        json.WriteString("status", pair.Status.Code());
        WriteParts(json, pair);
        json.WriteStartArray("flags");
        foreach (var flag in PairFlags.Of(pair).Select(flag => flag.Code()))
        {
            json.WriteStringValue(flag);
        }

        json.WriteEndArray();
        json.WriteStartArray("conditions");
        foreach (var outcome in answer.ReasonsOf(result))
        {
            WriteReason(json, outcome, texts);
        }

        json.WriteEndArray();
        json.WriteNumber("not_measured", pair.Score.NotMeasuredCount);
        json.WriteEndObject();
    }

    public static void WriteParts(Utf8JsonWriter json, EvaluatedPair pair)
    {
        var parts = pair.Score.Scores.Parts;
        json.WriteStartObject("parts");
        json.WriteNumber("skills", parts.SkillsMillionths);
        json.WriteNumber("language", parts.LanguageMillionths);
        json.WriteNumber("location", parts.LocationMillionths);
        json.WriteNumber("trade", parts.TradeMillionths);
        json.WriteEndObject();
    }

    public static void WriteReason(Utf8JsonWriter json, RuleOutcome outcome, TextCatalogue texts)
    {
        json.WriteStartObject();
        json.WriteString("code", outcome.Code.Code());
        json.WriteString("value", outcome.Value.Code());
        json.WriteString("effect", outcome.Effect.Code());
        json.WriteString("text", ReasonTexts.Sentence(outcome, texts));
        if (outcome.Owner is { } owner)
        {
            json.WriteString("owner", owner.Code());
        }

        WriteDate(json, "due_on", outcome.DueOn);
        json.WriteEndObject();
    }

    private static void WriteDate(Utf8JsonWriter json, string name, DateOnly? date)
    {
        if (date is { } known)
        {
            json.WriteString(name, known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
