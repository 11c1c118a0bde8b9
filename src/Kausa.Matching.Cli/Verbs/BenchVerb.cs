using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa bench nation</c>: how fast the index is on this machine.</summary>
internal static class BenchVerb
{
    public static Command Create(Terminal terminal) => new("bench", "Measures on this machine.") { Nation(terminal) };

    private static Command Nation(Terminal terminal)
    {
        var places = CommonOptions.Number("--places", "Places", NationMarket.PlaceCount, 1, 4_000_000);
        var candidates = CommonOptions.Number("--candidates", "People", NationMarket.CandidateCount, 1, 2_000_000);
        var top = CommonOptions.Number("--top", "Results of a list", 20, 1, 1_000);
        var threads = CommonOptions.Number("--threads", "Threads of the whole run", Environment.ProcessorCount, 1, 256);
        var rounds = CommonOptions.Number("--rounds", "Rounds; medians over them are told", 3, 1, 100);
        var command = new Command("nation", "Measures on a synthetic market of all Germany and prints the figures as JSON; a few minutes and 4 GB at full size. Times are processor times.")
        {
            places, candidates, top, threads, rounds,
        };
        command.SetAction(parsed =>
        {
            using var cancellation = new Cancellation();
            var plan = new NationBenchPlan
            {
                PlaceCount = parsed.GetValue(places),
                CandidateCount = parsed.GetValue(candidates),
                Top = parsed.GetValue(top),
                ThreadCount = parsed.GetValue(threads),
                RoundCount = parsed.GetValue(rounds),
            };
            terminal.Output.WriteLine(NationBenchJson.Write(NationBench.Run(plan, new StepLines(terminal), cancellation.Token)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private sealed class StepLines(Terminal terminal) : IProgress<string>
    {
        public void Report(string value) => terminal.Error.WriteLine(value);
    }
}
