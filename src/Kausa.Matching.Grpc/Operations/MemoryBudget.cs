namespace Kausa.Matching.Grpc.Operations;

/// <summary>Bytes that calls may hold at once beside the markets: half of them for requests that are still coming in, half for calls at work. Thread-safe.</summary>
/// <remarks>
/// What a call takes is an estimate from above, made before the work: its request as objects and a part for each result asked for. A call is let in when its part is free, or when
/// nobody else holds anything, so that one large call is slow and not impossible.
/// </remarks>
/// <param name="bytes">The budget.</param>
internal sealed class MemoryBudget(long bytes)
{
    /// <summary>What a small call holds, its answer included.</summary>
    public const long BytesOfCall = 64 * 1024;

    /// <summary>A message as objects beside its bytes on the wire.</summary>
    public const int BytesOfRequestByte = 16;

    /// <summary>A result with its pair, its reasons and its bytes.</summary>
    public const long BytesOfResult = 16 * 1024;

    private long _incoming;
    private long _working;

    /// <summary>Bytes held now, for measures.</summary>
    public long Held => Volatile.Read(ref _incoming) + Volatile.Read(ref _working);

    /// <summary>Takes bytes for a call.</summary>
    /// <returns>False when they are not free.</returns>
    public bool TryBegin(long bytes) => TryTake(ref _working, bytes);

    /// <summary>Gives back what <see cref="TryBegin"/> took.</summary>
    public void End(long bytes) => Interlocked.Add(ref _working, -bytes);

    /// <summary>Takes bytes of a request that is still coming in.</summary>
    /// <returns>False when they are not free.</returns>
    public bool TryHold(long bytes) => TryTake(ref _incoming, bytes);

    /// <summary>Gives back what <see cref="TryHold"/> took.</summary>
    public void Release(long bytes) => Interlocked.Add(ref _incoming, -bytes);

    private bool TryTake(ref long held, long more)
    {
        var now = Interlocked.Add(ref held, more);
        if (now <= bytes / 2 || now == more)
            return true;
        Interlocked.Add(ref held, -more);
        return false;
    }
}
