using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Tests.Experiments;

public sealed class RobustnessStudyTests
{
    private static readonly ExperimentPlan Plan = ExperimentPlan.Read(
        """{"study":"ROBUSTNESS","title":"t","policy":"stuttgart","candidates":20,"places":25,"seeds":20,"baseline":"WEIGHTED_SUM","strategies":["WEIGHTED_SUM","WEIGHTED_SUM_CAUTIOUS"],"worlds":["MATCHED","ERRORS_HALVED","THRESHOLDS"]}""");

    private static readonly MatchPolicy Policy = ShippedPolicies.Find("stuttgart")!;

    private static readonly Lazy<Experiment> Small = new(() => Experiment.Run(Plan));

    [Fact]
    public void Run_SmallerErrors_KeepMoreOfAListAndBentWorthChangesNothing()
    {
        Assert.True(Mean(World.ErrorsHalved, RobustnessStudy.TauPeople) > Mean(World.Matched, RobustnessStudy.TauPeople));
        Assert.True(Mean(World.ErrorsHalved, RobustnessStudy.Overlap) > Mean(World.Matched, RobustnessStudy.Overlap));
        Assert.All(Plan.Study.Measures, measure => Assert.Equal(Mean(World.Matched, measure.Name), Mean(World.Thresholds, measure.Name)));
        Assert.True(Mean(World.Matched, RobustnessStudy.Brier) < Mean(World.Matched, RobustnessStudy.BrierOfShare));
        Assert.Equal(ExperimentTables.ToJson(Small.Value), ExperimentTables.ToJson(Experiment.Run(Plan)));
        var page = ExperimentPage.ToHtml(Small.Value, "c");
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Contains("Measured a second time in MATCHED, people's lists keep τ_b", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);

        static double Mean(World world, string measure) => Small.Value.MeanOf(world, "WEIGHTED_SUM", measure);
    }

    // What no market measures is neither kept nor lost, and nothing over nothing fails no comparison.
    [Fact]
    public void Verdict_NoFigureOfRanksAndChances_SaysNotChecked()
    {
        string[] without = [RobustnessStudy.Fall, RobustnessStudy.Movement, RobustnessStudy.Brier, RobustnessStudy.BrierOfShare, RobustnessStudy.TauPeople, RobustnessStudy.Overlap];
        var experiment = Experiment.Of(Plan, [.. Small.Value.Measurements.Where(one => !without.Contains(one.Measure))]);
        var verdict = RobustnessReport.Verdict(experiment);
        Assert.StartsWith("Not checked: ranks that a missing paper costs (no pair is eligible both times). Not checked: stated chances of meeting a minimum of German (no place states a minimum of German). ", verdict, StringComparison.Ordinal);
        Assert.Contains("WEIGHTED_SUM_CAUTIOUS not checked, not checked.", verdict, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", ExperimentPage.ToHtml(experiment, "c"), StringComparison.Ordinal);
    }

    // One market, every figure a second time by plain means: ranks counted list by list, chances by the normal distribution.
    [Fact]
    public void Run_OneMarket_EqualsPlainCounting()
    {
        var generated = MarketGenerator.Generate(MarketPlans.Find("stuttgart")!.Specification(1, 20, 25));
        var drawn = WorldMarket.Of(generated, Policy, World.Matched);
        var random = new RandomSource(1);
        var thinner = WorldMarket.With(drawn, [.. drawn.Truth.Candidates.Select((truth, at) => MissingPaper.Of(drawn.Market.FindCandidate(truth.Candidate)!, random, at))], drawn.Truth.Candidates);
        Assert.All(drawn.Truth.Candidates, truth =>
        {
            var (full, less) = (drawn.Market.FindCandidate(truth.Candidate)!, thinner.Market.FindCandidate(truth.Candidate)!);
            Assert.Equal(Math.Max(0, full.Evidence.Count + full.LanguageEvidence.Count - 1), less.Evidence.Count + less.LanguageEvidence.Count);
        });
        TrialMarket market = new(drawn, Policy), without = new(thinner, Policy);
        var order = new StrategyOrder(Kausa.Matching.Strategies.MatchStrategy.WeightedSum);
        long[] keys = order.Keys(market, LookingSide.Places), keysWithout = order.Keys(without, LookingSide.Places);
        var falls = new List<int>();
        for (var place = 0; place < market.Places.Count; place++)
        {
            var list = market.Pairs.Select((pair, at) => (pair, at)).Where(one => one.pair.Place == place).Select(one => (one.pair.Candidate, Key: keys[one.at])).ToList();
            foreach (var (person, key) in list)
            {
                var other = without.Pairs.Select((pair, at) => (pair, at)).Where(one => one.pair.Place == place && one.pair.Candidate == person).Select(one => (long?)keysWithout[one.at]).FirstOrDefault();
                if (other is { } thin)
                {
                    var others = list.Where(one => one.Candidate != person).ToList();
                    falls.Add(others.Count(one => one.Key > thin) - others.Count(one => one.Key > key));
                }
            }
        }

        var measured = Plan.Study.Run(Plan, Policy, 1).Where(one => one.World == World.Matched && one.Variant == "WEIGHTED_SUM").ToDictionary(one => one.Measure, one => one.Value);
        Assert.NotEmpty(falls);
        Assert.Equal(falls.Average(), measured[RobustnessStudy.Fall], 12);
        Assert.Equal(falls.Average(fall => Math.Abs(fall)), measured[RobustnessStudy.Movement], 12);

        var shares = drawn.Truth.Places.SelectMany(place => drawn.Market.FindPlace(place.Place)!.LanguageMinima)
            .Select(minimum => drawn.Truth.Candidates.Count(truth => truth.LanguageTenths[(int)minimum.Skill] >= (int)minimum.Level * 10) / 20.0).ToList();
        Assert.Equal(shares.Average(share => share * (1 - share)), measured[RobustnessStudy.BrierOfShare], 12);
        Assert.InRange(measured[RobustnessStudy.Brier], 0.001, 0.3);
    }
}
