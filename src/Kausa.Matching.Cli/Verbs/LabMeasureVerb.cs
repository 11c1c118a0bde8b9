using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab measure</c>: how good a run is, for runs of any system.</summary>
internal static class LabMeasureVerb
{
    public static Command Create(Terminal terminal)
    {
        var run = CommonOptions.Path("--run", required: true);
        var qrels = CommonOptions.Path("--qrels", required: true);
        var perQuery = new Option<bool>("--per-query");
        var format = CommonOptions.Format();
        var command = new Command("measure")
        {
            run, qrels, perQuery, format,
        };
        command.SetAction(parsed =>
        {
            var report = RetrievalReport.Of(
                LabVerbs.Read("--run", parsed.GetValue(run)!, TrecRun.Read),
                LabVerbs.Read("--qrels", parsed.GetValue(qrels)!, TrecQrels.Read));
            if (report.Unjudged.Count > 0)
            {
                terminal.Error.WriteLine(UsageTexts.Say(parsed.Language(), "UNJUDGED", report.Unjudged.Count, SafeText.Line(report.Unjudged[0])));
            }

            MeasureOutput.Write(report, parsed.GetValue(perQuery), parsed.GetValue(format), terminal.Output);
            return ExitCodes.Ok;
        });
        return command;
    }
}
