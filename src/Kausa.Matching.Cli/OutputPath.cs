namespace Kausa.Matching.Cli;

/// <summary>Writes to where <c>--out</c>, or another option, points; what stands in the way names the option. Whoever is asked to end meanwhile takes away what was begun, or completes it.</summary>
internal static class OutputPath
{
    /// <summary>Writes.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="write">Writes; is told by the token when somebody asks the process to end.</param>
    /// <param name="option">The option that names the path.</param>
    /// <exception cref="UnusablePathException">The path cannot be written.</exception>
    /// <exception cref="OperationCanceledException">Somebody asked the process to end, and nothing was written.</exception>
    public static void Write(string path, Action<CancellationToken> write, string option = "--out")
    {
        using var cancellation = new Cancellation();
        try
        {
            write(cancellation.Token);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException(option, path, exception);
        }
    }
}
