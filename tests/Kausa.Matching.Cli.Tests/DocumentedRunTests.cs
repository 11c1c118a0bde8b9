using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Every run shown in README.md and docs/offices still ends well and says what is shown.</summary>
/// <remarks>
/// A run is a line that begins with <c>$ ./kausa</c> (or what stands for it) in a fenced block with what it says below it: lines of the real output in their order. A line that is only
/// <c>…</c> stands for lines left out, a line that ends in <c> …</c> goes on in the real output.
/// </remarks>
public sealed class DocumentedRunTests
{
    private static readonly string[] Prompts = ["$ ./kausa ", "$ dotnet run -c Release --project src/Kausa.Matching.Cli -- "];

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Repository.PathOf("docs", "offices"), "*.md").Select(file => "docs/offices/" + Path.GetFileName(file)).Append("README.md")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Runs_OfADocument_SayWhatIsShown(string document)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var runs = Runs(File.ReadAllLines(Repository.PathOf(document)));
            Assert.NotEmpty(runs);
            Assert.All(runs, run => SaysWhatIsShown(run, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Documents_AreThoseOfTheFiveOffices() => Assert.Equal(6, Documents.Count);

    private static void SaysWhatIsShown((string[] Arguments, List<string> Shown) run, string folder)
    {
        var real = Shell.Kausa([.. run.Arguments.Select((argument, i) => Located(argument, i > 0 && run.Arguments[i - 1] is ("--out" or "--market"), folder))]);
        Assert.Equal(0, real.Code);
        var lines = (real.Output + real.Error).Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd()).ToList();
        var next = 0;
        foreach (var shown in run.Shown.Where(line => line.Trim() != "…"))
        {
            var at = lines.FindIndex(next, line => shown.EndsWith(" …", StringComparison.Ordinal) ? line.StartsWith(shown[..^1], StringComparison.Ordinal) : line == shown);
            Assert.True(at >= 0, $"kausa {string.Join(' ', run.Arguments)} does not say, or not there: {shown}");
            next = at + 1;
        }
    }

    /// <summary>Samples lie in the repository, what a run writes in a folder that goes away.</summary>
    private static string Located(string argument, bool isPath, string folder) => argument.StartsWith("samples/", StringComparison.Ordinal)
        ? Repository.PathOf(argument.Split('/'))
        : isPath ? Path.Combine(folder, argument) : argument;

    private static List<(string[] Arguments, List<string> Shown)> Runs(string[] document)
    {
        var runs = new List<(string[], List<string>)>();
        var isInside = false;
        foreach (var line in document)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isInside = false;
            }
            else if (Array.Find(Prompts, prompt => line.StartsWith(prompt, StringComparison.Ordinal)) is { } prompt)
            {
                runs.Add((line[prompt.Length..].Split(' '), []));
                isInside = true;
            }
            else if (isInside && line.Length > 0)
            {
                runs[^1].Item2.Add(line.TrimEnd());
            }
        }

        return runs;
    }
}
