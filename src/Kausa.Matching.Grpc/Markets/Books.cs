using System.Runtime.InteropServices;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>Is told of every change of the books while they are locked; must be quick and ask for no other lock.</summary>
internal interface IBookFollower
{
    /// <summary>A row was written or removed.</summary>
    /// <param name="key">The row.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="after">What it is; null for one that is gone.</param>
    /// <param name="version">The version that changed it.</param>
    void OnChange(RowKey key, object? before, object? after, long version);

    /// <summary>All rows were replaced.</summary>
    void OnReset(long version);
}

/// <summary>All current rows of all offices in memory: what is read. Changed only by the writer, after the store has made the change durable.</summary>
/// <remarks>Thread-safe. Reading takes the office, always.</remarks>
internal sealed class Books
{
    // More than a nation has of a kind; what a file says of itself takes no more room than that.
    private const int MostExpected = 1 << 20;

    private readonly Lock _gate = new();
    private readonly List<IBookFollower> _followers = [];
    private Dictionary<(string Office, RowKind Kind), Shelf> _shelves = [];
    private int _markedPlaceCount;

    /// <summary>Version of the store these rows are.</summary>
    public long Version { get; private set; }

    /// <summary>What the rows add to snapshot ids; null for past rows, of which nobody keeps it.</summary>
    public ContentSums? Sums { get; private set; }

    /// <summary>How often the books began anew with all rows of a store.</summary>
    public int ResetCount { get; private set; }

    /// <summary>True: invented people and companies.</summary>
    public bool Synthetic { get; init; }

    /// <summary>Whether any place of any office has something that a portal wants to get back.</summary>
    public bool HasMarks => Volatile.Read(ref _markedPlaceCount) > 0;

    public Row? Find(RowKey key)
    {
        lock (_gate)
            return _shelves.TryGetValue((key.Office, key.Kind), out var shelf) && shelf.Rows.TryGetValue(key.Id, out var row) ? row : null;
    }

    /// <summary>Reads several things of one version; the writer waits meanwhile.</summary>
    public T Together<T>(Func<T> read)
    {
        lock (_gate)
            return read();
    }

    /// <summary>Tells somebody of changes from now on.</summary>
    public void Follow(IBookFollower follower)
    {
        lock (_gate)
            _followers.Add(follower);
    }

    /// <summary>Tells somebody of changes no longer.</summary>
    public void Leave(IBookFollower follower)
    {
        lock (_gate)
            _followers.Remove(follower);
    }

    /// <summary>Offices there are, in order.</summary>
    public IReadOnlyList<string> Offices()
    {
        lock (_gate)
            return [.. _shelves.Keys.Where(key => key.Kind == RowKind.Office).Select(key => key.Office).Order(StringComparer.Ordinal)];
    }

    /// <summary>The company that has a trainer of this identifier, or null.</summary>
    public string? CompanyOfTrainer(string office, string trainer)
    {
        lock (_gate)
            return _shelves.GetValueOrDefault((office, RowKind.Company))?.Trainers.GetValueOrDefault(trainer);
    }

    /// <summary>How many places a company has.</summary>
    public PlaceCounts PlacesOf(string office, string company)
    {
        lock (_gate)
            return _shelves.GetValueOrDefault((office, RowKind.Place))?.PlacesByCompany.GetValueOrDefault(company) ?? default;
    }

    /// <summary>The values of all rows of a kind.</summary>
    public IReadOnlyList<T> All<T>(string office, RowKind kind)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue((office, kind), out var shelf))
                return [];
            var values = new T[shelf.Rows.Count];
            var at = 0;
            foreach (var row in shelf.Rows.Values)
                values[at++] = (T)row.Value;
            return values;
        }
    }

    /// <summary>How many rows of a kind there are.</summary>
    public int Count(string office, RowKind kind)
    {
        lock (_gate)
            return _shelves.GetValueOrDefault((office, kind))?.Rows.Count ?? 0;
    }

    /// <summary>Rows of a kind behind an identifier, in ordinal order.</summary>
    public IReadOnlyList<(string Id, Row Row)> Page(string office, RowKind kind, string after, int count)
    {
        lock (_gate)
        {
            if (!_shelves.TryGetValue((office, kind), out var shelf))
                return [];
            var ids = shelf.Ordered ??= [.. shelf.Rows.Keys.Order(StringComparer.Ordinal)];
            var at = Array.BinarySearch(ids, after, StringComparer.Ordinal);
            return [.. ids.Skip(at < 0 ? ~at : at + 1).Take(count).Select(id => (id, shelf.Rows[id]))];
        }
    }

    /// <summary>Offices and kinds of which there are rows.</summary>
    public IReadOnlyList<(string Office, RowKind Kind)> Kinds()
    {
        lock (_gate)
            return [.. _shelves.Where(shelf => shelf.Value.Rows.Count > 0).Select(shelf => shelf.Key)];
    }

    /// <summary>What the rows would add to snapshot ids after changes. Asked by the writer, before it makes them durable.</summary>
    public ContentSums SumsAfter(IEnumerable<KeyValuePair<RowKey, object?>> changes) => (Sums ?? ContentSums.None).After(changes.Select(change => (change.Key, Find(change.Key)?.Value, change.Value)));

    /// <summary>Takes over what a store holds or has just made durable; a null value removes the row.</summary>
    /// <param name="version">The version.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="sums">What <see cref="SumsAfter"/> said of them.</param>
    public void Apply(long version, IEnumerable<KeyValuePair<RowKey, object?>> changes, ContentSums sums)
    {
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                var before = Put(key, value is null ? null : new Row(value, version));
                foreach (var follower in _followers)
                    follower.OnChange(key, before?.Value, value, version);
            }

            (Version, Sums) = (version, sums);
        }
    }

    /// <summary>Makes room for rows that are said to come.</summary>
    public void Expect(string office, RowKind kind, int count)
    {
        lock (_gate)
            ShelfOf(new RowKey(office, kind, string.Empty)).Rows.EnsureCapacity(Math.Clamp(count, 0, MostExpected));
    }

    /// <summary>Begins anew with all rows of a store.</summary>
    /// <param name="version">The version.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="sums">Says what they add to snapshot ids, once all are there.</param>
    public void Reset(long version, IEnumerable<KeyValuePair<RowKey, Row>> rows, Func<ContentSums?> sums)
    {
        lock (_gate)
        {
            _shelves.Clear();
            _markedPlaceCount = 0;
            foreach (var (key, row) in rows)
                Put(key, row);
            (Version, Sums) = (version, sums());
            ResetCount++;
            _followers.ForEach(follower => follower.OnReset(version));
        }
    }

    /// <summary>Begins anew with the rows of other books, which nobody else may use; whoever follows begins anew.</summary>
    public void Become(Books others)
    {
        lock (_gate)
        {
            (_shelves, Version, Sums) = (others._shelves, others.Version, others.Sums);
            Volatile.Write(ref _markedPlaceCount, others._markedPlaceCount);
            ResetCount++;
            _followers.ForEach(follower => follower.OnReset(Version));
        }
    }

    /// <summary>Takes over what rows truly add to snapshot ids, after other numbers were believed; whoever follows begins anew.</summary>
    public void Correct(long version, ContentSums sums)
    {
        lock (_gate)
        {
            (Version, Sums) = (version, sums);
            _followers.ForEach(follower => follower.OnReset(version));
        }
    }

    private Row? Put(RowKey key, Row? row)
    {
        var before = ShelfOf(key).Put(key.Id, row);
        Volatile.Write(ref _markedPlaceCount, _markedPlaceCount + Marked(row) - Marked(before));
        return before;
    }

    private static int Marked(Row? row) => row?.Value is PlaceRow { Marks: var marks } && marks != PortalMarks.None ? 1 : 0;

    private Shelf ShelfOf(RowKey key)
    {
        if (!_shelves.TryGetValue((key.Office, key.Kind), out var shelf))
            _shelves.Add((key.Office, key.Kind), shelf = new Shelf());
        return shelf;
    }

    private sealed class Shelf
    {
        private Dictionary<string, string>? _trainers;
        private Dictionary<string, PlaceCounts>? _placesByCompany;

        public Dictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

        /// <summary>Identifiers in order, made when a page asks.</summary>
        public string[]? Ordered { get; set; }

        /// <summary>Company by trainer, made when the first write asks.</summary>
        public Dictionary<string, string> Trainers => _trainers ??= FindTrainers();

        /// <summary>Places by company, made when somebody asks who sees not all of them.</summary>
        public Dictionary<string, PlaceCounts> PlacesByCompany => _placesByCompany ??= CountPlaces();

        /// <summary>Writes or removes a row.</summary>
        /// <returns>The row before.</returns>
        public Row? Put(string id, Row? row)
        {
            Row? before = null;
            if (row is { } now)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(Rows, id, out var isThere);
                before = isThere ? place : null;
                place = now;
            }
            else if (Rows.Remove(id, out var removed))
            {
                before = removed;
            }

            Forget(before?.Value);
            Note(id, row?.Value);
            if ((before is null) != (row is null))
                Ordered = null;
            return before;
        }

        private static ValueList<Trainer> TrainersOf(object? value) => value is Company company ? company.Trainers : [];

        private Dictionary<string, string> FindTrainers()
        {
            var trainers = new Dictionary<string, string>(Rows.Count, StringComparer.Ordinal);
            foreach (var (id, row) in Rows)
            {
                foreach (var trainer in TrainersOf(row.Value))
                    trainers[trainer.Id.Value] = id;
            }

            return trainers;
        }

        private Dictionary<string, PlaceCounts> CountPlaces()
        {
            var counts = new Dictionary<string, PlaceCounts>(StringComparer.Ordinal);
            foreach (var row in Rows.Values)
                Count(counts, row.Value, 1);
            return counts;
        }

        private static void Count(Dictionary<string, PlaceCounts> counts, object? value, int difference)
        {
            if (value is not PlaceRow { Place: var place })
                return;
            ref var company = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, place.Company.Value, out _);
            company = company.Plus(place.Visibility, difference);
            if (company.Total == 0)
                counts.Remove(place.Company.Value);
        }

        private void Forget(object? value)
        {
            if (_trainers is not null)
            {
                foreach (var trainer in TrainersOf(value))
                    _trainers.Remove(trainer.Id.Value);
            }

            if (_placesByCompany is not null)
                Count(_placesByCompany, value, -1);
        }

        private void Note(string id, object? value)
        {
            if (_trainers is not null)
            {
                foreach (var trainer in TrainersOf(value))
                    _trainers[trainer.Id.Value] = id;
            }

            if (_placesByCompany is not null)
                Count(_placesByCompany, value, 1);
        }
    }
}
