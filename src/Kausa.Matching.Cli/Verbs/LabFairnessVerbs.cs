using System.CommandLine;
using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Learning.Fairness;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Learning;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab fairness</c> and <c>kausa lab activate</c>: what must be known about a learned policy, and the person who puts it into use.</summary>
internal static class LabFairnessVerbs
{
    private const int SizeMax = 2_000;

    public static Command Fairness(Terminal terminal)
    {
        var policy = Learned();
        var market = MarketOptions.Policy("Policy whose markets are drawn. Default: the one from which was learned.");
        var candidates = CommonOptions.Number("--candidates", "People of each market", 100, 2, SizeMax);
        var places = CommonOptions.Number("--places", "Places of each market", 60, 1, SizeMax);
        var seeds = CommonOptions.Number("--seeds", "Markets", ExperimentPlan.SeedsMin, ExperimentPlan.SeedsMin, 10_000);
        var output = CommonOptions.Path("--out", "Where to write the report, Markdown.", required: true);
        var replace = CommonOptions.Replace("that file");
        var command = new Command("fairness", "Says how a learned policy treats thin files and audit groups, and what its lists are worth, beside the expert's; a report to decide on.")
        {
            policy, market, candidates, places, seeds, output, replace,
        };
        command.SetAction(parsed =>
        {
            var (_, learned) = Read(parsed.GetValue(policy)!);
            var drawn = parsed.GetValue(market)?.Policy ?? MarketPlans.Find(learned.From.BasePolicy)?.Policy
                ?? throw new BadInputException([$"--learned '{parsed.GetValue(policy)}': was learned from {learned.From.BasePolicy}, which is nobody's market; allowed is to name one by --policy: {string.Join(", ", MarketPlans.All.Select(plan => plan.Policy))}."]);
            var target = parsed.GetValue(output)!;
            var digest = string.Empty;
            OutputPath.Write(target, cancellation =>
            {
                using var draft = new DraftFile(target, parsed.GetValue(replace));
                var report = Make(learned, new(drawn, parsed.GetValue(candidates), parsed.GetValue(places), parsed.GetValue(seeds)), terminal, cancellation);
                draft.Stream.Write(Encoding.UTF8.GetBytes(report));
                draft.Complete();
                digest = FairnessReport.DigestOf(report);
            });
            terminal.Error.WriteLine(SafeText.Line($"Wrote {target}, SHA-256 {digest}"));
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Activate(Terminal terminal)
    {
        var policy = Learned();
        var report = CommonOptions.Path("--report", "Its fairness report, as kausa lab fairness wrote it.", required: true);
        var by = new Option<string>("--by") { Description = "Name of the person who answers for it, 1 to 120 characters.", HelpName = "NAME", Required = true };
        var on = new Option<DateOnly>("--on")
        {
            Description = "The day, yyyy-mm-dd.",
            HelpName = "DATE",
            Required = true,
            CustomParser = result => DateOnly.TryParseExact(CommonOptions.Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2200
                ? day
                : CommonOptions.Refuse<DateOnly>(result, "DAY"),
        };
        by.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && (string.IsNullOrWhiteSpace(name) || name.Length > 120 || name.Any(char.IsControl)))
            {
                result.AddError($"--by '{SafeText.Line(name)}': allowed is a name of 1 to 120 characters, no control characters.");
            }
        });
        var output = CommonOptions.Path("--out", "Where to write the policy in use.", required: true);
        var replace = CommonOptions.Replace("that file");
        var command = new Command("activate", "Puts a learned policy into use: a named person, on a fairness report about this very policy, with enough outcomes.") { policy, report, by, on, output, replace };
        command.SetAction(parsed =>
        {
            var (text, learned) = Read(parsed.GetValue(policy)!);
            if (learned.Activation is not null)
            {
                throw new BadInputException([$"--learned '{parsed.GetValue(policy)}': {learned.Id} is in use already; allowed is a candidate."]);
            }

            if (learned.From.OutcomeCount < learned.OutcomesMin)
            {
                throw new BadInputException([string.Create(CultureInfo.InvariantCulture, $"--learned '{parsed.GetValue(policy)}': learned from {learned.From.OutcomeCount} outcomes; allowed are at least {learned.OutcomesMin}, as learning.outcomes_min says.")]);
            }

            var read = LabVerbs.Read("--report", parsed.GetValue(report)!, reader => reader.ReadToEnd());
            if (!FairnessReport.IsAbout(read, text))
            {
                throw new BadInputException([$"--report '{parsed.GetValue(report)}': is not about this policy; allowed is a report that names its SHA-256, {FairnessReport.DigestOf(text)}."]);
            }

            var active = learned.Activate(new(FairnessReport.DigestOf(read), parsed.GetValue(by)!, parsed.GetValue(on)));
            OutputPath.Write(parsed.GetValue(output)!, _ =>
            {
                using var draft = new DraftFile(parsed.GetValue(output)!, parsed.GetValue(replace));
                draft.Stream.Write(Encoding.UTF8.GetBytes(LearnedPolicyJson.Write(active)));
                draft.Complete();
            });
            terminal.Error.WriteLine(SafeText.Line($"{active.Id} is in use: {active.Activation!.By}, {active.Activation.On:yyyy-MM-dd}."));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<string> Learned() => CommonOptions.Path("--learned", "The learned policy, as kausa lab learn-policy wrote it.", required: true);

    // The report and the person answer for exactly what was learned; a file that says more is another policy.
    private static (string Text, LearnedPolicy Learned) Read(string file)
    {
        var text = LabVerbs.Read("--learned", file, reader => reader.ReadToEnd());
        try
        {
            var learned = LearnedPolicyJson.Read(text);
            return LearnedPolicyJson.Write(learned) == text ? (text, learned) : throw new FormatException("was changed by hand; allowed is the file as kausa lab learn-policy or kausa lab activate wrote it");
        }
        catch (FormatException exception)
        {
            throw new BadInputException([$"--learned '{file}': {exception.Message}"]);
        }
    }

    private static string Make(LearnedPolicy learned, FairnessPlan plan, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return FairnessReport.Make(learned, plan, new MarketLines(terminal, 2 * plan.SeedCount), cancellation);
        }
        catch (FormatException exception)
        {
            throw new BadInputException([exception.Message]);
        }
    }

    private sealed class MarketLines(Terminal terminal, int count) : IProgress<int>
    {
        public void Report(int value) => terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"market {value} of {count}"));
    }
}
