using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market check</c> and <c>kausa market generate</c>.</summary>
internal static class MarketVerbs
{
    public static Command Create(Terminal terminal) => new("market", "Markets on disk.") { Check(terminal), Generate(terminal) };

    private static Command Check(Terminal terminal)
    {
        var folder = new Argument<string>("DIR") { Description = "Folder of the market." };
        var command = new Command("check", "Reads a market and names everything that is wrong at once: file, line, column, value, what is allowed.") { folder };
        command.SetAction(parsed =>
        {
            var office = OfficeMarket.Load(parsed.GetValue(folder)!, terminal);
            var market = office.Market;
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{market.Office.Title}, {market.AsOf:yyyy-MM-dd}: {market.Candidates.Count} candidates, {market.Companies.Count} companies, {market.Places.Count} places, {market.Advisers.Count} advisers"));
            terminal.Output.WriteLine($"policy {office.Policy.Id}@{office.Policy.Version.ToString(CultureInfo.InvariantCulture)}");
            terminal.Output.WriteLine($"snapshot {CanonicalRows.Snapshot(market)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Generate(Terminal terminal)
    {
        var candidates = Count("--candidates", 100, 1_000_000);
        var companies = Count("--companies", 30, 1_000_000);
        var places = Count("--places", 60, 4_000_000);
        var seed = new Option<ulong>("--seed") { Description = "Seed; the same seed gives the same market everywhere. Default: 1.", DefaultValueFactory = _ => StuttgartMarket.SampleSeed };
        var folder = new Option<string>("--out") { Description = "Folder to write; must be new, or hold a market when --replace is given.", Required = true, HelpName = "DIR" };
        var replace = new Option<bool>("--replace") { Description = "Replace the market in that folder." };
        var command = new Command("generate", "Writes a synthetic market of the Stuttgart office: invented people, real occupations and postal codes.") { candidates, companies, places, seed, folder, replace };
        command.SetAction(parsed =>
        {
            var specification = StuttgartMarket.Specification(parsed.GetValue(seed), parsed.GetValue(candidates), parsed.GetValue(companies), parsed.GetValue(places));
            if (specification.PlaceCount > 4 * specification.CompanyCount)
            {
                throw new BadInputException([$"--places '{specification.PlaceCount}': at most four per company, {4 * specification.CompanyCount}."]);
            }

            try
            {
                using var sink = new FolderMarketSink(parsed.GetValue(folder)!, parsed.GetValue(replace));
                MarketWriter.Write(MarketGenerator.Generate(specification).Market, sink, "{ \"inherits\": \"stuttgart\" }\n");
            }
            catch (IOException exception)
            {
                throw new BadInputException([$"--out '{parsed.GetValue(folder)}': {exception.Message}"]);
            }

            terminal.Error.WriteLine($"Wrote {parsed.GetValue(folder)}");
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<int> Count(string name, int standard, int most)
    {
        var option = new Option<int>(name) { Description = string.Create(CultureInfo.InvariantCulture, $"0..{most}. Default: {standard}."), DefaultValueFactory = _ => standard, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() is false && result.GetValueOrDefault<int>() is var count && (count < 0 || count > most))
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} '{count}': allowed is 0..{most}."));
            }
        });
        return option;
    }
}
