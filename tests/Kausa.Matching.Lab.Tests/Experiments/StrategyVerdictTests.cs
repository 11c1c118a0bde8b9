using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Worlds;

namespace Kausa.Matching.Lab.Tests.Experiments;

public sealed class StrategyVerdictTests
{
    [Fact]
    public void First_NothingFails_SaysSoAndNothingOfOtherWorlds() => Assert.Equal(
        "Nothing of what is checked fails. Best on people's lists (NDCG@10), with what is not told apart from it: MATCHED WEIGHTED_SUM 0.900. Every difference to WEIGHTED_SUM in MATCHED is clear of chance.",
        Verdict("\"MATCHED\"", (_, variant, measure, _) => (variant, measure) is ("RECIPROCAL" or "SURPLUS", "candidate_ndcg_cut_10") ? 0.8 : Usual(measure)));

    [Fact]
    public void First_EqualsWithinChance_AreNamedTogetherWhoeverHasTheHigherMean() => Assert.Contains(
        "it: MATCHED SURPLUS 0.931, RECIPROCAL. Every",
        Verdict("\"MATCHED\"", (_, variant, measure, seed) => measure != "candidate_ndcg_cut_10" ? Usual(measure) : variant switch
        {
            // Ahead on eleven markets of twenty.
            "SURPLUS" => 0.93 + (seed <= 11 ? 0.01 : -0.01),
            "RECIPROCAL" => 0.93,
            _ => 0.9,
        }),
        StringComparison.Ordinal);

    // Ahead on fifteen markets of twenty: 4.1 % for one comparison, and the interval of each is above 0; two at once are not clear of chance.
    [Fact]
    public void First_ManyDifferencesEachClearAlone_AreNotToldApartTogether()
    {
        var experiment = Planted("\"MATCHED\"", (_, variant, measure, seed) => measure != "candidate_ndcg_cut_10" ? Usual(measure) : variant switch
        {
            "SURPLUS" => 0.9 + (seed <= 15 ? 0.01 : -0.01),
            "RECIPROCAL" => 0.9 + (seed > 5 ? 0.012 : -0.012),
            _ => 0.9,
        });
        var compared = experiment.Comparisons.Where(one => one.Measure == "candidate_ndcg_cut_10" && one.Variant != "WEIGHTED_SUM").ToList();
        Assert.All(compared, one => Assert.True(one.Difference.Low > 0 && one.Chance.IsClear && !one.IsClear, $"{one}"));
        Assert.EndsWith("it: MATCHED RECIPROCAL 0.906, SURPLUS, WEIGHTED_SUM. Not told apart from WEIGHTED_SUM in MATCHED: RECIPROCAL, SURPLUS.", StrategyVerdict.First(experiment), StringComparison.Ordinal);
        var page = ExperimentPage.ToHtml(experiment, "c");
        Assert.DoesNotContain("class=\"clear\"", page, StringComparison.Ordinal);
        Assert.Contains("all 1,048,576 ways to give 20 differences signs", page, StringComparison.Ordinal);
        Assert.Contains("2 differences to WEIGHTED_SUM; where the best are looked for, all pairs, 3.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_EveryComparison_TellItsProbabilityBeforeAndAfterCorrection()
    {
        var json = ExperimentTables.ToJson(Planted("\"MATCHED\"", (_, variant, measure, _) => (variant, measure) == ("SURPLUS", "fill_rate") ? 0.8 : Usual(measure)));
        var rows = System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("comparisons").EnumerateArray().Where(one => one.GetProperty("measure").GetString() == "fill_rate").ToDictionary(one => one.GetProperty("variant").GetString()!);
        Assert.Equal((2.0 / (1 << 20), 4.0 / (1 << 20), true), Told("SURPLUS"));
        Assert.Equal((1, 1, false), Told("RECIPROCAL"));
        Assert.Equal((1, 1, false), Told("WEIGHTED_SUM"));

        (double, double, bool) Told(string variant) => (rows[variant].GetProperty("p").GetDouble(), rows[variant].GetProperty("p_holm").GetDouble(), rows[variant].GetProperty("clear").GetBoolean());
    }

    [Fact]
    public void First_WhatFailsInOneWorld_StandsFirstWithWorldAndFigures()
    {
        var verdict = Verdict("\"MATCHED\",\"THRESHOLDS\"", (world, variant, measure, _) => (world, variant, measure) switch
        {
            (World.Thresholds, _, "interval_coverage") => 0.41,
            (World.Matched, _, "interval_coverage") => 0.782,
            (World.Thresholds, "SURPLUS", "audit_exposure_ratio") => 0.7,
            (World.Thresholds, "RECIPROCAL", "audit_exposure_ratio") => 0.7,
            (World.Matched, "RECIPROCAL", "blocking_per_candidate") => 0.6,
            (World.Matched, "RECIPROCAL", "fill_rate") => 0.8,
            (World.Matched, "RECIPROCAL", "candidate_ndcg_cut_10") => 0.95,
            (World.Thresholds, "SURPLUS", "candidate_ndcg_cut_10") => 0.95,
            _ => Usual(measure),
        });
        Assert.StartsWith(
            "Fails: 80 % intervals miss their word by more than two points in THRESHOLDS (41.0 % hold the truth, 80.0 % of WEIGHTED_SUM's first ten). "
            + "The audit group's exposure over that of the others is beyond four fifths in THRESHOLDS (SURPLUS 0.70). "
            + "Best orders leave more blocking pairs per person than WEIGHTED_SUM in MATCHED (RECIPROCAL 0.600 against 0.500). "
            + "Best orders fill fewer seats than WEIGHTED_SUM in MATCHED (RECIPROCAL 0.800 against 0.860). "
            + "Best in MATCHED but not everywhere: RECIPROCAL, not in THRESHOLDS. "
            + "Best on people's lists (NDCG@10), with what is not told apart from it: MATCHED RECIPROCAL 0.950; THRESHOLDS SURPLUS 0.950. ",
            verdict,
            StringComparison.Ordinal);
    }

    [Fact]
    public void First_SameOrderBestInAllWorlds_SaysEveryWorld() => Assert.Contains(
        "Among the best in every world: RECIPROCAL.",
        Verdict("\"MATCHED\",\"GENERATED\"", (_, variant, measure, _) => variant == "RECIPROCAL" && measure == "candidate_ndcg_cut_10" ? 0.95 : Usual(measure)),
        StringComparison.Ordinal);

    private static double Usual(string measure) => measure switch
    {
        "candidate_ndcg_cut_10" => 0.9,
        "blocking_per_candidate" => 0.5,
        "fill_rate" => 0.86,
        "interval_coverage" or "interval_coverage_shown" => 0.8,
        _ => 1,
    };

    private static string Verdict(string worlds, Func<World, string, string, ulong, double> value) => StrategyVerdict.First(Planted(worlds, value));

    // What an experiment would have measured, planted.
    private static Experiment Planted(string worlds, Func<World, string, string, ulong, double> value)
    {
        var plan = ExperimentPlan.Read(
            $$"""{"title":"t","policy":"stuttgart","candidates":1,"places":1,"seeds":20,"baseline":"WEIGHTED_SUM","strategies":["WEIGHTED_SUM","RECIPROCAL","SURPLUS"],"worlds":[{{worlds}}]}""");
        return Experiment.Of(plan,
        [
            .. from seed in Enumerable.Range(1, plan.SeedCount)
               from world in plan.Worlds
               from variant in plan.Variants
               from measure in plan.Study.Measures
               select new Measurement((ulong)seed, world, variant, measure.Name, value(world, variant, measure.Name, (ulong)seed)),
        ]);
    }
}
