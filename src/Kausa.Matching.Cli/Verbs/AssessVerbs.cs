using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa assess</c>: results of tests, trials and examinations in, and what they change.</summary>
internal static class AssessVerbs
{
    public static Command Create(Terminal terminal) => new("assess", "Takes in results of tests, trials and examinations, and says what they change for whom.")
    {
        AssessImportVerb.Create(terminal),
        Run(terminal),
        Show(terminal),
        Instruments(terminal),
    };

    private static Command Run(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var resume = new Option<bool>("--resume") { Description = "Go on with a run that was cut off; without one, begin." };
        var top = CommonOptions.Number("--top", "Places per list", 10, 1, 1_000);
        var mode = CommonOptions.Mode();
        var threads = CommonOptions.Number("--threads", "Threads", Environment.ProcessorCount, 1, 256);
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("run", "Ranks the people about whom results came in since the last run, and nobody else, and says what is new, gone and moved on their lists, and by which result.")
        {
            market, resume, top, mode, threads, format, language,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(market)!;
            var texts = TextCatalogue.For(parsed.GetValue(language)!);
            var office = OfficeMarket.Load(path, texts.Language, terminal);
            office.CheckDate(null);
            using var cancellation = new Cancellation();
            var request = new DeltaRequest { Top = parsed.GetValue(top), Mode = parsed.GetValue(mode) };
            AssessmentRunResult result;
            try
            {
                result = AssessmentRunner.Run(
                    new AssessmentFolder(path), office.Market, office.Policy, request, parsed.GetValue(resume), parsed.GetValue(threads), new AssessProgressLine(texts, terminal), cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                terminal.Error.WriteLine(texts.Language == "de" ? "Abgebrochen. Weiter geht es mit --resume." : "Cancelled. --resume goes on.");
                return ExitCodes.Cancelled;
            }

            LawWarning.Write(office.Policy.Law.Overdue(office.Market.AsOf), terminal.Error);
            DeltaOutput.Write(result, office, parsed.GetValue(format), texts, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("show", "Everything that is known about one person by its sources: value, error, age, what counts and what does not, contradictions.") { market, candidate, format, language };
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.GetValue(language)!);
            var office = OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal);
            var person = office.Market.FindCandidate(office.CandidateId(parsed.GetValue(candidate)!))!;
            EvidenceOverviewOutput.Write(EvidenceOverview.Of(person, office.Policy, office.Market.AsOf), parsed.GetValue(format), texts, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Instruments(Terminal terminal)
    {
        var name = new Option<string?>("--instrument") { Description = "Print the mapping file of this instrument, to begin one's own with.", HelpName = "NAME" };
        var command = new Command("instruments", "Lists the instruments whose files can be read.") { name };
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

    /// <summary>Says how far a run is.</summary>
    private sealed class AssessProgressLine(TextCatalogue texts, Terminal terminal) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) =>
            terminal.Error.WriteLine(texts.Format("Assess.PROGRESS", [Number("done", value.DoneCount), Number("total", value.TotalCount)]));

        private static Eligibility.TextArgument Number(string name, int value) => Eligibility.TextArgument.Text(name, value.ToString(CultureInfo.InvariantCulture));
    }
}
