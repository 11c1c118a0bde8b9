using System.Globalization;
using System.Text;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Trec;

namespace Kausa.Matching.Lab.Bench;

/// <summary>The results file of a bench market: what the engine's own strategies and the baselines reach on it, for others to stand beside.</summary>
public static class BenchResults
{
    /// <summary>First line.</summary>
    public const string Header = "world,lists,order,measure,value";

    private static readonly string[] Measures = ["ndcg_cut_10", "exposure_gini", "zero_exposure_share"];

    private static readonly ListOrder[] Orders = [.. ListOrder.All.Where(order => order is StrategyOrder or PopularityOrder or RandomOrder)];

    /// <summary>Results on a market in the world it is drawn for and in those that leave evidence as it is.</summary>
    /// <param name="market">The market.</param>
    /// <param name="source">Its world, one of <see cref="BenchMarket.Sources"/>.</param>
    /// <returns>CSV with <see cref="Header"/>: lists of <c>candidates</c> or of <c>places</c>; NDCG@10 and exposure of the first ten by the names and conventions of <see cref="BenchScore"/>, six decimals.</returns>
    public static string ToCsv(TrialMarket market, World source)
    {
        ArgumentNullException.ThrowIfNull(market);
        var text = new StringBuilder(Header + "\n");
        var scorer = new RankingScorer(market, BenchMarket.ScoredIn(source));
        foreach (var side in Enum.GetValues<LookingSide>())
        {
            foreach (var order in Orders)
            {
                foreach (var (world, values) in scorer.Score(RunOf(market, order, side), Measures))
                {
                    foreach (var value in values.Where(value => Measures.Contains(value.Name)))
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{ExperimentPlan.CodeOf(world)},{side.ToString().ToLowerInvariant()},{order.Code},{value.Name},{value.Value:0.000000}\n");
                    }
                }
            }
        }

        return text.ToString();
    }

    private static TrecRun RunOf(TrialMarket market, ListOrder order, LookingSide side)
    {
        var keys = order.Keys(market, side);
        return TrecRun.Of(market.Pairs.Select((pair, at) =>
        {
            var (person, place) = (market.Candidates[pair.Candidate].Value, market.Places[pair.Place].Value);
            return side == LookingSide.Candidates ? (person, new ScoredItem(place, keys[at])) : (place, new ScoredItem(person, keys[at]));
        }));
    }
}
