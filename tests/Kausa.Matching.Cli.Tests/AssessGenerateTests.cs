using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>Test days of invented markets: the files of samples/results come from a command, and every file that is written can be read.</summary>
public sealed class AssessGenerateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public static TheoryData<string> Days => [.. File.ReadAllLines(Repository.PathOf("scripts", "update-results.sh")).Where(line => line.StartsWith("day ", StringComparison.Ordinal)).Select(line => line.Split(" #")[0])];

    public static TheoryData<string> Mappings => [.. InstrumentMappings.All.Select(mapping => mapping.Name)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Days))]
    public void Generate_DayOfASample_IsTheFileOfSamples(string line)
    {
        var day = line.Split(' ');
        var file = Path.Combine(_folder, "results.csv");
        var run = Shell.Kausa([
            "assess", "generate", "--market", Repository.PathOf("samples", day[1]), "--instrument", day[2], "--as-of", day[3], "--people", day[4], "--columns", day[5], .. day[6..], "--out", file]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(File.ReadAllText(Repository.PathOf("samples", "results", day[1] + ".csv")), File.ReadAllText(file));
    }

    [Theory, MemberData(nameof(Mappings))]
    public void Generate_AnyInstrument_WritesWhatImportTakesOrSaysWhatItCan(string mapping)
    {
        var file = Path.Combine(_folder, "results.csv");
        var market = Repository.PathOf("samples", "stuttgart");
        var run = Shell.Kausa(["assess", "generate", "--market", market, "--instrument", mapping, "--people", "5", "--seed", "3", "--out", file]);
        if (run.Code != 0)
        {
            Assert.Equal((2, true, false), (run.Code, run.Error.Contains("erlaubt sind Verfahren, die Aufgaben zählen, einschätzen oder Deutschniveaus angeben", StringComparison.Ordinal), File.Exists(file)));
            return;
        }

        var read = AssessmentReader.Read(file, InstrumentMappings.Find(mapping)!, MarketReader.Read(new FolderMarketSource(market)).Market!);
        Assert.Empty(read.Problems);
        Assert.Equal(5, read.Rows.Select(row => row.Candidate).Distinct().Count());
        var again = File.ReadAllText(file);
        var refused = Shell.Kausa(["assess", "generate", "--market", market, "--instrument", mapping, "--people", "4", "--seed", "3", "--out", file]);
        Assert.Equal((2, true, again), (refused.Code, refused.Error.StartsWith($"--out '{file}': ", StringComparison.Ordinal), File.ReadAllText(file)));
        Assert.Equal(0, Shell.Kausa(["assess", "generate", "--market", market, "--instrument", mapping, "--people", "5", "--seed", "3", "--out", file, "--replace"]).Code);
        Assert.Equal(again, File.ReadAllText(file));
    }

    [Theory]
    [InlineData("id,READING_tenths\ns-001", "truth.csv:2 '1 Zelle': erlaubt sind 2 Zellen wie in der Kopfzeile.", "truth.csv:2 '1 cell': allowed are 2 cells, as the header has.")]
    [InlineData("id,READING_tenths\ns-001,1\ns-002,1,1", "truth.csv:3 '3 Zellen': erlaubt sind 2 Zellen wie in der Kopfzeile.", "truth.csv:3 '3 cells': allowed are 2 cells, as the header has.")]
    [InlineData("id,READING_tenths\ns-001,x", "truth.csv:2 READING_tenths 'x': erlaubt ist eine ganze Zahl ab 0.", "truth.csv:2 READING_tenths 'x': allowed is a whole number from 0.")]
    [InlineData("id,READING_tenths\ns-001,1\ns-001,2", "truth.csv:3 id 's-001': jede Person einmal.", "truth.csv:3 id 's-001': each person once.")]
    [InlineData("id,overall_tenths\ns-001,1\ns-002,1", "truth.csv:1 'READING_tenths': diese Spalte fehlt.", "truth.csv:1 'READING_tenths': this column is missing.")]
    [InlineData("", "truth.csv:1 'id': diese Spalte fehlt.", "truth.csv:1 'id': this column is missing.")]
    public void Generate_TruthThatIsNoTable_NamesTheRow(string truth, string german, string english)
    {
        using var market = new BrokenMarket();
        market.Rewrite("truth.csv", _ => truth);
        foreach (var (language, expected) in new[] { ("de", german), ("en", english) })
        {
            var run = Shell.Kausa("assess", "generate", "--market", market.Folder, "--instrument", "DTZ", "--columns", "reading", "--out", Path.Combine(_folder, "results.csv"), "--lang", language);
            Assert.Equal((2, string.Empty, expected), (run.Code, run.Output, run.Error.Trim()));
        }
    }

    [Fact]
    public void Generate_MarketWithoutTruthOrUnknownColumn_SaysWhatIsAllowed()
    {
        File.WriteAllText(Path.Combine(_folder, "market.json"), File.ReadAllText(Repository.PathOf("samples", "stuttgart", "market.json")));
        var file = Path.Combine(_folder, "results.csv");
        var none = Shell.Kausa(["assess", "generate", "--market", _folder, "--instrument", "DTZ", "--out", file]);
        Assert.Equal(2, none.Code);
        var column = Shell.Kausa(["assess", "generate", "--market", Repository.PathOf("samples", "stuttgart"), "--instrument", "DTZ", "--columns", "smell", "--out", file]);
        Assert.Equal((2, true), (column.Code, column.Error.StartsWith("--columns 'smell': erlaubt ist listening, reading", StringComparison.Ordinal)));
        Assert.False(File.Exists(file));
    }
}
