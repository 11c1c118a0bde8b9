namespace Kausa.Matching.Cli;

/// <summary>Writes to where <c>--out</c>, or another option, points; what stands in the way is bad input that names the option.</summary>
internal static class OutputPath
{
    /// <summary>Writes.</summary>
    /// <exception cref="BadInputException">The path cannot be written.</exception>
    public static void Write(string path, Action write, string option = "--out")
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException([$"{option} '{path}': {exception.Message}"]);
        }
    }
}
