namespace Kausa.Matching.Ranking;

/// <summary>Where each place stands in the columns.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class PlaceLanes
{
    private const int SegmentShift = 28;
    private readonly int[] _lanes;

    /// <summary>The lanes of some segments.</summary>
    public PlaceLanes(SegmentView[] segments, int placeCount)
    {
        _lanes = new int[placeCount];
        _lanes.AsSpan().Fill(-1);
        for (var s = 0; s < segments.Length; s++)
        {
            var entries = segments[s].Columns.Entries;
            for (var lane = 0; lane < entries.Length; lane++)
            {
                if (entries[lane].Place >= 0)
                {
                    _lanes[entries[lane].Place] = s << SegmentShift | lane;
                }
            }
        }
    }

    /// <summary>Segment and lane of a place.</summary>
    public (int Segment, int Lane) Of(int place) => (_lanes[place] >> SegmentShift, _lanes[place] & ((1 << SegmentShift) - 1));
}
