using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli;

/// <summary>What the process says when it ends.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Internal = 1;
    public const int BadInput = 2;
    public const int UnknownId = 3;
    public const int SomeRefused = 4;
    public const int NotProven = 5;
    public const int Cancelled = 130;
}

/// <summary>Input or usage is wrong; the messages say where and what is allowed.</summary>
/// <param name="messages">One line per cause.</param>
internal class BadInputException(IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    /// <summary>One line per cause.</summary>
    /// <param name="language"><c>de</c> or <c>en</c>; those that were worded already stay as they are.</param>
    public virtual IReadOnlyList<string> In(string language) => messages;
}

/// <summary>A file cannot be used; what is wrong in it is worded once the language of the verb is known.</summary>
/// <param name="file">The file as it was typed.</param>
/// <param name="linesIn">What is wrong, in a language, one line per cause.</param>
internal sealed class FileContentException(string file, Func<string, IEnumerable<string>> linesIn) : BadInputException([file])
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> In(string language) => [.. linesIn(language).Select(line => $"{file}: {line}")];
}

/// <summary>Input or usage is wrong, found where nobody knows the language of the verb.</summary>
/// <param name="key">Key of the usage text.</param>
/// <param name="parts">What its parts stand for.</param>
internal sealed class UnwordedException(string key, params object[] parts) : BadInputException([key])
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> In(string language) => [UsageTexts.Say(language, key, parts)];
}

/// <summary>What an option or an argument names cannot be read or written; what is said of it depends on the language of the verb.</summary>
/// <param name="option">The option with its dashes, or the argument.</param>
/// <param name="path">The path as it was typed.</param>
/// <param name="cause">What is in the way.</param>
internal sealed class UnusablePathException(string option, string path, Exception cause) : BadInputException([cause.Message])
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> In(string language) => [$"{option} '{path}': {PathException.TextOf(cause, language)}"];
}

/// <summary>A service answers with more than is taken; what is said of it depends on the language of the verb.</summary>
/// <param name="server">Address of the service.</param>
/// <param name="mostBytes">The largest answer that is taken.</param>
internal sealed class AnswerTooLargeException(string server, int mostBytes) : Exception
{
    public string Server { get; } = server;

    public int MostBytes { get; } = mostBytes;
}

/// <summary>An identifier that the market does not have.</summary>
/// <param name="message">Which, and what exists.</param>
internal sealed class UnknownIdException(string message) : Exception(message);
