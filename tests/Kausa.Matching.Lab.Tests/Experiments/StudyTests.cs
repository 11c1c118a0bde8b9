using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Tests.Experiments;

public sealed class StudyTests
{
    private static readonly Lazy<Experiment> Evidence = new(() => Experiment.Run(ExperimentPlan.Read(
        """{"study":"EVIDENCE","title":"e","policy":"stuttgart","candidates":20,"places":80,"seeds":20,"baseline":"HIDDEN_10","worlds":["MATCHED","GENERATED"]}""")));

    private static readonly Lazy<Experiment> ThinFiles = new(() => Experiment.Run(ExperimentPlan.Read(
        """{"study":"THIN_FILES","title":"t","policy":"stuttgart","candidates":30,"places":30,"seeds":20,"baseline":"WEIGHTED_SUM","strategies":["WEIGHTED_SUM","WEIGHTED_SUM_CAUTIOUS","WEIGHTED_SUM_BALANCED","WEIGHTED_SUM_BALANCED_10","WEIGHTED_SUM_BALANCED_60","WEIGHTED_SUM_POTENTIAL","PLAIN","ZERO_FILLED","RANDOM"],"worlds":["MATCHED"]}""")));

    [Fact]
    public void Evidence_MorePapersHidden_WidensIntervalsAndCostsQualityAndQuestions()
    {
        double Mean(string variant, string measure) => Evidence.Value.MeanOf(World.Matched, variant, measure);
        Assert.True(Mean("HIDDEN_90", "interval_width") > 2 * Mean("HIDDEN_10", "interval_width"));
        Assert.True(Mean("HIDDEN_90", "candidate_ndcg_cut_10") < Mean("HIDDEN_10", "candidate_ndcg_cut_10"));
        Assert.True(Mean("HIDDEN_90", "questions_ours") > Mean("HIDDEN_30", "questions_ours"));
        Assert.All(Evidence.Value.Plan.Variants, variant =>
        {
            Assert.True(Mean(variant, "questions_ours") < 0.8 * Mean(variant, "questions_asked_for"));
            Assert.True(Mean(variant, "questions_asked_for") < Mean(variant, "questions_random"));
            Assert.Equal(1, Mean(variant, EvidenceStudy.Coverage) + Mean(variant, "truth_below") + Mean(variant, "truth_above"), 9);
        });
    }

    // With nine places nobody has a list of more than ten: no question is asked, and none over none is no share.
    [Fact]
    public void Evidence_NobodyNeedsAQuestion_SaysNotCheckedAndNoShare()
    {
        var experiment = Experiment.Run(ExperimentPlan.Read(
            """{"study":"EVIDENCE","title":"e","policy":"stuttgart","candidates":30,"places":9,"seeds":20,"baseline":"HIDDEN_10","worlds":["MATCHED"]}"""));
        Assert.DoesNotContain(experiment.Measurements, one => one.Measure.StartsWith("question", StringComparison.Ordinal));
        Assert.EndsWith("Not checked: at most 60 % of the questions of a random order that asks only what a place asks for (nobody with more than ten places needs to be asked).", EvidenceReport.Verdict(experiment), StringComparison.Ordinal);
        var page = ExperimentPage.ToHtml(experiment, "c");
        Assert.Contains("<p>Left out, not every share has a figure: MATCHED.</p>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_Intervals_KeepTheirWordHoweverManyPapersAreHidden() =>
        Assert.All(Evidence.Value.Plan.Variants, variant => Assert.InRange(Evidence.Value.MeanOf(World.Matched, variant, EvidenceStudy.Coverage), 0.76, 0.84));

    [Fact]
    public void ThinFiles_Modes_ShowThinTwinsTheMoreTheMoreDoubtCountsInFavour()
    {
        double Ratio(string variant) => ThinFiles.Value.MeanOf(World.Matched, variant, ThinFileStudy.ExposureRatio);
        Assert.True(Ratio("ZERO_FILLED") < Ratio("WEIGHTED_SUM_CAUTIOUS"));
        Assert.True(Ratio("WEIGHTED_SUM_CAUTIOUS") < Ratio("WEIGHTED_SUM"));
        Assert.True(Ratio("WEIGHTED_SUM") < Ratio("WEIGHTED_SUM_BALANCED_10"));
        Assert.True(Ratio("WEIGHTED_SUM_BALANCED_10") < Ratio("WEIGHTED_SUM_BALANCED"));
        Assert.True(Ratio("WEIGHTED_SUM_BALANCED") < Ratio("WEIGHTED_SUM_BALANCED_60"));
        Assert.True(Ratio("WEIGHTED_SUM_BALANCED_60") < Ratio("WEIGHTED_SUM_POTENTIAL"));
        Assert.True(Ratio("WEIGHTED_SUM") < Ratio("PLAIN"));
        Assert.True(ThinFiles.Value.MeanOf(World.Matched, "RANDOM", ThinFileStudy.Quality) < ThinFiles.Value.MeanOf(World.Matched, "WEIGHTED_SUM", ThinFileStudy.Quality));
    }

    [Fact]
    public void ThinFiles_LearnedPolicy_TakesPartAsTheExpertWhoseTablesItHas()
    {
        var learned = new LearnedPolicy
        {
            Id = "l",
            Version = 1,
            Tables = LearnedTables.Expert(ShippedPolicies.Find("stuttgart")!.Weights.Candidate, []),
            From = new("stuttgart", 1, Perspective.Candidate, 0, 0, 0),
            OutcomesMin = 500,
        };
        var plan = ExperimentPlan.Read(
            """{"study":"THIN_FILES","title":"t","policy":"stuttgart","candidates":10,"places":20,"seeds":20,"baseline":"WEIGHTED_SUM","strategies":["WEIGHTED_SUM","LEARNED"],"worlds":["MATCHED"],"learned":"p.json"}""",
            _ => LearnedPolicyJson.Write(learned));
        var experiment = Experiment.Run(plan);
        Assert.Equal(new(0, 0, 0), experiment.Comparisons.Single(one => one.Variant == "LEARNED" && one.Measure == "candidate_ndcg_cut_10").Difference);
        Assert.Contains("<tr><th>LEARNED</th>", ExperimentPage.ToHtml(experiment, "c"), StringComparison.Ordinal);
        Assert.Equal("LEARNED", Study.All.Single(study => study.Code == "THIN_FILES").VariantsWith(learned)[^1]);
    }

    [Fact]
    public void Pages_OfEveryStudy_SayFirstWhatFailsAndThatDataAreSynthetic()
    {
        Assert.StartsWith("Fails in MATCHED at HIDDEN_", EvidenceReport.Verdict(Evidence.Value), StringComparison.Ordinal);
        Assert.StartsWith("WEIGHTED_SUM_BALANCED, the default of the stuttgart policy on companies' lists, holds thin twins at 90 %", ThinFileReport.Verdict(ThinFiles.Value), StringComparison.Ordinal);
        foreach (var experiment in new[] { Evidence.Value, ThinFiles.Value })
        {
            var page = ExperimentPage.ToHtml(experiment, "c");
            Assert.Contains("Synthetic data: invented people and companies.", page, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
            Assert.DoesNotContain("∞", page, StringComparison.Ordinal);
            Assert.Equal(page, ExperimentPage.ToHtml(experiment, "c"));
        }
    }

    // Full twins have the numbers 0 to 2. Over nobody there is no share, however many thin twins stand there.
    [Fact]
    public void ThinFiles_NoFullTwinShown_IsNoShare()
    {
        Assert.Equal((null, null), ThinFileStudy.Seen(new(6, [[3, 4], [5]]), 3));
        Assert.Equal((null, null), ThinFileStudy.Seen(new(6, []), 3));
        Assert.Equal((0.0, 0.0), ThinFileStudy.Seen(new(6, [[0]]), 3));
        var (exposure, positions) = ThinFileStudy.Seen(new(6, [[3, 0], [1, 5]]), 3);
        Assert.Equal((1, 1), (exposure!.Value, positions!.Value));
    }

    [Theory]
    [InlineData(20, "Not checked: exposure of thin twins over full twins (no full twin on any company's list).")]
    [InlineData(3, "Checked on 17 of 20 markets alone: exposure of thin twins over full twins (the others: no full twin on any company's list).")]
    public void ThinFiles_MarketsWithoutAFigure_AreToldAsNotCheckedAndNeverAsANumber(int withoutCount, string said)
    {
        string[] gone = [ThinFileStudy.ExposureRatio, "shown_ratio", ThinFileStudy.LevelToFull, ThinFileStudy.LevelToTruth];
        var plan = ThinFiles.Value.Plan with { Variants = [.. ThinFiles.Value.Plan.Variants, "WEIGHTED_SUM_BALANCED_20"] };
        var experiment = Experiment.Of(plan,
        [
            .. from seed in Enumerable.Range(1, plan.SeedCount)
               from world in plan.Worlds
               from variant in plan.Variants
               from measure in plan.Study.Measures
               where seed > withoutCount || !gone.Contains(measure.Name)
               select new Measurement((ulong)seed, world, variant, measure.Name, 0.95),
        ]);
        var (verdict, page, json) = (ThinFileReport.Verdict(experiment), ExperimentPage.ToHtml(experiment, "c"), ExperimentTables.ToJson(experiment));
        Assert.Contains(said, verdict, StringComparison.Ordinal);
        Assert.All(["NaN", "∞", "E+", "Infinity"], number => Assert.DoesNotContain(number, verdict + page + json, StringComparison.Ordinal));
        Assert.Equal(withoutCount == 20, json.Contains("\"not_checked\"", StringComparison.Ordinal));
        Assert.Equal(withoutCount == 20, verdict.Contains("Steering by WEIGHTED_SUM against the full twin's list: not checked (nobody with places on both lists and by the truth).", StringComparison.Ordinal));
        Assert.Equal(withoutCount == 20, verdict.StartsWith("WEIGHTED_SUM_BALANCED, the default of the stuttgart policy on companies' lists, was not looked at for whether it holds thin twins at 90 % of their full twins' exposure in MATCHED: not checked.", StringComparison.Ordinal));
        Assert.Equal(withoutCount == 20, page.Contains("<p>Not checked: exposure of thin twins over full twins (no full twin on any company&#39;s list).</p>", StringComparison.Ordinal));
    }
}
