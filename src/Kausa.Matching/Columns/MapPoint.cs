using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Kausa.Matching.Columns;

/// <summary>A position on the grid in 32 bits, so that eight positions side by side fill a vector: the easting in 100 m in the lower half, the northing in the upper.</summary>
internal static class MapPoint
{
    // A difference beyond any trip is cut off, so that the sum of two squares stays in 31 bits.
    private const ushort Farthest = (ushort)short.MaxValue;

    /// <summary>Positions that are measured in one step.</summary>
    public static int Lanes => Vector256<int>.Count;

    /// <summary>A position.</summary>
    /// <param name="x100m">Easting, 0..65,535.</param>
    /// <param name="y100m">Northing, 0..65,535.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(int x100m, int y100m) => x100m | (y100m << 16);

    /// <summary>Easting of a position in 100 m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int X100m(int point) => point & 0xFFFF;

    /// <summary>Northing of a position in 100 m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Y100m(int point) => point >>> 16;

    /// <summary>Square of the distance between two positions in (100 m)², exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long SquaredDistance(int a, int b)
    {
        long dx = X100m(a) - X100m(b);
        long dy = Y100m(a) - Y100m(b);
        return (dx * dx) + (dy * dy);
    }

    /// <summary>The same position eight times, to be measured from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Everywhere(int point) => Vector256.Create(point).AsUInt16();

    /// <summary>Squares of the distances of eight positions from eight others; a difference of more than 32,767 of a coordinate counts as 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> SquaredDistances(Vector256<ushort> a, Vector256<ushort> b) => Squares(Vector256.Max(a, b) - Vector256.Min(a, b));

    /// <summary>Squares of the lengths of eight differences of positions, cut off as above.</summary>
    /// <param name="differences">How far east or west, and how far north or south, in 100 m.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Squares(Vector256<ushort> differences)
    {
        var cut = Vector256.Min(differences, Vector256.Create(Farthest));
        if (Avx2.IsSupported)
        {
            return Avx2.MultiplyAddAdjacent(cut.AsInt16(), cut.AsInt16());
        }

        var x = cut.AsInt32() & Vector256.Create(0xFFFF);
        var y = cut.AsInt32() >>> 16;
        return (x * x) + (y * y);
    }
}
