namespace Kausa.Matching.Cli.Tests;

/// <summary>A file that cannot be used is told by the option or argument that names it, as typed, in the language asked for.</summary>
public sealed class UnusableFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, string[]> Readers => new()
    {
        { "--previous", ["allocate", "--market", Shell.Stuttgart, "--previous", "PATH"] },
        { "PLAN", ["check-plan", "PATH", "PATH"] },
        { "FILE", ["solve", "stable", "PATH"] },
        { "FILE", ["lab", "run", "PATH", "--out", "x"] },
        { "--learned", ["lab", "fairness", "--learned", "PATH", "--out", "x"] },
        { "--mapping", ["assess", "import", "x.csv", "--market", Shell.Stuttgart, "--mapping", "PATH"] },
        { "FILE", ["assess", "import", "PATH", "--market", Shell.Stuttgart, "--instrument", "DTZ", "--check"] },
        { "--policy", ["what-if", "--market", Shell.Stuttgart, "--candidate", "s-001", "--policy", "PATH"] },
        { "FILE", ["policy", "check", "PATH"] },
        { "A", ["policy", "diff", "PATH", "base"] },
        { "B", ["policy", "diff", "base", "PATH"] },
    };

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_ThatTheSystemCannotOpen_IsToldByWhatNamesIt(string option, string[] args)
    {
        var tooLong = Path.Combine(_folder, new string('n', 300));
        Told(tooLong, "der Name ist zu lang; erlaubt ist ein kürzerer.", "the name is too long; allowed is a shorter one.");
        Told(_folder, $"'{_folder}' ist ein Ordner; erlaubt ist eine Datei.", $"'{_folder}' is a folder; allowed is a file.");
        if (!OperatingSystem.IsWindows())
        {
            string one = Path.Combine(_folder, "one.csv"), other = Path.Combine(_folder, "other.csv");
            File.CreateSymbolicLink(one, other);
            File.CreateSymbolicLink(other, one);
            Told(one, $"'{one}' ist ein Verweis, der im Kreis führt; erlaubt ist eine Datei, die es gibt.", $"'{one}' is a link that leads round in a circle; allowed is a file that is there.");
        }

        void Told(string path, string german, string english)
        {
            foreach (var (language, expected) in new[] { ("de", german), ("en", english) })
            {
                var run = Shell.Kausa([.. args.Select(arg => arg == "PATH" ? path : arg), "--lang", language]);
                Assert.Equal((2, string.Empty, SafeText.Line($"{option} '{path}': {expected}")), (run.Code, run.Output, run.Error.Trim()));
            }
        }
    }

    [Fact]
    public void Market_OfWhichAFileCannotBeOpened_IsToldByItsOption()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var market = new BrokenMarket();
        var table = Path.Combine(market.Folder, "vetoes.csv");
        File.Delete(table);
        File.CreateSymbolicLink(table, table);
        var book = Path.Combine(_folder, "office.xlsx");
        File.CreateSymbolicLink(book, book);
        foreach (var (path, file) in new[] { (market.Folder, table), (book, book) })
        {
            Assert.Equal($"--market '{path}': '{file}' ist ein Verweis, der im Kreis führt; erlaubt ist eine Datei, die es gibt.", Shell.Kausa("rank", "--market", path, "--candidate", "s-001").Error.Trim());
            Assert.Equal($"PATH '{path}': '{file}' is a link that leads round in a circle; allowed is a file that is there.", Shell.Kausa("market", "check", path, "--lang", "en").Error.Trim());
        }
    }

    [Fact]
    public void RunOfAssessments_WhoseOwnFilesAreDamaged_NamesTheFileInBothLanguages()
    {
        using var market = new BrokenMarket();
        var beside = Directory.CreateDirectory(market.Folder + ".assess").FullName;
        try
        {
            var pending = Path.Combine(beside, "pending.zip");
            File.WriteAllText(pending, "no archive");
            Told(pending, "kausa assess import");
            var record = Path.Combine(Directory.CreateDirectory(Path.Combine(beside, "runs")).FullName, "0001.json");
            File.WriteAllText(record, "{");
            Told(record, "kausa assess run");
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }

        void Told(string path, string verb)
        {
            foreach (var (language, said) in new[] { ("de", $"'{path}' ist beschädigt; erlaubt ist die Datei, wie '{verb}' sie geschrieben hat, etwa aus einer Sicherung."), ("en", $"'{path}' is damaged; allowed is the file as '{verb}' wrote it, from a backup for instance.") })
            {
                var run = Shell.Kausa("assess", "run", "--market", market.Folder, "--lang", language);
                Assert.Equal((2, string.Empty, said), (run.Code, run.Output, run.Error.Trim()));
            }
        }
    }

    [Theory]
    [InlineData("FILE", "policy", "check", "nobody")]
    [InlineData("A", "policy", "diff", "nobody", "base")]
    [InlineData("B", "policy", "diff", "base", "nobody")]
    [InlineData("--policy", "what-if", "--market", "MARKET", "--candidate", "s-001", "--policy", "nobody")]
    public void Policy_NeitherFileNorShipped_IsToldByWhatNamesIt(string option, params string[] args)
    {
        string[] given = [.. args.Select(arg => arg == "MARKET" ? Shell.Stuttgart : arg)];
        Assert.StartsWith($"{option} 'nobody': ist weder eine Datei noch der Name mitgelieferter Vorgaben; mitgeliefert sind: base, ", Shell.Kausa(given).Error, StringComparison.Ordinal);
        Assert.StartsWith($"{option} 'nobody': is neither a file nor a shipped policy; shipped are: base, ", Shell.Kausa([.. given, "--lang", "en"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_NoText_IsToldByWhatNamesIt()
    {
        var path = Path.Combine(_folder, "own.json");
        File.WriteAllBytes(path, [0xFF, 0x20]);
        Assert.Equal($"FILE '{path}': nicht in UTF-8 gespeichert.", Shell.Kausa("policy", "check", path).Error.Trim());
        File.WriteAllText(path, new string(' ', 2_000_001));
        Assert.StartsWith($"FILE '{path}': größer als ", Shell.Kausa("policy", "check", path).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"instrument":"hamet","kind":"X","scale":"T","dimensions":["SCH_MATH"]}""",
        "instrument 'hamet': Großbuchstaben, Ziffern und _, höchstens 40, wie HAMET|kind 'X': eines von ",
        "instrument 'hamet': capital letters, digits and _, at most 40, as HAMET|kind 'X': one of ")]
    [InlineData("""{"instrument":"X","surprise":1}""", "Zeile 1 '$.surprise': diese Angabe gibt es hier nicht, oder sie ist von anderer Art; erlaubt ist ein JSON-Objekt mit ", "line 1 '$.surprise': there is no such key here, or its value is of another kind; allowed is a JSON object with ")]
    [InlineData("{\"instrument\":\n  \"X\",,}", "Zeile 2, Byte 7: hier endet, was als JSON zu lesen ist; erlaubt ist strenges JSON", "line 2, byte 7: what can be read as JSON ends here; allowed is strict JSON")]
    public void Mapping_WhatIsWrongInIt_IsToldByOptionAndPathInBothLanguages(string json, string german, string english)
    {
        var path = Path.Combine(_folder, "own.mapping.json");
        File.WriteAllText(path, json);
        foreach (var (language, said) in new[] { ("de", german), ("en", english) })
        {
            var run = Shell.Kausa("assess", "import", "x.csv", "--market", Shell.Stuttgart, "--mapping", path, "--lang", language);
            Assert.Equal((2, string.Empty), (run.Code, run.Output));
            var lines = run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
            Assert.All(lines, line => Assert.StartsWith($"--mapping '{path}': ", line, StringComparison.Ordinal));
            Assert.All(said.Split('|'), part => Assert.Contains(lines, line => line.StartsWith($"--mapping '{path}': {part}", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Mapping_NoText_IsToldByOptionAndPath()
    {
        var path = Path.Combine(_folder, "own.json");
        File.WriteAllBytes(path, [(byte)'{', 0xFC, (byte)'}']);
        Assert.Equal($"--mapping '{path}': nicht in UTF-8 gespeichert.", Shell.Kausa("assess", "import", "x.csv", "--market", Shell.Stuttgart, "--mapping", path).Error.Trim());
    }

    [Theory]
    [InlineData("list,skills", ":1 $ '", "kein JSON ab Byte 1 der Zeile': ein JSON-Objekt in strengem JSON (keine Kommentare, kein Komma nach dem letzten Eintrag)", "no JSON from byte 1 of the line': one JSON object in strict JSON (no comments, no trailing commas)")]
    [InlineData("""{"inherits": "base", "id": "own", "version": 1, "title": "x", "signed_off_by": "x"}""", ": ", "in own ist nichts gelernt; erlaubt ist eine Datei, die 'kausa lab learn-policy' oder 'kausa lab activate' geschrieben hat.", "nothing is learned in own; allowed is a file that 'kausa lab learn-policy' or 'kausa lab activate' wrote.")]
    public void Learned_ThatIsNone_IsToldByOptionAndPathInBothLanguages(string text, string place, string german, string english)
    {
        var path = Path.Combine(_folder, "learned.json");
        File.WriteAllText(path, text);
        string[][] verbs = [["lab", "fairness", "--out", "x"], ["lab", "activate", "--report", path, "--by", "A. B.", "--on", "2026-03-01", "--out", "x"]];
        foreach (var verb in verbs)
        {
            foreach (var (language, said) in new[] { ("de", german), ("en", english) })
            {
                var run = Shell.Kausa([.. verb, "--learned", path, "--lang", language]);
                Assert.Equal((2, string.Empty), (run.Code, run.Output));
                Assert.StartsWith($"--learned '{path}'{place}", run.Error, StringComparison.Ordinal);
                Assert.EndsWith(said, run.Error.Trim(), StringComparison.Ordinal);
            }
        }
    }
}
