namespace Kausa.Matching.Cli;

/// <summary>Work that looks for its end too seldom: whoever asks the process to end need not wait for it.</summary>
internal static class EndableWork
{
    // Longer than one write of a file takes: what looks for its end there has ended by then.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits for work until it is done or somebody asks to end.</summary>
    /// <param name="work">The work: it only reads, or writes to what refuses to be written to once somebody asks to end.</param>
    /// <param name="cancellation">Set when somebody asks to end.</param>
    /// <returns>What the work came to.</returns>
    /// <exception cref="OperationCanceledException">Somebody asked to end; the work may still go on and comes to nothing.</exception>
    public static T Wait<T>(Func<T> work, CancellationToken cancellation)
    {
        var task = Task.Run(work, CancellationToken.None);
        try
        {
            Task.WaitAny([task], cancellation);
        }
        catch (OperationCanceledException)
        {
            Task.WaitAny([task], Rest);
            throw;
        }

        return task.GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait{T}(Func{T}, CancellationToken)"/>
    public static void Wait(Action work, CancellationToken cancellation) => Wait(
        () =>
        {
            work();
            return true;
        },
        cancellation);
}
