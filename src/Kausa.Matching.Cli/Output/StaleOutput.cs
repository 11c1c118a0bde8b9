using System.Globalization;
using Kausa.Matching.Explanation;
using Kausa.Matching.Freshness;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports;
using Spectre.Console;

namespace Kausa.Matching.Cli.Output;

/// <summary>The list of what to call about again, for people and programs; the field names are a contract.</summary>
internal static class StaleOutput
{
    public static void Write(IReadOnlyList<StaleFact> stale, IReadOnlyList<string> warnings, DateOnly asOf, bool isSynthetic, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(stale, warnings, asOf, isSynthetic, texts));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(warnings, terminal.Error);
                terminal.Output.WriteLine(Csv.Row("kind", "company", "candidate", "place", "occupation", "facts", "last_on", "days", "allowed_days", "text"));
                foreach (var fact in stale)
                {
                    terminal.Output.WriteLine(Csv.Row(
                        fact.Kind.Code(), fact.Company?.Value ?? string.Empty, fact.Candidate?.Value ?? string.Empty, fact.Place?.Value ?? string.Empty, fact.Occupation?.Value ?? string.Empty,
                        Number(fact.FactCount), fact.LastOn is { } day ? Iso(day) : string.Empty, Number(Days(fact, asOf)), Number(fact.AllowedDays), new StaleTexts(texts).What(fact)));
                }

                break;
            default:
                Table(stale, warnings, asOf, isSynthetic, texts, terminal);
                break;
        }
    }

    private static void Table(IReadOnlyList<StaleFact> stale, IReadOnlyList<string> warnings, DateOnly asOf, bool isSynthetic, TextCatalogue texts, Terminal terminal)
    {
        var labels = Labels.For(texts.Language);
        if (isSynthetic)
        {
            // A folder does not know that its people are invented.
            terminal.Output.WriteLine($"{string.Format(CultureInfo.InvariantCulture, labels.AsOf, texts.Date(asOf))} · {labels.Invented}");
        }

        LawWarning.WriteLine(warnings, labels, terminal.Output);
        if (stale.Count == 0)
        {
            terminal.Output.WriteLine(texts.Text("Report.NO_CALLS"));
            return;
        }

        var table = PlainConsole.Table(terminal);
        foreach (var column in new[] { "CALL_WHOM", "CALL_WHAT", "CALL_LAST", "CALL_ALLOWED" })
        {
            table.AddColumn(texts.Text($"Report.{column}"));
        }

        var words = new StaleTexts(texts);
        foreach (var fact in stale)
        {
            table.AddRow(Markup.Escape(fact.Company?.Value ?? fact.Candidate!.Value.Value), Markup.Escape(words.What(fact)), Markup.Escape(words.Last(fact, asOf)), Markup.Escape(words.Allowed(fact)));
        }

        PlainConsole.Create(terminal).Write(table);
    }

    private static string Json(IReadOnlyList<StaleFact> stale, IReadOnlyList<string> warnings, DateOnly asOf, bool isSynthetic, TextCatalogue texts) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("as_of", Iso(asOf));
        if (isSynthetic)
        {
            json.WriteBoolean("synthetic", true);
        }

        json.WriteStartArray("warnings");
        foreach (var warning in warnings)
        {
            json.WriteStringValue(warning);
        }

        json.WriteEndArray();
        json.WriteStartArray("stale");
        foreach (var fact in stale)
        {
            json.WriteStartObject();
            json.WriteString("kind", fact.Kind.Code());
            json.WriteString("company", fact.Company?.Value);
            json.WriteString("candidate", fact.Candidate?.Value);
            json.WriteString("place", fact.Place?.Value);
            json.WriteString("occupation", fact.Occupation?.Value);
            json.WriteNumber("facts", fact.FactCount);
            json.WriteString("last_on", fact.LastOn is { } day ? Iso(day) : null);
            if (Days(fact, asOf) is { } days)
            {
                json.WriteNumber("days", days);
            }
            else
            {
                json.WriteNull("days");
            }

            json.WriteNumber("allowed_days", fact.AllowedDays);
            json.WriteString("text", new StaleTexts(texts).What(fact));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static int? Days(StaleFact fact, DateOnly asOf) => fact.LastOn is { } day ? asOf.DayNumber - day.DayNumber : null;

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
