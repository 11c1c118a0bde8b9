namespace Kausa.Matching.Columns;

/// <summary>Orders sites so that the blocks that they fill one after the other, and the superblocks of these, cover small rectangles.</summary>
/// <remarks>
/// <para>Steps: 1. sort by easting and by northing. 2. Cut the sites in two, across the easting or the northing, where the fewest searches will meet the two sides. 3. Do the same with each side
/// until one block is left. Cuts fall between superblocks, inside a superblock between blocks, and never so near to an end that many sites at one point could make the work quadratic.</para>
/// <para>How many searches meet a side: those that begin in its rectangle or less than a trip away from it, once for each of its blocks. Most of a large rectangle is far from all of its sites,
/// so that a search that meets it mostly finds nobody there.</para>
/// <para>An order of storage; no result depends on it. Source: Y. J. García, M. A. López, S. T. Leutenegger 1998, "A greedy algorithm for bulk loading R-trees" (top-down greedy split).</para>
/// </remarks>
internal sealed class SitePacking
{
    // Twice 30 km in 100 m, since a rectangle is wider by a trip on either side. The cuts hardly depend on it.
    private const int TwoTrips = 600;

    // No side of a cut has fewer blocks than this part of them.
    private const int SmallestPart = 4;

    private const int CoordinateBits = 16;

    private readonly int[] _points;
    private readonly int[] _eastward;
    private readonly int[] _northward;
    private readonly int[] _second;
    private readonly bool[] _isSecond;
    private readonly (int Low, int High)[] _across;
    private readonly long[] _costs;

    private SitePacking(int[] points)
    {
        _points = points;
        _eastward = Sorted(Array.ConvertAll(points, point => (uint)((point << CoordinateBits) | (point >>> CoordinateBits))));
        _northward = Sorted(Array.ConvertAll(points, point => (uint)point));
        _second = new int[points.Length];
        _isSecond = new bool[points.Length];
        _across = new (int, int)[(points.Length / PlaceSegment.Lanes) + 1];
        _costs = new long[_across.Length];
    }

    /// <summary>The order of some sites.</summary>
    /// <param name="points">Where they lie, see <see cref="MapPoint"/>.</param>
    /// <returns>Their numbers: the first 32 fill the first block, the first 1,024 the first superblock.</returns>
    public static int[] Order(int[] points)
    {
        var packing = new SitePacking(points);
        packing.Split(0, points.Length);
        return packing._eastward;
    }

    private static int[] Sorted(uint[] keys)
    {
        var numbers = new int[keys.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i;
        }

        Array.Sort(keys, numbers);
        return numbers;
    }

    private void Split(int begin, int end)
    {
        while (end - begin > PlaceSegment.Lanes)
        {
            var unit = PlaceSegment.Lanes * (end - begin > PlaceSegment.Lanes * PlaceSegment.BlocksPerSuperblock ? PlaceSegment.BlocksPerSuperblock : 1);
            var eastward = BestCut(_eastward.AsSpan(begin..end), 0, unit);
            var northward = BestCut(_northward.AsSpan(begin..end), CoordinateBits, unit);
            var middle = begin + (unit * (northward.Cost < eastward.Cost ? northward : eastward).Units);
            if (northward.Cost < eastward.Cost)
            {
                Divide(_northward, _eastward, begin, middle, end);
            }
            else
            {
                Divide(_eastward, _northward, begin, middle, end);
            }

            Split(begin, middle);
            begin = middle;
        }
    }

    // The best cut of sites in their order along one coordinate, given by its shift, and the cost of its two sides; among equals the one nearest to the middle.
    private (int Units, long Cost) BestCut(ReadOnlySpan<int> sites, int shift, int unit)
    {
        var count = (sites.Length + unit - 1) / unit;
        for (var u = 0; u < count; u++)
        {
            var (low, high) = (int.MaxValue, 0);
            foreach (var site in sites[(u * unit)..Math.Min(sites.Length, (u + 1) * unit)])
            {
                var across = Coordinate(site, CoordinateBits - shift);
                (low, high) = (Math.Min(low, across), Math.Max(high, across));
            }

            _across[u] = (low, high);
        }

        var least = Math.Max(1, count / SmallestPart);
        var last = Coordinate(sites[^1], shift);
        var (lowest, highest) = (int.MaxValue, 0);
        for (var u = count - 1; u >= least; u--)
        {
            (lowest, highest) = (Math.Min(lowest, _across[u].Low), Math.Max(highest, _across[u].High));
            _costs[u] = (count - u) * Searches(last - Coordinate(sites[u * unit], shift), highest - lowest);
        }

        var first = Coordinate(sites[0], shift);
        var best = (Units: 0, Cost: long.MaxValue);
        (lowest, highest) = (int.MaxValue, 0);
        for (var u = 1; u <= count - least; u++)
        {
            (lowest, highest) = (Math.Min(lowest, _across[u - 1].Low), Math.Max(highest, _across[u - 1].High));
            var cost = u < least ? long.MaxValue : (u * Searches(Coordinate(sites[(u * unit) - 1], shift) - first, highest - lowest)) + _costs[u];
            if (cost < best.Cost || (cost == best.Cost && Math.Abs((2 * u) - count) < Math.Abs((2 * best.Units) - count)))
            {
                best = (u, cost);
            }
        }

        return best;
    }

    private int Coordinate(int site, int shift) => _points[site] >>> shift & ((1 << CoordinateBits) - 1);

    // How many searches meet a rectangle, if one began at each point of the map.
    private static long Searches(long width, long height) => (width + TwoTrips) * (height + TwoTrips);

    // The sites of an order that is cut, and the same sites in the other order.
    private void Divide(int[] cut, int[] other, int begin, int middle, int end)
    {
        foreach (var site in cut.AsSpan(begin..middle))
        {
            _isSecond[site] = false;
        }

        foreach (var site in cut.AsSpan(middle..end))
        {
            _isSecond[site] = true;
        }

        var (first, second) = (begin, 0);
        foreach (var site in other.AsSpan(begin..end))
        {
            if (_isSecond[site])
            {
                _second[second++] = site;
            }
            else
            {
                other[first++] = site;
            }
        }

        _second.AsSpan(0, second).CopyTo(other.AsSpan(middle));
    }
}
