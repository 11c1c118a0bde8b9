using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Assessments;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>A run as it is shown.</summary>
/// <param name="Document">Its record.</param>
/// <param name="Name">Number or name of the run; null when nothing was pending.</param>
/// <param name="ResumedCount">People taken over from a run that was cut off.</param>
/// <param name="TitleOf">Title of the occupation of a place; null when the place is not known.</param>
internal sealed record ShownRun(DeltaRunDocument Document, string? Name, int ResumedCount, Func<string, string?> TitleOf);

/// <summary>What results changed: for people, as JSON, as one row per place.</summary>
internal static class DeltaOutput
{
    private const int MostCauses = 3;
    private const int DigestShown = 12;

    public static void Write(ShownRun result, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.Write(result.Document.ToJson());
                break;
            case OutputFormat.Csv:
                WriteOrder(result.Document, texts, terminal.Error);
                DeltaCsv.Write(result.Document, terminal.Output);
                break;
            default:
                Table(result, texts, terminal);
                break;
        }
    }

    private static void Table(ShownRun result, TextCatalogue texts, Terminal terminal)
    {
        var run = result.Document;
        var output = terminal.Output;
        if (result.Name is not { } name)
        {
            output.WriteLine(texts.Text("Assess.NOTHING_PENDING"));
            return;
        }

        output.WriteLine(texts.Format("Assess.RUN", [TextArgument.Number("people", run.PersonCount), TextArgument.Number("changed", run.ChangedCount)]));
        output.WriteLine(texts.Format("Assess.RUN_LINE",
            [TextArgument.Date("date", DateOnly.ParseExact(run.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture)), TextArgument.Text("mode", texts.Text("ScoreMode." + run.Mode)), TextArgument.Number("top", run.Top), TextArgument.Text("number", name), TextArgument.Text("digest", run.Digest[..DigestShown])]));
        WriteOrder(run, texts, output);
        if (result.ResumedCount > 0)
        {
            output.WriteLine(texts.Format("Assess.RESUMED", [TextArgument.Number("count", result.ResumedCount)]));
        }

        output.WriteLine(Labels.For(texts.Language).Proposal);
        foreach (var person in run.People)
        {
            Write(person, result.TitleOf, texts, terminal);
        }
    }

    private static void WriteOrder(DeltaRunDocument run, TextCatalogue texts, TextWriter output)
    {
        if (run.LearnedSince is { } since)
        {
            output.WriteLine(OrderTexts.Of("LEARNED", string.Create(CultureInfo.InvariantCulture, $"{run.Policy}@{run.PolicyVersion}"), DateOnly.ParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture), texts));
        }
    }

    private static void Write(PersonDeltaDocument person, Func<string, string?> titleOf, TextCatalogue texts, Terminal terminal)
    {
        var output = terminal.Output;
        output.WriteLine();
        output.WriteLine(person.Places.Count == 0 ? person.Candidate : $"{person.Candidate}: {Count(person, texts)}");
        foreach (var note in person.Notes)
        {
            output.WriteLine($"  {texts.Text("DeltaNote." + note)}");
        }

        foreach (var repeat in person.Repeats)
        {
            output.WriteLine($"  {texts.Format("Repeat." + repeat.End, [TextArgument.Code("subject", repeat.Subject), .. repeat.Instruments.Count == 0 ? Array.Empty<TextArgument>() : [TextArgument.Text("instruments", string.Join(", ", repeat.Instruments))]])}");
        }

        output.WriteLine($"  {texts.Text("Assess.RESULTS")}:");
        foreach (var reading in person.Results)
        {
            output.WriteLine($"  - {ReadingTexts.Line(reading, texts)}");
        }

        if (person.Places.Count > 0)
        {
            PlainConsole.Create(terminal).Write(Places(person, titleOf, texts, terminal));
        }
    }

    private static string Count(PersonDeltaDocument person, TextCatalogue texts) => texts.Format("Assess.COUNT",
        [.. new[] { ("new", "NEW"), ("gone", "GONE"), ("moved", "MOVED") }.Select(one => TextArgument.Number(one.Item1, person.Places.Count(place => place.Change == one.Item2)))]);

    private static Table Places(PersonDeltaDocument person, Func<string, string?> titleOf, TextCatalogue texts, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        foreach (var column in new[] { "FROM", "TO" })
        {
            table.AddColumn(new TableColumn(texts.Text("Assess." + column)).RightAligned().NoWrap());
        }

        foreach (var column in new[] { "PLACE", "POINTS", "BY" })
        {
            table.AddColumn(texts.Text("Assess." + column));
        }

        foreach (var place in person.Places)
        {
            table.AddRow(
                Rank(place.FromRank, "NEW", texts), Rank(place.ToRank, "GONE", texts), Markup.Escape(titleOf(place.Place) is { Length: > 0 } title ? $"{title}, {place.Place}" : place.Place),
                Markup.Escape($"{texts.Points(place.FromMillionths)} → {texts.Points(place.ToMillionths)}"), Markup.Escape(By(place, person, texts)));
        }

        return table;
    }

    private static string Rank(int? rank, string without, TextCatalogue texts) => rank?.ToString(CultureInfo.InvariantCulture) ?? Markup.Escape(texts.Text("PlaceChange." + without));

    private static string By(PlaceDocument place, PersonDeltaDocument person, TextCatalogue texts)
    {
        var instruments = person.Results.DistinctBy(reading => reading.Evidence).ToDictionary(reading => reading.Evidence, reading => reading.Instrument ?? reading.Kind, StringComparer.Ordinal);
        var causes = place.Causes.Take(MostCauses).Select(cause => $"{ReadingTexts.Subject(cause.Subject, texts)} {Signed(cause.ScoreMillionths, texts)} ({string.Join(", ", cause.Evidence.Select(id => instruments.GetValueOrDefault(id, id)).Distinct())})");
        var rules = place.Rules.Select(rule => $"{texts.Text(rule.Code)}: {texts.Text("RuleValue." + rule.Before)} → {texts.Text("RuleValue." + rule.After)}");
        var all = rules.Concat(causes).ToList();
        return all.Count == 0 ? texts.Text("Assess.BY_OTHERS") : string.Join('\n', all);
    }

    private static string Signed(int millionths, TextCatalogue texts) => (millionths < 0 ? "−" : "+") + texts.Points(Math.Abs(millionths));
}
