using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Rows;

namespace Kausa.Matching.Live;

/// <summary>One merge: everything that piled up goes into a new main segment, while batches go on arriving.</summary>
/// <remarks>
/// Steps: 1. Take a state and a copy of its codes. 2. Number its rows anew and lay them out, read back from the segments and stores. 3. Bring what came meanwhile behind
/// the new segment. The first and the third step keep the writer out; the cost of the third follows from what came meanwhile.
/// </remarks>
internal sealed class IndexMerge
{
    private readonly LiveState _from;
    private readonly MarketCodes _codes;
    private readonly int _needCount;
    private int[] _newPlaces = [];
    private int[] _newPeople = [];
    private PlaceSegment _segment = null!;
    private LivePlaces _places = null!;
    private RowTable<TrainingPlace, PlaceSlot> _placeRows = null!;
    private RowTable<Candidate, CandidateSlot> _people = null!;
    private CandidateLine _line = null!;
    private LayeredMap<Id<Company>, Company> _companies = null!;
    private LayeredMap<Id<Adviser>, Adviser> _advisers = null!;
    private LayeredMap<Id<Trainer>, Id<Company>> _trainers = null!;

    /// <summary>A merge of a state.</summary>
    /// <param name="from">The state.</param>
    /// <param name="codes">The codes of its line; a copy is taken.</param>
    public IndexMerge(LiveState from, MarketCodes codes)
    {
        _from = from;
        _codes = codes.Copy();
        _needCount = codes.NeedCount;
    }

    /// <summary>Does the long part, beside the writer.</summary>
    public void Build()
    {
        // States since the last merge hold on to rows until their id is known.
        _ = _from.Index.Snapshot;
        var table = _from.Index.Places.Places;
        _placeRows = table.Rows.Compacted(out _newPlaces, number => table.Rows[number]);
        var rows = _from.Places.Rows(table, _newPlaces, out var keys);
        _segment = PlaceSegmentBuilder.BuildOrdered(rows, keys, _codes);
        _segment.FindLanes();
        _places = LivePlaces.Of(_segment, rows.Length);
        (_people, _line) = (_from.People, _from.Index.Line);
        if (_from.People.ChangedCount > 0 || _from.People.Rows.Any(slot => slot.Store.StartCount < _codes.Starts.Length))
        {
            _people = _from.People.Settled(_codes.ForPeople(), out _newPeople);
            _line = new CandidateLine();
            if (_from.Index.Line.IsLaidOut)
            {
                // Places are asked about in this line: the next question shall not have to lay everybody out.
                _line.LayOut(_people, _from.Index.Version, _from.Index.Places.Codes, _from.Index.Kernel);
            }
        }

        _companies = _from.Companies.Settled();
        _advisers = _from.Advisers.Settled();
        _trainers = _from.Trainers.Settled();
    }

    /// <summary>Brings in what came meanwhile.</summary>
    /// <param name="now">The state of now.</param>
    /// <param name="codes">The codes of now.</param>
    /// <returns>The same rows and version as <paramref name="now"/>.</returns>
    public LiveState Finish(LiveState now, MarketCodes codes)
    {
        PlaceSegmentBuilder.RecodeNeeds(_segment, _needCount, code => codes.NeedOf(_codes.Need(code)));
        var gone = new List<int>();
        var placeRows = _placeRows.Continued(_from.PlaceRows, now.PlaceRows, _newPlaces, gone);
        var delta = now.Places.Delta.Since(_from.PlaceRows.Count, _placeRows.Count - _from.PlaceRows.Count, now.PlaceRows.Count - _from.PlaceRows.Count, codes);
        var places = _places.With(delta, gone);
        var people = ReferenceEquals(_people, _from.People) ? now.People : _people.Continued(_from.People, now.People, _newPeople, []);
        var index = new PlaceIndex
        {
            Codes = codes.Freeze(places.OccupationFloors()),
            Segments = places.Segments,
            Places = new PlaceTable(placeRows, now.Index.Places.Places.TravelTimes),
            Kernel = now.Index.Kernel,
        };
        return new LiveState(
            new MatchIndex(index, people, _line, now.Index.SnapshotSum, now.Index.Version),
            places,
            _companies.Continued(_from.Companies, now.Companies),
            _advisers.Continued(_from.Advisers, now.Advisers),
            _trainers.Continued(_from.Trainers, now.Trainers));
    }
}
