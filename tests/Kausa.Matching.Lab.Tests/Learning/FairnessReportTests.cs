using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Learning.Fairness;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Tests.Learning;

public sealed class FairnessReportTests
{
    private static readonly FairnessPlan Plan = new("stuttgart", 100, 60, 20);

    private static readonly LearnedPolicy Learned = new()
    {
        Id = "stuttgart-learned",
        Version = 1,
        Tables = LearnedTables.Expert(ShippedPolicies.Find("stuttgart")!.Weights.Candidate, []),
        From = new("stuttgart", 1, Perspective.Candidate, 500, 250, 50),
        OutcomesMin = 500,
    };

    [Fact]
    public void ToMarkdown_NothingFails_SaysSoWithFiguresAndWhoseItIs()
    {
        var text = Report((_, _, _) => null);
        Assert.Contains("* Nothing of what is checked fails for LEARNED.\n", text, StringComparison.Ordinal);
        Assert.Contains("| world | WEIGHTED_SUM | WEIGHTED_SUM_BALANCED | LEARNED | LEARNED less WEIGHTED_SUM |\n|---|---:|---:|---:|---:|\n| MATCHED | 1.00 [1.00, 1.00] |", text, StringComparison.Ordinal);
        Assert.True(FairnessReport.IsAbout(text, LearnedPolicyJson.Write(Learned)));
        Assert.False(FairnessReport.IsAbout(text, LearnedPolicyJson.Write(Learned with { Version = 2 })));
    }

    [Fact]
    public void ToMarkdown_EverythingFailsSomewhere_NamesItFirstWithItsWorlds()
    {
        var text = Report((world, variant, measure) => (variant, world, measure) switch
        {
            ("LEARNED", World.Matched, ThinFileStudy.ExposureRatio) => 0.89,
            ("LEARNED", World.HeavyTails, ThinFileStudy.LevelToFull) => -3.1,
            ("LEARNED", World.Generated, ThinFileStudy.LevelToTruth) => 3.2,
            ("LEARNED", World.BiasedRaters, "audit_exposure_ratio") => 0.7,
            ("LEARNED", World.Thresholds, "candidate_ndcg_cut_10") => 0.8,
            ("LEARNED", World.Compensation, "place_ndcg_cut_10") => 0.85,
            _ => null,
        });
        Assert.Contains(
            "* Fails for LEARNED: thin files below 90 % of their full twins' exposure in MATCHED 0.89; steering beyond 3 points against the full twin in HEAVY_TAILS -3.1; steering beyond 3 points against the truth in GENERATED 3.2; "
            + "the audit group's exposure beyond four fifths in BIASED_RATERS 0.70; people's lists worth less than the expert's in THRESHOLDS -0.100; companies' lists worth less than the expert's in COMPENSATION -0.050.\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("| THRESHOLDS | 0.900 [0.900, 0.900] | 0.800 [0.800, 0.800] | -0.100 |", text, StringComparison.Ordinal);
        Assert.Contains("| MATCHED | 0.900 [0.900, 0.900] | 0.900 [0.900, 0.900] | 0.000, not clear of chance |", text, StringComparison.Ordinal);
    }

    // What the two experiments would have measured, planted.
    private static string Report(Func<World, string, string, double?> planted)
    {
        return FairnessReport.ToMarkdown(Learned, Plan, Of(new ThinFileStudy(), ["WEIGHTED_SUM", "WEIGHTED_SUM_BALANCED", "LEARNED"]), Of(new StrategyStudy(), ["WEIGHTED_SUM", "LEARNED"]));

        Experiment Of(Study study, IReadOnlyList<string> variants)
        {
            var plan = new ExperimentPlan(study, "t", "stuttgart", 1, 1, 20, "WEIGHTED_SUM", variants, Enum.GetValues<World>(), Learned);
            return Experiment.Of(plan,
            [
                .. from seed in Enumerable.Range(1, plan.SeedCount)
                   from world in plan.Worlds
                   from variant in variants
                   from measure in study.Measures
                   select new Measurement((ulong)seed, world, variant, measure.Name, planted(world, variant, measure.Name) ?? Usual(measure.Name)),
            ]);
        }
    }

    private static double Usual(string measure) => measure.StartsWith("steering", StringComparison.Ordinal) ? 0 : measure.EndsWith("ndcg_cut_10", StringComparison.Ordinal) ? 0.9 : 1;
}
