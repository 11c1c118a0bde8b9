using System.Globalization;
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
    /// <exception cref="BadInputException">The file is missing or the policy is wrong; every problem is named.</exception>
    public static MatchPolicy Load(string fileOrName, Terminal terminal)
    {
        if (!File.Exists(fileOrName))
        {
            return ShippedPolicies.Find(fileOrName)
                ?? throw new BadInputException([$"'{fileOrName}' is neither a file nor a shipped policy; shipped are: {string.Join(", ", ShippedPolicies.Names)}."]);
        }

        return Read(ReadSmall(fileOrName), fileOrName, Path.GetDirectoryName(Path.GetFullPath(fileOrName))!, terminal);
    }

    /// <summary>Reads a policy document; bases are looked for beside it, then among the shipped ones.</summary>
    /// <exception cref="BadInputException">The policy is wrong; every problem is named.</exception>
    public static MatchPolicy Read(string json, string document, string? folder, Terminal terminal)
    {
        var result = PolicyReader.Read(json, name => Base(name, folder), document);
        foreach (var warning in result.Warnings)
        {
            terminal.Error.WriteLine(warning);
        }

        return result.Policy ?? throw new BadInputException([.. result.Problems.Select(problem => problem.ToString())]);
    }

    // A device has no length, so the limit counts what is read. Bytes that are not UTF-8 are refused, never replaced.
    private static string ReadSmall(string file)
    {
        using var stream = RegularFile.Open(file);
        var bytes = new byte[MaxBytes + 1];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (count > MaxBytes)
        {
            throw new BadInputException([string.Create(CultureInfo.InvariantCulture, $"{file}: larger than {MaxBytes} bytes; a policy is a small JSON document.")]);
        }

        try
        {
            return StrictUtf8.GetString(bytes.AsSpan(0, count)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new BadInputException([$"{file}: not UTF-8."]);
        }
    }

    private static string? Base(string name, string? folder)
    {
        var beside = folder is null || name.AsSpan().IndexOfAny('/', '\\') >= 0 ? null : Path.Combine(folder, name + ".json");
        return beside is not null && File.Exists(beside) ? ReadSmall(beside) : ShippedPolicies.Document(name);
    }
}
