using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Spectre.Console;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa occupation profile</c>: what an occupation asks for where a company does not say, and on what that rests.</summary>
internal static class OccupationProfileVerb
{
    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("OCCUPATION");
        var format = CommonOptions.Format();
        var command = new Command("profile") { id, format };
        command.SetAction(parsed =>
        {
            var occupation = ReferenceCatalogue.Shared.FindOccupation(parsed.GetValue(id)!)
                ?? throw new UnknownIdException(UsageTexts.Say(parsed.Language(), "NO_OCCUPATION", parsed.GetValue(id)!));
            Write(occupation, parsed.GetValue(format), TextCatalogue.For(parsed.Language()), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(Occupation occupation, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        var requirements = ReferenceCatalogue.Shared.DefaultProfile(occupation);
        var needs = requirements.Profile.Required.OrderByDescending(need => need.WeightPercent).ThenBy(need => need.Dimension).ToList();
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(Json(occupation, requirements, needs));
                break;
            case OutputFormat.Csv:
                terminal.Output.WriteLine(Csv.Row("occupation", "dimension", "level", "weight_percent", "basis", "reason"));
                foreach (var need in needs)
                {
                    terminal.Output.WriteLine(Csv.Row(occupation.Id.Value, Code(need), Number(need.LevelPoints), Number(need.WeightPercent), Basis(requirements, need).Code(), requirements.Reason(need.Dimension)!));
                }

                break;
            default:
                Table(occupation, requirements, needs, texts, terminal);
                break;
        }
    }

    private static void Table(Occupation occupation, OccupationRequirements requirements, List<CompetenceRequirement> needs, TextCatalogue texts, Terminal terminal)
    {
        var isGerman = texts.Language == "de";
        terminal.Output.WriteLine(isGerman
            ? $"{occupation.Title}: was gebraucht wird, wenn der Betrieb nichts anderes sagt. Kein Wert ist in einem Betrieb gemessen."
            : $"{occupation.Title}: what is needed where the company does not say. No value was measured at a company.");
        var table = PlainConsole.Table(terminal);
        table.AddColumns(isGerman ? ["Kompetenz", "Niveau", "Gewicht", "Grundlage"] : ["Competence", "Level", "Weight", "Basis", "Reason"]);
        foreach (var need in needs)
        {
            var info = ReferenceCatalogue.Shared.Dimension(need.Dimension);
            var cells = new List<string> { isGerman ? info.TermGerman : info.TermEnglish, Number(need.LevelPoints), $"{Number(need.WeightPercent)} %", texts.Of(Basis(requirements, need)) };
            if (!isGerman)
            {
                cells.Add(requirements.Reason(need.Dimension)!);
            }

            table.AddRow(cells.Select(Markup.Escape).ToArray());
        }

        PlainConsole.Create(terminal).Write(table);
        terminal.Output.WriteLine("O*NET 29.3, USDOL/ETA, CC BY 4.0, modified.");
    }

    private static string Json(Occupation occupation, OccupationRequirements requirements, List<CompetenceRequirement> needs) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("occupation", occupation.Id.Value);
        json.WriteString("title", occupation.Title);
        json.WriteStartArray("requirements");
        foreach (var need in needs)
        {
            json.WriteStartObject();
            json.WriteString("dimension", Code(need));
            json.WriteNumber("level", need.LevelPoints);
            json.WriteNumber("weight_percent", need.WeightPercent);
            json.WriteString("basis", Basis(requirements, need).Code());
            json.WriteString("reason", requirements.Reason(need.Dimension));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static RequirementBasis Basis(OccupationRequirements requirements, CompetenceRequirement need) => requirements.Basis(need.Dimension)!.Value;

    private static string Code(CompetenceRequirement need) => ReferenceCatalogue.Shared.Dimension(need.Dimension).Code;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
