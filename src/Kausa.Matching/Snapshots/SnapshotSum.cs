using Kausa.Matching.Model;

namespace Kausa.Matching.Snapshots;

/// <summary>The snapshot id of one state of a market, taken from that of the state before and the rows that differ, when somebody asks.</summary>
/// <remarks>
/// Hashing rows takes longer than making them searchable, so a state is visible before its id is known. Whoever asks first computes, others who ask meanwhile wait for
/// that; a known id lets go of the rows and of the states before. Thread-safe.
/// </remarks>
internal sealed class SnapshotSum
{
    private readonly Lock _computing;
    private Source? _source;
    private SnapshotId _value;

    private SnapshotSum(Lock computing, Source source)
    {
        _computing = computing;
        _source = source;
    }

    private abstract record Source;

    private sealed record Whole(Market Market) : Source;

    private sealed record Told(Market Market, Func<SnapshotId> Rows) : Source;

    private sealed record Difference(SnapshotSum Before, IReadOnlyList<object> Gone, IReadOnlyList<object> Come) : Source;

    /// <summary>Whether the id is known already.</summary>
    public bool IsKnown => Volatile.Read(ref _source) is null;

    /// <summary>The id.</summary>
    public SnapshotId Value
    {
        get
        {
            if (!IsKnown)
            {
                lock (_computing)
                {
                    Compute();
                }
            }

            return _value;
        }
    }

    /// <summary>The sum over a whole market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="rows">Knows the sum over its rows; null hashes each of them.</param>
    public static SnapshotSum Of(Market market, Func<SnapshotId>? rows = null) => new(new Lock(), rows is null ? new Whole(market) : new Told(market, rows));

    /// <summary>The sum of the next state.</summary>
    /// <param name="gone">Rows of this state that the next one lacks: companies, places, candidates, advisers.</param>
    /// <param name="come">Rows that it has and this state lacks.</param>
    public SnapshotSum Next(IReadOnlyList<object> gone, IReadOnlyList<object> come) => new(_computing, new Difference(this, gone, come));

    // From the nearest known state forwards; a loop, because many states may be unknown.
    private void Compute()
    {
        var unknown = new Stack<SnapshotSum>();
        for (var at = this; at is not null && at._source is { } source; at = (source as Difference)?.Before)
        {
            unknown.Push(at);
        }

        while (unknown.TryPop(out var sum))
        {
            sum._value = sum._source switch
            {
                Difference d => d.Before._value.Minus(CanonicalRows.Sum(d.Gone)).Plus(CanonicalRows.Sum(d.Come)),
                Whole w => CanonicalRows.Snapshot(w.Market),
                Told t => CanonicalRows.Head(t.Market).Plus(t.Rows()),
                _ => sum._value,
            };
            Volatile.Write(ref sum._source, null);
        }
    }
}
