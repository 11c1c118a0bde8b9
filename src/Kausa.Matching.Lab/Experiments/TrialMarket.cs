using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
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
/// <param name="Estimates">What evidence says about the person.</param>
/// <param name="Needs">What the place needs, as far as it is stated.</param>
public readonly record struct TrialPair(int Candidate, int Place, Qualities Qualities, ScoreInterval Interval, CandidateEstimates Estimates, PlaceNeeds Needs)
{
    // 80 % of a normal distribution lie within 1.2816 standard deviations.
    private const int IntervalHundredThousandths = 256_320;

    /// <summary>Standard deviation of the score in millionths, from its interval.</summary>
    public int SpreadMillionths => (int)((long)(Interval.HighMillionths - Interval.LowMillionths) * 100_000 / IntervalHundredThousandths);
}

/// <summary>A generated market with all its eligible pairs evaluated once, for every strategy and world to be tried on.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class TrialMarket
{
    /// <summary>Evaluates a market.</summary>
    /// <param name="generated">Market and truth.</param>
    /// <param name="policy">The policy.</param>
    public TrialMarket(GeneratedMarket generated, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentNullException.ThrowIfNull(policy);
        Generated = generated;
        Policy = policy;
        var ranker = new ReferenceRanker(generated.Market, policy);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        var candidates = generated.Truth.Candidates.Select(truth => truth.Candidate).ToArray();
        var places = generated.Truth.Places.Select(truth => truth.Place).ToArray();
        var rows = new TrialPair[candidates.Length][];
        Parallel.For(0, candidates.Length, candidate => rows[candidate] =
        [
            .. places.Select((place, at) => (at, Pair: ranker.Evaluate(candidates[candidate], place, request)))
                .Where(one => one.Pair.Status != EligibilityStatus.Ineligible)
                .Select(one => new TrialPair(
                    candidate, one.at, one.Pair.Score.Scores.Qualities, one.Pair.Score.Interval, one.Pair.Input.Estimates, one.Pair.Input.Needs)),
        ]);
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
