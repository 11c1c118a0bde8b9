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
    private static void LookUp<T>(T[] table, ref readonly int numbers, ref int values)
        where T : struct, IBinaryInteger<T>
    {
        ref var from = ref MemoryMarshal.GetArrayDataReference(table);
        ref var number = ref Unsafe.AsRef(in numbers);
        for (nuint lane = 0; lane < LaneQualities.Count; lane += 4)
        {
            Unsafe.Add(ref values, lane) = ValueAt(ref from, Unsafe.Add(ref number, lane));
            Unsafe.Add(ref values, lane + 1) = ValueAt(ref from, Unsafe.Add(ref number, lane + 1));
            Unsafe.Add(ref values, lane + 2) = ValueAt(ref from, Unsafe.Add(ref number, lane + 2));
            Unsafe.Add(ref values, lane + 3) = ValueAt(ref from, Unsafe.Add(ref number, lane + 3));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ValueAt<T>(ref T first, int number)
        where T : struct, IBinaryInteger<T> => int.CreateTruncating(Unsafe.Add(ref first, (nuint)(uint)number));

    // Qualities of location at 32 squared distances.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Locate(int[] squared, ref int location)
    {
        FloorRoots.Of(squared, (int)Math.Min(_reach2, int.MaxValue), _roots);
        LookUp(_byDistance, ref _roots[0], ref location);
    }

    private int QualityOfMinutes(int minutes) => minutes <= _person.Row.LimitMinutes ? _person.QualityByMinutes[minutes] : 0;

    // The root of a double is rounded correctly, and up to 2^52 no root of a number that is no square rounds up to a whole number.
    private static int FloorSqrt(long value) => double.ConvertToIntegerNative<int>(Math.Sqrt((double)value));
}
