using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Experiments;

/// <summary>One eligible pair as a trial needs it.</summary>
/// <param name="Candidate">Candidate, from 0, in the order of the market.</param>
/// <param name="Place">Place, from 0.</param>
/// <param name="Qualities">What the engine sees.</param>
/// <param name="Interval">80 % interval of the score by the candidate's weights.</param>
/// <param name="Input">What the scorer sees.</param>
public readonly record struct TrialPair(int Candidate, int Place, Qualities Qualities, ScoreInterval Interval, ScoringInput Input)
{
    /// <summary>What evidence says about the person.</summary>
    public CandidateEstimates Estimates => Input.Estimates;

    /// <summary>What the place needs, as far as it is stated.</summary>
    public PlaceNeeds Needs => Input.Needs;
}

/// <summary>A generated market with all its eligible pairs evaluated once, for every strategy and world to be tried on.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class TrialMarket
{
    private const double IntervalShare = 0.8;

    private static readonly ValueList<EligibilityStatus> Possible = Enum.GetValues<EligibilityStatus>().Where(status => status != EligibilityStatus.Ineligible).ToValueList();

    /// <summary>Evaluates a market.</summary>
    /// <param name="generated">Market and truth.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellation">Ends the work, looked for at each person.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public TrialMarket(GeneratedMarket generated, MatchPolicy policy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(policy);
        Generated = generated;
        Policy = policy;
        var ranker = new ReferenceRanker(generated.Market, policy);
        var index = MatchIndex.Build(generated.Market, policy, cancellation: cancellation);
        var candidates = generated.Truth.Candidates.Select(truth => truth.Candidate).ToArray();
        var places = generated.Truth.Places.Select(truth => truth.Place).ToArray();
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = Math.Max(1, index.PlaceNumberCount), Statuses = Possible };
        var placeAt = places.Select((place, at) => (place, at)).ToDictionary(one => one.place, one => one.at);
        var numberOf = Enumerable.Range(0, index.CandidateNumberCount).ToDictionary(number => index.CandidateAt(number).Id);
        var rows = new TrialPair[candidates.Length][];
        Parallel.For(0, candidates.Length, new ParallelOptions { CancellationToken = cancellation }, index.NewSearch, (candidate, _, search) =>
        {
            // The search finds the possible places as fast as at any size; what is kept of them is the reference's.
            var hits = new MatchHit[request.Top];
            var found = search.TopPlaces(numberOf[candidates[candidate]], request, hits);
            rows[candidate] =
            [
                .. hits.AsSpan(0, found).ToArray().Select(hit => placeAt[index.PlaceAt(hit.Row).Id]).Order()
                    .Select(at => (at, Pair: ranker.Evaluate(candidates[candidate], places[at], request)))
                    .Select(one => new TrialPair(candidate, one.at, one.Pair.Score.Scores.Qualities, one.Pair.Score.Interval, one.Pair.Input)),
            ];
            return search;
        }, _ => { });
        Pairs = [.. rows.SelectMany(row => row)];
        Candidates = candidates;
        Places = places;
        Seats = [.. places.Select(place => generated.Market.FindPlace(place)!).Select(place => Math.Max(0, (place.SeatsTotal ?? 1) - (place.SeatsFilled ?? 0)))];
    }

    /// <summary>Market and truth.</summary>
    public GeneratedMarket Generated { get; }

    /// <summary>The policy.</summary>
    public MatchPolicy Policy { get; }

    /// <summary>Eligible pairs, by candidate, then place.</summary>
    public IReadOnlyList<TrialPair> Pairs { get; }

    /// <summary>Open seats of each place; one where the place does not say.</summary>
    public IReadOnlyList<int> Seats { get; }

    /// <summary>Identifiers of the candidates.</summary>
    public IReadOnlyList<Id<Candidate>> Candidates { get; }

    /// <summary>Identifiers of the places.</summary>
    public IReadOnlyList<Id<TrainingPlace>> Places { get; }

    /// <summary>Number of candidates.</summary>
    public int CandidateCount => Candidates.Count;

    /// <summary>Whether a pair is eligible.</summary>
    /// <param name="candidate">Number of the candidate.</param>
    /// <param name="place">Number of the place.</param>
    /// <remarks>Binary search, because <see cref="Pairs"/> are in order: a set of the 3.5 million of the national bench took 0.5 s and 220 MB each time a matching was read.</remarks>
    internal bool IsEligible(int candidate, int place)
    {
        var (first, end) = (0, Pairs.Count);
        while (first < end)
        {
            var middle = first + ((end - first) / 2);
            if ((Pairs[middle].Candidate, Pairs[middle].Place).CompareTo((candidate, place)) < 0)
            {
                first = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return first < Pairs.Count && (Pairs[first].Candidate, Pairs[first].Place) == (candidate, place);
    }

    /// <summary>What the engine sees of each pair in a mode.</summary>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="balancePercent">What BALANCED means; null takes the policy's.</param>
    /// <returns>Qualities in the order of <see cref="Pairs"/>.</returns>
    public IReadOnlyList<Qualities> QualitiesIn(ScoreMode mode, int? balancePercent = null)
    {
        var policy = balancePercent is { } percent ? Policy with { CompanyLists = Policy.CompanyLists with { BalancePercent = percent } } : Policy;
        var qualities = new Qualities[Pairs.Count];
        Parallel.For(0, qualities.Length, at => qualities[at] = mode == ScoreMode.Expected ? Pairs[at].Qualities : ReferenceScorer.Criteria(Pairs[at].Input, policy, policy.Weights.Candidate, mode).Qualities);
        return qualities;
    }

    /// <summary>Standard deviation of a pair's score on one side's lists, in millionths.</summary>
    /// <param name="pair">Number of the pair.</param>
    /// <param name="side">Who looks; their weights count.</param>
    internal int SpreadMillionths(int pair, LookingSide side)
    {
        var expected = ReferenceScorer.Criteria(Pairs[pair].Input, Policy, side == LookingSide.Candidates ? Policy.Weights.Candidate : Policy.Weights.Company, ScoreMode.Expected);
        return (int)(Math.Sqrt(IntervalScale.Variance(expected, Policy)) / 10);
    }

    /// <summary>Share of intervals that hold the true score by the candidate's weights.</summary>
    /// <param name="worth">What the pairs are worth.</param>
    /// <param name="pairs">Numbers of the pairs that count.</param>
    /// <returns>0..1; 0.8 where intervals keep their word, and where no pair counts.</returns>
    internal double CoverageOf(MatchedMarket worth, IEnumerable<int> pairs)
    {
        var intervals = pairs.Select(at => ((long)Pairs[at].Interval.LowMillionths, (long)Pairs[at].Interval.HighMillionths, (long)worth.Pairs[at].CandidateMillionths)).ToList();
        return intervals.Count == 0 ? IntervalShare : Calibration.IntervalCoverage(intervals);
    }

    /// <summary>What the pairs are worth in a world.</summary>
    /// <param name="world">The world.</param>
    /// <returns>The market against which lists and matchings are measured; pairs in the order of <see cref="Pairs"/>.</returns>
    public MatchedMarket WorthIn(World world)
    {
        var worth = new TrueWorth(Generated, Policy, world);
        var qualities = new Qualities[Pairs.Count];
        Parallel.For(0, Pairs.Count, at => qualities[at] = worth.QualitiesOf(Pairs[at]));
        int[] own = [.. qualities.Select(one => worth.Of(one, Policy.Weights.Company))];
        var sums = new (long Sum, int Count)[CandidateCount];
        for (var at = 0; at < own.Length; at++)
        {
            ref var sum = ref sums[Pairs[at].Candidate];
            sum = (sum.Sum + own[at], sum.Count + 1);
        }

        return new(CandidateCount, Seats,
        [
            .. Pairs.Select((pair, at) => new PairWorth(
                pair.Candidate,
                pair.Place,
                worth.Of(qualities[at], Policy.Weights.Candidate),
                worth.ToCompany(own[at], (int)(sums[pair.Candidate].Sum / sums[pair.Candidate].Count)))),
        ]);
    }
}
