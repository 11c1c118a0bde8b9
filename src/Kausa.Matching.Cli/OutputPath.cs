namespace Kausa.Matching.Cli;

/// <summary>Writes to where <c>--out</c> points; what stands in the way is bad input that names the option.</summary>
internal static class OutputPath
{
    /// <summary>Writes.</summary>
    /// <exception cref="BadInputException">The path cannot be written.</exception>
    public static void Write(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException([$"--out '{path}': {exception.Message}"]);
        }
    }
}
