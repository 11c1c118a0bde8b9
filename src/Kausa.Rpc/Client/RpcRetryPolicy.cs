namespace Kausa.Rpc;

/// <summary>Which failed calls are tried again, when, and how many in all. Thread-safe; one policy belongs to one channel.</summary>
/// <remarks>
/// Only calls without any answer are tried again. Waiting times are drawn evenly between zero and a bound that doubles from attempt to attempt (full jitter), unless the server names one.
/// The budget keeps retries from feeding an overload: each failure costs one of ten tokens, each success gives back a tenth of one, and below half of them nothing is retried.
/// Source: gRPC proposal A6.
/// </remarks>
public sealed class RpcRetryPolicy
{
    private const double MaxTokens = 10;
    private const double TokensPerSuccess = 0.1;
    private readonly Lock _gate = new();
    private double _tokens = MaxTokens;

    /// <summary>Attempts in all, the first counted. 3 unless set.</summary>
    public int MaxAttempts { get; init; } = 3;
    /// <summary>Bound of the first waiting time. 100 ms unless set.</summary>
    public TimeSpan FirstDelayMax { get; init; } = TimeSpan.FromMilliseconds(100);
    /// <summary>Bound of every waiting time. 5 s unless set.</summary>
    public TimeSpan DelayMax { get; init; } = TimeSpan.FromSeconds(5);
    /// <summary>Codes that are tried again; only such after which the server has surely not done the work. UNAVAILABLE unless set.</summary>
    public IReadOnlySet<RpcStatusCode> Codes { get; init; } = new HashSet<RpcStatusCode> { RpcStatusCode.Unavailable };
    /// <summary>Source of the jitter: numbers from 0 to below 1.</summary>
    internal Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    internal void Succeeded()
    {
        lock (_gate)
            _tokens = Math.Min(MaxTokens, _tokens + TokensPerSuccess);
    }

    /// <summary>How long to wait after the attempt of this number, from 1, has failed; null if there is no other.</summary>
    internal TimeSpan? DelayAfter(int attempt, RpcException failure)
    {
        if (!Codes.Contains(failure.Status.Code))
            return null;
        lock (_gate)
        {
            _tokens = Math.Max(0, _tokens - 1);
            if (attempt >= MaxAttempts || _tokens <= MaxTokens / 2)
                return null;
        }
        if (failure.RetryPushback is { } pushback)
            return int.TryParse(pushback, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) ? TimeSpan.FromMilliseconds(milliseconds) : null;
        var bound = Math.Min(DelayMax.TotalMilliseconds, FirstDelayMax.TotalMilliseconds * (1L << Math.Min(attempt - 1, 30)));
        return TimeSpan.FromMilliseconds(bound * Jitter());
    }
}
