using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>Rows as they would be after changes that are not durable yet. Used by the writer only.</summary>
/// <remarks>Drafts lie over drafts: one for each job of a group, over one for the group, over the books. A job that fails takes its own draft with it.</remarks>
internal sealed class Draft
{
    private readonly Func<RowKey, Row?> _below;
    private readonly Func<string, string, string?> _trainersBelow;
    private readonly Func<string, string, PlaceCounts> _placesBelow;
    private readonly Func<string, RowKind, IEnumerable<(RowKey Key, object Value)>> _allBelow;
    private readonly Draft? _group;
    private readonly Dictionary<RowKey, object?> _changes = [];

    public Draft(Books books, long version)
    {
        _below = books.Find;
        _trainersBelow = books.CompanyOfTrainer;
        _placesBelow = books.PlacesOf;
        _allBelow = (office, kind) => books.Page(office, kind, string.Empty, int.MaxValue).Select(row => (new RowKey(office, kind, row.Id), row.Row.Value));
        Version = version;
        Books = books;
    }

    public Draft(Draft group)
    {
        _group = group;
        _below = group.Find;
        _trainersBelow = group.CompanyOfTrainer;
        _placesBelow = group.PlacesOf;
        _allBelow = group.All;
        Version = group.Version;
        Books = group.Books;
    }

    /// <summary>The version that will hold these changes.</summary>
    public long Version { get; }

    public Books Books { get; }

    private bool HasChanges => _changes.Count > 0 || _group is { HasChanges: true };

    public IReadOnlyDictionary<RowKey, object?> Changes => _changes;

    /// <summary>The version of the store after a write: the present one where there is nothing to commit.</summary>
    /// <param name="keepsAnswer">Whether the answer is kept for a request id, which is committed like a row.</param>
    public long VersionAfter(bool keepsAnswer) => keepsAnswer || HasChanges ? Version : Version - 1;

    public Row? Find(RowKey key) => _changes.TryGetValue(key, out var value) ? value is null ? null : new Row(value, Version) : _below(key);

    public bool Has(RowKey key) => Find(key) is not null;

    /// <summary>The company that has a trainer of this identifier, or null.</summary>
    public string? CompanyOfTrainer(string office, string trainer)
    {
        foreach (var (key, value) in _changes)
        {
            if (key.Office == office && value is Company company && company.Trainers.Any(item => item.Id.Value == trainer))
                return key.Id;
        }

        var below = _trainersBelow(office, trainer);
        return below is not null && _changes.ContainsKey(new RowKey(office, RowKind.Company, below)) ? null : below;
    }

    /// <summary>How many places a company has.</summary>
    public PlaceCounts PlacesOf(string office, string company)
    {
        var counts = _placesBelow(office, company);
        foreach (var (key, value) in _changes.Where(change => change.Key.Office == office && change.Key.Kind == RowKind.Place))
        {
            if (_below(key)?.Value is PlaceRow { Place: var before } && before.Company.Value == company)
                counts = counts.Plus(before.Visibility, -1);
            if (value is PlaceRow { Place: var after } && after.Company.Value == company)
                counts = counts.Plus(after.Visibility, 1);
        }

        return counts;
    }

    public void Put(RowKey key, object value) => _changes[key] = value;

    public void Remove(RowKey key) => _changes[key] = null;

    /// <summary>Takes over the changes of a job.</summary>
    public void Add(Draft job)
    {
        foreach (var (key, value) in job._changes)
            _changes[key] = value;
    }

    /// <summary>Values of all rows of a kind with the changes in them.</summary>
    public IEnumerable<(RowKey Key, object Value)> All(string office, RowKind kind)
    {
        foreach (var (key, below) in _allBelow(office, kind))
        {
            if (!_changes.TryGetValue(key, out var changed))
                yield return (key, below);
            else if (changed is not null)
                yield return (key, changed);
        }

        foreach (var (key, value) in _changes.Where(change => change.Key.Office == office && change.Key.Kind == kind && change.Value is not null && _below(change.Key) is null))
            yield return (key, value!);
    }
}
