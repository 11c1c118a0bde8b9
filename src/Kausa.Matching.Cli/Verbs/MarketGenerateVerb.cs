using System.CommandLine;
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
        var policy = MarketOptions.Policy();
        var candidates = MarketOptions.Candidates();
        var companies = MarketOptions.Companies();
        var places = MarketOptions.Places();
        var seed = MarketOptions.Seed();
        var folder = CommonOptions.Path("--out", "DIR", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("generate") { policy, candidates, companies, places, seed, folder, replace };
        command.SetAction(parsed =>
        {
            FileEndings.Check(parsed.GetValue(folder)!, [], parsed.Language(), "ENDING_FOLDER");
            var plan = parsed.GetValue(policy) ?? StuttgartMarket.Plan;
            var specification = plan.Specification(parsed.GetValue(seed), parsed.GetValue(candidates), parsed.GetValue(places), parsed.GetValue(companies));
            if (4L * specification.CompanyCount is { } most && specification.PlaceCount > most)
            {
                throw new UnwordedException("PLACES_PER_COMPANY", specification.PlaceCount, most);
            }

            Write(plan, specification, parsed.GetValue(folder)!, parsed.GetValue(replace), parsed.Language(), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(MarketPlan plan, MarketSpecification specification, string folder, bool replace, string language, Terminal terminal)
    {
        OutputPath.Write(folder, cancellation =>
        {
            using var sink = new FolderMarketSink(folder, replace);
            var generated = EndableWork.Wait(() => MarketGenerator.Generate(specification, new GenerationProgressLine(language, terminal), cancellation), cancellation);
            var guarded = new CancellableSink(new TruthSink(sink, generated.Truth), cancellation);
            EndableWork.Wait(() => MarketWriter.Write(generated.Market, guarded, $$"""{ "inherits": "{{plan.Policy}}" }""" + "\n"), cancellation);
        });
        Progress.Wrote(folder, language, terminal.Error);
    }
}
