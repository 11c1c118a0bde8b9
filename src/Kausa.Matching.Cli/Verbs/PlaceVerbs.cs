using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Model;
using Spectre.Console;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa place find</c>: towns, districts and postal codes.</summary>
internal static class PlaceVerbs
{
    private const int MostCodesShown = 8;

    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("WORDS") { Arity = ArgumentArity.OneOrMore };
        var top = CommonOptions.Top();
        var format = CommonOptions.Format();
        var find = new Command("find") { words, top, format };
        find.SetAction(parsed =>
        {
            var text = string.Join(' ', parsed.GetValue(words)!);
            if (text.Length > PlaceSearch.MaxLength)
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "SEARCH_LENGTH", text.Length, PlaceSearch.MaxLength)]);
            }

            Write(PlaceSearch.Find(text, parsed.GetValue(top)), parsed.GetValue(format), parsed.Language() == "de", terminal);
            return ExitCodes.Ok;
        });
        return new Command("place") { find };
    }

    private static void Write(IReadOnlyList<PlaceMatch> matches, OutputFormat format, bool isGerman, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(matches));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row("name", "kind", "postal_code", "town", "district_ags", "district", "state", "score"));
                foreach (var match in matches)
                {
                    foreach (var area in match.Areas)
                    {
                        terminal.Output.WriteLine(Csv.Row(match.Name, Kind(match), area.PostalCode, area.PlaceName, match.District.Ags, match.District.Name, match.District.State.Name, Number(match.Score)));
                    }
                }

                break;
            default:
                Table(matches, isGerman, terminal);
                break;
        }
    }

    private static void Table(IReadOnlyList<PlaceMatch> matches, bool isGerman, Terminal terminal)
    {
        if (matches.Count == 0)
        {
            terminal.Output.WriteLine(isGerman
                ? "Nichts gefunden. Verzeichnet ist zu jeder Postleitzahl ihr Hauptort; kleinere Gemeinden mit derselben Postleitzahl fehlen. Geben Sie stattdessen die Postleitzahl ein, ganz oder ihren Anfang (kausa place find 737), oder den Landkreis. In Arbeitsmappe und Tabellen steht nur die Postleitzahl; der Ort wird dort nicht gebraucht."
                : "Nothing found. Each postal code is listed with its main town; smaller municipalities that share it are missing. Type the postal code instead, whole or its beginning (kausa place find 737), or the district. Workbooks and tables hold the postal code alone; the town is not needed there.");
            return;
        }

        var table = PlainConsole.Table(terminal);
        table.AddColumns(isGerman ? ["Ort", "Kreis", "Land", "Postleitzahlen"] : ["Place", "District", "State", "Postal codes"]);
        foreach (var match in matches)
        {
            table.AddRow(new[] { match.Name, $"{match.District.Name} ({match.District.Ags})", match.District.State.Name, Codes(match, isGerman) }.Select(Markup.Escape).ToArray());
        }

        PlainConsole.Create(terminal).Write(table);
        terminal.Output.WriteLine(isGerman ? "Postleitzahlen: GeoNames, CC BY 4.0." : "Postal codes: GeoNames, CC BY 4.0.");
    }

    private static string Codes(PlaceMatch match, bool isGerman)
    {
        var more = match.Areas.Count - MostCodesShown;
        var shown = string.Join(", ", match.Areas.Take(MostCodesShown).Select(area => area.PostalCode));
        return more <= 0 ? shown : shown + (isGerman ? $" und {Number(more)} weitere" : $" and {Number(more)} more");
    }

    private static string Json(IReadOnlyList<PlaceMatch> matches) => JsonStyle.Write(json =>
    {
        json.WriteStartArray();
        foreach (var match in matches)
        {
            json.WriteStartObject();
            json.WriteString("name", match.Name);
            json.WriteString("kind", Kind(match));
            json.WriteString("district_ags", match.District.Ags);
            json.WriteString("district", match.District.Name);
            json.WriteString("state", match.District.State.Name);
            json.WriteStartArray("postal_codes");
            foreach (var area in match.Areas)
            {
                json.WriteStringValue(area.PostalCode);
            }

            json.WriteEndArray();
            json.WriteString("matched_by", match.Kind.Code());
            json.WriteNumber("score", match.Score);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Kind(PlaceMatch match) => match.IsDistrict ? "DISTRICT" : "TOWN";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
