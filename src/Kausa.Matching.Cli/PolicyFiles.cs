using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli;

/// <summary>Policies from files and by shipped name.</summary>
internal static class PolicyFiles
{
    private const long MaxBytes = 4_000_000;

    /// <summary>Loads a policy from a file, or a shipped one by name.</summary>
    /// <exception cref="BadInputException">The file is missing or the policy is wrong; every problem is named.</exception>
    public static MatchPolicy Load(string fileOrName, Terminal terminal)
    {
        if (!File.Exists(fileOrName))
        {
            return ShippedPolicies.Find(fileOrName)
                ?? throw new BadInputException([$"'{fileOrName}' is neither a file nor a shipped policy; shipped are: {string.Join(", ", ShippedPolicies.Names)}."]);
        }

        if (new FileInfo(fileOrName).Length > MaxBytes)
        {
            throw new BadInputException([$"{fileOrName}: larger than {MaxBytes} bytes; a policy is a small JSON document."]);
        }

        return Read(File.ReadAllText(fileOrName), fileOrName, Path.GetDirectoryName(Path.GetFullPath(fileOrName))!, terminal);
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

    private static string? Base(string name, string? folder)
    {
        var beside = folder is null || name.AsSpan().IndexOfAny('/', '\\') >= 0 ? null : Path.Combine(folder, name + ".json");
        return beside is not null && File.Exists(beside) ? File.ReadAllText(beside) : ShippedPolicies.Document(name);
    }
}
