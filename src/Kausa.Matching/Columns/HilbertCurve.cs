namespace Kausa.Matching.Columns;

/// <summary>Position on the Hilbert curve: what lies near on the curve lies near on the map, so that blocks are small on the map.</summary>
/// <remarks>An order of storage; no result depends on it. Source: D. Hilbert 1891; the loop is the usual one of rotations per bit.</remarks>
internal static class HilbertCurve
{
    private const int Bits = 16;

    /// <summary>The position of a point.</summary>
    /// <param name="x">0..65,535.</param>
    /// <param name="y">0..65,535.</param>
    /// <returns>0..2^32 − 1.</returns>
    public static uint Of(int x, int y)
    {
        var px = (uint)x;
        var py = (uint)y;
        var position = 0u;

        // Below a lower quarter the curve is mirrored: the coordinates change places, on the right also their direction. No branch, since none could be foreseen.
        var (swapped, turned) = (0u, 0u);
        for (var bit = Bits - 1; bit >= 0; bit--)
        {
            var (east, north) = (px >> bit & 1, py >> bit & 1);
            var flip = ((east ^ north) & swapped) ^ turned;
            var (right, upper) = (east ^ flip, north ^ flip);
            position = (position << 2) | ((3 * right) ^ upper);
            turned ^= (upper ^ 1) & right;
            swapped ^= upper ^ 1;
        }

        return position;
    }
}
