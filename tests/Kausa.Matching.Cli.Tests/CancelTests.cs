using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Whoever presses Ctrl+C is told the truth about what stays.</summary>
public sealed class CancelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("new/deep/market", "market", "generate", "--candidates", "40000", "--places", "20000")]
    [InlineData("new/deep/lists.csv", "bulk", "--market", "MARKET", "--side", "both", "--threads", "1")]
    [InlineData("new/deep/bench", "lab", "export-bench")]
    [InlineData("new/deep/results", "lab", "run", "PLAN")]
    public void Verb_InterruptedWhileItWorks_LeavesNothing(string target, params string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var market = Path.Combine(_folder, "market");
        if (args.Contains("MARKET"))
        {
            Assert.Equal(0, Shell.Kausa("market", "generate", "--candidates", "6000", "--places", "3000", "--out", market).Code);
        }

        var before = Directory.GetFileSystemEntries(_folder);
        string[] given = [.. args.Select(arg => arg == "MARKET" ? market : arg == "PLAN" ? Repository.PathOf("examples", "lab", "strategies-stuttgart.json") : arg), "--out", Path.Combine(_folder, target)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KausaCommand).Assembly.Location, .. given]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Assert.NotNull(process.StandardError.ReadLine());

        // What Ctrl+C sends is ignored by everything below a shell that runs it in the background; both are taken the same way.
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        var said = process.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal((130, args[0] == "lab" ? "Cancelled; nothing was written." : "Abgebrochen; es wurde nichts geschrieben."), (process.ExitCode, said[^1]));
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void ExportBench_FailsWhileSomebodyPutsAFileThere_LeavesTheFileAndNothingElse()
    {
        var target = Path.Combine(_folder, "new", "bench");
        var theirs = Path.Combine(target, "theirs.txt");
        using var error = new LastStraw(() =>
        {
            Directory.CreateDirectory(target);
            File.WriteAllText(theirs, "theirs");
        });
        Assert.Equal(2, KausaCommand.Run(["lab", "export-bench", "--size", "small", "--out", target], TextWriter.Null, error));
        Assert.Contains("no more room", error.ToString(), StringComparison.Ordinal);
        Assert.Equal([theirs], Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories));
        Assert.Equal([target], Directory.EnumerateDirectories(Path.GetDirectoryName(target)!));
    }

    // Fails when the second world is begun.
    private sealed class LastStraw(Action first) : StringWriter(CultureInfo.InvariantCulture)
    {
        private int _lines;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (++_lines == 2)
            {
                first();
                throw new IOException("no more room");
            }
        }
    }
}
