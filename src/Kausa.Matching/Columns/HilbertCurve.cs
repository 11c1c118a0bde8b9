namespace Kausa.Matching.Columns;

/// <summary>Position on the Hilbert curve: what lies near on the curve lies near on the map, so that blocks are small on the map.</summary>
/// <remarks>An order of storage; no result depends on it. Source: D. Hilbert 1891; the loop is the usual one of rotations per bit.</remarks>
internal static class HilbertCurve
{
    private const int Bits = 16;

    /// <summary>The position of a point.</summary>
    /// <param name="x">0..131,071; the last bit is ignored.</param>
    /// <param name="y">0..131,071.</param>
    /// <returns>0..2^32 − 1.</returns>
    public static uint Of(int x, int y)
    {
        var px = (uint)x >> 1;
        var py = (uint)y >> 1;
        var position = 0u;
        for (var side = 1u << (Bits - 1); side > 0; side >>= 1)
        {
            var right = (px & side) != 0 ? 1u : 0;
            var upper = (py & side) != 0 ? 1u : 0;
            position = (position << 2) | ((3 * right) ^ upper);
            if (upper == 0)
            {
                if (right == 1)
                {
                    px = ~px;
                    py = ~py;
                }

                (px, py) = (py, px);
            }
        }

        return position;
    }
}
