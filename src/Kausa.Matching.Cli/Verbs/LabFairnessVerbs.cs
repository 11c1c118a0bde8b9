using System.CommandLine;
using System.Globalization;
using System.Text;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Learning.Fairness;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Learning;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab fairness</c> and <c>kausa lab activate</c>: what must be known about a learned policy, and the person who puts it into use.</summary>
internal static class LabFairnessVerbs
{
    private const int SizeMax = 2_000;

    public static Command Fairness(Terminal terminal)
    {
        var policy = Learned();
        var market = MarketOptions.Policy();
        var candidates = CommonOptions.Number("--candidates", 100, 2, SizeMax);
        var places = CommonOptions.Number("--places", 60, 1, SizeMax);
        var seeds = CommonOptions.Number("--seeds", ExperimentPlan.SeedsMin, ExperimentPlan.SeedsMin, 10_000);
        var output = CommonOptions.Path("--out", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("fairness")
        {
            policy, market, candidates, places, seeds, output, replace,
        };
        command.SetAction(parsed =>
        {
            var (_, learned) = Read(parsed.GetValue(policy)!, parsed.Language());
            var drawn = parsed.GetValue(market)?.Policy ?? MarketPlans.Find(learned.From.BasePolicy)?.Policy
                ?? throw new BadInputException([UsageTexts.Say(parsed.Language(), "LEARNED_FROM", parsed.GetValue(policy)!, learned.From.BasePolicy, string.Join(", ", MarketPlans.All.Select(plan => plan.Policy)))]);
            var target = parsed.GetValue(output)!;
            var digest = string.Empty;
            OutputPath.Write(target, cancellation =>
            {
                using var draft = new DraftFile(target, parsed.GetValue(replace));
                var report = Make(learned, new(drawn, parsed.GetValue(candidates), parsed.GetValue(places), parsed.GetValue(seeds)), parsed.Language(), terminal, cancellation);
                draft.Stream.Write(Encoding.UTF8.GetBytes(report));
                draft.Complete();
                digest = FairnessReport.DigestOf(report);
            });
            terminal.Error.WriteLine(SafeText.Line(UsageTexts.Say(parsed.Language(), "WROTE_DIGEST", target, digest)));
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Activate(Terminal terminal)
    {
        var policy = Learned();
        var report = CommonOptions.Path("--report", required: true);
        var by = new Option<string>("--by") { HelpName = "NAME", Required = true };
        var on = new Option<DateOnly>("--on")
        {
            HelpName = "DATE",
            Required = true,
            CustomParser = result =>
            {
                var today = DateOnly.FromDateTime(terminal.Time.GetUtcNow().UtcDateTime);
                var (first, last) = (today.AddYears(-1), today.AddYears(1));
                return DateOnly.TryParseExact(CommonOptions.Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= first && day <= last
                    ? day
                    : CommonOptions.Refuse<DateOnly>(result, "ACTIVATION_DAY", first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            },
        };
        by.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && (string.IsNullOrWhiteSpace(name) || name.Length > 120 || name.Any(char.IsControl)))
            {
                result.Refuse("BY", SafeText.Line(name));
            }
        });
        var output = CommonOptions.Path("--out", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("activate") { policy, report, by, on, output, replace };
        command.SetAction(parsed =>
        {
            var (text, learned) = Read(parsed.GetValue(policy)!, parsed.Language());
            if (learned.Activation is not null)
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "LEARNED_IN_USE", parsed.GetValue(policy)!, learned.Id)]);
            }

            if (learned.From.OutcomeCount < learned.OutcomesMin)
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "LEARNED_FROM_FEW", parsed.GetValue(policy)!, learned.From.OutcomeCount, learned.OutcomesMin)]);
            }

            var read = LabVerbs.Read("--report", parsed.GetValue(report)!, reader => reader.ReadToEnd());
            if (!FairnessReport.IsAbout(read, text))
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "REPORT_ABOUT", parsed.GetValue(report)!, FairnessReport.DigestOf(text))]);
            }

            if (!FairnessReport.IsWhole(read))
            {
                throw new UnwordedException("REPORT_ALTERED", parsed.GetValue(report)!);
            }

            var active = learned.Activate(new(FairnessReport.DigestOf(read), parsed.GetValue(by)!, parsed.GetValue(on)));
            OutputPath.Write(parsed.GetValue(output)!, _ =>
            {
                using var draft = new DraftFile(parsed.GetValue(output)!, parsed.GetValue(replace));
                draft.Stream.Write(Encoding.UTF8.GetBytes(LearnedPolicyJson.Write(active)));
                draft.Complete();
            });
            terminal.Error.WriteLine(SafeText.Line(UsageTexts.Say(parsed.Language(), "ACTIVATED", active.Id, active.Activation!.By, UsageTexts.Day(parsed.Language(), active.Activation.On))));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static Option<string> Learned() => CommonOptions.Path("--learned", required: true);

    // The report and the person answer for exactly what was learned; a file that says more is another policy.
    private static (string Text, LearnedPolicy Learned) Read(string file, string language)
    {
        var text = LabVerbs.Read("--learned", file, reader => reader.ReadToEnd());
        var read = PolicyReader.ReadForLab(text, ShippedPolicies.Document, $"--learned '{file}'");
        var policy = read.Policy ?? throw new BadInputException([.. read.Problems.Select(problem => problem.In(language))]);
        var learned = policy.Learned ?? throw new UnwordedException("LEARNED_NOTHING", file, policy.Id);
        return LearnedPolicyJson.Write(learned) == text ? (text, learned) : throw new UnwordedException("LEARNED_BY_HAND", file);
    }

    private static string Make(LearnedPolicy learned, FairnessPlan plan, string language, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            return FairnessReport.Make(learned, plan, new MarketLines(2 * plan.SeedCount, language, terminal), cancellation);
        }
        catch (LabInputException exception)
        {
            throw new BadInputException(exception.In(language));
        }
    }
}
