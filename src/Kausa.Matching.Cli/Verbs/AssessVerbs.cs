using System.CommandLine;
using Kausa.Matching.Assessment;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Assessments;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa assess</c>: results of tests, trials and examinations in, and what they change.</summary>
internal static class AssessVerbs
{
    public static Command Create(Terminal terminal) => new("assess")
    {
        AssessImportVerb.Create(terminal),
        AssessRunVerb.Create(terminal),
        Show(terminal),
        Instruments(terminal),
        AssessGenerateVerb.Create(terminal),
    };

    private static Command Show(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var format = CommonOptions.Format();
        var command = new Command("show") { market, candidate, format };
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            var office = OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal);
            var person = office.Market.FindCandidate(office.CandidateId(parsed.GetValue(candidate)!))!;
            EvidenceOverviewOutput.Write(EvidenceOverview.Of(person, office.Policy, office.Market.AsOf), parsed.GetValue(format), texts, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Instruments(Terminal terminal)
    {
        var name = new Option<string?>("--instrument") { HelpName = "NAME" };
        var command = new Command("instruments") { name };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is { } asked)
            {
                terminal.Output.Write(InstrumentMappings.Document(asked) ?? throw AssessImportVerb.UnknownInstrument(asked));
                return ExitCodes.Ok;
            }

            var width = InstrumentMappings.All.Max(mapping => mapping.Name.Length) + 2;
            foreach (var mapping in InstrumentMappings.All)
            {
                terminal.Output.WriteLine($"{mapping.Name.PadRight(width)}{Evidence.Instruments.Find(mapping.Instrument)?.Title}");
            }

            return ExitCodes.Ok;
        });
        return command;
    }
}
