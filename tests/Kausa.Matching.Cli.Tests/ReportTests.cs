using System.Text.Json;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

public sealed class ReportTests
{
    /// <summary>A day on which every shipped law number is past its review.</summary>
    private const string Late = "2028-01-01";

    [Theory]
    [InlineData("de", "Ausbildungsplätze für s-017", "160 von 160 Listen")]
    [InlineData("en", "Training places for s-017", "160 of 160 lists")]
    public void Report_OfTheSample_IsOneWholePageAndSaysHowFarItIs(string language, string title, string done)
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "report.html");
        var run = Shell.Kausa("report", "--market", Shell.Stuttgart, "--out", file, "--lang", language);
        Assert.Equal((0, string.Empty), (run.Code, run.Output));
        Assert.Contains(done, run.Error, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder.Path));
        var html = File.ReadAllText(file);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(file).Length, 100_000, 2_000_000);
    }

    [Fact]
    public void Report_OverAPage_ReplacesItAndOverAnythingElseDoesNot()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "report.html");
        Assert.Equal(0, Shell.Kausa("report", "--market", Shell.Stuttgart, "--out", file, "--candidate", "s-017").Code);
        Assert.Equal(0, Shell.Kausa("report", "--market", Shell.Stuttgart, "--out", file, "--company", "b-017").Code);
        Assert.Contains("(b-017)", File.ReadAllText(file), StringComparison.Ordinal);

        File.WriteAllText(file, "my own file");
        var run = Shell.Kausa("report", "--market", Shell.Stuttgart, "--out", file, "--candidate", "s-017");
        Assert.Equal(2, run.Code);
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Equal("my own file", File.ReadAllText(file));
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData(2, "--out '/dev/null/x.html'", "--out", "/dev/null/x.html")]
    [InlineData(2, "--out ''", "--out", "")]
    [InlineData(2, "--out 'x.pdf': die Endung '.pdf' passt nicht zu dem, was geschrieben wird; erlaubt ist eine Datei, die auf .html endet", "--out", "x.pdf")]
    [InlineData(2, "--out 'x.XLSX': the ending '.XLSX' does not fit what is written; allowed is a file name that ends in .html", "--out", "x.XLSX", "--lang", "en")]
    [InlineData(3, "--candidate 's-999'", "--out", "x.html", "--candidate", "s-999")]
    [InlineData(3, "--company 'b-999'", "--out", "x.html", "--company", "b-999")]
    [InlineData(2, "nicht beides", "--out", "x.html", "--company", "b-001", "--candidate", "s-001")]
    [InlineData(2, "--as-of '1990-01-01'", "--out", "x.html", "--as-of", "1990-01-01")]
    [InlineData(2, "--lang 'fr'", "--out", "x.html", "--lang", "fr")]
    public void Report_BadRequest_NamesItAndWritesNothing(int code, string words, params string[] arguments)
    {
        var run = Shell.Kausa(["report", "--market", Shell.Stuttgart, .. arguments]);
        Assert.Equal(code, run.Code);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(arguments, argument => argument.StartsWith("x.", StringComparison.Ordinal) && File.Exists(argument));
    }

    [Fact]
    public void Stale_EveryForm_SaysTheSame()
    {
        using var json = JsonDocument.Parse(Shell.Kausa("market", "stale", "--market", Shell.Stuttgart, "--format", "json").Output);
        var facts = json.RootElement.GetProperty("stale").EnumerateArray().ToList();
        Assert.NotEmpty(facts);
        Assert.All(facts, fact => Assert.True(fact.GetProperty("days").ValueKind == JsonValueKind.Null || fact.GetProperty("days").GetInt32() > fact.GetProperty("allowed_days").GetInt32()));
        var csv = Shell.Kausa("market", "stale", "--market", Shell.Stuttgart, "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(facts.Count + 1, csv.Length);
        var table = Shell.Kausa("market", "stale", "--market", Shell.Stuttgart, "--lang", "en").Output;
        Assert.All(facts, fact => Assert.Contains(fact.GetProperty("company").GetString() ?? fact.GetProperty("candidate").GetString()!, table, StringComparison.Ordinal));
        Assert.Contains("never confirmed", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rank", "--candidate", "s-017")]
    [InlineData("rank", "--place", "p-017-1")]
    [InlineData("explain", "--candidate", "s-017", "--place", "p-017-1")]
    [InlineData("market", "stale")]
    public void LawOverdue_EveryAnswerInEveryForm_Warns(params string[] verb)
    {
        foreach (var format in new[] { "table", "json", "csv" })
        {
            var late = Shell.Kausa([.. verb, "--market", Shell.Stuttgart, "--format", format, "--as-of", Late]);
            Assert.Equal(0, late.Code);
            Assert.Contains("ADULT_AGE_YEARS", format == "csv" ? late.Error : late.Output, StringComparison.Ordinal);
            Assert.Contains(format == "table" ? "Rechtsangaben überfällig" : "LAW_DATA_STALE", format == "csv" ? late.Error : late.Output, StringComparison.Ordinal);
            var today = Shell.Kausa([.. verb, "--market", Shell.Stuttgart, "--format", format]);
            Assert.DoesNotContain("ADULT_AGE_YEARS", today.Error + today.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LawOverdue_SheetsOfAdvice_Warn()
    {
        string[][] verbs =
        [
            ["advise", "occupations", "--candidate", "s-002"], ["advise", "step", "--candidate", "s-002"], ["advise", "assessment", "--candidate", "s-002"], ["advise", "companies"], ["coverage"],
        ];
        foreach (var (verb, format) in verbs.SelectMany(verb => new[] { "table", "json", "csv" }.Select(format => (verb, format))))
        {
            var late = Shell.Kausa([.. verb, "--market", Shell.Stuttgart, "--format", format, "--as-of", Late]);
            Assert.Equal(0, late.Code);
            Assert.Contains(format == "table" ? "Rechtsangaben überfällig zur Prüfung: ADULT_AGE_YEARS" : "LAW_DATA_STALE ADULT_AGE_YEARS", format == "csv" ? late.Error : late.Output, StringComparison.Ordinal);
            Assert.Equal(format != "table", (late.Error + late.Output).Contains("LAW_DATA_STALE", StringComparison.Ordinal));
            var today = Shell.Kausa([.. verb, "--market", Shell.Stuttgart, "--format", format]);
            Assert.DoesNotContain("LAW_DATA_STALE", today.Error + today.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("de", "Rechtsangaben überfällig zur Prüfung: ADULT_AGE_YEARS")]
    [InlineData("en", "Law data overdue for review: ADULT_AGE_YEARS")]
    public void LawOverdue_PlansListsAndRuns_AreSaidInWordsToPeopleAndByCodeToPrograms(string language, string words)
    {
        using var market = new BrokenMarket();
        market.Rewrite("market.json", text => text.Replace("\"as_of\": \"2026-07-20\"", $"\"as_of\": \"{Late}\"", StringComparison.Ordinal));
        using var folder = new TempFolder();
        Assert.Equal(0, Shell.Kausa("assess", "import", "--market", market.Folder, "--instrument", "IHK_PILOT", Repository.PathOf("samples", "results", "stuttgart.csv")).Code);
        string[][] verbs =
        [
            ["allocate"], ["interview-day"], ["assess", "run"], ["bulk", "--out", Path.Combine(folder.Path, "lists.csv"), "--top", "1", "--replace"],
        ];
        foreach (var verb in verbs)
        {
            var run = Shell.Kausa([.. verb, "--market", market.Folder, "--lang", language]);
            Assert.Equal((0, true, false), (run.Code, run.Error.Contains(words, StringComparison.Ordinal), run.Error.Contains("LAW_DATA_STALE", StringComparison.Ordinal)));
        }

        foreach (var format in new[] { "json", "csv" })
        {
            Assert.All(verbs[..3], verb =>
            {
                var run = Shell.Kausa([.. verb, "--market", market.Folder, "--lang", language, "--format", format]);
                Assert.Equal((0, false, true), (run.Code, run.Error.Contains(words, StringComparison.Ordinal), run.Error.Contains("LAW_DATA_STALE ADULT_AGE_YEARS", StringComparison.Ordinal)));
            });
        }
    }

    [Theory]
    [InlineData("m.zip", "'.zip'")]
    [InlineData("m.xlsx", "'.xlsx'")]
    public void MarketGenerate_EndingOfAnotherForm_IsRefusedAndMakesNoFolder(string name, string ending)
    {
        using var folder = new TempFolder();
        var target = Path.Combine(folder.Path, name);
        var run = Shell.Kausa("market", "generate", "--out", target, "--candidates", "1", "--places", "1");
        Assert.Equal((2, true, false), (run.Code, run.Error.Contains(ending, StringComparison.Ordinal), Directory.Exists(target)));
        Assert.Contains("kausa market convert", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LawOverdue_MarketOfALateDay_CheckWarnsInEveryForm()
    {
        using var market = new BrokenMarket();
        market.Rewrite("market.json", text => text.Replace("\"as_of\": \"2026-07-20\"", $"\"as_of\": \"{Late}\"", StringComparison.Ordinal));

        Assert.Contains("Rechtsangaben überfällig zur Prüfung: ADULT_AGE_YEARS", Shell.Kausa("market", "check", market.Folder).Output, StringComparison.Ordinal);
        Assert.Contains("Law data overdue for review: ADULT_AGE_YEARS", Shell.Kausa("market", "check", market.Folder, "--lang", "en").Output, StringComparison.Ordinal);
        Assert.Contains("LAW_DATA_STALE ADULT_AGE_YEARS", Shell.Kausa("market", "check", market.Folder, "--format", "csv").Error, StringComparison.Ordinal);
        using var late = JsonDocument.Parse(Shell.Kausa("market", "check", market.Folder, "--format", "json").Output);
        Assert.Contains("LAW_DATA_STALE ADULT_AGE_YEARS", late.RootElement.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()));
        using var today = JsonDocument.Parse(Shell.Kausa("market", "check", Shell.Stuttgart, "--format", "json").Output);
        Assert.Empty(today.RootElement.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public void LawOverdue_Report_WarnsOnThePageAndBesideIt()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "report.html");
        var run = Shell.Kausa("report", "--market", Shell.Stuttgart, "--out", file, "--candidate", "s-017", "--as-of", Late);
        Assert.Contains("Rechtsangaben überfällig zur Prüfung: ADULT_AGE_YEARS", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("LAW_DATA_STALE", run.Error, StringComparison.Ordinal);
        Assert.Contains("LAW_DATA_STALE", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains(
            "Law data overdue for review: ADULT_AGE_YEARS",
            Shell.Kausa("report", "--market", Shell.Stuttgart, "--out", file, "--candidate", "s-017", "--as-of", Late, "--lang", "en").Error, StringComparison.Ordinal);
    }

    private sealed class TempFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("kausa-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
