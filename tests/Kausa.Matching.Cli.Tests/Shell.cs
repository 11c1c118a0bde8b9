using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Runs a command line inside the test process.</summary>
internal static class Shell
{
    public static readonly string Stuttgart = Repository.PathOf("samples", "stuttgart");

    public static Run Kausa(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error);
        return new Run(code, output.ToString(), error.ToString());
    }
}

/// <summary>What a run left behind.</summary>
internal sealed record Run(int Code, string Output, string Error);

/// <summary>A copy of the sample that a test may break; it goes away with the test.</summary>
internal sealed class BrokenMarket : IDisposable
{
    public BrokenMarket()
    {
        Folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        foreach (var file in Directory.EnumerateFiles(Shell.Stuttgart))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }
    }

    public string Folder { get; }

    public void Rewrite(string file, Func<string, string> change)
    {
        var path = Path.Combine(Folder, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
