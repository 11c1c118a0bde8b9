using System.CommandLine;
using System.Text;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab run</c>: compares strategies on generated markets and writes a report.</summary>
internal static class LabRunVerb
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE");
        var output = CommonOptions.Path("--out", "DIR", required: true);
        var command = new Command("run") { file, output };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var plan = LabVerbs.Read("FILE", path, text =>
            {
                try
                {
                    return ExperimentPlan.Read(text.ReadToEnd(), named => Beside(path, named), PathException.TextOf);
                }
                catch (LabInputException exception)
                {
                    throw new FileContentException(path, exception.In);
                }
            });
            var folder = parsed.GetValue(output)!;
            OutputPath.Write(folder, cancellation =>
            {
                // Begun before the markets, which take minutes: where nothing can be written is told at once.
                using DraftFile measurements = Draft("results.csv"), comparisons = Draft("results.json"), page = Draft("report.html");
                var experiment = Run(plan, path, parsed.Language(), terminal, cancellation);
                Fill(measurements, ExperimentTables.ToCsv(experiment));
                Fill(comparisons, ExperimentTables.ToJson(experiment));
                Fill(page, ExperimentPage.ToHtml(experiment, $"kausa lab run {Path.GetFileName(path)} --out DIR"));
                measurements.Complete();
                comparisons.Complete();
                page.Complete();

                DraftFile Draft(string name) => new(Path.Combine(folder, name), replace: true);
            });
            Progress.Wrote(folder, parsed.Language(), terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Beside(string plan, string named)
    {
        using var text = new StreamReader(RegularFile.OpenOrWait(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(plan))!, named)));
        return text.ReadToEnd();
    }

    private static Experiment Run(ExperimentPlan plan, string path, string language, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return Experiment.Run(plan, new MarketLines(plan.SeedCount, language, terminal), cancellation);
        }
        catch (LabInputException exception)
        {
            throw new FileContentException(path, exception.In);
        }
    }

    private static void Fill(DraftFile draft, string text) => draft.Stream.Write(Encoding.UTF8.GetBytes(text));
}
