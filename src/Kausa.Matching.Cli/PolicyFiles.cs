using System.Text;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli;

/// <summary>Policies from files and by shipped name.</summary>
internal static class PolicyFiles
{
    private const int MaxBytes = 1_000_000;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Loads a policy from a file, or a shipped one by name.</summary>
    /// <param name="option">The option or argument that names it, as errors say it.</param>
    /// <param name="fileOrName">What was typed.</param>
    /// <param name="language">Language of messages.</param>
    /// <param name="terminal">Where warnings go.</param>
    /// <exception cref="UnusablePathException">The file, or one it inherits from, cannot be read.</exception>
    /// <exception cref="BadInputException">There is neither a file nor a shipped policy of that name, or the policy is wrong; every problem is named.</exception>
    public static MatchPolicy Load(string option, string fileOrName, string language, Terminal terminal)
    {
        if (!File.Exists(fileOrName) && ShippedPolicies.Find(fileOrName) is { } shipped)
        {
            return shipped;
        }

        try
        {
            return Read(ReadSmall(fileOrName, $"{option} '{fileOrName}'", language), fileOrName, Path.GetDirectoryName(Path.GetFullPath(fileOrName))!, language, terminal);
        }
        catch (PathException exception) when (exception.InnerException is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnwordedException("POLICY_UNKNOWN", option, fileOrName, string.Join(", ", ShippedPolicies.Names));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UnusablePathException(option, fileOrName, exception);
        }
    }

    /// <summary>Reads a policy document; bases are looked for beside it, then among the shipped ones.</summary>
    /// <exception cref="BadInputException">The policy is wrong; every problem is named.</exception>
    public static MatchPolicy Read(string json, string document, string? folder, string language, Terminal terminal)
    {
        var result = PolicyReader.Read(json, name => Base(name, folder, language), document);
        foreach (var warning in result.Warnings)
        {
            terminal.Error.WriteLine(SafeText.Line(warning.In(language)));
        }

        return result.Policy ?? throw new BadInputException([.. result.Problems.Select(problem => problem.In(language))]);
    }

    // A device has no length, so the limit counts what is read. Bytes that are not UTF-8 are refused, never replaced.
    private static string ReadSmall(string file, string told, string language)
    {
        using var stream = RegularFile.Open(file);
        var bytes = new byte[MaxBytes + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count > MaxBytes)
        {
            throw new BadInputException([UsageTexts.Say(language, "POLICY_TOO_LARGE", told, MaxBytes)]);
        }

        try
        {
            return StrictUtf8.GetString(bytes.AsSpan(0, count)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException([UsageTexts.Say(language, "NOT_UTF8", told)]);
        }
    }

    private static string? Base(string name, string? folder, string language)
    {
        var beside = folder is null || name.AsSpan().IndexOfAny('/', '\\') >= 0 ? null : Path.Combine(folder, name + ".json");
        return beside is not null && File.Exists(beside) ? ReadSmall(beside, beside, language) : ShippedPolicies.Document(name);
    }
}
