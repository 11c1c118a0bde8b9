using System.Diagnostics;
using System.Text.Json;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>kausa assess: results in, what they change out, and nothing lost when it is cut off.</summary>
public sealed class AssessTests : IDisposable
{
    private static readonly string Results = Repository.PathOf("samples", "results", "stuttgart.csv");
    private readonly BrokenMarket _market = new();

    public void Dispose()
    {
        _market.Dispose();
        if (Directory.Exists(_market.Folder + ".assess"))
        {
            Directory.Delete(_market.Folder + ".assess", recursive: true);
        }
    }

    [Fact]
    public void ImportAndRun_TheTestDay_SaysWhatChangedInEveryForm()
    {
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", Results).Code);
        var run = Shell.Kausa("assess", "run", "--market", _market.Folder, "--format", "json");
        Assert.Equal(0, run.Code);
        var document = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((24, 64), (document.GetProperty("people").GetArrayLength(), document.GetProperty("digest").GetString()!.Length));
        Assert.All(document.GetProperty("people").EnumerateArray(), person => Assert.Equal(person.GetProperty("before_count").GetInt32(), person.GetProperty("after_count").GetInt32()));
        Assert.Equal("stuttgart.csv", document.GetProperty("sources")[0].GetProperty("file").GetString());
        Assert.Contains("keine Ergebnisse dazugekommen", Shell.Kausa("assess", "run", "--market", _market.Folder).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csv", "candidate,change,place")]
    [InlineData("table", "What new results changed: 24 people")]
    public void Run_OtherForms_HoldTheSame(string format, string begin)
    {
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", Results).Code);
        Assert.StartsWith(begin, Shell.Kausa("assess", "run", "--market", _market.Folder, "--format", format, "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MoreCausesThanAreShown_SaysHowManyAndWhereTheyAre()
    {
        var run = DeltaRunDocument.FromJson(File.ReadAllText(RecordOfATrial()));
        var place = run.People.Single(person => person.Candidate == "s-012").Places.Single(one => one.Place == "p-027-2");
        Assert.Equal(6, place.Causes.Count);
        foreach (var (language, more, every) in new[] { ("de", "+ 3 weitere", "Alle Ursachen: runs/1"), ("en", "+ 3 more", "Every cause: runs/1") })
        {
            var text = Shown(run, language, 132);
            Assert.Contains(more, text, StringComparison.Ordinal);
            Assert.EndsWith($"\n{every}\n", text, StringComparison.Ordinal);
        }

        var few = Shown(run with { People = [.. run.People.Select(person => person with { Places = [.. person.Places.Select(one => one with { Causes = [.. one.Causes.Take(3)] })] })] }, "de", 132);
        Assert.DoesNotContain("weitere", few, StringComparison.Ordinal);
        Assert.DoesNotContain("Ursachen", few, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_TableOfAFolder_NamesTheRecordThatHoldsEveryCause()
    {
        ImportATrial();
        var run = Shell.Kausa("assess", "run", "--market", _market.Folder);
        Assert.EndsWith($"Alle Ursachen: {Path.Combine(_market.Folder + ".assess", "runs", "0001.json")}\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_market.Folder + ".assess", "runs", "0001.json")));
    }

    [Theory]
    [InlineData("de", 80)]
    [InlineData("de", 120)]
    [InlineData("en", 80)]
    [InlineData("en", 120)]
    public void Run_EstimatesThatChanged_StandBeforeAndNowOnLinesThatFit(string language, int width)
    {
        var run = DeltaRunDocument.FromJson(File.ReadAllText(RecordOfATrial()));
        var text = Shown(run, language, width);
        string[] told = language == "de"
            ? ["Einschätzungen, vorher → jetzt", "  - Technisches Verständnis: nicht gemessen → 69 ± 13", "  - Technisches Verständnis: 35 ± 13 → 45 ± 8", "  - Lesen: 3,2 ± 0,5 → 3,3 ± 0,3"]
            : ["Estimates, before → now", "  - Technical understanding: not measured → 69 ± 13", "  - Technical understanding: 35 ± 13 → 45 ± 8", "  - reading: 3.2 ± 0.5 → 3.3 ± 0.3"];
        Assert.All(told, line => Assert.Contains(line, text, StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, width));

        // Whose results all lie outside their tests' ranges has none.
        var outside = text[text.IndexOf("\ns-001\n", StringComparison.Ordinal)..text.IndexOf("\ns-002\n", StringComparison.Ordinal)];
        Assert.DoesNotContain(told[0], outside, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Instruktionsverständnis: Stufe 4,5 von 5 · Probearbeit oder Praktikum, 01.07.2026 · Gelesen als 87,5 ± 10,4", "(IHK-Test, Probearbeit oder Praktikum)", "wiederholen: Probearbeit oder Praktikum.")]
    [InlineData("en", "Following instructions: rating 4.5 of 5 · company trial, 1 Jul 2026 · Read as 87.5 ± 10.4", "(IHK test, company trial)", "easier one: company trial.")]
    public void RunAndShow_ForPeople_SayWordsInsteadOfCodesAndNumbersAsTheLanguageDoes(string language, params string[] told)
    {
        var run = DeltaRunDocument.FromJson(File.ReadAllText(RecordOfATrial()));
        var text = Shown(run, language, 80).ReplaceLineEndings(" ");
        Assert.All(told, one => Assert.Contains(one, System.Text.RegularExpressions.Regex.Replace(text, " +", " "), StringComparison.Ordinal));
        foreach (var shown in new[] { text, Shell.Kausa("assess", "show", "--market", _market.Folder, "--candidate", "s-003", "--lang", language).Output })
        {
            Assert.DoesNotMatch("[A-Z0-9]+_[A-Z]+|RATING|GRADE|POINTS", shown);
            Assert.DoesNotMatch(language == "de" ? @"[0-9]\.[0-9](?![0-9.])" : "[0-9],[0-9]", shown);
        }

        var json = Shell.Kausa("assess", "show", "--market", _market.Folder, "--candidate", "s-003", "--format", "json", "--lang", language).Output;
        Assert.Contains("\"value\": \"4.5\"", json, StringComparison.Ordinal);
        Assert.Contains("\"instrument\": \"COMPANY_TRIAL\"", json, StringComparison.Ordinal);
        Assert.Contains(",RATING,4.5,", Shell.Kausa("assess", "show", "--market", _market.Folder, "--candidate", "s-003", "--format", "csv", "--lang", language).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadingTexts_EveryScaleKindAndInstrument_HasWords()
    {
        foreach (var texts in TextCatalogue.Languages.Select(TextCatalogue.For))
        {
            Assert.All(Enum.GetValues<RawScale>(), scale => Assert.Contains(
                texts.Language == "de" ? "2,5" : "2.5", ReadingTexts.Value(Reading(scale.Code(), "X"), texts), StringComparison.Ordinal));
            Assert.All(Enum.GetValues<EvidenceKind>(), kind => Assert.DoesNotContain("_", ReadingTexts.By(Reading("T", null) with { Kind = kind.Code() }, texts), StringComparison.Ordinal));
            Assert.All(Evidence.Instruments.All, one => Assert.DoesNotContain("_", ReadingTexts.Instrument(one.Code, texts), StringComparison.Ordinal));
            Assert.Equal("MY_OWN", ReadingTexts.Instrument("MY_OWN", texts));
        }

        Assert.Equal("Niveau 2,5 von 4", ReadingTexts.Value(Reading("LEVEL", "HAMET_E") with { OutOf = null }, TextCatalogue.For("de")));
        Assert.Equal("Stufe 2,5", ReadingTexts.Value(Reading("RATING", "KOMPO7") with { OutOf = null }, TextCatalogue.For("de")));

        static ReadingDocument Reading(string scale, string? instrument) => new("e-1", "SCH_MATH", "NORMED_TEST", instrument, null, "2026-07-01", 0, scale, "2.5", 9, null, 500, 80, true, []);
    }

    [Fact]
    public void Run_EstimatesWithSomethingNewToKnow_SayItOnce()
    {
        var run = DeltaRunDocument.FromJson(File.ReadAllText(RecordOfATrial()));
        var person = run.People.Single(one => one.Candidate == "s-003");
        var changed = person with
        {
            Results = [.. person.Results.Take(1)],
            Estimates =
            [
                new("SCH_MATH", 50, 8, 50, 8, ["INCONSISTENT_EVIDENCE"]), new("COG_LOGIC", null, null, null, null, ["FLOOR_EFFECT"]), new("MAN_ERROR", 40, 8, null, null, []),
                new(person.Results[0].Subject, 40, 8, 40, 8, [person.Results[0].Flags[0]]),
            ],
        };
        var text = Shown(run with { People = [changed] }, "de", 120);
        Assert.Contains("  - Mathematische Grundkenntnisse: 50 ± 8 · die Ergebnisse widersprechen sich\n  - Fehlererkennung: 40 ± 8 → nicht gemessen\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Logisches Denken", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("Technisches Verständnis").Length - 1);
    }

    private void ImportATrial()
    {
        var (trial, german) = (Path.Combine(_market.Folder, "out", "trial.csv"), Path.Combine(_market.Folder, "out", "german.csv"));
        Directory.CreateDirectory(Path.Combine(_market.Folder, "out"));
        File.WriteAllText(trial, "candidate,assessed_on,trial_days,instruction,precision,technical,team,communication,care,reliability,perseverance,metal_vehicle\n"
            + "s-003,2026-07-01,10,4.5,4,3,2,3,4,4,5,4\ns-012,2026-07-01,4,2,3,4,3,3,3,3,3,3\n");
        File.WriteAllText(german, "candidate,assessed_on,reading,listening,writing\ns-003,2026-06-01,B1,B1,A2\n");
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", Results).Code);
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "COMPANY_TRIAL", trial).Code);
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "DTZ", german).Code);
    }

    private string RecordOfATrial()
    {
        ImportATrial();
        Assert.Equal(0, Shell.Kausa("assess", "run", "--market", _market.Folder).Code);
        return Path.Combine(_market.Folder + ".assess", "runs", "0001.json");
    }

    private static string Shown(DeltaRunDocument run, string language, int width)
    {
        using var output = new StringWriter { NewLine = "\n" };
        DeltaOutput.Write(new ShownRun(run, "1", 0, "runs/1", id => id == "p-027-2" ? "Kraftfahrzeugmechatroniker/in" : "Koch/Köchin"), OutputFormat.Table, TextCatalogue.For(language), new Terminal(output, TextWriter.Null) { Columns = width });
        return output.ToString().ReplaceLineEndings("\n");
    }

    [Fact]
    public void Import_WrongRowsRefusedFilesAndChecks_HaveCodesOfTheirOwn()
    {
        var file = Path.Combine(_market.Folder, "..", Path.GetFileName(_market.Folder) + "-results.txt");
        try
        {
            var before = File.ReadAllBytes(Path.Combine(_market.Folder, "evidence.csv"));
            File.WriteAllText(file, "candidate,assessed_on,basic\ns-001,2026-07-01,31\ns-002,2026-07-01,12\n");
            var check = Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", "--check", "--lang", "en", file);
            Assert.Equal((4, true), (check.Code, check.Error.Contains(":2 basic '31': a whole number 0..30", StringComparison.Ordinal)));
            Assert.Equal(before, File.ReadAllBytes(Path.Combine(_market.Folder, "evidence.csv")));
            Assert.False(Directory.Exists(_market.Folder + ".assess"));
            Assert.Equal(4, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", file).Code);
            var imported = File.ReadAllBytes(Path.Combine(_market.Folder, "evidence.csv"));
            File.WriteAllText(file, "candidate,assessed_on,basic,surprise\ns-003,2026-07-01,12,1\n");
            Assert.Equal(2, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", file).Code);
            Assert.Equal(imported, File.ReadAllBytes(Path.Combine(_market.Folder, "evidence.csv")));
            var unknown = Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "MYSKILL", file);
            Assert.Equal((2, true), (unknown.Code, unknown.Error.Contains("MYSKILLS", StringComparison.Ordinal)));
            Assert.Equal(2, Shell.Kausa("assess", "import", "--market", _market.Folder, file).Code);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Import_IntoAWorkbook_NeedsAPlaceToWriteAndGoesThere()
    {
        var workbook = _market.Folder + ".xlsx";
        var target = _market.Folder + "-out";
        try
        {
            Assert.Equal(0, Shell.Kausa("market", "convert", "--market", _market.Folder, "--out", workbook).Code);
            Assert.Equal(2, Shell.Kausa("assess", "import", "--market", workbook, "--instrument", "IHK_PILOT", Results).Code);
            Assert.Equal(0, Shell.Kausa("assess", "import", "--market", workbook, "--instrument", "IHK_PILOT", "--out", target, Results).Code);
            Assert.StartsWith("Was neue Ergebnisse geändert haben: 24", Shell.Kausa("assess", "run", "--market", target).Output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(workbook);
            foreach (var folder in new[] { target, target + ".assess" }.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public void Import_IntoAFolderAroundAWorkbook_NeedsAPlaceToWriteAndLeavesTheFolderReadable()
    {
        var folder = Path.Combine(_market.Folder, "around");
        var target = Path.Combine(_market.Folder, "target");
        Assert.Equal(0, Shell.Kausa("market", "convert", "--market", _market.Folder, "--out", Path.Combine(folder, "market.xlsx")).Code);
        var refused = Shell.Kausa("assess", "import", "--market", folder, "--instrument", "IHK_PILOT", "--lang", "en", Results);
        Assert.Equal((2, $"--market '{folder}': no folder of tables; --out says where the market with the results is written."), (refused.Code, refused.Error.TrimEnd()));
        Assert.Equal("market.xlsx", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(folder))));
        Assert.False(Directory.Exists(folder + ".assess"));
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", folder, "--instrument", "IHK_PILOT", "--check", Results).Code);
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", folder, "--instrument", "IHK_PILOT", "--out", target, Results).Code);
        Assert.StartsWith("Was neue Ergebnisse geändert haben: 24", Shell.Kausa("assess", "run", "--market", target).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there.xlsx")]
    [InlineData("there.zip")]
    [InlineData("there")]
    public void Import_OutIsThereAlready_LeavesNothingBesideIt(string name)
    {
        var there = Path.Combine(_market.Folder, "out", name);
        Assert.Equal(0, Shell.Kausa("market", "convert", "--market", _market.Folder, "--out", there).Code);
        string[] import = ["assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", "--out", there, Results];
        var refused = Shell.Kausa(import);
        Assert.Equal((2, true), (refused.Code, refused.Error.Contains($"--out '{there}'", StringComparison.Ordinal)));
        Assert.Equal(there, Assert.Single(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(there)!)));
        Assert.Contains("keine Ergebnisse dazugekommen", Shell.Kausa("assess", "run", "--market", there).Output, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Kausa([.. import, "--replace"]).Code);
        Assert.StartsWith("Was neue Ergebnisse geändert haben: 24", Shell.Kausa("assess", "run", "--market", there).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_ToAnotherMarket_TakesAlongWhatIsPendingAndForgetsWhatWasPendingThere()
    {
        var (trial, there) = (Path.Combine(_market.Folder, "out", "trial.csv"), Path.Combine(_market.Folder, "out", "there"));
        Directory.CreateDirectory(Path.GetDirectoryName(trial)!);
        File.WriteAllText(trial, "candidate,assessed_on,trial_days,team,care,technical\ns-090,2026-07-01,4,2,3,4\n");
        string[] elsewhere = ["--out", there, "--replace"];
        Assert.Equal(0, Shell.Kausa(["assess", "import", "--market", _market.Folder, "--instrument", "COMPANY_TRIAL", .. elsewhere, trial]).Code);
        Assert.Equal(["trial.csv"], Files());

        // The market is another one now, without the trial; what is pending says so, also when nothing is new.
        Assert.Equal(0, Shell.Kausa(["assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", .. elsewhere, Results]).Code);
        Assert.Equal(["stuttgart.csv"], Files());
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "COMPANY_TRIAL", trial).Code);
        Assert.Equal(0, Shell.Kausa(["assess", "import", "--market", _market.Folder, "--instrument", "COMPANY_TRIAL", .. elsewhere, trial]).Code);
        Assert.Equal(["trial.csv"], Files());

        // What waits for a run beside the market that is read waits for it beside the one that is written.
        Assert.Equal(0, Shell.Kausa(["assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", .. elsewhere, Results]).Code);
        Assert.Equal(["stuttgart.csv", "trial.csv"], Files());
        Assert.StartsWith("Was neue Ergebnisse geändert haben: 25", Shell.Kausa("assess", "run", "--market", there).Output, StringComparison.Ordinal);
        Assert.Empty(Files());

        // Nothing is pending beside the market that is read, and the file brings nothing new: nothing is pending there either.
        Assert.Equal(0, Shell.Kausa("assess", "run", "--market", _market.Folder).Code);
        Assert.Equal(0, Shell.Kausa(["assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", .. elsewhere, Results]).Code);
        Assert.Equal(["stuttgart.csv"], Files());
        Assert.Equal(0, Shell.Kausa(["assess", "import", "--market", _market.Folder, "--instrument", "COMPANY_TRIAL", .. elsewhere, trial]).Code);
        Assert.Empty(Files());

        IEnumerable<string> Files() => PendingResults.Read(new AssessmentFolder(there).Pending).Sources.Select(source => source.File).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Import_TheMarketCannotTakeItsPlace_LeavesWhatIsPendingThere()
    {
        // Long enough that the former market cannot be moved aside, and short enough that a new one can be written.
        var there = Path.Combine(_market.Folder, "out", new string('b', 240));
        var trial = Path.Combine(_market.Folder, "out", "trial.csv");
        string[] import = ["assess", "import", "--market", _market.Folder, "--out", there];
        Assert.Equal(0, Shell.Kausa([.. import, "--instrument", "IHK_PILOT", Results]).Code);
        File.WriteAllText(trial, "candidate,assessed_on,trial_days,team,care,technical\ns-090,2026-07-01,4,2,3,4\n");
        var pending = File.ReadAllBytes(new AssessmentFolder(there).Pending);
        var evidence = File.ReadAllBytes(Path.Combine(there, "evidence.csv"));

        Assert.Equal(2, Shell.Kausa([.. import, "--replace", "--instrument", "COMPANY_TRIAL", trial]).Code);
        Assert.Equal(evidence, File.ReadAllBytes(Path.Combine(there, "evidence.csv")));
        Assert.Equal(pending, File.ReadAllBytes(new AssessmentFolder(there).Pending));
        Assert.Equal([there, there + ".assess", trial], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(there)!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--run", "cohortRuns/x", "--top", "5", "--top: nicht mit --run")]
    [InlineData("--run", "cohortRuns/x", "--mode", "cautious", "--mode: nicht mit --run")]
    [InlineData("--run", "cohortRuns/x", "--threads", "2", "--threads: nicht mit --server.")]
    [InlineData("--since", "1", "--threads", "2", "--threads: nicht mit --server.")]
    public void Run_OptionsThatAServiceWouldIgnore_AreRefused(string which, string name, string option, string value, string sentence)
    {
        var run = Shell.Kausa("assess", "run", "--server", "http://127.0.0.1:1", "--key", "km_x", which, name, option, value);
        Assert.Equal((2, true), (run.Code, run.Error.StartsWith(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public void Import_ReplaceWithoutOut_IsRefused() =>
        Assert.StartsWith("--replace: gehört zu --out.", Shell.Kausa("assess", "import", "--market", _market.Folder, "--instrument", "IHK_PILOT", "--replace", Results).Error, StringComparison.Ordinal);

    [Fact]
    public void Show_APerson_NamesEverySourceAndWhatDoesNotCount()
    {
        var shown = Shell.Kausa("assess", "show", "--market", Shell.Stuttgart, "--candidate", "s-017", "--lang", "en");
        Assert.Equal(0, shown.Code);
        Assert.Contains("does not count", shown.Output, StringComparison.Ordinal);
        Assert.Contains("8 of 30", shown.Output, StringComparison.Ordinal);
        Assert.Equal(3, Shell.Kausa("assess", "show", "--market", Shell.Stuttgart, "--candidate", "s-999").Code);
    }

    [Fact]
    public void Instruments_PrintsMappingsToBeginWith()
    {
        Assert.Contains("MYSKILLS", Shell.Kausa("assess", "instruments").Output, StringComparison.Ordinal);
        Assert.Contains("\"instrument\": \"HAMET\"", Shell.Kausa("assess", "instruments", "--instrument", "HAMET").Output, StringComparison.Ordinal);
        Assert.Equal(2, Shell.Kausa("assess", "instruments", "--instrument", "X").Code);
    }

    [Fact]
    public void Run_KilledInTheMiddle_GoesOnToTheSameDigest()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            string[] markets = [Path.Combine(folder, "whole"), Path.Combine(folder, "killed")];
            var results = Path.Combine(folder, "trial.csv");
            File.WriteAllText(results, "candidate,assessed_on,trial_days,team,care,technical\n" + string.Concat(Enumerable.Range(1, 600).Select(i => $"s-{i:000},2026-07-01,{(i % 9) + 1},{(i % 5) + 1},{(i % 3) + 3},{(i % 4) + 2}\n")));
            foreach (var market in markets)
            {
                Assert.Equal(0, Shell.Kausa("market", "generate", "--policy", "stuttgart", "--candidates", "600", "--places", "300", "--seed", "7", "--out", market).Code);
                Assert.Equal(0, Shell.Kausa("assess", "import", "--market", market, "--instrument", "COMPANY_TRIAL", results).Code);
            }

            var whole = Digest(Shell.Kausa("assess", "run", "--market", markets[0], "--format", "json"));
            Kill(markets[1]);
            var journal = File.ReadLines(Path.Combine(markets[1] + ".assess", "journal.jsonl")).Count();
            Assert.InRange(journal, 2, 600);
            Assert.False(Directory.Exists(Path.Combine(markets[1] + ".assess", "runs")));
            var resumed = Shell.Kausa("assess", "run", "--market", markets[1], "--resume", "--format", "json");
            Assert.Equal(whole, Digest(resumed));
            Assert.DoesNotContain($"{64} von 600", resumed.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Digest(Run run)
    {
        Assert.Equal(0, run.Code);
        return JsonDocument.Parse(run.Output).RootElement.GetProperty("digest").GetString()!;
    }

    /// <summary>Kills the process as soon as it says that the first people are done.</summary>
    private static void Kill(string market)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(KausaCommand).Assembly.Location, "assess", "run", "--market", market, "--threads", "1"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        while (process.StandardError.ReadLine() is { } line && !line.Contains(" von 600", StringComparison.Ordinal))
        {
        }

        process.Kill();
        process.WaitForExit();
    }
}
