using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Kausa.Matching.Kernels;

namespace Kausa.Matching.Ranking;

/// <content>Qualities looked up, for one place or for 32 side by side.</content>
internal sealed partial class PlaceSearch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int QualityOfSquaredDistance(long squared) => squared < _reach2 ? _byDistance[FloorSqrt(squared)] : 0;

    // 32 look-ups, by numbers that are valid by construction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookUp<T>(T[] table, ref readonly int numbers, int[] values)
        where T : struct, IBinaryInteger<T>
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(table);
        ref var number = ref Unsafe.AsRef(in numbers);
        ref var to = ref MemoryMarshal.GetArrayDataReference(values);
        for (var lane = 0; lane < LaneQualities.Count; lane += 4)
        {
            Unsafe.Add(ref to, lane) = int.CreateTruncating(Unsafe.Add(ref from, Unsafe.Add(ref number, lane)));
            Unsafe.Add(ref to, lane + 1) = int.CreateTruncating(Unsafe.Add(ref from, Unsafe.Add(ref number, lane + 1)));
            Unsafe.Add(ref to, lane + 2) = int.CreateTruncating(Unsafe.Add(ref from, Unsafe.Add(ref number, lane + 2)));
            Unsafe.Add(ref to, lane + 3) = int.CreateTruncating(Unsafe.Add(ref from, Unsafe.Add(ref number, lane + 3)));
        }
    }

    // Qualities of location at 32 squared distances.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Locate(int[] squared, int[] location)
    {
        FloorRoots.Of(squared, (int)Math.Min(_reach2, int.MaxValue), _roots);
        LookUp(_byDistance, ref _roots[0], location);
    }

    private int QualityOfMinutes(int minutes) => minutes <= _person.Row.LimitMinutes ? _person.QualityByMinutes[minutes] : 0;

    // The root of a double is rounded correctly, and up to 2^52 no root of a number that is no square rounds up to a whole number.
    private static int FloorSqrt(long value) => (int)Math.Sqrt((double)value);
}
