using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Arrivals;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Speed;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa bench</c>: how fast the index is on this machine, and what plans reach when people keep coming.</summary>
internal static class BenchVerb
{
    public static Command Create(Terminal terminal) => new("bench") { Nation(terminal), Advice(terminal), Allocation(terminal), Arrivals(terminal) };

    private static Command Nation(Terminal terminal)
    {
        var places = CommonOptions.Number("--places", NationMarket.PlaceCount, 1, 4_000_000);
        var candidates = CommonOptions.Number("--candidates", NationMarket.CandidateCount, 1, 2_000_000);
        var top = CommonOptions.Number("--top", 20, 1, 1_000);
        var threads = CommonOptions.Threads();
        var rounds = CommonOptions.Number("--rounds", 3, 1, 100);
        var command = new Command("nation")
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

    private static Command Advice(Terminal terminal)
    {
        var places = CommonOptions.Number("--places", NationMarket.PlaceCount, 1, 4_000_000);
        var candidates = CommonOptions.Number("--candidates", 20_000, 1, 2_000_000);
        var questions = CommonOptions.Number("--questions", 100, 1, 10_000);
        var command = new Command("advice") { places, candidates, questions };
        command.SetAction(parsed =>
        {
            using var cancellation = new Cancellation();
            var plan = new AdviceBenchPlan { PlaceCount = parsed.GetValue(places), CandidateCount = parsed.GetValue(candidates), QuestionCount = parsed.GetValue(questions) };
            terminal.Output.WriteLine(AdviceBenchJson.Write(AdviceBench.Run(plan, new StepLines(terminal), cancellation.Token)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Command Allocation(Terminal terminal)
    {
        var places = CommonOptions.Number("--places", NationMarket.PlaceCount, 1, 4_000_000);
        var candidates = CommonOptions.Number("--candidates", NationMarket.CandidateCount, 1, 2_000_000);
        var threads = CommonOptions.Threads();
        var rounds = CommonOptions.Number("--rounds", 3, 1, 100);
        var every = CommonOptions.Number("--reference-every", 100, 1, 1_000_000);
        var command = new Command("allocation")
        {
            places, candidates, threads, rounds, every,
        };
        command.SetAction(parsed =>
        {
            using var cancellation = new Cancellation();
            var plan = new AllocationBenchPlan
            {
                PlaceCount = parsed.GetValue(places),
                CandidateCount = parsed.GetValue(candidates),
                ThreadCount = parsed.GetValue(threads),
                RoundCount = parsed.GetValue(rounds),
                ReferenceEvery = parsed.GetValue(every),
            };
            var result = AllocationBench.Run(plan, new StepLines(terminal), cancellation.Token);
            terminal.Output.WriteLine(AllocationBenchJson.Write(result));
            return result.Check.IsProven ? ExitCodes.Ok : throw new InvalidOperationException($"The checker rejects the matching: {string.Join(", ", result.Check.Findings.Take(3))}.");
        });
        return command;
    }

    private static Command Arrivals(Terminal terminal)
    {
        var seed = MarketOptions.Seed();
        var seasons = CommonOptions.Number("--seasons", 10, 1, 1_000);
        var command = new Command("arrivals") { seed, seasons };
        command.SetAction(parsed =>
        {
            using var cancellation = new Cancellation();
            terminal.Output.WriteLine(Csv.Row("policy", "batch_size", "mean_percent", "lowest_percent"));
            foreach (var result in ArrivalExperiment.Run(parsed.GetValue(seed) ?? 1, parsed.GetValue(seasons), cancellation.Token))
            {
                terminal.Output.WriteLine(Csv.Row(result.Policy, Number(result.BatchSize), Percent(result.MeanBasisPoints), Percent(result.LowestBasisPoints)));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Percent(int basisPoints) => string.Create(CultureInfo.InvariantCulture, $"{basisPoints / 100}.{basisPoints % 100:00}");

    private sealed class StepLines(Terminal terminal) : IProgress<string>
    {
        public void Report(string value) => terminal.Error.WriteLine(value);
    }
}
