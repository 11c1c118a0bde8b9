using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Live;

/// <summary>An index that follows a market: batches of changes go in, each gives the next version, and every version answers as if built from its rows.</summary>
/// <remarks>
/// <para>Readers take <see cref="Current"/> and keep it as long as they like: a version never changes, readers never wait and never see half of a batch. Its memory comes back
/// when its last reader lets go of it. Writers take turns.</para>
/// <para>A batch touches a small segment of places beside the main one and marks what it replaces there; when enough has piled up, all goes into a new main segment in
/// the background, with the same rows and the same version. Policy, date, office and travel times stay; for others build a new index. Thread-safe.</para>
/// <para>Rows that were withdrawn or told anew stay in memory, unseen, until then. Whoever has to forget somebody at once calls <see cref="SettleAsync"/>.</para>
/// </remarks>
public sealed class LiveMatchIndex
{
    /// <summary>Changes that pile up before a merge begins, unless a caller says otherwise.</summary>
    public const int DefaultMergeAfter = 20_000;

    private readonly Lock _writing = new();
    private readonly ServiceOffice _office;
    private readonly DateOnly _asOf;
    private readonly string _source;
    private readonly int _mergeAfter;
    private readonly MarketCodes _codes;
    private readonly StateUpdate _update;
    private volatile LiveState _state;
    private volatile TaskCompletionSource _merge = new();
    private Task _hashing = Task.CompletedTask;
    private int _mergeAt;

    private LiveMatchIndex(MatchIndex index, Market market, MarketCodes codes, int mergeAfter)
    {
        _office = market.Office;
        _asOf = market.AsOf;
        _source = market.Source;
        (_mergeAfter, _mergeAt) = (mergeAfter, mergeAfter);
        _merge.SetResult();
        _codes = codes;
        _update = new StateUpdate(codes);
        _state = LiveState.Of(index, market);
    }

    /// <summary>The newest version.</summary>
    public MatchIndex Current => _state.Index;

    /// <summary>Completes when no merge is under way; fails when the last one failed, which leaves every row where it is and is tried again when as much again has piled up.</summary>
    public Task Merging => _merge.Task;

    /// <summary>Builds the first version from a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the questions; null takes the market's.</param>
    /// <param name="kernel">Form of the kernels; null takes <see cref="KernelSelector.Chosen"/>.</param>
    /// <param name="mergeAfter">Changes that pile up before a merge begins, from 1; a smaller number makes batches cheaper and merges more frequent.</param>
    /// <param name="sumOfRows">Says what <see cref="CanonicalRows.Sum"/> is over all rows of the market, for a caller that knows it in less time than hashing them takes; asked once, beside building.
    /// Null hashes them. A wrong sum makes every snapshot id of this line wrong.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The index, at version 0.</returns>
    /// <exception cref="ArgumentException">As for <see cref="MatchIndex.Build(Market, MatchPolicy, DateOnly?, KernelPath?, CancellationToken)"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin, or <paramref name="mergeAfter"/> is less than 1.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static LiveMatchIndex Build(
        Market market,
        MatchPolicy policy,
        DateOnly? asOf = null,
        KernelPath? kernel = null,
        int mergeAfter = DefaultMergeAfter,
        Func<SnapshotId>? sumOfRows = null,
        CancellationToken cancellation = default)
    {
        ThrowHelper.InRange(mergeAfter, 1, int.MaxValue, nameof(mergeAfter));
        ArgumentNullException.ThrowIfNull(market);

        // Whoever asks an index that lives wants its id at once; hashing goes on beside building, and whoever asks earlier waits for it.
        var snapshot = SnapshotSum.Of(market, sumOfRows);
        _ = Task.Run(() => snapshot.Value, cancellation);
        var index = MatchIndex.Build(market, policy, asOf, kernel, snapshot, out var codes, cancellation);
        return new LiveMatchIndex(index, market, codes, mergeAfter);
    }

    /// <summary>Takes a batch of changes as a whole.</summary>
    /// <param name="changes">The batch.</param>
    /// <returns>The version after it, which <see cref="Current"/> gives from before this method returns; a batch without changes gives the version that is.</returns>
    /// <exception cref="InvalidChangesException">The rows would make no market; every defect is listed and nothing was changed.</exception>
    public MatchIndex Apply(MarketChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_writing)
        {
            var before = _state;
            if (changes.Count == 0)
            {
                return before.Index;
            }

            var after = _update.Next(before, changes);
            _state = after;
            if (after.ChangedCount >= _mergeAt && Merging.IsCompleted)
            {
                StartMerge();
            }

            // Readers of this line ask for ids: the next of them shall not have to hash the batch, nor the writer to wait for that.
            if (before.Index.SnapshotSum.IsKnown || !_hashing.IsCompleted)
            {
                var sum = after.Index.SnapshotSum;
                _hashing = Task.Run(() => { _ = sum.Value; });
            }

            return after.Index;
        }
    }

    /// <summary>Finds a company of the newest version, whether it has places or not.</summary>
    /// <param name="id">Its identifier.</param>
    /// <returns>The company, or null.</returns>
    public Company? FindCompany(Id<Company> id) => _state.Companies.TryGet(id, out var company) ? company : null;

    /// <summary>Finds an adviser of the newest version.</summary>
    /// <param name="id">Their identifier.</param>
    /// <returns>The adviser, or null.</returns>
    public Adviser? FindAdviser(Id<Adviser> id) => _state.Advisers.TryGet(id, out var adviser) ? adviser : null;

    /// <summary>The rows of the newest version as a market, for example to write them to disk.</summary>
    /// <returns>A market of the same office and date.</returns>
    public Market ToMarket() => new(_office, _asOf, _source, _state.Content());

    /// <summary>Merges whatever piled up, however little, so that the memory of rows that were withdrawn or told anew comes back.</summary>
    /// <returns>Completes when <see cref="Current"/> holds none of the rows that it did not show when this was called; a version that a reader still keeps holds its own. Fails
    /// when the merge failed, which leaves every row where it is.</returns>
    public async Task SettleAsync()
    {
        // A merge that is under way may have taken its rows before the last batch.
        await Merging.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await MergeRest().ConfigureAwait(false);
    }

    private Task MergeRest()
    {
        lock (_writing)
        {
            if (Merging.IsCompleted && _state.ChangedCount > 0)
            {
                StartMerge();
            }

            return _state.ChangedCount > 0 ? Merging : Task.CompletedTask;
        }
    }

    /// <summary>Begins a merge of all that piled up; null while one is under way.</summary>
    internal IndexMerge? BeginMerge()
    {
        lock (_writing)
        {
            if (!Merging.IsCompleted)
            {
                return null;
            }

            _merge = NewMerge();
            return NextMerge();
        }
    }

    /// <summary>Swaps in what a merge has built; batches that came meanwhile are kept.</summary>
    internal void EndMerge(IndexMerge built)
    {
        lock (_writing)
        {
            _state = built.Finish(_state, _codes);
            _mergeAt = _mergeAfter;
            _merge.SetResult();
        }
    }

    /// <summary>Ends a merge that built nothing.</summary>
    internal void EndMerge(Exception failure)
    {
        lock (_writing)
        {
            // Not with every batch from now on: what failed is likely to fail again, and takes as long.
            _mergeAt = (int)Math.Min((long)_state.ChangedCount + _mergeAfter, int.MaxValue);
            _merge.SetException(failure);
        }
    }

    private static TaskCompletionSource NewMerge() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Codes are copied while no batch changes them.
    private IndexMerge NextMerge()
    {
        lock (_writing)
        {
            return new IndexMerge(_state, _codes);
        }
    }

    private void StartMerge()
    {
        _merge = NewMerge();
        _ = Task.Run(Merge);
    }

    private void Merge()
    {
        try
        {
            var merge = NextMerge();
            merge.Build();
            EndMerge(merge);
        }
#pragma warning disable CA1031 // told by Merging
        catch (Exception failure)
#pragma warning restore CA1031
        {
            EndMerge(failure);
        }
    }
}
