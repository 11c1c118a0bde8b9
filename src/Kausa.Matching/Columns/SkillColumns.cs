using System.Numerics;
using System.Runtime.CompilerServices;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Required levels and weights of 32 profiles side by side, as the kernels read them.</summary>
/// <remarks>
/// A block holds for each pair of dimensions that is asked for (see <see cref="DimensionPairs"/>) 64 bytes of levels (even byte: dimension 2q, odd byte: 2q + 1, profile by
/// profile) and 64 bytes of weights in percent: 2,048 bytes for all pairs. The pairs lie side by side because the processor multiplies bytes and adds neighbours in one step.
/// </remarks>
internal static class SkillColumns
{
    /// <summary>Profiles in a block.</summary>
    public const int Lanes = 32;

    /// <summary>Bytes of a pair of dimensions: levels, then weights.</summary>
    public const int PairLength = Lanes * 4;

    /// <summary>Stands for a level that nobody asks for; it lies inside every window and beyond every level.</summary>
    public const byte NotAsked = 127;

    /// <summary>Highest level.</summary>
    public const byte MaxLevel = 100;

    /// <summary>Writes the lowest levels and weights of several profiles into a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="pairs">The pairs that it holds; the profiles ask for no others.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="floors">The lowest levels and weights.</param>
    public static void Write(Span<byte> block, DimensionPairs pairs, int lane, ProfileFloors floors)
    {
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            Write(block, pairs, lane, d, floors.Levels[d], floors.Weights[d]);
        }
    }

    /// <summary>Writes a profile into a block that holds nothing in that lane yet.</summary>
    /// <param name="block">The block.</param>
    /// <param name="pairs">The pairs that it holds; the profile asks for no others.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="profile">The profile.</param>
    public static void Write(Span<byte> block, DimensionPairs pairs, int lane, RequirementProfile profile)
    {
        foreach (var dimension in profile.Dimensions)
        {
            Write(block, pairs, lane, (int)dimension, (byte)profile.Level(dimension), (byte)profile.Weight(dimension));
        }
    }

    /// <summary>Copies a profile from one block to another.</summary>
    /// <param name="from">The block that holds it.</param>
    /// <param name="pairs">The pairs of that block.</param>
    /// <param name="fromLane">0..31.</param>
    /// <param name="to">A block of all pairs, which holds nothing of other pairs in that lane.</param>
    /// <param name="toLane">0..31.</param>
    public static void Copy(ReadOnlySpan<byte> from, DimensionPairs pairs, int fromLane, Span<byte> to, int toLane)
    {
        for (var left = pairs.Mask; left != 0; left &= left - 1)
        {
            var begin = BitOperations.TrailingZeroCount(left) * PairLength;
            from.Slice(fromLane * 2, 2).CopyTo(to.Slice(begin + (toLane * 2), 2));
            from.Slice((PairLength / 2) + (fromLane * 2), 2).CopyTo(to.Slice(begin + (PairLength / 2) + (toLane * 2), 2));
            from = from[PairLength..];
        }
    }

    /// <summary>Reads one dimension of a profile.</summary>
    /// <param name="block">The block.</param>
    /// <param name="pairs">The pairs that it holds.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="dimension">0..31.</param>
    /// <returns>Required level, and weight in percent: 0 where nothing is required.</returns>
    public static (int Level, int Weight) Read(ReadOnlySpan<byte> block, DimensionPairs pairs, int lane, int dimension)
    {
        var begin = pairs.OffsetOf(dimension);
        var at = begin + (lane * 2) + (dimension & 1);
        return begin < 0 ? default : (block[at], block[at + (PairLength / 2)]);
    }

    /// <summary>Writes one dimension of a profile into a block; nothing for a pair that it does not hold.</summary>
    /// <param name="block">The block.</param>
    /// <param name="pairs">The pairs that it holds.</param>
    /// <param name="lane">0..31.</param>
    /// <param name="dimension">0..31.</param>
    /// <param name="level">Required level, 0..100.</param>
    /// <param name="weight">Weight in percent.</param>
    public static void Write(Span<byte> block, DimensionPairs pairs, int lane, int dimension, byte level, byte weight)
    {
        if (pairs.OffsetOf(dimension) is >= 0 and var begin)
        {
            var at = begin + (lane * 2) + (dimension & 1);
            block[at] = level;
            block[at + (PairLength / 2)] = weight;
        }
    }
}

/// <summary>A block of profiles as the kernels read it.</summary>
/// <param name="first">Its first byte.</param>
/// <param name="pairs">The pairs that it holds.</param>
/// <param name="levels">The levels that its profiles ask for, or more.</param>
internal readonly ref struct SkillBlock(ref readonly byte first, DimensionPairs pairs, LevelStretches levels)
{
    /// <summary>Its first byte.</summary>
    public readonly ref readonly byte First = ref first;

    /// <summary>The pairs that it holds.</summary>
    public readonly DimensionPairs Pairs = pairs;

    /// <summary>The levels that its profiles ask for, or more.</summary>
    public readonly LevelStretches Levels = levels;

    /// <summary>The levels of the pair behind a pair.</summary>
    /// <param name="levels">First byte of the levels of a pair.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly byte Next(ref readonly byte levels) => ref Unsafe.Add(ref Unsafe.AsRef(in levels), SkillColumns.PairLength);

    /// <summary>Asks the processor to fetch it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch() => CacheLines.Prefetch(in First, Pairs.BlockLength);
}
