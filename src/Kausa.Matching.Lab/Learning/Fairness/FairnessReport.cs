using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Learning.Fairness;

/// <summary>What a fairness report is made on.</summary>
/// <param name="Market">Shipped policy whose markets are drawn and whose expert the learned policy stands beside.</param>
/// <param name="CandidateCount">People of each market; half of them, each twice, where thin files are looked at. At least two.</param>
/// <param name="PlaceCount">Places of each market.</param>
/// <param name="SeedCount">Markets, with seeds 1 to this; at least <see cref="ExperimentPlan.SeedsMin"/>.</param>
public sealed record FairnessPlan(string Market, int CandidateCount, int PlaceCount, int SeedCount);

/// <summary>Whether a learned policy treats people alike as far as synthetic markets can tell: thin files, steering, audit groups, what lists are worth; beside the expert's policy, in every world. For the people who decide about it: Markdown.</summary>
/// <remarks>
/// What must be known before a learned policy may be used. It decides nothing: a named person does, and the policy keeps the report's SHA-256. The same policy and plan give the same bytes.
/// </remarks>
public static class FairnessReport
{
    private const double ExposureGoal = 0.9;
    private const double LevelGoal = 3;
    private const double FourFifths = 0.8;
    private const string NotChecked = "not checked";
    private const string SealBegin = "\nSHA-256 of the text above: ";
    private const string PeopleQuality = "candidate_ndcg_cut_10";
    private const string GroupExposure = StrategyStudy.GroupExposure;
    private const string GroupShown = StrategyStudy.GroupShown;

    private static readonly string Expert = MatchStrategy.WeightedSum.Code;

    /// <summary>SHA-256 of a text as it is written to a file.</summary>
    /// <param name="text">The text.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string DigestOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether a report is about a policy as it stands in its file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="policyText">The text of the policy's file.</param>
    /// <returns>Whether the report names its SHA-256.</returns>
    public static bool IsAbout(string report, string policyText)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Contains(PolicyLine(DigestOf(policyText)), StringComparison.Ordinal);
    }

    /// <summary>Whether a report stands as it was written: its last line names the SHA-256 of all above. It tells mishaps and edits, it is no signature.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Whether it does.</returns>
    public static bool IsWhole(string report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var end = report.LastIndexOf(SealBegin, StringComparison.Ordinal);
        return end >= 0 && Sealed(report[..end]) == report;
    }

    private static string Sealed(string text) => $"{text}{SealBegin}{DigestOf(text)}\n";

    /// <summary>Draws the markets and writes the report.</summary>
    /// <param name="learned">The learned policy.</param>
    /// <param name="plan">What it is made on.</param>
    /// <param name="progress">Told after each market of the two experiments, 1 to twice the number of markets; null when nobody waits.</param>
    /// <param name="cancel">Stops between two markets.</param>
    /// <returns>Markdown.</returns>
    /// <exception cref="LabInputException">A market has no eligible pair; the message names it and the sizes.</exception>
    public static string Make(LearnedPolicy learned, FairnessPlan plan, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(learned);
        ArgumentNullException.ThrowIfNull(plan);
        var own = learned.LabStrategy.Code;
        World[] worlds = Enum.GetValues<World>();
        string[] variants = [.. new[] { Expert, ThinFileStudy.DefaultOf(plan.Market), own, InUse(learned, plan) }.Distinct()];
        var thin = Run(new ThinFileStudy(), plan.CandidateCount / 2, variants, 0);
        var groups = Run(new StrategyStudy(), plan.CandidateCount, variants, plan.SeedCount);
        return ToMarkdown(learned, plan, thin, groups);

        Experiment Run(Study study, int people, IReadOnlyList<string> tried, int before) => Experiment.Run(
            new(study, string.Empty, plan.Market, people, plan.PlaceCount, plan.SeedCount, Expert, tried, worlds, learned), progress is null ? null : new Later(progress, before), cancel);
    }

    /// <summary>The report of two experiments that were run: one with twins, one with audit groups.</summary>
    internal static string ToMarkdown(LearnedPolicy learned, FairnessPlan plan, Experiment thin, Experiment groups)
    {
        var (own, used, standard) = (learned.LabStrategy.Code, InUse(learned, plan), ThinFileStudy.DefaultOf(plan.Market));
        var (steering, thinSeen, peoples, companies) = (Among(thin, own, Expert), Among(thin, used, standard), Among(groups, own, Expert), Among(groups, used, standard));
        var text = new StringBuilder();
        Line($"# Fairness report: {learned.Id}, version {learned.Version}");
        Line($"");
        Line($"*Synthetic data: invented people and companies.* {Verdict(steering, thinSeen, peoples, companies)}");
        Line($"");
        text.Append(PolicyLine(DigestOf(LearnedPolicyJson.Write(learned)))).Append('\n');
        Line($"- **Learned from**: {learned.From.OutcomeCount} outcomes, {learned.From.PassedCount} of them with probation passed; at least {learned.OutcomesMin} are needed to put it into use.");
        Line($"- **Orders**: lists by the {learned.From.Perspective.ToString().ToLowerInvariant()}'s weights; what it would do on the others' is told too. People's lists are read in EXPECTED, companies' as the policy says: {ShippedPolicies.Find(plan.Market)!.CompanyLists.Mode.ToString().ToUpperInvariant()}.");
        Line($"- **Made on**: {plan.SeedCount} markets of {plan.Market}, seeds 1 to {plan.SeedCount}, {plan.CandidateCount} people and {plan.PlaceCount} places, in ten worlds of which nine are not as the policy claims.");
        Line($"- **Cannot tell**: how groups fare among real people. Groups are drawn by chance and known to the lab alone; whoever has groups of their own joins them from a file (`kausa lab score --audit`).");
        Line($"");
        Line($"## Thin files");
        Line($"Exposure of people with thin files on companies' lists over that of their twins with full ones, mean with 95 % interval over markets; 0.90 is the limit.");
        Table(thinSeen, ThinFileStudy.ExposureRatio, 2);
        Line($"Steering: required level of the thin twin's first ten places less that of the full twin's, and less that of those by the truth, points; 3 either way are the limit.");
        Table(steering, ThinFileStudy.LevelToFull, 1);
        Table(steering, ThinFileStudy.LevelToTruth, 1);
        Line($"## Audit groups");
        Line($"Exposure of the audit group on companies' lists over that of the others; 0.80 to 1.25 is four fifths either way. In BIASED_RATERS it is rated ten points lower in all that is measured.");
        Table(companies, GroupExposure, 2);
        Line($"Share of the audit group that some company's first ten show, less that of the others.");
        Table(companies, GroupShown, 3);
        Line($"## What lists are worth");
        Line($"NDCG@10 of people's lists, then of companies', against true mutual worth.");
        Table(peoples, PeopleQuality, 3);
        Table(companies, ThinFileStudy.Quality, 3);
        return Sealed(text.ToString().TrimEnd('\n') + "\n");

        void Table(Experiment experiment, string measure, int decimals)
        {
            var (variants, tried) = (experiment.Plan.Variants, experiment.Plan.Variants[^1]);
            Line($"");
            if (!experiment.Plan.Worlds.Any(world => variants.Any(variant => experiment.FindInterval(world, variant, measure) is not null)))
            {
                Line($"Not checked: {experiment.WhyNot(measure)}.");
                Line($"");
                return;
            }

            Line($"| world | {string.Join(" | ", variants)} | {tried} less {experiment.Plan.Baseline} |");
            Line($"|---|{string.Concat(Enumerable.Repeat("---:|", variants.Count + 1))}");
            foreach (var world in experiment.Plan.Worlds)
            {
                var difference = experiment.Find(world, tried, measure) is { } compared ? $"{Signed(compared.Difference.Value, decimals)}{(compared.IsClear ? string.Empty : ", not clear of chance")}" : NotChecked;
                Line($"| {ExperimentPlan.CodeOf(world)} | {string.Join(" | ", variants.Select(variant => Shown(experiment.FindInterval(world, variant, measure), decimals)))} | {difference} |");
            }

            Line($"");
        }

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    // Companies' lists are read as the policy says, whoever orders them.
    private static string InUse(LearnedPolicy learned, FairnessPlan plan) => ModeOrder.CodeOf(learned.LabStrategy, ShippedPolicies.Find(plan.Market)!.CompanyLists.Mode);

    // The learned order beside the expert's, both read alike, and nothing else that would have to be corrected for.
    private static Experiment Among(Experiment experiment, string tried, string baseline) => Experiment.Of(
        experiment.Plan with { Baseline = baseline, Variants = [baseline, tried] }, [.. experiment.Measurements.Where(one => one.Variant == tried || one.Variant == baseline)]);

    private static string PolicyLine(string digest) => $"- **Policy**: SHA-256 {digest}";

    // What fails stands first, each with its worlds and figures.
    private static string Verdict(Experiment steering, Experiment thin, Experiment peoples, Experiment companies)
    {
        var own = steering.Plan.Variants[^1];
        string[] fails =
        [
            Failing(thin, ThinFileStudy.ExposureRatio, value => value < ExposureGoal, 2, "thin files below 90 % of their full twins' exposure"),
            Failing(steering, ThinFileStudy.LevelToFull, value => Math.Abs(value) > LevelGoal, 1, "steering beyond 3 points against the full twin"),
            Failing(steering, ThinFileStudy.LevelToTruth, value => Math.Abs(value) > LevelGoal, 1, "steering beyond 3 points against the truth"),
            Failing(companies, GroupExposure, value => value is < FourFifths or > 1 / FourFifths, 2, "the audit group's exposure beyond four fifths"),
            Worse(peoples, PeopleQuality, "people's lists worth less than the expert's"),
            Worse(companies, ThinFileStudy.Quality, "companies' lists worth less than the expert's"),
        ];
        var failing = fails.Where(one => one.Length > 0).ToList();
        string[] gaps =
        [
            thin.Unchecked(ThinFileStudy.ExposureRatio, thin.Plan.Variants, "thin files' exposure over that of their full twins"),
            steering.Unchecked(ThinFileStudy.LevelToFull, steering.Plan.Variants, "steering against the full twin"),
            steering.Unchecked(ThinFileStudy.LevelToTruth, steering.Plan.Variants, "steering against the truth"),
            companies.Unchecked(GroupExposure, companies.Plan.Variants, "the audit group's exposure"),
        ];
        return string.Join(' ', gaps.Where(gap => gap.Length > 0).Prepend(failing.Count == 0 ? $"Nothing of what is checked fails for {own}." : $"Fails for {own}: {string.Join("; ", failing)}."));

        string Failing(Experiment experiment, string measure, Func<double, bool> isFailing, int decimals, string what) => Said(
            what, experiment.Plan.Worlds.Select(world => (World: ExperimentPlan.CodeOf(world), Value: experiment.FindMean(world, experiment.Plan.Variants[^1], measure))).Where(one => one.Value is { } value && isFailing(value)).Select(one => $"{one.World} {Number(one.Value!.Value, decimals)}"));

        string Worse(Experiment experiment, string measure, string what) => Said(
            what, experiment.Comparisons.Where(one => one.Variant == experiment.Plan.Variants[^1] && one.Measure == measure && one is { IsClear: true, Difference.Value: < 0 }).Select(one => $"{one.World} {Signed(one.Difference.Value, 3)}"));

        static string Said(string what, IEnumerable<string> worlds) => string.Join(", ", worlds) is { Length: > 0 } told ? $"{what} in {told}" : string.Empty;
    }

    private static string Shown(Interval? found, int decimals) => found is not { } interval ? NotChecked : $"{Number(interval.Value, decimals)} [{Number(interval.Low, decimals)}, {Number(interval.High, decimals)}]";

    private static string Signed(double value, int decimals) => Number(value, decimals) is var number && value > 0 ? $"+{number}" : number;

    private static string Number(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    private sealed class Later(IProgress<int> progress, int before) : IProgress<int>
    {
        public void Report(int value) => progress.Report(before + value);
    }
}
