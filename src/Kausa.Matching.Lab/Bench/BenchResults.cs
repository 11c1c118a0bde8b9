using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Retrieval;

namespace Kausa.Matching.Lab.Bench;

/// <summary>The results file of a bench market: what the engine's own strategies and the baselines reach on it, for others to stand beside.</summary>
public static class BenchResults
{
    /// <summary>First line.</summary>
    public const string Header = "world,lists,order,measure,value";

    private static readonly ListOrder[] Orders = [.. ListOrder.All.Where(order => order is StrategyOrder or PopularityOrder or RandomOrder)];

    /// <summary>Results on a market in the world it is drawn for and in those that leave evidence as it is.</summary>
    /// <param name="market">The market.</param>
    /// <param name="source">Its world, one of <see cref="BenchMarket.Sources"/>.</param>
    /// <returns>CSV with <see cref="Header"/>: lists of <c>candidates</c> or of <c>places</c>; NDCG@10 and exposure of the first ten by the names and conventions of <see cref="BenchScore"/>, six decimals.</returns>
    public static string ToCsv(TrialMarket market, World source)
    {
        ArgumentNullException.ThrowIfNull(market);
        var text = new StringBuilder(Header + "\n");
        var graded = BenchMarket.ScoredIn(source).Select(world => (World: world, Grades: GradedPairs.Of(market.WorthIn(world)))).ToList();
        foreach (var side in Enum.GetValues<LookingSide>())
        {
            foreach (var order in Orders)
            {
                var lists = new TrialLists(market, order, side);
                var isForPlaces = side == LookingSide.Places;
                var shown = new ShownLists(
                    isForPlaces ? market.CandidateCount : market.Places.Count,
                    [.. lists.Lists.Select(list => (IReadOnlyList<int>)[.. list.Take(TrialLists.Shown).Select(at => isForPlaces ? market.Pairs[at].Candidate : market.Pairs[at].Place)])]);
                foreach (var (world, grades) in graded)
                {
                    Row(world, "ndcg_cut_10", lists.Graded(isForPlaces ? grades.ForPlaces : grades.ForCandidates).Average(list => RetrievalMeasure.Ndcg(list, TrialLists.Shown)));
                    Row(world, "exposure_gini", shown.ExposureGini);
                    Row(world, "zero_exposure_share", shown.ZeroExposureShare);
                }

                void Row(World world, string measure, double value) =>
                    text.Append(CultureInfo.InvariantCulture, $"{ExperimentPlan.CodeOf(world)},{side.ToString().ToLowerInvariant()},{order.Code},{measure},{value:0.000000}\n");
            }
        }

        return text.ToString();
    }
}
