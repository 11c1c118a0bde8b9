using Google.Protobuf;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Jobs;

/// <summary>One run over people of an office: what was asked, how far it is, what it found. Thread-safe.</summary>
/// <remarks>
/// Its work holds the market it was started on, so that writes change nothing in it, and of each result only what it is made of again when somebody reads it is kept, in the order of the candidates.
/// When it is dropped it lets go of all that: somebody who has stopped reading may hold the run for as long as the connection stands.
/// </remarks>
internal sealed class CohortRun(StoredRun asked, MarketView market, CohortWork work) : IProgress<BulkProgress>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<int[]> _results = new(work.Count);
    private readonly CancellationTokenSource _ending = new();
    private CohortWork? _work = work;
    private BulkProgress _wishesRead;
    private V1.CohortRunState _state = V1.CohortRunState.Running;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoredRun Asked => asked;

    public string Id => asked.Id;

    /// <summary>What every result is about: snapshot, policy, date and question.</summary>
    public V1.AnswerInfo Info { get; } = new AnswerWriter(TextCatalogue.For("de"), V1.View.Adviser).Info(market, asked.Mode, asked.Weights, asked.Purpose);

    /// <summary>What orders its lists: what was asked for, or what the policy has learned.</summary>
    public V1.Strategy Strategy { get; } = StrategyWords.Of(asked.Order(market.Policy, market.AsOf));

    /// <summary>The day from which what the policy learned orders lists; empty where something else orders these.</summary>
    public string LearnedSince { get; } = Days.Of(market.Policy.LearnedSince(asked.Order(market.Policy, market.AsOf)));

    /// <summary>Whether it compares lists.</summary>
    public bool IsDelta => asked.Since is not null;

    /// <summary>People in all.</summary>
    public int Count { get; } = work.Count;

    /// <summary>Bytes that it holds beside its market, at most; known before its work.</summary>
    public long MostBytes { get; } = work.MostBytes(asked.Top);

    public int Top => asked.Top;

    public ScoreMode Mode => asked.Mode;

    /// <summary>Ends with the run, so that its work does.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>People whose wishes were read for what orders lists anew, before the first of them.</summary>
    public BulkProgress WishesRead
    {
        get
        {
            lock (_gate)
                return _wishesRead;
        }
    }

    /// <summary>Whether it is about rows that were erased or replaced.</summary>
    public bool IsDropped { get; private set; }

    public bool IsRunning => Now().State == V1.CohortRunState.Running;

    /// <summary>Digest of the whole run; empty until it has succeeded, and where there is none.</summary>
    public string Digest
    {
        get
        {
            lock (_gate)
                return _state == V1.CohortRunState.Succeeded ? _work?.Digest ?? string.Empty : string.Empty;
        }
    }

    /// <summary>State, number of results so far, and a task that ends with the next change.</summary>
    public (V1.CohortRunState State, int Done, Task Changed) Now()
    {
        lock (_gate)
            return (_state, _results.Count, _changed.Task);
    }

    /// <summary>A result that was counted, made again from the market: the same each time. Null when the run was dropped before it was made.</summary>
    public IMessage? Result(int index)
    {
        var (rows, work) = Found(index);
        return rows is not null && work?.Result(index, rows) is { } result && Found(index).Rows is not null ? result : null;
    }

    /// <summary>Notes the next result.</summary>
    /// <param name="rows">What <see cref="CohortWork.Result"/> makes it of.</param>
    public void Add(int[] rows) => Change(() =>
    {
        if (_state == V1.CohortRunState.Running)
            _results.Add(rows);
    });

    /// <summary>Notes how many people's wishes were read.</summary>
    public void Report(BulkProgress value) => Change(() => _wishesRead = value);

    /// <summary>Does the work.</summary>
    public void Do() => Found(0).Work?.Do(this);

    /// <summary>Ends the run and what it does; the first end counts.</summary>
    public void End(V1.CohortRunState state) => Change(() =>
    {
        if (_state != V1.CohortRunState.Running)
            return;
        _state = state;
        _ending.Cancel();
    });

    /// <summary>Ends the run, even one that has ended, and lets go of what it found: it is about rows that were erased or replaced.</summary>
    public void Drop() => Change(() =>
    {
        if (_state == V1.CohortRunState.Running)
            _ending.Cancel();
        (IsDropped, _state) = (true, V1.CohortRunState.Cancelled);
        _results.Clear();
        _work = null;
    });

    /// <summary>Lets go of what only work needs; the run has ended.</summary>
    public void Dispose()
    {
        lock (_gate)
            _ending.Dispose();
    }

    private (int[]? Rows, CohortWork? Work) Found(int index)
    {
        lock (_gate)
            return (index < _results.Count ? _results[index] : null, _work);
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
