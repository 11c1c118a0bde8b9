using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Ranking;

/// <summary>The four qualities of 32 places side by side, or what bounds those of 32 blocks, in basis points, so that a strategy can look at all of them in a few steps.</summary>
/// <remarks>Room that one search owns; for each block it fills what it then asks about, and what stands in other lanes does not matter. Each kind is told as the first of its 32 numbers.</remarks>
internal sealed class LaneQualities
{
    /// <summary>Places or blocks that stand side by side.</summary>
    public const int Count = PlaceSegment.Lanes;

    private readonly short[] _values = new short[4 * Count];

    /// <summary>Quality of skills.</summary>
    public ref short Skills => ref MemoryMarshal.GetArrayDataReference(_values);

    /// <summary>Quality of language.</summary>
    public ref short Language => ref Unsafe.Add(ref Skills, Count);

    /// <summary>Quality of location.</summary>
    public ref short Location => ref Unsafe.Add(ref Skills, 2 * Count);

    /// <summary>Quality of trade.</summary>
    public ref short Trade => ref Unsafe.Add(ref Skills, 3 * Count);

    /// <summary>All four of one place.</summary>
    /// <param name="lane">Which of the 32.</param>
    public Qualities this[int lane]
    {
        get
        {
            ref var skills = ref Unsafe.Add(ref Skills, lane);
            return new(skills, Unsafe.Add(ref skills, Count), Unsafe.Add(ref skills, 2 * Count), Unsafe.Add(ref skills, 3 * Count));
        }

        set
        {
            ref var skills = ref Unsafe.Add(ref Skills, lane);
            (skills, Unsafe.Add(ref skills, Count), Unsafe.Add(ref skills, 2 * Count), Unsafe.Add(ref skills, 3 * Count)) =
                ((short)value.Skills, (short)value.Language, (short)value.Location, (short)value.Trade);
        }
    }

    /// <summary>Leaves nothing of anybody.</summary>
    public void Clear() => _values.AsSpan().Clear();

    /// <summary>Gives all places the same quality.</summary>
    /// <param name="lanes">The first of 32 numbers.</param>
    /// <param name="quality">The quality.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(ref short lanes, int quality)
    {
        for (nuint lane = 0; lane < Count; lane += (nuint)Vector256<short>.Count)
        {
            Vector256.Create((short)quality).StoreUnsafe(ref lanes, lane);
        }
    }
}
