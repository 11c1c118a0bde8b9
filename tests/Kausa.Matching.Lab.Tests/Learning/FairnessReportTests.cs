using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Learning.Fairness;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

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
        Assert.Contains("| world | WEIGHTED_SUM_BALANCED | LEARNED_BALANCED | LEARNED_BALANCED less WEIGHTED_SUM_BALANCED |\n|---|---:|---:|---:|\n| MATCHED | 1.00 [1.00, 1.00] |", text, StringComparison.Ordinal);
        Assert.True(FairnessReport.IsAbout(text, LearnedPolicyJson.Write(Learned)));
        Assert.False(FairnessReport.IsAbout(text, LearnedPolicyJson.Write(Learned with { Version = 2 })));
    }

    [Fact]
    public void IsWhole_AnyOtherText_IsNot()
    {
        var text = Report((_, _, _) => null);
        Assert.True(FairnessReport.IsWhole(text));
        Assert.All(new[] { text.Replace("1.00", "1.10", StringComparison.Ordinal), text + "\n", text[..^2], text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..], string.Empty }, other => Assert.False(FairnessReport.IsWhole(other)));
    }

    [Fact]
    public void ToMarkdown_EverythingFailsSomewhere_NamesItFirstWithItsWorlds()
    {
        var text = Report((world, variant, measure) => (variant, world, measure) switch
        {
            ("LEARNED_BALANCED", World.Matched, ThinFileStudy.ExposureRatio) => 0.89,
            ("LEARNED", World.HeavyTails, ThinFileStudy.LevelToFull) => -3.1,
            ("LEARNED", World.Generated, ThinFileStudy.LevelToTruth) => 3.2,
            ("LEARNED_BALANCED", World.BiasedRaters, "audit_exposure_ratio") => 0.7,
            ("LEARNED", World.Thresholds, "candidate_ndcg_cut_10") => 0.8,
            ("LEARNED_BALANCED", World.Compensation, "place_ndcg_cut_10") => 0.85,
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

    // Twelve people have no two groups of ten: nothing is known of groups, which is not parity.
    [Fact]
    public void Make_GroupsUnderTenPeople_SaysNotCheckedAndNoFigure()
    {
        var text = FairnessReport.Make(Learned, Plan with { CandidateCount = 12, PlaceCount = 12 });
        var groups = text[text.IndexOf("## Audit groups", StringComparison.Ordinal)..text.IndexOf("## What lists are worth", StringComparison.Ordinal)];
        Assert.Contains("Not checked: groups under 10 people, or nobody of the others on a list.\n", groups, StringComparison.Ordinal);
        Assert.Contains("Not checked: groups under 10 people.\n", groups, StringComparison.Ordinal);
        Assert.DoesNotContain("|", groups, StringComparison.Ordinal);
        Assert.Contains(" for LEARNED", text.Split('\n')[2], StringComparison.Ordinal);
        Assert.EndsWith(" Not checked: the audit group's exposure (groups under 10 people, or nobody of the others on a list).", text.Split('\n')[2], StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_GroupsLargeEnoughOnSomeMarkets_MeansAreOverThoseAndTheirNumberIsTold()
    {
        var text = Report((world, variant, measure) => (variant, measure) == ("LEARNED_BALANCED", "audit_exposure_ratio") ? 0.7 : null, (seed, measure) => measure.StartsWith("audit", StringComparison.Ordinal) && seed > 7);
        Assert.Contains("the audit group's exposure beyond four fifths in MATCHED 0.70, ", text, StringComparison.Ordinal);
        Assert.Contains(". Checked on 7 of 20 markets alone: the audit group's exposure (the others: groups under 10 people, or nobody of the others on a list).\n", text, StringComparison.Ordinal);
        Assert.Contains("| MATCHED | 1.00 [1.00, 1.00] | 0.70 [0.70, 0.70] | -0.30", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToMarkdown_NoFullTwinShown_SaysNotCheckedInTheVerdictToo()
    {
        var text = Report((_, _, _) => null, (_, measure) => measure is ThinFileStudy.ExposureRatio or ThinFileStudy.LevelToFull);
        Assert.Contains("* Nothing of what is checked fails for LEARNED. Not checked: thin files' exposure over that of their full twins (no full twin on any company's list). Not checked: steering against the full twin (", text, StringComparison.Ordinal);
        Assert.Contains("Not checked: no full twin on any company's list.\n", text, StringComparison.Ordinal);
    }

    // Read in EXPECTED, companies' lists would be others than those that anybody sees: what they are worth there fails nothing.
    [Fact]
    public void ToMarkdown_CompaniesListsReadInExpected_DecideNothing()
    {
        string[] ofCompanies = [ThinFileStudy.ExposureRatio, "audit_exposure_ratio", "place_ndcg_cut_10"];
        var text = Report((_, variant, measure) => variant == "LEARNED" && ofCompanies.Contains(measure) ? 0.5 : null);
        Assert.Contains("* Nothing of what is checked fails for LEARNED.\n", text, StringComparison.Ordinal);
        Assert.Contains("People's lists are read in EXPECTED, companies' as the policy says: BALANCED.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0.50", text, StringComparison.Ordinal);
    }

    // With tables that say what the expert's weights say, both orders are the same lists, in either mode.
    [Theory]
    [InlineData(ScoreMode.Expected)]
    [InlineData(ScoreMode.Balanced)]
    public void Keys_TablesOfTheExpert_OrderAsTheExpertDoesInThatMode(ScoreMode mode)
    {
        var policy = ShippedPolicies.Find("stuttgart")!;
        var market = new TrialMarket(WorldMarket.Of(MarketGenerator.Generate(MarketPlans.Find("stuttgart")!.Specification(1, 40, 30)), policy, World.Matched), policy);
        var (learned, expert) = (new LearnedOrder(Learned, mode), new ModeOrder(MatchStrategy.WeightedSum, mode));
        Assert.Equal(Ranked(expert), Ranked(learned));

        int[] Ranked(ListOrder order) => [.. order.Keys(market, LookingSide.Candidates).Index().OrderByDescending(one => one.Item).ThenBy(one => one.Index).Select(one => one.Index)];
    }

    // What the two experiments would have measured, planted.
    private static string Report(Func<World, string, string, double?> planted, Func<int, string, bool>? isLeftOut = null)
    {
        return FairnessReport.ToMarkdown(Learned, Plan, Of(new ThinFileStudy(), All), Of(new StrategyStudy(), All));

        Experiment Of(Study study, IReadOnlyList<string> variants)
        {
            var plan = new ExperimentPlan(study, "t", "stuttgart", 1, 1, 20, "WEIGHTED_SUM", variants, Enum.GetValues<World>(), Learned);
            return Experiment.Of(plan,
            [
                .. from seed in Enumerable.Range(1, plan.SeedCount)
                   from world in plan.Worlds
                   from variant in variants
                   from measure in study.Measures
                   where isLeftOut?.Invoke(seed, measure.Name) != true
                   select new Measurement((ulong)seed, world, variant, measure.Name, planted(world, variant, measure.Name) ?? Usual(measure.Name)),
            ]);
        }
    }

    private static readonly string[] All = ["WEIGHTED_SUM", "WEIGHTED_SUM_BALANCED", "LEARNED", "LEARNED_BALANCED"];

    private static double Usual(string measure) => measure.StartsWith("steering", StringComparison.Ordinal) ? 0 : measure.EndsWith("ndcg_cut_10", StringComparison.Ordinal) ? 0.9 : 1;
}
