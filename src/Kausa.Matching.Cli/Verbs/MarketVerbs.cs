using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market check</c>, <c>convert</c> and <c>generate</c>.</summary>
internal static class MarketVerbs
{
    public static Command Create(Terminal terminal) => new("market", "Markets on disk.") { Check(terminal), ConvertVerb.Create(terminal), Generate(terminal) };

    private static Command Check(Terminal terminal)
    {
        var folder = new Argument<string>("PATH") { Description = "The market: a folder of tables, an .xlsx workbook, or a .zip of either." };
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("check", "Reads a market and names everything that is wrong at once: file, line and column (or sheet and cell), value, what is allowed.") { folder, format, language };
        command.SetAction(parsed =>
        {
            MarketSummary.Write(OfficeMarket.Load(parsed.GetValue(folder)!, terminal), parsed.GetValue(format), parsed.GetValue(language)!, terminal.Output);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Generate(Terminal terminal)
    {
        var candidates = Count("--candidates", 100, 1_000_000);
        var companies = Count("--companies", 30, 1_000_000);
        var places = Count("--places", 60, 4_000_000);
        var seed = new Option<ulong>("--seed") { Description = "Seed; the same seed gives the same market everywhere.", DefaultValueFactory = _ => StuttgartMarket.SampleSeed };
        var folder = new Option<string>("--out") { Description = "Folder to write; must be new, or hold a market when --replace is given.", Required = true, HelpName = "DIR" };
        var replace = CommonOptions.Replace("the market in that folder");
        var command = new Command("generate", "Writes a synthetic market of the Stuttgart office: invented people, real occupations and postal codes.") { candidates, companies, places, seed, folder, replace };
        command.SetAction(parsed =>
        {
            var specification = StuttgartMarket.Specification(parsed.GetValue(seed), parsed.GetValue(candidates), parsed.GetValue(companies), parsed.GetValue(places));
            if (specification.PlaceCount > 4 * specification.CompanyCount)
            {
                throw new BadInputException([$"--places '{specification.PlaceCount}': at most four per company, {4 * specification.CompanyCount}."]);
            }

            if (string.IsNullOrWhiteSpace(parsed.GetValue(folder)))
            {
                throw new BadInputException(["--out '': allowed is the path of a new folder."]);
            }

            OutputPath.Write(parsed.GetValue(folder)!, () =>
            {
                using var sink = new FolderMarketSink(parsed.GetValue(folder)!, parsed.GetValue(replace));
                using var cancellation = new Cancellation();
                MarketWriter.Write(MarketGenerator.Generate(specification).Market, new CancellableSink(sink, cancellation.Token), "{ \"inherits\": \"stuttgart\" }\n");
            });
            terminal.Error.WriteLine(SafeText.Line($"Wrote {parsed.GetValue(folder)}"));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<int> Count(string name, int standard, int most)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {most}");
        return new Option<int>(name)
        {
            Description = $"{allowed}.",
            DefaultValueFactory = _ => standard,
            HelpName = "N",
            CustomParser = result => int.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= most ? count : CommonOptions.Refuse<int>(result, allowed),
        };
    }
}
