using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Runs a command line inside the test process.</summary>
internal static class Shell
{
    public static readonly string Stuttgart = Repository.PathOf("samples", "stuttgart");

    // A day of the samples' summer: what a verb says of today must not change with the day on which tests run.
    private static readonly FixedTime Time = new();

    public static Run Kausa(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error, Time);
        return new Run(code, output.ToString(), error.ToString());
    }
}

/// <summary>A clock that stands still.</summary>
internal sealed class FixedTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 7, 20, 12, 0, 0, TimeSpan.Zero);
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
