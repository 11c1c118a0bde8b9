using System.CommandLine;

namespace Kausa.Matching.Cli.Tests;

/// <summary>An empty path is never the folder one stands in.</summary>
public sealed class PathTests
{
    // Arguments that are words and identifiers; every other one is a path.
    private static readonly string[] Words = ["WORDS", "OCCUPATION"];

    [Fact]
    public void Tree_EveryOptionThatIsAPath_RefusesAnEmptyOne()
    {
        var options = Commands(Tree()).SelectMany(command => command.Options).Where(option => option.HelpName is { } name && (name.StartsWith("FILE", StringComparison.Ordinal) || name is "DIR" or "PATH")).ToList();
        Assert.InRange(options.Count, 30, int.MaxValue);
        Assert.All(options, option => Assert.Equal([$"{option.Name} '': erlaubt ist ein Pfad."], Errors(new Command("any") { option }, option.Name, " ")));
    }

    [Fact]
    public void Tree_EveryArgumentThatIsAPath_RefusesAnEmptyOne()
    {
        var arguments = Commands(Tree()).SelectMany(command => command.Arguments).Where(argument => !Words.Contains(argument.Name)).ToList();
        Assert.InRange(arguments.Count, 8, int.MaxValue);
        Assert.All(arguments, argument => Assert.Equal([$"{argument.Name} '': erlaubt ist ein Pfad."], Errors(new Command("any") { argument }, string.Empty)));
    }

    [Theory]
    [InlineData("--market", "rank", "--market", "", "--candidate", "s-001")]
    [InlineData("--out", "bulk", "--market", "x", "--out", "")]
    [InlineData("--out", "market", "convert", "--market", "x", "--out", " ")]
    [InlineData("--out", "template", "--out", "")]
    [InlineData("--out", "report", "--market", "x", "--out", "")]
    [InlineData("--previous", "allocate", "--market", "x", "--previous", "")]
    [InlineData("--mapping", "assess", "import", "--market", "x", "--mapping", "", "x.csv")]
    [InlineData("FILE", "assess", "import", "--market", "x", "--instrument", "DTZ", "")]
    [InlineData("PATH", "market", "check", "")]
    [InlineData("B", "policy", "diff", "base", "")]
    [InlineData("--train", "lab", "learn", "--train", "", "--train-query", "x", "--test", "x", "--test-query", "x")]
    public void EmptyPath_AnyVerb_IsNamed(string what, params string[] args)
    {
        var run = Shell.Kausa(args);
        Assert.Equal((2, true), (run.Code, run.Error.Contains($"{what} '': erlaubt ist ein Pfad.", StringComparison.Ordinal)));
        Assert.DoesNotContain("Fehler im Programm", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("wishes.csv", "de", "wishes.csv 'ein Ordner': eine Datei")]
    [InlineData("market.json", "de", "market.json 'ein Ordner': eine Datei")]
    [InlineData("policy.json", "de", "policy.json 'ein Ordner': eine Datei")]
    [InlineData("wishes.csv", "en", "wishes.csv:1 file 'a folder': a file")]
    public void FolderInPlaceOfATable_IsToldWithWhatElseIsWrong(string file, string language, string problem)
    {
        using var market = new BrokenMarket();
        File.Delete(Path.Combine(market.Folder, file));
        Directory.CreateDirectory(Path.Combine(market.Folder, file));
        market.Rewrite("advisers.csv", text => text.Replace("a-1,", "a 1,", StringComparison.Ordinal));
        var run = Shell.Kausa("market", "check", market.Folder, "--lang", language);
        Assert.Equal(2, run.Code);
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Contains(problem, lines);
        Assert.Contains(lines, line => line.StartsWith("advisers.csv:2 id 'a 1'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FILE '{0}': '{0}' ist ein Ordner; erlaubt ist eine Datei.", "lab", "run", "{0}", "--out", "{0}/out")]
    [InlineData("FILE '{0}': '{0}' ist ein Ordner; erlaubt ist eine Datei.", "solve", "assignment", "{0}")]
    [InlineData("FILE '{0}': '{0}' ist ein Ordner; erlaubt ist eine Datei.", "solve", "stable", "{0}")]
    [InlineData("--previous '{0}': '{0}' ist ein Ordner; erlaubt ist eine Datei.", "allocate", "--market", "{1}", "--previous", "{0}")]
    [InlineData("--previous '{0}': '{0}' is a folder; allowed is a file.", "allocate", "--market", "{1}", "--previous", "{0}", "--lang", "en")]
    [InlineData("PLAN '{0}': '{0}' ist ein Ordner; erlaubt ist eine Datei.", "check-plan", "{0}", "{0}")]
    public void FolderInPlaceOfAFile_IsToldAsOne(string expected, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var run = Shell.Kausa([.. args.Select(Filled)]);
            Assert.Equal((2, string.Empty, Filled(expected)), (run.Code, run.Output, run.Error.Trim()));
        }
        finally
        {
            Directory.Delete(folder);
        }

        string Filled(string text) => text.Replace("{0}", folder, StringComparison.Ordinal).Replace("{1}", Shell.Stuttgart, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.xlsx", "template")]
    [InlineData("x.xlsx", "market", "convert", "--market", "MARKET")]
    [InlineData("x.zip", "market", "convert", "--market", "MARKET")]
    [InlineData("x", "market", "convert", "--market", "MARKET")]
    [InlineData("x.csv", "bulk", "--market", "MARKET", "--top", "1")]
    [InlineData("x.csv", "allocate", "--market", "MARKET")]
    [InlineData("x.html", "report", "--market", "MARKET")]
    public void Out_WhereNothingCanBeWritten_IsToldByTheOptionAsTypedWithWhatIsAllowed(string name, params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var file = Path.Combine(folder, "file");
            File.WriteAllText(file, "mine");
            Directory.CreateDirectory(Path.Combine(folder, name, "full"));
            var isFolder = !Path.HasExtension(name);
            Told(Path.Combine(file, name), $"'{file}' ist eine Datei; hier muss ein Ordner stehen oder nichts.", $"'{file}' is a file; a folder has to be here, or nothing.");
            Told(
                Path.Combine(folder, name),
                isFolder ? "'{0}' ist nicht leer; erlaubt ist ein neuer oder leerer Ordner, mit --replace auch einer, in dem nur ein Markt liegt." : "'{0}' ist ein Ordner; er wird nicht durch eine Datei ersetzt.",
                isFolder ? "'{0}' is not empty; allowed is a new or an empty folder, with --replace also one that holds a market alone." : "'{0}' is a folder; it is not replaced by a file.");
            Told(Path.Combine(folder, new string('n', 300) + Path.GetExtension(name)), "der Name ist zu lang; erlaubt ist ein kürzerer.", "the name is too long; allowed is a shorter one.");
            if (OperatingSystem.IsLinux())
            {
                // Where not even the administrator can write.
                Told(Path.Combine("/proc", name), "in den Ordner '/proc' lässt sich nichts schreiben; erlaubt ist ein Ordner, in den man schreiben darf.", "nothing can be written into the folder '/proc'; allowed is a folder that you may write into.");
            }

            Assert.Equal([Path.Combine(folder, name, "full")], Directory.GetFileSystemEntries(Path.Combine(folder, name)));
            Assert.Equal(2, Directory.GetFileSystemEntries(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Told(string path, string german, string english)
        {
            string[] given = [.. args.Select(arg => arg == "MARKET" ? Shell.Stuttgart : arg), "--out", path];
            foreach (var (language, expected) in new[] { (Array.Empty<string>(), german), (["--lang", "en"], english) })
            {
                var run = Shell.Kausa([.. given, .. language]);
                Assert.Equal((2, string.Empty, SafeText.Line($"--out '{path}': {expected.Replace("{0}", path, StringComparison.Ordinal)}")), (run.Code, run.Output, run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^1]));
            }
        }
    }

    [Theory]
    [InlineData("--previous '{0}': '{0}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "allocate", "--market", "MARKET", "--previous", "{0}")]
    [InlineData("--previous '{0}': '{0}' does not exist; allowed is a file that is there.", "allocate", "--market", "MARKET", "--previous", "{0}", "--lang", "en")]
    [InlineData("PLAN '{0}': '{0}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "check-plan", "{0}", "{0}")]
    [InlineData("PLAN '{0}': '{0}' does not exist; allowed is a file that is there.", "check-plan", "{0}", "{0}", "--lang", "en")]
    [InlineData("FILE '{0}': '{0}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "solve", "stable", "{0}")]
    [InlineData("FILE '{0}': '{0}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "lab", "run", "{0}", "--out", "x")]
    [InlineData("PATH '{0}': einen solchen Ordner oder eine solche Datei gibt es nicht; erlaubt ist eine Arbeitsmappe (.xlsx), ein Ordner von Tabellen, oder ein .zip von beidem.", "market", "check", "{0}")]
    [InlineData("--mapping '{0}': '{0}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "assess", "import", "{0}", "--market", "MARKET", "--mapping", "{0}")]
    [InlineData("--outcomes '{0}': '{0}' gibt es nicht; erlaubt ist eine Datei, die es gibt.", "lab", "learn-policy", "--outcomes", "{0}", "--out", "x")]
    public void MissingFile_AnyVerb_IsToldInItsLanguageAsTyped(string expected, params string[] args)
    {
        const string Missing = "no/such.file";
        var run = Shell.Kausa([.. args.Select(arg => arg == "MARKET" ? Shell.Stuttgart : arg.Replace("{0}", Missing, StringComparison.Ordinal))]);
        Assert.Equal((2, string.Empty, expected.Replace("{0}", Missing, StringComparison.Ordinal)), (run.Code, run.Output, run.Error.Trim()));
    }

    [Theory]
    [InlineData("de", "ist eine Pipe oder ein Gerät; erlaubt ist eine Datei.")]
    [InlineData("en", "is a pipe or a device; allowed is a file.")]
    public void PipeInPlaceOfAWorkbook_IsToldInTheLanguageAskedFor(string language, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var pipe = Path.Combine(folder, "office.xlsx");
            using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [pipe]))
            {
                mkfifo.WaitForExit();
            }

            var run = Shell.Kausa("market", "check", pipe, "--lang", language);
            Assert.Equal((2, $"PATH '{pipe}': '{pipe}' {expected}"), (run.Code, run.Error.Trim()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RootCommand Tree() => KausaCommand.Tree(new Terminal(TextWriter.Null, TextWriter.Null));

    private static IEnumerable<Command> Commands(Command command) => command.Subcommands.SelectMany(Commands).Prepend(command);

    private static IEnumerable<string> Errors(Command command, params string[] args) => command.Parse(args).Errors.Select(error => error.Message);
}
