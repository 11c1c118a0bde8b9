namespace Kausa.Matching.Columns;

/// <summary>The lane of each place of a segment.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class PlaceLanes
{
    private readonly int _first;
    private readonly int[] _lanes;

    private PlaceLanes(int first, int[] lanes)
    {
        _first = first;
        _lanes = lanes;
    }

    /// <summary>Lane by number of the place; −1 for numbers that no lane has.</summary>
    public int this[int place] => (uint)(place - _first) < (uint)_lanes.Length ? _lanes[place - _first] : -1;

    /// <summary>Looks every place up.</summary>
    /// <param name="entries">What is known of each lane.</param>
    public static PlaceLanes Of(ReadOnlySpan<PlaceEntry> entries)
    {
        var (first, last) = (int.MaxValue, -1);
        foreach (ref readonly var entry in entries)
        {
            var place = entry.Place;
            first = place >= 0 ? Math.Min(first, place) : first;
            last = Math.Max(last, place);
        }

        var lanes = new int[last < 0 ? 0 : last - first + 1];
        lanes.AsSpan().Fill(-1);
        for (var lane = 0; lane < entries.Length; lane++)
        {
            if (entries[lane].Place >= 0)
            {
                lanes[entries[lane].Place - first] = lane;
            }
        }

        return new PlaceLanes(first, lanes);
    }
}
