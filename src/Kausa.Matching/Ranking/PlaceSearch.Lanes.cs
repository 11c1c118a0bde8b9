using System.Runtime.CompilerServices;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>Qualities looked up, for one place or for 32 side by side.</content>
internal sealed partial class PlaceSearch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int QualityOfSquaredDistance(long squared) => squared < _reach2 ? _byDistance[FloorSqrt(squared)] : 0;

    // Qualities of location at 32 squared distances.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Locate(int[] squared, ref short location)
    {
        FloorRoots.Of(squared, (int)Math.Min(_reach2, int.MaxValue), _roots);
        LaneLookUp.Of(_byDistance, in _roots[0], ref location);
    }

    private int QualityOfMinutes(int minutes) => minutes <= _person.Row.LimitMinutes ? _person.QualityByMinutes[minutes] : 0;

    // The root of a double is rounded correctly, and up to 2^52 no root of a number that is no square rounds up to a whole number.
    private static int FloorSqrt(long value) => double.ConvertToIntegerNative<int>(Math.Sqrt((double)value));
}
