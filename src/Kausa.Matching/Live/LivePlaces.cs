using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Live;

/// <summary>The columns of one state of the places: a large main segment with tombstones, and a small one of what came since.</summary>
/// <remarks>Immutable and thread-safe. Numbers below the count of the main segment were given to its places, all others are in the delta.</remarks>
internal sealed class LivePlaces
{
    private readonly PlaceSegment _main;
    private readonly uint[] _alive;
    private readonly int _mainCount;

    private LivePlaces(PlaceSegment main, uint[] alive, int mainCount, PlaceDelta delta)
    {
        _main = main;
        _alive = alive;
        _mainCount = mainCount;
        Delta = delta;
    }

    /// <summary>What came since the main segment was built.</summary>
    public PlaceDelta Delta { get; }

    /// <summary>The segments as they are searched.</summary>
    public SegmentView[] Segments =>
        Delta.Segment is { } delta ? [new SegmentView(_main, _alive, 0), new SegmentView(delta, delta.Filled, _main.Entries.Length)] : [new SegmentView(_main, _alive, 0)];

    /// <summary>A main segment with all its places.</summary>
    /// <param name="main">The segment.</param>
    /// <param name="count">Number of places; their numbers lie below.</param>
    public static LivePlaces Of(PlaceSegment main, int count) => new(main, main.Filled, count, PlaceDelta.Empty(count));

    /// <summary>The floors of stated profiles over both segments, by occupation.</summary>
    public ProfileFloors[] OccupationFloors()
    {
        if (Delta.Segment is not { } delta)
        {
            return _main.OccupationFloors;
        }

        var floors = new ProfileFloors[_main.OccupationFloors.Length];
        for (var i = 0; i < floors.Length; i++)
        {
            floors[i] = new ProfileFloors();
            floors[i].Add(_main.OccupationFloors[i]);
            floors[i].Add(delta.OccupationFloors[i]);
        }

        return floors;
    }

    /// <summary>Finds the lanes of all places now, before many threads look places up.</summary>
    public void FindLanes() => _main.FindLanes();

    /// <summary>What is known of places of a batch before they are compiled.</summary>
    /// <param name="places">The places.</param>
    /// <param name="known">Room for all of them.</param>
    public void LookUp(ReadOnlySpan<BatchPlace> places, Span<KnownPlace> known)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var (number, _, _, occupation, keepsEntitlement) = places[i];
            if (number < 0)
            {
                known[i] = new KnownPlace(occupation, null, null);
            }
            else if (number < _mainCount)
            {
                var lane = _main.LaneOf(number);
                known[i] = new KnownPlace(occupation, _main.Entries[lane].TieHash, keepsEntitlement ? _main.Entitlements[lane] : null);
            }
            else
            {
                ref readonly var row = ref Delta.RowOf(number);
                known[i] = new KnownPlace(occupation, row.TieHash, keepsEntitlement ? row.Entitlement : null);
            }
        }
    }

    /// <summary>The next state.</summary>
    /// <param name="rows">Places that are new or told anew, with the next numbers.</param>
    /// <param name="gone">Numbers of places that are gone or told anew.</param>
    /// <param name="codes">Codes, to be grown.</param>
    public LivePlaces With(ReadOnlySpan<PlaceRow> rows, List<int> gone, MarketCodes codes) =>
        rows.Length + gone.Count == 0 ? this : new LivePlaces(_main, Without(gone), _mainCount, Delta.With(rows, gone, codes));

    /// <summary>The same main segment without some places and with another delta.</summary>
    public LivePlaces With(PlaceDelta delta, List<int> gone) => new(_main, Without(gone), _mainCount, delta);

    /// <summary>All places in the order of segments, to be built into a new one.</summary>
    /// <param name="table">The rows behind the numbers.</param>
    /// <param name="newNumbers">New number by old number.</param>
    /// <param name="keys">The order of each.</param>
    public PlaceRow[] Rows(PlaceTable table, int[] newNumbers, out int[] keys)
    {
        var rows = new PlaceRow[table.LiveCount];
        keys = new int[rows.Length];
        var next = 0;
        var nextNew = 0;
        foreach (ref readonly var group in _main.Groups.AsSpan())
        {
            for (var lane = group.FirstBlock * PlaceSegment.Lanes; lane < (group.FirstBlock + group.BlockCount) * PlaceSegment.Lanes; lane++)
            {
                if ((_alive[lane / PlaceSegment.Lanes] >> lane & 1) == 0)
                {
                    continue;
                }

                var row = _main.RowAt(group, lane, table.PlaceAt(_main.Entries[lane].Place).Requirements);
                var key = PlaceSegmentBuilder.KeyOf(row);
                while (nextNew < Delta.Rows.Length && Delta.Keys[nextNew] <= key)
                {
                    Add(Delta.Rows[nextNew], Delta.Keys[nextNew++], keys);
                }

                Add(row, key, keys);
            }
        }

        while (nextNew < Delta.Rows.Length)
        {
            Add(Delta.Rows[nextNew], Delta.Keys[nextNew++], keys);
        }

        return rows;

        void Add(PlaceRow row, int key, int[] keys)
        {
            row.Place = newNumbers[row.Place];
            rows[next] = row;
            keys[next++] = key;
        }
    }

    private uint[] Without(List<int> gone)
    {
        uint[]? alive = null;
        foreach (var number in gone)
        {
            if (number < _mainCount)
            {
                alive ??= [.. _alive];
                var lane = _main.LaneOf(number);
                alive[lane / PlaceSegment.Lanes] &= ~(1u << (lane % PlaceSegment.Lanes));
            }
        }

        return alive ?? _alive;
    }
}
