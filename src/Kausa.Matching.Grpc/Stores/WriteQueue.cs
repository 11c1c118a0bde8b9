using System.Threading.Channels;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>The one writer: gathers writes into groups, makes each group durable in one commit, then shows it to readers, then acknowledges.</summary>
/// <remarks>
/// Everything that touches the store runs here, one thing at a time. A write that fails takes only itself out of its group; a commit that fails fails its whole group and changes nothing.
/// The queue is bounded: who comes when it is full is told so at once.
/// </remarks>
internal sealed class WriteQueue : IAsyncDisposable
{
    /// <summary>Most writes in one commit.</summary>
    public const int MostPerCommit = 256;

    private const int MostWaiting = 4_096;
    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly IStore _store;
    private readonly Books _books;
    private readonly Task _loop;

    public WriteQueue(IStore store, Books books)
    {
        (_store, _books) = (store, books);
        _loop = Task.Run(LoopAsync);
    }

    /// <summary>Writes rows, together with others that wait.</summary>
    /// <param name="work">Reads and changes the draft; an exception is handed to the caller and undoes what it changed.</param>
    /// <returns>What the work returned, once it is durable and seen by readers.</returns>
    /// <exception cref="RpcException">RESOURCE_EXHAUSTED: no room, or too many writes wait.</exception>
    public Task<T> WriteAsync<T>(Func<Draft, Transcript, T> work)
    {
        var job = new WriteJob<T>(work);
        Enqueue(job);
        return job.Task;
    }

    /// <summary>Does something with the store on its own, such as a backup.</summary>
    public Task<T> AloneAsync<T>(Func<IStore, T> work)
    {
        var job = new StoreJob<T>(work);
        Enqueue(job);
        return job.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await _loop.ConfigureAwait(false);
    }

    private void Enqueue(Job job)
    {
        if (!_jobs.Writer.TryWrite(job))
            throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.QueueFull, "Too many writes wait, or the server is stopping; try again.");
    }

    private async Task LoopAsync()
    {
        var group = new List<Job>(MostPerCommit);
        while (await _jobs.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_jobs.Reader.TryRead(out var job))
            {
                if (job is IAloneJob alone)
                {
                    Write(group);
                    alone.Run(_store);
                    continue;
                }

                group.Add(job);
                if (group.Count == MostPerCommit)
                    Write(group);
            }

            Write(group);
        }
    }

    private void Write(List<Job> group)
    {
        if (group.Count == 0)
            return;
        var draft = new Draft(_books, _store.Version + 1);
        var transcript = new Transcript(_store);
        foreach (var job in group)
            job.Try(draft, transcript);
        try
        {
            if (draft.Changes.Count > 0 || transcript.Answers.Count > 0)
            {
                var sums = _books.SumsAfter(draft.Changes);
                using (ServiceTelemetry.Commit())
                {
                    _store.Commit(new StoreBatch(
                        draft.Version,
                        [.. draft.Changes.Select(change => KeyValuePair.Create(change.Key, change.Value is null ? null : RowBodies.Write(change.Value)))],
                        transcript.Answers,
                        [.. draft.Changes.Keys.Where(key => ContentSums.Counts(key.Kind)).Select(key => (key.Office, key.Kind)).Distinct().Select(kind => new KindContent(kind.Office, kind.Kind, sums.Of(kind.Office, kind.Kind)))]));
                }

                ServiceTelemetry.Committed(draft.Version, draft.Changes.Count);
                _books.Apply(draft.Version, draft.Changes, sums);
            }

            group.ForEach(job => job.Acknowledge());
        }
        catch (StoreFullException)
        {
            group.ForEach(job => job.Fail(NoRoom()));
        }
#pragma warning disable CA1031 // the writer must outlive any failure; each caller is told
        catch (Exception exception)
#pragma warning restore CA1031
        {
            group.ForEach(job => job.Fail(exception));
        }

        group.Clear();
    }

    private static RpcException NoRoom() => Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.StoreFull, "The disk of the store is full; nothing was written. Reading goes on.");

    private abstract class Job
    {
        public abstract void Try(Draft group, Transcript transcript);

        public abstract void Acknowledge();

        public abstract void Fail(Exception exception);
    }

    private interface IAloneJob
    {
        void Run(IStore store);
    }

    private sealed class WriteJob<T>(Func<Draft, Transcript, T> work) : Job
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;

        public Task<T> Task => _done.Task;

        public override void Try(Draft group, Transcript transcript)
        {
            var own = new Draft(group);
            try
            {
                _result = work(own, transcript);
                group.Add(own);
            }
#pragma warning disable CA1031 // handed to the caller
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _done.TrySetException(exception);
            }
        }

        public override void Acknowledge() => _done.TrySetResult(_result!);

        public override void Fail(Exception exception) => _done.TrySetException(exception);
    }

    private sealed class StoreJob<T>(Func<IStore, T> work) : Job, IAloneJob
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _done.Task;

        public void Run(IStore store)
        {
            try
            {
                _done.TrySetResult(work(store));
            }
            catch (StoreFullException)
            {
                _done.TrySetException(NoRoom());
            }
#pragma warning disable CA1031 // handed to the caller
            catch (Exception exception)
#pragma warning restore CA1031
            {
                _done.TrySetException(exception);
            }
        }

        public override void Try(Draft group, Transcript transcript) => throw new NotSupportedException();

        public override void Acknowledge() => throw new NotSupportedException();

        public override void Fail(Exception exception) => _done.TrySetException(exception);
    }
}

/// <summary>Answers of writes that carried a request id: those of the store, and those that go into the next commit.</summary>
internal sealed class Transcript(IStore store)
{
    public List<StoredAnswer> Answers { get; } = [];

    public StoredAnswer? Find(string office, string requestId) =>
        Answers.Find(answer => answer.Office == office && answer.RequestId == requestId) ?? store.FindAnswer(office, requestId);
}
