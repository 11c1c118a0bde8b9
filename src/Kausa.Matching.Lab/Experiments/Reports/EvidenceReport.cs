using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using static Kausa.Matching.Lab.Experiments.Reports.ExperimentFigures;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>What a study of hidden papers shows, in words and charts.</summary>
internal static class EvidenceReport
{
    private const double Goal = 0.8;
    private const double Tolerance = 0.02;
    private const double QuestionGoal = 0.6;

    private static readonly (string Measure, string What)[] Claims =
    [
        (EvidenceStudy.Coverage, "80 % intervals within two points of their word, random pairs"),
        (EvidenceStudy.CoverageShown, "80 % intervals within two points of their word, first ten shown"),
        (EvidenceStudy.QuestionShare, "at most 60 % of the questions of random order"),
        (EvidenceStudy.StrictQuestionShare, "at most 60 % of the questions of a random order that asks only what a place asks for"),
    ];

    /// <summary>What misses the two points and the six tenths first, then what keeps them, then what could not be checked; each with its range in every world.</summary>
    public static string Verdict(Experiment experiment)
    {
        var first = experiment.Plan.Worlds[0];
        return string.Join(' ', Claims.OrderBy(claim => Failing(experiment, first, claim.Measure).Count > 0 ? 0 : IsKnown(experiment, first, claim.Measure) ? 1 : 2).Select(claim =>
        {
            var gap = experiment.Unchecked(claim.Measure, experiment.Plan.Variants, claim.What);
            if (!IsKnown(experiment, first, claim.Measure))
            {
                return gap;
            }

            var failing = Failing(experiment, first, claim.Measure);
            var head = failing.Count == 0 ? $"Holds in {ExperimentPlan.CodeOf(first)}" : $"Fails in {ExperimentPlan.CodeOf(first)}";
            var figures = failing.Count == 0 ? string.Empty : $" at {List(failing.Select(variant => $"{variant} ({Percent(experiment.MeanOf(first, variant, claim.Measure))})"))}";
            var why = claim.Measure == EvidenceStudy.QuestionShare ? string.Concat(failing.Select(variant => Why(experiment, first, variant))) : string.Empty;
            return $"{head}{figures}: {claim.What}. {why}{Ranges(experiment, claim.Measure)}{(gap.Length == 0 ? string.Empty : $" {gap}")}";
        }));
    }

    public static string Charts(Experiment experiment)
    {
        var text = new StringBuilder();
        text.Append("<h2>Calibration: 80 % intervals that hold the truth</h2>\n<p>Synthetic data. Mean over markets by share of papers hidden; the line is what the interval promises.</p>\n");
        foreach (var measure in new[] { EvidenceStudy.Coverage, EvidenceStudy.CoverageShown })
        {
            text.Append(CultureInfo.InvariantCulture, $"<h3>{Html(experiment.TitleOf(measure))}</h3>\n").Append(Curves(experiment, measure, "share of intervals", Goal));
        }

        text.Append("<h2>What hidden papers cost</h2>\n").Append(Curves(experiment, "candidate_ndcg_cut_10", "NDCG@10 of people's lists", null));
        text.Append("<h2>Questions until the first ten are those of the complete file</h2>\n<p>Synthetic data. Questions in our order over those in random order; the line is the goal of six tenths.</p>\n");
        foreach (var measure in new[] { EvidenceStudy.QuestionShare, EvidenceStudy.StrictQuestionShare })
        {
            text.Append(CultureInfo.InvariantCulture, $"<h3>{Html(experiment.TitleOf(measure))}</h3>\n").Append(Curves(experiment, measure, "share of questions", QuestionGoal));
        }

        return text.ToString();
    }

    // Where random order already needs few questions, there is little to save.
    private static string Why(Experiment experiment, World world, string variant)
    {
        double byChance = experiment.MeanOf(world, variant, EvidenceStudy.QuestionsRandom), ours = experiment.MeanOf(world, variant, EvidenceStudy.QuestionsOurs);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"At {variant} random order needs {byChance:0.00} questions in the mean and ours {ours:0.00}, where the goal would be {QuestionGoal * byChance:0.00}: there are few facts to ask, and whoever needs to be asked at all is asked at least one. ");
    }

    private static List<string> Failing(Experiment experiment, World world, string measure) => [.. experiment.Plan.Variants.Where(variant => experiment.FindMean(world, variant, measure) is { } value && !IsHolding(measure, value))];

    private static bool IsKnown(Experiment experiment, World world, string measure) => experiment.Plan.Variants.Any(variant => experiment.FindMean(world, variant, measure) is not null);

    // Least and most over the shares hidden, world by world.
    private static string Ranges(Experiment experiment, string measure) => $"From least to most: {string.Join(", ", experiment.Plan.Worlds.Select(world =>
    {
        var values = experiment.Plan.Variants.Select(variant => experiment.FindMean(world, variant, measure)).OfType<double>().ToList();
        return values.Count == 0 ? $"{ExperimentPlan.CodeOf(world)} not checked" : string.Create(CultureInfo.InvariantCulture, $"{ExperimentPlan.CodeOf(world)} {values.Min() * 100:0} to {values.Max() * 100:0} %");
    }))}.";

    private static bool IsHolding(string measure, double value) => measure is EvidenceStudy.QuestionShare or EvidenceStudy.StrictQuestionShare ? value <= QuestionGoal : Math.Abs(value - Goal) <= Tolerance;

    private static string Curves(Experiment experiment, string measure, string y, double? reference)
    {
        var plan = experiment.Plan;
        var whole = plan.Worlds.Where(world => plan.Variants.All(variant => experiment.FindMean(world, variant, measure) is not null)).ToList();
        var left = whole.Count == plan.Worlds.Count ? string.Empty : $"<p>Left out, not every share has a figure: {List(plan.Worlds.Except(whole).Select(ExperimentPlan.CodeOf))}.</p>\n";
        return left + (whole.Count == 0 ? string.Empty : SvgChart.Curves(
            experiment.TitleOf(measure),
            "papers hidden, %",
            y,
            [.. plan.Variants.Select(EvidenceStudy.PercentOf)],
            [.. whole.Select(world => (ExperimentPlan.CodeOf(world), (IReadOnlyList<double>)[.. plan.Variants.Select(variant => experiment.MeanOf(world, variant, measure))]))],
            reference) + "\n");
    }
}
