using System.Collections.Frozen;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Takes the crowding price of each place off its score, so that lists do not send everyone to the same company.</summary>
/// <remarks>
/// The price of a place is what one more seat there would add to the best total of the scores of everybody who searches: 0 where seats stay empty, and the higher the more people whom little else fits
/// want it. Prices are the lowest prices at which a best allocation gives everybody a place at the top of their list (Shapley and Shubik 1971), and unique; they belong to one state of the market.
/// </remarks>
public sealed class CrowdingReranker : Reranker
{
    private readonly FrozenDictionary<Id<TrainingPlace>, long> _prices;

    private CrowdingReranker(FrozenDictionary<Id<TrainingPlace>, long> prices) => _prices = prices;

    /// <inheritdoc/>
    public override string Code => "CROWDING";

    /// <summary>Computes the prices of one state of a market.</summary>
    /// <param name="index">The state.</param>
    /// <param name="request">How everybody is ranked; strategy must be the weighted sum. What it hides stays on everybody's list here, because it would hide nobody's wish.</param>
    /// <param name="progress">Told after each person whose wishes were read, before prices are made of them; null when nobody waits.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The reranker.</returns>
    /// <exception cref="ArgumentException">Another purpose than the adviser's, or another strategy, whose keys are no scores and cannot be added up.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static CrowdingReranker Of(MatchIndex index, RankRequest request, IProgress<BulkProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        ThrowHelper.Check(request.Purpose == Purpose.MatchForAdviser, nameof(request), $"crowding prices come from everybody's lists, which need the case consent; {request.Purpose} asks for none of it, allowed is MATCH_FOR_ADVISER");
        ThrowHelper.Check(request.Strategy == Strategies.MatchStrategy.WeightedSum, nameof(request), "crowding prices add up scores; allowed is the weighted sum");
        int[] people = [.. Enumerable.Range(0, index.CandidateNumberCount).Where(number => index.IsCandidateThere(number) && index.CandidateAt(number).CaseState is not (CaseState.Placed or CaseState.Closed))];
        int[] places = [.. Enumerable.Range(0, index.PlaceNumberCount).Where(index.IsPlaceThere)];
        var columnOf = places.Select((number, column) => (number, column)).ToDictionary(item => item.number, item => item.column);
        var asked = request with { Reranker = null, Statuses = null, Filter = RankFilter.None, CountPairs = false, Top = Math.Clamp(index.PlaceNumberCount, 1, 1_000_000) };
        var search = index.NewSearch();
        var hits = new MatchHit[asked.Top];
        List<ValuedPair> pairs = [];
        for (var row = 0; row < people.Length; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var hit in hits.AsSpan(0, search.TopPlaces(people[row], asked, hits)))
            {
                pairs.Add(new ValuedPair(row, columnOf[hit.Row], hit.Key));
            }

            progress?.Report(new BulkProgress(row + 1, people.Length));
        }

        var rows = new int[people.Length];
        rows.AsSpan().Fill(1);
        var instance = SparseAllocationInstance.FromPairs(rows, [.. places.Select(place => CohortSeats.FreeOf(index.PlaceAt(place)))], pairs);
        var prices = ShadowPrices.OfSeats(instance, OptimalAllocator.Solve(instance, AllocationObjective.BestTotal, cancellation).Solution!, cancellation);
        return new CrowdingReranker(places.ToFrozenDictionary(place => index.PlaceAt(place).Id, place => prices[columnOf[place]].MoreTotal));
    }

    /// <summary>The crowding price of a place.</summary>
    /// <param name="place">A place of the market the prices belong to.</param>
    /// <returns>0..1,000,000 millionths.</returns>
    /// <exception cref="KeyNotFoundException">The market had no such place.</exception>
    public long PriceOf(Id<TrainingPlace> place) => _prices.TryGetValue(place, out var price) ? price : throw new KeyNotFoundException($"There is no crowding price of '{place}'; prices belong to one state of the market.");

    /// <inheritdoc/>
    protected internal override long Key(TrainingPlace place, long scoreMillionths)
    {
        ArgumentNullException.ThrowIfNull(place);
        return scoreMillionths - PriceOf(place.Id);
    }
}
