using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Every run shown in README.md and docs/offices still ends well and says what is shown.</summary>
/// <remarks>
/// A run is a line that begins with <c>$ ./kausa</c> (or what stands for it) in a fenced block with what it says below it: lines of the real output in their order. A line that is only
/// <c>…</c> stands for lines left out, a line that ends in <c> …</c> goes on in the real output. <c>scripts/update-offices.sh</c> writes what is said anew into docs/offices
/// (the variable KAUSA_RUNS_OUT): a line that is said no more gives way to the one that stands in its place; what follows a <c>…</c> must still be said.
/// </remarks>
public sealed class DocumentedRunTests
{
    private const string Omitted = "…";
    private static readonly string[] Prompts = ["$ ./kausa ", "$ dotnet run -c Release --project src/Kausa.Matching.Cli -- "];

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Repository.PathOf("docs", "offices"), "*.md").Select(file => "docs/offices/" + Path.GetFileName(file)).Append("README.md")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Runs_OfADocument_SayWhatIsShown(string document)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var lines = File.ReadAllLines(Repository.PathOf(document));
            var runs = Runs(lines);
            Assert.NotEmpty(runs);
            if (Environment.GetEnvironmentVariable("KAUSA_RUNS_OUT") is { Length: > 0 } target && document.StartsWith("docs/", StringComparison.Ordinal))
            {
                File.WriteAllText(Path.Combine(target, document), string.Join('\n', Renewed(lines, runs, folder)) + "\n");
                return;
            }

            Assert.All(runs, run => SaysWhatIsShown(run, folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Documents_AreThoseOfTheFiveOffices() => Assert.Equal(6, Documents.Count);

    private static void SaysWhatIsShown(DocumentedRun run, string folder)
    {
        var lines = Said(run, folder);
        var next = 0;
        foreach (var shown in run.Shown.Where(line => line.Length > 0 && line.Trim() != Omitted))
        {
            var at = Find(lines, next, shown);
            Assert.True(at >= 0, $"kausa {string.Join(' ', run.Arguments)} does not say, or not there: {shown}");
            next = at + 1;
        }
    }

    private static List<string> Said(DocumentedRun run, string folder)
    {
        var real = Shell.Kausa([.. run.Arguments.Select((argument, i) => Located(argument, i > 0 && run.Arguments[i - 1] is ("--out" or "--market"), folder))]);
        Assert.Contains(real.Code, new[] { 0, ExitCodes.SomeRefused });
        return [.. (real.Output + real.Error).Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd())];
    }

    private static int Find(List<string> lines, int first, string shown) =>
        lines.FindIndex(first, line => shown.EndsWith(" …", StringComparison.Ordinal) ? line.StartsWith(shown[..^1], StringComparison.Ordinal) : line == shown);

    private static IEnumerable<string> Renewed(string[] document, List<DocumentedRun> runs, string folder)
    {
        var next = 0;
        foreach (var run in runs)
        {
            for (; next < run.FirstLine; next++)
            {
                yield return document[next];
            }

            foreach (var line in Renewed(run, Said(run, folder)))
            {
                yield return line;
            }

            next = run.FirstLine + run.Shown.Count;
        }

        for (; next < document.Length; next++)
        {
            yield return document[next];
        }
    }

    private static IEnumerable<string> Renewed(DocumentedRun run, List<string> said)
    {
        said.RemoveAll(line => line.Length == 0);
        var next = 0;
        var isAfterGap = false;
        foreach (var shown in run.Shown)
        {
            if (shown.Length == 0 || shown.Trim() == Omitted)
            {
                isAfterGap |= shown.Length > 0;
                yield return shown;
                continue;
            }

            var at = Find(said, next, shown);
            Assert.True(at >= 0 || (!isAfterGap && next < said.Count), $"kausa {string.Join(' ', run.Arguments)} says no more, or not there, what begins: {shown}");
            yield return at >= 0 ? shown : said[next];
            next = (at >= 0 ? at : next) + 1;
            isAfterGap = false;
        }
    }

    /// <summary>Samples lie in the repository, what a run writes in a folder that goes away.</summary>
    private static string Located(string argument, bool isPath, string folder) => argument.StartsWith("samples/", StringComparison.Ordinal)
        ? Repository.PathOf(argument.Split('/'))
        : isPath ? Path.Combine(folder, argument) : argument;

    private static List<DocumentedRun> Runs(string[] document)
    {
        var runs = new List<DocumentedRun>();
        var isInside = false;
        foreach (var (number, line) in document.Index())
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isInside = false;
            }
            else if (Array.Find(Prompts, prompt => line.StartsWith(prompt, StringComparison.Ordinal)) is { } prompt)
            {
                runs.Add(new(line[prompt.Length..].Split(' '), [], number + 1));
                isInside = true;
            }
            else if (isInside)
            {
                runs[^1].Shown.Add(line.TrimEnd());
            }
        }

        return runs;
    }

    /// <summary>A run as a document shows it.</summary>
    private sealed record DocumentedRun(string[] Arguments, List<string> Shown, int FirstLine);
}
