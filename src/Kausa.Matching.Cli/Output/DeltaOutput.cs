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
/// <param name="Whole">Where all of it can be read: a file, or what to ask with.</param>
/// <param name="TitleOf">Title of the occupation of a place; null when the place is not known.</param>
internal sealed record ShownRun(DeltaRunDocument Document, string? Name, int ResumedCount, string Whole, Func<string, string?> TitleOf);

/// <summary>What results changed: for people, as JSON, as one row per place.</summary>
internal static class DeltaOutput
{
    private const int MostCauses = 3;
    private const int DigestShown = 12;
    private const int RoomyWidth = 100;
    private const string Inside = "  ";
    private const string Item = "  - ";

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

        if (run.People.Any(person => person.Places.Any(place => place.Causes.Count > MostCauses)))
        {
            output.WriteLine();
            WrappedLines.Write(terminal, string.Empty, texts.Format("Assess.ALL_CAUSES", [TextArgument.Text("whole", result.Whole)]));
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
            WrappedLines.Write(terminal, Inside, texts.Text("DeltaNote." + note));
        }

        foreach (var repeat in person.Repeats)
        {
            WrappedLines.Write(terminal, Inside, texts.Format("Repeat." + repeat.End, [TextArgument.Code("subject", repeat.Subject), .. repeat.Instruments.Count == 0 ? Array.Empty<TextArgument>() : [TextArgument.Text("instruments", string.Join(", ", repeat.Instruments.Select(code => ReadingTexts.Instrument(code, texts))))]]));
        }

        output.WriteLine($"  {texts.Text("Assess.RESULTS")}:");
        foreach (var reading in person.Results)
        {
            WrappedLines.Write(terminal, Item, ReadingTexts.Line(reading, texts));
        }

        WriteEstimates(person, texts, terminal);
        if (person.Places.Count > 0 && terminal.Width < RoomyWidth)
        {
            WritePlaces(person, titleOf, texts, terminal);
        }
        else if (person.Places.Count > 0)
        {
            PlainConsole.Create(terminal).Write(Places(person, titleOf, texts, terminal));
        }
    }

    // What the results say of themselves is not said again; what was not measured and is not now has no value that could change.
    private static void WriteEstimates(PersonDeltaDocument person, TextCatalogue texts, Terminal terminal)
    {
        var told = person.Results.SelectMany(reading => reading.Flags.Select(flag => (reading.Subject, flag))).ToHashSet();
        var shown = person.Estimates.Where(one => one.From is not null || one.To is not null)
            .Select(one => one with { Flags = [.. one.Flags.Where(flag => !told.Contains((one.Subject, flag)))] })
            .Where(one => (one.From, one.FromError) != (one.To, one.ToError) || one.Flags.Count > 0)
            .ToList();
        if (shown.Count == 0)
        {
            return;
        }

        WrappedLines.Write(terminal, Inside, texts.Text("Assess.ESTIMATES"));
        foreach (var one in shown)
        {
            WrappedLines.Write(terminal, Item, ReadingTexts.Line(one, texts));
        }
    }

    private static string Count(PersonDeltaDocument person, TextCatalogue texts) => texts.Format("Assess.COUNT",
        [.. new[] { ("new", "NEW"), ("gone", "GONE"), ("moved", "MOVED") }.Select(one => TextArgument.Number(one.Item1, person.Places.Count(place => place.Change == one.Item2)))]);

    // Where a table would break its words.
    private static void WritePlaces(PersonDeltaDocument person, Func<string, string?> titleOf, TextCatalogue texts, Terminal terminal)
    {
        WrappedLines.Write(terminal, Inside, $"{texts.Text("Assess.PLACES")}:");
        foreach (var place in person.Places)
        {
            WrappedLines.Write(terminal, Item, $"{Rank(place.FromRank, "PlaceChange.NEW", texts)} → {Rank(place.ToRank, "PlaceChange.GONE", texts)}: {Title(place, titleOf)} · {Points(place, texts)}");
            foreach (var line in By(place, person, texts).Split('\n'))
            {
                WrappedLines.Write(terminal, Item.Replace('-', ' ') + Inside, line);
            }
        }
    }

    private static Table Places(PersonDeltaDocument person, Func<string, string?> titleOf, TextCatalogue texts, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        foreach (var column in new[] { "FROM", "TO", "PLACE", "POINTS", "BY" })
        {
            var added = new TableColumn(texts.Text("Assess." + column));
            table.AddColumn(column switch { "FROM" or "TO" => added.RightAligned().NoWrap(), "POINTS" => added.NoWrap(), _ => added });
        }

        foreach (var place in person.Places)
        {
            table.AddRow(
                Markup.Escape(Rank(place.FromRank, "PlaceChange.NEW", texts)), Markup.Escape(Rank(place.ToRank, "PlaceChange.GONE", texts)), Markup.Escape(Title(place, titleOf)),
                Markup.Escape(Points(place, texts)), Markup.Escape(By(place, person, texts)));
        }

        return table;
    }

    private static string Rank(int? rank, string without, TextCatalogue texts) => rank?.ToString(CultureInfo.InvariantCulture) ?? texts.Text(without);

    private static string Title(PlaceDocument place, Func<string, string?> titleOf) => titleOf(place.Place) is { Length: > 0 } title ? $"{title}, {place.Place}" : place.Place;

    private static string Points(PlaceDocument place, TextCatalogue texts) => $"{texts.Points(place.FromMillionths)} → {texts.Points(place.ToMillionths)}";

    private static string By(PlaceDocument place, PersonDeltaDocument person, TextCatalogue texts)
    {
        var instruments = person.Results.DistinctBy(reading => reading.Evidence).ToDictionary(reading => reading.Evidence, reading => ReadingTexts.By(reading, texts), StringComparer.Ordinal);
        var causes = place.Causes.Take(MostCauses).Select(cause => $"{ReadingTexts.Subject(cause.Subject, texts)} {Signed(cause.ScoreMillionths, texts)} ({string.Join(", ", cause.Evidence.Select(id => instruments.GetValueOrDefault(id, id)).Distinct())})");
        var rules = place.Rules.Select(rule => $"{texts.Text(rule.Code)}: {texts.Text("RuleValue." + rule.Before)} → {texts.Text("RuleValue." + rule.After)}");
        var more = place.Causes.Count > MostCauses ? [texts.Format("Assess.MORE_CAUSES", [TextArgument.Number("count", place.Causes.Count - MostCauses)])] : Array.Empty<string>();
        var all = rules.Concat(causes).Concat(more).ToList();
        return all.Count == 0 ? texts.Text("Assess.BY_OTHERS") : string.Join('\n', all);
    }

    private static string Signed(int millionths, TextCatalogue texts) => (millionths < 0 ? "−" : "+") + texts.Points(Math.Abs(millionths));
}
