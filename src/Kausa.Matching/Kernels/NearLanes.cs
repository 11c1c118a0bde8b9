using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Columns;

namespace Kausa.Matching.Kernels;

/// <summary>Which of 32 homes could lie within their reach of a site: a first look that drops most of a block at once.</summary>
/// <remarks>Distances are cut off, see <see cref="MapPoint.SquaredDistances"/>: nobody within reach is dropped, and whoever is left is measured exactly.</remarks>
internal static class NearLanes
{
    private const int Lanes = 32;

    /// <summary>The squared reach of people who may go anywhere: no distance that is cut off attains it.</summary>
    public const int Anywhere = int.MaxValue;

    /// <summary>Lanes that may be within reach.</summary>
    /// <param name="homes">Where 32 homes lie.</param>
    /// <param name="reaches">Square of the first distance that is too far for each.</param>
    /// <param name="site">Where the site lies.</param>
    public static uint Of(ReadOnlySpan<int> homes, ReadOnlySpan<int> reaches, int site)
    {
        ref var home = ref MemoryMarshal.GetReference(homes[..Lanes]);
        ref var reach = ref MemoryMarshal.GetReference(reaches[..Lanes]);
        var from = MapPoint.Everywhere(site);
        var near = 0u;
        for (var lane = 0; lane < Lanes; lane += MapPoint.Lanes)
        {
            var squared = MapPoint.SquaredDistances(Vector256.LoadUnsafe(ref home, (nuint)lane).AsUInt16(), from);
            near |= Vector256.LessThan(squared, Vector256.LoadUnsafe(ref reach, (nuint)lane)).ExtractMostSignificantBits() << lane;
        }

        return near;
    }
}
