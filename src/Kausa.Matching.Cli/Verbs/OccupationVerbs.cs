using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Model;
using Spectre.Console;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa occupation find</c>: occupations by everyday words.</summary>
internal static class OccupationVerbs
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("WORDS") { Description = "Everyday words, for example Automechaniker.", Arity = ArgumentArity.OneOrMore };
        var top = CommonOptions.Top();
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var find = new Command("find", "Finds training occupations by everyday words; typos and umlauts are forgiven.") { words, top, format, language };
        find.SetAction(parsed =>
        {
            var text = string.Join(' ', parsed.GetValue(words)!);
            if (text.Length > OccupationSearch.MaxLength)
            {
                throw new BadInputException([$"WORDS: {text.Length.ToString(CultureInfo.InvariantCulture)} characters; allowed are 1..{OccupationSearch.MaxLength}."]);
            }

            Write(OccupationSearch.Find(text, Math.Min(parsed.GetValue(top), 100)), parsed.GetValue(format), parsed.GetValue(language)!, terminal);
            return ExitCodes.Ok;
        });
        return new Command("occupation", "Training occupations.") { find };
    }

    private static void Write(IReadOnlyList<OccupationMatch> matches, OutputFormat format, string language, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(matches));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row("occupation", "title", "kldb", "duration_months", "matched_text", "score"));
                foreach (var match in matches)
                {
                    terminal.Output.WriteLine(Csv.Row(match.Occupation.Id.Value, match.Occupation.Title, match.Occupation.Kldb.ToString(), Number(match.Occupation.DurationMonths), match.MatchedText, Number(match.Score)));
                }

                break;
            default:
                Table(matches, language, terminal);
                break;
        }
    }

    private static void Table(IReadOnlyList<OccupationMatch> matches, string language, Terminal terminal)
    {
        if (matches.Count == 0)
        {
            terminal.Output.WriteLine(language == "de"
                ? "Nichts gefunden. Nur Ausbildungsberufe nach BBiG und HwO sind verzeichnet; Pflege und schulische Berufe gehören nicht dazu."
                : "Nothing found. Only training occupations of BBiG and HwO are listed; nursing and school-based occupations are not among them.");
            return;
        }

        var table = PlainConsole.Table(terminal);
        string[] headings = language == "de" ? ["Beruf", "Kennung", "KldB 2010", "Monate", "gefunden über"] : ["Occupation", "Identifier", "KldB 2010", "Months", "found by"];
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = heading is "Kennung" or "Identifier" });
        }

        foreach (var match in matches)
        {
            table.AddRow(new[] { match.Occupation.Title, match.Occupation.Id.Value, match.Occupation.Kldb.ToString(), Number(match.Occupation.DurationMonths), match.MatchedText }.Select(Markup.Escape).ToArray());
        }

        PlainConsole.Create(terminal).Write(table);
    }

    private static string Json(IReadOnlyList<OccupationMatch> matches)
    {
        return JsonStyle.Write(json =>
        {
            json.WriteStartArray();
            foreach (var match in matches)
            {
                json.WriteStartObject();
                json.WriteString("occupation", match.Occupation.Id.Value);
                json.WriteString("title", match.Occupation.Title);
                json.WriteString("title_masculine", match.Occupation.TitleMasculine);
                json.WriteString("title_feminine", match.Occupation.TitleFeminine);
                json.WriteString("kldb", match.Occupation.Kldb.ToString());
                json.WriteNumber("duration_months", match.Occupation.DurationMonths);
                json.WriteString("matched_text", match.MatchedText);
                json.WriteString("matched_by", match.Kind.Code());
                json.WriteNumber("score", match.Score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
