using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
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
        var least = (int)Math.Min(threshold, int.MaxValue);
        return asked & ~(Avx512BW.IsSupported ? Below512(lanes, least) : Avx2.IsSupported ? Below256(lanes, 0, least) | Below256(lanes, Vector256<short>.Count, least) << Vector256<short>.Count : Below(lanes, least));
    }

    /// <summary>The same with a number for each lane.</summary>
    public uint Reaching(LaneQualities lanes, uint asked, int[] least)
    {
        var reaching = 0u;
        for (nuint lane = 0; lane < LaneQualities.Count; lane += (nuint)Vector256<int>.Count)
        {
            reaching |= Vector256.GreaterThanOrEqual(Sum(lanes, lane), Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(least), lane)).ExtractMostSignificantBits() << (int)lane;
        }

        return reaching & asked;
    }

    /// <inheritdoc/>
    public int LeastSkills(int language, int location, int trade, long threshold)
    {
        var missing = threshold - Of(0, language, location, trade);
        return missing <= 0 ? 0 : missing > 10_000L * _skills ? 10_001 : ((int)missing + _skills - 1) / _skills;
    }

    // Neighbours are multiplied and added in one step: skills beside language, location beside trade. What is packed again stands in the old order, negative where a sum is below.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Below512(LaneQualities lanes, int least)
    {
        var (skills, language) = (Vector512.LoadUnsafe(ref lanes.Skills), Vector512.LoadUnsafe(ref lanes.Language));
        var (location, trade) = (Vector512.LoadUnsafe(ref lanes.Location), Vector512.LoadUnsafe(ref lanes.Trade));
        var weights = Vector512.Create(Beside(_skills, _language)).AsInt16();
        var otherWeights = Vector512.Create(Beside(_location, _trade)).AsInt16();
        var lower = Avx512BW.MultiplyAddAdjacent(Avx512BW.UnpackLow(skills, language), weights) + Avx512BW.MultiplyAddAdjacent(Avx512BW.UnpackLow(location, trade), otherWeights);
        var upper = Avx512BW.MultiplyAddAdjacent(Avx512BW.UnpackHigh(skills, language), weights) + Avx512BW.MultiplyAddAdjacent(Avx512BW.UnpackHigh(location, trade), otherWeights);
        return (uint)Avx512BW.PackSignedSaturate(lower - Vector512.Create(least), upper - Vector512.Create(least)).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Below256(LaneQualities lanes, int first, int least)
    {
        var (skills, language) = (Vector256.LoadUnsafe(ref lanes.Skills, (nuint)first), Vector256.LoadUnsafe(ref lanes.Language, (nuint)first));
        var (location, trade) = (Vector256.LoadUnsafe(ref lanes.Location, (nuint)first), Vector256.LoadUnsafe(ref lanes.Trade, (nuint)first));
        var weights = Vector256.Create(Beside(_skills, _language)).AsInt16();
        var otherWeights = Vector256.Create(Beside(_location, _trade)).AsInt16();
        var lower = Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(skills, language), weights) + Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(location, trade), otherWeights);
        var upper = Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(skills, language), weights) + Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(location, trade), otherWeights);
        return Avx2.PackSignedSaturate(lower - Vector256.Create(least), upper - Vector256.Create(least)).ExtractMostSignificantBits();
    }

    private uint Below(LaneQualities lanes, int least)
    {
        var below = 0u;
        for (nuint lane = 0; lane < LaneQualities.Count; lane += (nuint)Vector256<int>.Count)
        {
            below |= Vector256.LessThan(Sum(lanes, lane), Vector256.Create(least)).ExtractMostSignificantBits() << (int)lane;
        }

        return below;
    }

    private static int Beside(int first, int second) => first | second << 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<int> Sum(LaneQualities lanes, nuint lane) =>
        (Widened(ref lanes.Skills, lane) * _skills) + (Widened(ref lanes.Language, lane) * _language) + (Widened(ref lanes.Location, lane) * _location) + (Widened(ref lanes.Trade, lane) * _trade);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widened(ref short lanes, nuint first) => Vector256.WidenLower(Vector128.LoadUnsafe(ref lanes, first).ToVector256Unsafe());
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
