using System.Collections.Immutable;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>The present rows of one kind of an office, as two numbers.</summary>
/// <param name="RowCount">How many there are.</param>
/// <param name="Sum">What they add to a snapshot id, under the identifiers they have in their own office.</param>
internal readonly record struct ContentSum(int RowCount, SnapshotId Sum)
{
    /// <summary>Of the rows of both.</summary>
    public ContentSum Plus(ContentSum other) => new(RowCount + other.RowCount, Sum.Plus(other.Sum));

    /// <summary>Without the rows of another.</summary>
    public ContentSum Minus(ContentSum other) => new(RowCount - other.RowCount, Sum.Minus(other.Sum));
}

/// <summary>What all present rows add to snapshot ids, by office and kind. Rows that change change it by their own hashes, so that nobody has to hash the others again.</summary>
/// <remarks>Offices themselves are not among it: their date is in the head of a market. Immutable and thread-safe.</remarks>
internal sealed class ContentSums
{
    /// <summary>Of no rows.</summary>
    public static readonly ContentSums None = new(ImmutableDictionary<(string, RowKind), ContentSum>.Empty);

    private readonly ImmutableDictionary<(string Office, RowKind Kind), ContentSum> _sums;

    private ContentSums(ImmutableDictionary<(string, RowKind), ContentSum> sums) => _sums = sums;

    /// <summary>Whether rows of a kind are part of what a snapshot id says.</summary>
    public static bool Counts(RowKind kind) => kind != RowKind.Office;

    /// <summary>What rows are as numbers.</summary>
    /// <param name="values">Values of rows of kinds that count. What a portal wants to get back is no part of a market.</param>
    public static ContentSum Of(IEnumerable<object> values)
    {
        var rows = values.Select(value => value is PlaceRow { Place: var place } ? place : value).ToList();
        return new ContentSum(rows.Count, CanonicalRows.Sum(rows));
    }

    /// <summary>The rows of a kind of an office.</summary>
    public ContentSum Of(string office, RowKind kind) => _sums.GetValueOrDefault((office, kind));

    /// <summary>The same with other numbers for a kind of an office.</summary>
    public ContentSums With(string office, RowKind kind, ContentSum sum) => new(_sums.SetItem((office, kind), sum));

    /// <summary>The sums after changes.</summary>
    /// <param name="changes">Each row that changes, once: what it was and what it becomes; null where it was or is no more.</param>
    public ContentSums After(IEnumerable<(RowKey Key, object? Before, object? After)> changes)
    {
        var next = _sums.ToBuilder();
        foreach (var kind in changes.Where(change => Counts(change.Key.Kind)).GroupBy(change => (change.Key.Office, change.Key.Kind)))
        {
            var (gone, come) = (Of(kind.Select(change => change.Before).OfType<object>()), Of(kind.Select(change => change.After).OfType<object>()));
            next[kind.Key] = next.GetValueOrDefault(kind.Key).Minus(gone).Plus(come);
        }

        return new ContentSums(next.ToImmutable());
    }
}
