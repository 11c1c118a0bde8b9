using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Kernels;

/// <summary>Which of 32 homes could lie within their reach of a site: a first look that drops most of a block at once.</summary>
/// <remarks>
/// Single precision, and therefore no answer: coordinates below 2^24 and their differences are exact, the sum of two squares is off by less than 2^−22 of
/// itself, and the squared reaches are widened by 2^−16 when they are laid out. So nobody within reach is dropped, and whoever is left is measured in whole numbers.
/// </remarks>
internal static class NearLanes
{
    private const int Lanes = 32;
    private const float Widening = 1f + (1f / 65_536);

    /// <summary>The squared reach as it is laid out.</summary>
    /// <param name="squaredReach">Square of the first distance that is too far; infinite for people who may go anywhere.</param>
    public static float Widen(long? squaredReach) => squaredReach is { } known ? known * Widening : float.PositiveInfinity;

    /// <summary>Lanes that may be within reach; all of them on processors without vectors.</summary>
    /// <param name="x">Eastings of 32 homes in 100 m.</param>
    /// <param name="y">Northings.</param>
    /// <param name="reaches">Widened squared reaches.</param>
    /// <param name="siteX">Easting of the site.</param>
    /// <param name="siteY">Northing.</param>
    public static uint Of(ReadOnlySpan<int> x, ReadOnlySpan<int> y, ReadOnlySpan<float> reaches, int siteX, int siteY)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            return uint.MaxValue;
        }

        ref var east = ref MemoryMarshal.GetReference(x[..Lanes]);
        ref var north = ref MemoryMarshal.GetReference(y[..Lanes]);
        ref var reach = ref MemoryMarshal.GetReference(reaches[..Lanes]);
        var (siteEast, siteNorth) = (Vector128.Create(siteX), Vector128.Create(siteY));
        var near = 0u;
        for (var lane = 0; lane < Lanes; lane += Vector128<int>.Count)
        {
            var dx = Vector128.ConvertToSingle(Vector128.LoadUnsafe(ref east, (nuint)lane) - siteEast);
            var dy = Vector128.ConvertToSingle(Vector128.LoadUnsafe(ref north, (nuint)lane) - siteNorth);
            near |= Vector128.LessThanOrEqual((dx * dx) + (dy * dy), Vector128.LoadUnsafe(ref reach, (nuint)lane)).ExtractMostSignificantBits() << lane;
        }

        return near;
    }
}
