using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market generate</c>: writes the synthetic market of a policy, with the truth behind it in files of its own.</summary>
internal static class MarketGenerateVerb
{
    public static Command Create(Terminal terminal)
    {
        var policy = MarketOptions.Policy("Whose market: a shipped policy. Default: stuttgart.");
        var candidates = MarketOptions.Candidates();
        var companies = MarketOptions.Companies();
        var places = MarketOptions.Places();
        var seed = MarketOptions.Seed();
        var folder = CommonOptions.Path("--out", "Folder to write; must be new, or hold a market when --replace is given.", "DIR", required: true);
        var replace = CommonOptions.Replace("the market in that folder");
        var command = new Command("generate", "Writes the synthetic market of an office: invented people, real occupations and postal codes.") { policy, candidates, companies, places, seed, folder, replace };
        command.SetAction(parsed =>
        {
            var plan = parsed.GetValue(policy) ?? StuttgartMarket.Plan;
            var specification = plan.Specification(parsed.GetValue(seed), parsed.GetValue(candidates), parsed.GetValue(places), parsed.GetValue(companies));
            if (specification.PlaceCount > 4L * specification.CompanyCount)
            {
                throw new BadInputException([string.Create(CultureInfo.InvariantCulture, $"--places '{specification.PlaceCount}': at most four per company, {4L * specification.CompanyCount}.")]);
            }

            Write(plan, specification, parsed.GetValue(folder), parsed.GetValue(replace), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(MarketPlan plan, MarketSpecification specification, string? folder, bool replace, Terminal terminal)
    {
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new BadInputException(["--out '': allowed is the path of a new folder."]);
        }

        OutputPath.Write(folder, cancellation =>
        {
            using var sink = new FolderMarketSink(folder, replace);
            var generated = EndableWork.Wait(() => MarketGenerator.Generate(specification, new GenerationProgressLine(terminal), cancellation), cancellation);
            var guarded = new CancellableSink(new TruthSink(sink, generated.Truth), cancellation);
            EndableWork.Wait(() => MarketWriter.Write(generated.Market, guarded, $$"""{ "inherits": "{{plan.Policy}}" }""" + "\n"), cancellation);
        });
        terminal.Error.WriteLine(SafeText.Line($"Wrote {folder}"));
    }
}
