using Kausa.Matching.Allocation;

namespace Kausa.Matching.Lab.Measures.Matching;

/// <summary>How good a matching is.</summary>
/// <param name="FillRate">Filled seats over seats that somebody eligible could fill; 1 where there are none.</param>
/// <param name="PlacementRate">Placed candidates over candidates with an eligible place; 1 where there are none.</param>
/// <param name="PlacedCount">Pairs of the matching.</param>
/// <param name="PlacedMax">Pairs of the largest matching there is.</param>
/// <param name="BlockingPairs">Pairs who would both rather have each other.</param>
/// <param name="StrongBlockingPairs">Those in which both gain more than the threshold asked for.</param>
/// <param name="CandidatesInBlockingPairs">Candidates with at least one blocking pair.</param>
/// <param name="CandidateRanks">Ranks that candidates got on their own lists.</param>
/// <param name="PlaceRanks">Ranks that places got on theirs, one for each filled seat.</param>
/// <param name="Welfare">Worth summed up.</param>
public sealed record MatchingMeasures(
    double FillRate,
    double PlacementRate,
    int PlacedCount,
    int PlacedMax,
    int BlockingPairs,
    int StrongBlockingPairs,
    int CandidatesInBlockingPairs,
    RankDistribution CandidateRanks,
    RankDistribution PlaceRanks,
    Welfare Welfare)
{
    /// <summary>|M| ÷ |M*|: how much of the largest matching there is; 1 where nobody can be placed.</summary>
    public double MaxCardinalityShare => PlacedMax == 0 ? 1 : (double)PlacedCount / PlacedMax;

    /// <summary>Measures a matching.</summary>
    /// <param name="market">The market with the worth of each pair.</param>
    /// <param name="placeOf">Place of each candidate, −1 for none.</param>
    /// <param name="thresholdMillionths">Gain above which a blocking pair is a strong one, on both sides.</param>
    /// <returns>The measures.</returns>
    /// <exception cref="ArgumentException">The matching has not one entry per candidate, pairs that are not eligible, or more candidates than seats; the offenders are named.</exception>
    /// <remarks>Sources: Gale and Shapley 1962, Roth and Sotomayor 1990; the size of the largest matching and the blocking pairs come from the allocation's own solver and checker.</remarks>
    public static MatchingMeasures Of(MatchedMarket market, IReadOnlyList<int> placeOf, int thresholdMillionths = 50_000)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(placeOf);
        if (placeOf.Count != market.CandidateCount)
        {
            throw new ArgumentException($"The matching has {placeOf.Count} entries for {market.CandidateCount} candidates; it needs one each.", nameof(placeOf));
        }

        var lists = new TrueLists(market);
        var findings = AllocationChecker.CheckStable(new StableInstance(lists.Candidates, lists.Places, market.Seats), placeOf);
        var broken = findings.Where(finding => finding.Fault != AllocationFault.BlockingPair).Select(finding => $"{finding.Fault}, candidate {finding.Row}, place {finding.Column}").ToList();
        if (broken.Count > 0)
        {
            throw new ArgumentException($"Not a matching of this market: {string.Join("; ", broken.Take(10))}.", nameof(placeOf));
        }

        var placed = Enumerable.Range(0, placeOf.Count).Where(candidate => placeOf[candidate] >= 0).Select(candidate => market.WorthOf(candidate, placeOf[candidate])!.Value).ToList();
        var worst = WorstHeld(market, placed);
        var strong = findings.Count(finding => market.WorthOf(finding.Row, finding.Column) is { } pair
            && pair.CandidateMillionths - (placeOf[finding.Row] < 0 ? 0 : market.WorthOf(finding.Row, placeOf[finding.Row])!.Value.CandidateMillionths) > thresholdMillionths
            && pair.PlaceMillionths - worst[finding.Column] > thresholdMillionths);
        var withPlace = market.Pairs.Where(pair => market.Seats[pair.Place] > 0).ToList();
        var placeable = withPlace.Select(pair => pair.Candidate).Distinct().Count();
        var fillable = withPlace.Select(pair => pair.Place).Distinct().Sum(place => market.Seats[place]);
        return new(
            fillable == 0 ? 1 : (double)placed.Count / fillable,
            placeable == 0 ? 1 : (double)placed.Count / placeable,
            placed.Count,
            LargestSize(market),
            findings.Count,
            strong,
            findings.Select(finding => finding.Row).Distinct().Count(),
            RankDistribution.Of([.. placed.Select(pair => lists.RankOfPlace(pair.Candidate, pair.Place))], placeable),
            RankDistribution.Of([.. placed.Select(pair => lists.RankOfCandidate(pair.Place, pair.Candidate))], fillable),
            Welfare.Of(placed));
    }

    private static int LargestSize(MatchedMarket market)
    {
        var instance = SparseAllocationInstance.FromPairs(
            [.. Enumerable.Repeat(1, market.CandidateCount)], [.. market.Seats], [.. market.Pairs.Select(pair => new ValuedPair(pair.Candidate, pair.Place, 0))]);
        return OptimalAllocator.Solve(instance, AllocationObjective.MostPlacedThenBestTotal).Solution!.Pairs.Count;
    }

    // What a place would give up: nothing while a seat is empty, else its worst.
    private static int[] WorstHeld(MatchedMarket market, List<PairWorth> placed)
    {
        var worst = new int[market.Seats.Count];
        foreach (var held in placed.GroupBy(pair => pair.Place))
        {
            worst[held.Key] = held.Count() < market.Seats[held.Key] ? 0 : held.Min(pair => pair.PlaceMillionths);
        }

        return worst;
    }
}
