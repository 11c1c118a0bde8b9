using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;

namespace Kausa.Matching.Ranking;

/// <summary>The four qualities of 32 places side by side, in basis points, so that a strategy can look at all of them in a few steps.</summary>
/// <remarks>Room that one search owns and fills anew for each block.</remarks>
internal sealed class LaneQualities
{
    /// <summary>Places that stand side by side.</summary>
    public const int Count = PlaceSegment.Lanes;

    /// <summary>Quality of skills.</summary>
    public int[] Skills { get; } = new int[Count];

    /// <summary>Quality of language.</summary>
    public int[] Language { get; } = new int[Count];

    /// <summary>Quality of location.</summary>
    public int[] Location { get; } = new int[Count];

    /// <summary>Quality of trade.</summary>
    public int[] Trade { get; } = new int[Count];

    /// <summary>Gives all places the same quality.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(int[] lanes, int quality)
    {
        for (var lane = 0; lane < Count; lane += Vector256<int>.Count)
        {
            Vector256.Create(quality).StoreUnsafe(ref lanes[0], (nuint)lane);
        }
    }
}
