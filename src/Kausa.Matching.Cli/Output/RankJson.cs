using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking as JSON; the field names are a contract.</summary>
internal static class RankJson
{
    public static string Write(RankView view) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("snapshot", view.Basis.Snapshot);
        WriteBasis(json, view.Basis);
        json.WriteString("reranker", view.Reranker);
        if (view.Strategy is { } strategy)
        {
            json.WriteString("strategy", strategy);
        }

        WriteDate(json, "learned_since", view.LearnedSince);

        json.WriteString("digest", view.Digest);
        WriteWarnings(json, view.Basis);
        WriteToDos(json, view.ToDos);
        json.WriteStartArray("results");
        foreach (var line in view.Lines)
        {
            Write(json, line);
        }

        json.WriteEndArray();
        json.WriteStartObject("excluded");
        foreach (var exclusion in view.Exclusions)
        {
            json.WriteNumber(exclusion.Code, exclusion.PairCount);
        }

        json.WriteEndObject();
        WriteNumber(json, "excluded_pairs", view.ExcludedCount);
        json.WriteEndObject();
    });

    /// <summary>By what was asked; that people and companies are invented is told where a service says so.</summary>
    public static void WriteBasis(Utf8JsonWriter json, AnswerBasis basis)
    {
        json.WriteString("policy", basis.Policy);
        json.WriteString("as_of", basis.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("mode", basis.Mode.Code());
        json.WriteString("perspective", basis.Perspective.Code());
        json.WriteString("purpose", basis.Purpose.Code());
        if (basis.IsSynthetic)
        {
            json.WriteBoolean("synthetic", true);
        }
    }

    public static void WriteWarnings(Utf8JsonWriter json, AnswerBasis basis) => WriteWords(json, "warnings", basis.Warnings);

    public static void WriteInterval(Utf8JsonWriter json, ScoreView score)
    {
        json.WriteStartArray("interval_millionths");
        json.WriteNumberValue(score.Low);
        json.WriteNumberValue(score.High);
        json.WriteEndArray();
    }

    public static void WriteParts(Utf8JsonWriter json, ScoreView score)
    {
        json.WriteStartObject("parts");
        json.WriteNumber("skills", score.Skills);
        json.WriteNumber("language", score.Language);
        json.WriteNumber("location", score.Location);
        json.WriteNumber("trade", score.Trade);
        json.WriteEndObject();
    }

    public static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
    }

    public static void WriteFinding(Utf8JsonWriter json, FindingLine finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("value", finding.Value.Code());
        json.WriteString("effect", finding.Effect.Code());
        json.WriteString("text", finding.Sentence);
        if (finding.Owner is { } owner)
        {
            json.WriteString("owner", owner.Code());
        }

        WriteDate(json, "due_on", finding.DueOn);
        json.WriteEndObject();
    }

    private static void WriteToDos(Utf8JsonWriter json, IReadOnlyList<ToDoLine> toDos)
    {
        json.WriteStartArray("person_todos");
        foreach (var toDo in toDos)
        {
            json.WriteStartObject();
            json.WriteString("code", toDo.Code);
            json.WriteString("value", toDo.Value.Code());
            json.WriteString("text", toDo.Sentence);
            json.WriteString("owner", toDo.Owner.Code());
            WriteDate(json, "due_on", toDo.DueOn);
            json.WriteString("blocks", toDo.Blocks.Code());
            json.WriteStartArray("ranks");
            foreach (var rank in toDo.Ranks)
            {
                json.WriteNumberValue(rank);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RankLine line)
    {
        json.WriteStartObject();
        json.WriteNumber("rank", line.Rank);
        json.WriteNumber("rank_group", line.RankGroup);
        json.WriteNumber("tier", line.Tier);
        json.WriteString("candidate", line.Candidate);
        json.WriteString("place", line.Place.Id);
        json.WriteString("company", line.Place.Company);
        json.WriteString("occupation", line.Place.Occupation);
        json.WriteString("occupation_title", line.Place.OccupationTitle);
        json.WriteString("place_name", line.Place.Town);
        WriteNumber(json, "distance_100m", line.Trip?.Distance100m);
        WriteNumber(json, "travel_minutes", line.Trip?.Minutes);
        WriteNumber(json, "school_travel_minutes", line.SchoolMinutes);
        json.WriteNumber("score_millionths", line.Score.Score);
        WriteNumber(json, "taken_off_millionths", line.TakenOffMillionths);
        json.WriteNumber("expected_millionths", line.Score.Expected);
        WriteInterval(json, line.Score);
        json.WriteString("status", line.Status.Code());
        WriteParts(json, line.Score);
        WriteWords(json, "flags", line.Flags.Select(flag => flag.Code()));
        json.WriteStartArray("conditions");
        foreach (var finding in line.Findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        json.WriteNumber("not_measured", line.Score.NotMeasuredCount);
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
