using System.CommandLine;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Reports;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab run</c>: compares strategies on generated markets and writes a report.</summary>
internal static class LabRunVerb
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.PathArgument("FILE", "The experiment, JSON; docs/lab.md says what it holds.");
        var output = CommonOptions.Path("--out", "Folder for results.csv, results.json and report.html; made when missing, files of these names are replaced.", "DIR", required: true);
        var command = new Command("run", "Compares strategies on generated markets, in worlds that fit the evidence and in worlds that do not.") { file, output };
        command.SetAction(parsed =>
        {
            using var cancellation = new Cancellation();
            var path = parsed.GetValue(file)!;
            var plan = LabVerbs.Read("FILE", path, text =>
            {
                try
                {
                    return ExperimentPlan.Read(text.ReadToEnd(), named => File.ReadAllText(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, named)));
                }
                catch (FormatException exception)
                {
                    throw new BadInputException([$"{path}: {exception.Message}"]);
                }
            });
            var folder = parsed.GetValue(output)!;
            Experiment experiment;
            try
            {
                experiment = Experiment.Run(plan, new SeedLines(terminal, plan.SeedCount), cancellation.Token);
            }
            catch (FormatException exception)
            {
                throw new BadInputException([$"{path}: {exception.Message}"]);
            }

            OutputPath.Write(folder, _ =>
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, "results.csv"), ExperimentTables.ToCsv(experiment));
                File.WriteAllText(Path.Combine(folder, "results.json"), ExperimentTables.ToJson(experiment));
                File.WriteAllText(Path.Combine(folder, "report.html"), ExperimentPage.ToHtml(experiment, $"kausa lab run {Path.GetFileName(path)} --out DIR"));
            });
            terminal.Error.WriteLine(SafeText.Line($"Wrote {folder}"));
            return ExitCodes.Ok;
        });
        return command;
    }

    private sealed class SeedLines(Terminal terminal, int count) : IProgress<int>
    {
        public void Report(int value) => terminal.Error.WriteLine($"market {value} of {count}");
    }
}
