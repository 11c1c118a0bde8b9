namespace Kausa.Matching.Grpc.Markets;

/// <summary>An answer that whoever asks first computes and that is kept from then on; others wait for it, and compute it when that one is ended. Thread-safe.</summary>
internal sealed class AskedOnce<T>
    where T : class
{
    // Null: nobody is at it, or whoever was has been ended before; a task without a result is of one who is just being ended.
    private Task<T?>? _known;

    /// <summary>Whether the answer is kept.</summary>
    public bool IsKnown => Volatile.Read(ref _known) is { IsCompletedSuccessfully: true, Result: not null };

    /// <summary>The answer.</summary>
    /// <param name="compute">Computes it.</param>
    /// <param name="cancellation">Ends waiting for somebody else; <paramref name="compute"/> looks for its own end.</param>
    /// <exception cref="OperationCanceledException">The question was ended, while it computed or waited.</exception>
    public T Get(Func<T> compute, CancellationToken cancellation)
    {
        while (true)
        {
            var own = new TaskCompletionSource<T?>();
            if (Interlocked.CompareExchange(ref _known, own.Task, null) is not { } known)
            {
                return Compute(own, compute);
            }

            Task.WaitAny([known], cancellation);
            if (known.Result is { } answer)
            {
                return answer;
            }
        }
    }

    private T Compute(TaskCompletionSource<T?> own, Func<T> compute)
    {
        T? answer = null;
        try
        {
            return answer = compute();
        }
        finally
        {
            if (answer is null)
            {
                Volatile.Write(ref _known, null);
            }

            own.SetResult(answer);
        }
    }
}
