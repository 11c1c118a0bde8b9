using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>All current rows of all offices in memory: what is read. Changed only by the writer, after the store has made the change durable.</summary>
/// <remarks>Thread-safe. Reading takes the office, always.</remarks>
internal sealed class Books
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Office, RowKind Kind), Shelf> _shelves = [];

    /// <summary>Version of the store these rows are.</summary>
    public long Version { get; private set; }

    /// <summary>True: invented people and companies.</summary>
    public bool Synthetic { get; init; }

    public Row? Find(RowKey key)
    {
        lock (_gate)
            return _shelves.GetValueOrDefault((key.Office, key.Kind))?.Rows.GetValueOrDefault(key.Id);
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

    /// <summary>The values of all rows of a kind.</summary>
    public IReadOnlyList<T> All<T>(string office, RowKind kind)
    {
        lock (_gate)
            return _shelves.TryGetValue((office, kind), out var shelf) ? [.. shelf.Rows.Values.Select(row => (T)row.Value)] : [];
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

    /// <summary>Takes over what a store holds or has just made durable; a null value removes the row.</summary>
    public void Apply(long version, IEnumerable<KeyValuePair<RowKey, object?>> changes)
    {
        lock (_gate)
        {
            foreach (var (key, value) in changes)
                Apply(key, value is null ? null : new Row(value, version));
            Version = version;
        }
    }

    /// <summary>Begins anew with all rows of a store.</summary>
    public void Reset(long version, IEnumerable<KeyValuePair<RowKey, Row>> rows)
    {
        lock (_gate)
        {
            _shelves.Clear();
            foreach (var (key, row) in rows)
                Apply(key, row);
            Version = version;
        }
    }

    private void Apply(RowKey key, Row? row)
    {
        if (!_shelves.TryGetValue((key.Office, key.Kind), out var shelf))
            _shelves.Add((key.Office, key.Kind), shelf = new Shelf());
        foreach (var trainer in (shelf.Rows.GetValueOrDefault(key.Id)?.Value as Company)?.Trainers ?? [])
            shelf.Trainers.Remove(trainer.Id.Value);
        foreach (var trainer in (row?.Value as Company)?.Trainers ?? [])
            shelf.Trainers[trainer.Id.Value] = key.Id;
        if (row is null ? shelf.Rows.Remove(key.Id) : shelf.Rows.TryAdd(key.Id, row))
            shelf.Ordered = null;
        else if (row is not null)
            shelf.Rows[key.Id] = row;
    }

    private sealed class Shelf
    {
        public Dictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

        /// <summary>Company by trainer.</summary>
        public Dictionary<string, string> Trainers { get; } = new(StringComparer.Ordinal);

        /// <summary>Identifiers in order, made when a page asks.</summary>
        public string[]? Ordered { get; set; }
    }
}
