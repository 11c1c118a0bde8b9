using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Spectre.Console;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa occupation</c>: occupations by everyday words, and what they ask for.</summary>
internal static class OccupationVerbs
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.OneOrMore };
        var top = CommonOptions.Top();
        var format = CommonOptions.Format();
        var find = new Command("find") { words, top, format };
        find.SetAction(parsed =>
        {
            var text = string.Join(' ', parsed.GetValue(words)!);
            if (text.Length > OccupationSearch.MaxLength)
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "SEARCH_LENGTH", text.Length, OccupationSearch.MaxLength)]);
            }

            var matches = OccupationSearch.Find(text, Math.Min(parsed.GetValue(top), 100));
            Write(matches, OccupationSearch.FindElsewhere(text), parsed.GetValue(format), TextCatalogue.For(parsed.Language()), terminal);
            return ExitCodes.Ok;
        });
        return new Command("occupation") { find, OccupationProfileVerb.Create(terminal) };
    }

    private static void Write(IReadOnlyList<OccupationMatch> matches, OtherTraining? elsewhere, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(matches, elsewhere, texts));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row("occupation", "title", "kldb", "duration_months", "matched_text", "score"));
                foreach (var match in matches)
                {
                    terminal.Output.WriteLine(Csv.Row(match.Occupation.Id.Value, match.Occupation.Title, match.Occupation.Kldb.ToString(), Number(match.Occupation.DurationMonths), match.MatchedText, Number(match.Score)));
                }

                if (elsewhere is not null)
                {
                    terminal.Error.WriteLine(texts.Sentence(elsewhere));
                }

                break;
            default:
                Text(matches, elsewhere, texts, terminal);
                break;
        }
    }

    private static void Text(IReadOnlyList<OccupationMatch> matches, OtherTraining? elsewhere, TextCatalogue texts, Terminal terminal)
    {
        var isGerman = texts.Language == "de";
        if (elsewhere is not null)
        {
            terminal.Output.WriteLine(texts.Sentence(elsewhere));
            if (elsewhere.Near.Count > 0)
            {
                terminal.Output.WriteLine(isGerman ? "Duale Ausbildungen in der Nähe:" : "Dual training that is near:");
                Table([.. elsewhere.Near.Select(occupation => (occupation, elsewhere.Word))], isGerman, terminal);
            }
        }
        else if (matches.Count == 0)
        {
            terminal.Output.WriteLine(isGerman
                ? "Nichts gefunden. Nur Ausbildungsberufe nach BBiG und HwO sind verzeichnet; Pflege und schulische Berufe gehören nicht dazu."
                : "Nothing found. Only training occupations of BBiG and HwO are listed; nursing and school-based occupations are not among them.");
        }
        else
        {
            Table([.. matches.Select(match => (match.Occupation, match.MatchedText))], isGerman, terminal);
        }
    }

    private static void Table(IReadOnlyList<(Occupation Occupation, string FoundBy)> rows, bool isGerman, Terminal terminal)
    {
        var table = PlainConsole.Table(terminal);
        string[] headings = isGerman ? ["Beruf", "Kennung", "KldB 2010", "Monate", "gefunden über"] : ["Occupation", "Identifier", "KldB 2010", "Months", "found by"];
        foreach (var heading in headings)
        {
            table.AddColumn(new TableColumn(heading) { NoWrap = heading is "Kennung" or "Identifier" });
        }

        foreach (var (occupation, foundBy) in rows)
        {
            table.AddRow(new[] { occupation.Title, occupation.Id.Value, occupation.Kldb.ToString(), Number(occupation.DurationMonths), foundBy }.Select(Markup.Escape).ToArray());
        }

        PlainConsole.Create(terminal).Write(table);
    }

    private static string Json(IReadOnlyList<OccupationMatch> matches, OtherTraining? elsewhere, TextCatalogue texts)
    {
        return JsonStyle.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("matches");
            foreach (var match in matches)
            {
                json.WriteStartObject();
                Write(json, match.Occupation);
                json.WriteString("matched_text", match.MatchedText);
                json.WriteString("matched_by", match.Kind.Code());
                json.WriteNumber("score", match.Score);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (elsewhere is not null)
            {
                json.WriteStartObject("elsewhere");
                json.WriteString("word", elsewhere.Word);
                json.WriteString("route", elsewhere.Route.Code());
                json.WriteString("text", texts.Sentence(elsewhere));
                json.WriteStartArray("near");
                foreach (var occupation in elsewhere.Near)
                {
                    json.WriteStartObject();
                    Write(json, occupation);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, Occupation occupation)
    {
        json.WriteString("occupation", occupation.Id.Value);
        json.WriteString("title", occupation.Title);
        json.WriteString("title_masculine", occupation.TitleMasculine);
        json.WriteString("title_feminine", occupation.TitleFeminine);
        json.WriteString("kldb", occupation.Kldb.ToString());
        json.WriteNumber("duration_months", occupation.DurationMonths);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
