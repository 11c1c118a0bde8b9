using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kausa.Matching.Kernels;

/// <summary>Whole square roots of 32 squared distances at once.</summary>
/// <remarks>
/// Exact: single precision only guesses. A number changes by no more than 2^−24 of itself when it becomes a float, and its root rounds by as little, so that
/// the guess is off by less than one; two multiplications of whole numbers then tell which side it is off to. Up to 4,096² no guess is off: such a number is a float itself, and the
/// root of k² − 1 lies more than 1/(2k) ≥ 2^−13 below k, where floats stand no farther apart than 2^−12, so that it cannot round up to k.
/// </remarks>
internal static class FloorRoots
{
    /// <summary>No number may be larger, so that the square behind it stays in 31 bits.</summary>
    public const int MaxSquare = 2 * short.MaxValue * short.MaxValue;

    // 4,096².
    private const int ExactSquare = 1 << 24;
    private const int Lanes = 32;

    /// <summary>Roots, rounded down.</summary>
    /// <param name="squared">32 numbers, 0..<see cref="MaxSquare"/>.</param>
    /// <param name="most">Larger numbers are taken for this one; not negative.</param>
    /// <param name="roots">Room for 32 roots.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of(int[] squared, int most, ushort[] roots)
    {
        var limit = Vector256.Create(most);
        var isSmall = most <= ExactSquare;
        ref var from = ref MemoryMarshal.GetArrayDataReference(squared);
        ref var to = ref MemoryMarshal.GetArrayDataReference(roots);
        for (nuint lane = 0; lane < Lanes; lane += (nuint)Vector256<ushort>.Count)
        {
            var lower = Root(Vector256.Min(Vector256.LoadUnsafe(ref from, lane), limit), isSmall);
            var upper = Root(Vector256.Min(Vector256.LoadUnsafe(ref from, lane + (nuint)Vector256<int>.Count), limit), isSmall);
            Vector256.Narrow(lower.AsUInt32(), upper.AsUInt32()).StoreUnsafe(ref to, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Root(Vector256<int> square, bool isSmall)
    {
        var root = Vector256.ConvertToInt32Native(Vector256.Sqrt(Vector256.ConvertToSingle(square)));
        if (isSmall)
        {
            return root;
        }

        // A comparison that holds is −1.
        root += Vector256.GreaterThan(root * root, square);
        var next = root + Vector256<int>.One;
        return root - Vector256.LessThanOrEqual(next * next, square);
    }
}
