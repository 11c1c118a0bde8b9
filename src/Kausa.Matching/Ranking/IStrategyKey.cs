using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Ranking;

/// <summary>A strategy with the weights of one question, in a form that the compiler can inline.</summary>
internal interface IStrategyKey
{
    /// <summary>The number by which pairs are ordered.</summary>
    long Of(int skills, int language, int location, int trade);

    /// <summary>Which of 32 places reach a number.</summary>
    /// <param name="lanes">Their qualities.</param>
    /// <param name="asked">A bit for each place that counts; what stands in other lanes does not matter.</param>
    /// <param name="threshold">The number.</param>
    /// <returns>A bit for each place asked about whose key is not below it.</returns>
    uint Reaching(LaneQualities lanes, uint asked, long threshold);

    /// <summary>The least quality of skills with which a place reaches a number.</summary>
    /// <param name="language">Its quality of language.</param>
    /// <param name="location">Its quality of location.</param>
    /// <param name="trade">Its quality of trade.</param>
    /// <param name="threshold">The number.</param>
    /// <returns>0..10,000; 10,001 when none does.</returns>
    int LeastSkills(int language, int location, int trade, long threshold);
}

/// <summary>The weighted sum.</summary>
internal readonly struct WeightedSumKey(CriterionWeights weights) : IStrategyKey
{
    private readonly int _skills = weights.Skills;
    private readonly int _language = weights.Language;
    private readonly int _location = weights.Location;
    private readonly int _trade = weights.Trade;

    /// <inheritdoc/>
    public long Of(int skills, int language, int location, int trade) => (_skills * skills) + (_language * language) + (_location * location) + (_trade * trade);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Reaching(LaneQualities lanes, uint asked, long threshold)
    {
        // Sums reach 1,000,000 at most, so that no threshold and no sum leaves 32 bits.
        var least = Vector256.Create((int)Math.Min(threshold, int.MaxValue));
        var reaching = 0u;
        for (nuint lane = 0; lane < LaneQualities.Count; lane += (nuint)Vector256<int>.Count)
        {
            reaching |= Vector256.GreaterThanOrEqual(Sum(lanes, lane), least).ExtractMostSignificantBits() << (int)lane;
        }

        return reaching & asked;
    }

    /// <inheritdoc/>
    public int LeastSkills(int language, int location, int trade, long threshold)
    {
        var missing = threshold - Of(0, language, location, trade);
        return missing <= 0 ? 0 : missing > 10_000L * _skills ? 10_001 : ((int)missing + _skills - 1) / _skills;
    }

    /// <summary>The same with a number for each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Reaching(LaneQualities lanes, uint asked, int[] least)
    {
        var reaching = 0u;
        for (nuint lane = 0; lane < LaneQualities.Count; lane += (nuint)Vector256<int>.Count)
        {
            reaching |= Vector256.GreaterThanOrEqual(Sum(lanes, lane), Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(least), lane)).ExtractMostSignificantBits() << (int)lane;
        }

        return reaching & asked;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Sum(LaneQualities lanes, nuint lane) =>
        (Vector256.LoadUnsafe(ref lanes.Skills, lane) * _skills)
        + (Vector256.LoadUnsafe(ref lanes.Language, lane) * _language)
        + (Vector256.LoadUnsafe(ref lanes.Location, lane) * _location)
        + (Vector256.LoadUnsafe(ref lanes.Trade, lane) * _trade);
}

/// <summary>Any other strategy.</summary>
internal readonly struct AnyStrategyKey(MatchStrategy strategy, CriterionWeights asked, PerspectiveWeights weights) : IStrategyKey
{
    /// <inheritdoc/>
    public long Of(int skills, int language, int location, int trade) => strategy.Key(new Qualities(skills, language, location, trade), asked, weights);

    /// <inheritdoc/>
    public uint Reaching(LaneQualities lanes, uint asked, long threshold)
    {
        for (var waiting = asked; waiting != 0; waiting &= waiting - 1)
        {
            var lane = BitOperations.TrailingZeroCount(waiting);
            var place = lanes[lane];
            if (Of(place.Skills, place.Language, place.Location, place.Trade) < threshold)
            {
                asked &= ~(1u << lane);
            }
        }

        return asked;
    }

    /// <inheritdoc/>
    public int LeastSkills(int language, int location, int trade, long threshold)
    {
        var (low, high) = (0, 10_001);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Of(middle, language, location, trade) >= threshold)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
