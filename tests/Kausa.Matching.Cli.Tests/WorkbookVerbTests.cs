using System.Text.Json;
using Kausa.Matching.Cli.Verbs;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary><c>kausa template</c>, <c>kausa market convert</c>, and markets that are no folder.</summary>
public sealed class WorkbookVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("de", "Büro!B6 (Servicestelle) ''")]
    [InlineData("en", "market!B6 ''")]
    public void Template_Unfilled_IsReadAndAsksForTheOffice(string language, string expected)
    {
        Assert.Equal(0, Shell.Kausa("template", "--out", In("office.xlsx"), "--lang", language).Code);

        var check = Shell.Kausa("market", "check", In("office.xlsx"), "--lang", language);

        Assert.Equal(2, check.Code);
        Assert.Contains(expected, check.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_FileThere_IsReplacedOnlyWhenAsked()
    {
        File.WriteAllText(In("office.xlsx"), "mine");

        var refused = Shell.Kausa("template", "--out", In("office.xlsx"));

        Assert.Equal(2, refused.Code);
        Assert.StartsWith($"--out '{In("office.xlsx")}': ", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(In("office.xlsx")));
        Assert.Equal(0, Shell.Kausa("template", "--out", In("office.xlsx"), "--replace").Code);
        Assert.Equal([In("office.xlsx")], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Template_OtherExtension_SaysWhatIsAllowed() =>
        Assert.Contains("allowed is a file name that ends in .xlsx", Shell.Kausa("template", "--out", In("office.ods"), "--lang", "en").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("x.xlsx", "y")]
    [InlineData("x.zip", "y.xlsx")]
    [InlineData("x", "y.zip")]
    public void Convert_ThereAndBack_KeepsSnapshotPolicyAndRanking(string first, string second)
    {
        Assert.Equal(0, Shell.Kausa("market", "convert", "--market", Shell.Stuttgart, "--out", In(first)).Code);
        Assert.Equal(0, Shell.Kausa("market", "convert", "--market", In(first), "--out", In(second), "--lang", "en").Code);

        foreach (var market in new[] { In(first), In(second) })
        {
            Assert.Equal(Shell.Kausa("market", "check", Shell.Stuttgart, "--format", "json").Output, Shell.Kausa("market", "check", market, "--format", "json").Output);
            Assert.Equal(Digest(Shell.Stuttgart), Digest(market));
        }
    }

    [Theory]
    [InlineData("y.xls", "de", "die Endung '.xls' passt nicht zu dem, was geschrieben wird; erlaubt ist DATEI.xlsx für eine Arbeitsmappe")]
    [InlineData("y.ods", "en", "the ending '.ods' does not fit what is written; allowed is FILE.xlsx for a workbook")]
    [InlineData("y.XLSM", "en", "the ending '.XLSM'")]
    [InlineData("y.csv", "en", "the ending '.csv'")]
    public void Convert_EndingOfAnotherForm_NamesItAndWritesNothing(string name, string language, string words)
    {
        var run = Shell.Kausa("market", "convert", "--market", Shell.Stuttgart, "--out", In(name), "--lang", language);

        Assert.Equal(2, run.Code);
        Assert.Contains($"--out '{In(name)}': {words}", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Convert_FolderWithADotInItsName_IsAFolder()
    {
        Assert.Equal(0, Shell.Kausa("market", "convert", "--market", Shell.Stuttgart, "--out", In("office.2026")).Code);
        Assert.True(Directory.Exists(In("office.2026")));
    }

    [Fact]
    public void Convert_WrongMarket_WritesNothing()
    {
        using var market = new BrokenMarket();
        market.Rewrite("places.csv", text => text.Replace(",DUAL_APPRENTICESHIP,", ",LEHRE,", StringComparison.Ordinal));

        Assert.Equal(2, Shell.Kausa("market", "convert", "--market", market.Folder, "--out", In("x.xlsx")).Code);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Convert_PolicyOnABaseBesideIt_IsRefused()
    {
        using var market = new BrokenMarket();
        File.WriteAllText(Path.Combine(market.Folder, "ours.json"), """{ "inherits": "base", "id": "ours", "version": 1, "title": "Ours", "signed_off_by": "Office" }""");
        market.Rewrite("policy.json", _ => """{ "inherits": "ours" }""");

        Assert.Equal(0, Shell.Kausa("market", "check", market.Folder).Code);
        var run = Shell.Kausa("market", "convert", "--market", market.Folder, "--out", In("x.xlsx"));

        Assert.Equal(2, run.Code);
        Assert.Contains("ours", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Market_WrongTablesAndWrongPolicy_AreNamedTogether()
    {
        using var market = new BrokenMarket();
        market.Rewrite("places.csv", text => text.Replace(",DUAL_APPRENTICESHIP,", ",LEHRE,", StringComparison.Ordinal));
        market.Rewrite("policy.json", _ => """{ "inherits": "stuttgart", "weigths": {} }""");

        var run = Shell.Kausa("market", "check", market.Folder);

        Assert.Equal(2, run.Code);
        Assert.Contains(" pathway 'LEHRE'", run.Error, StringComparison.Ordinal);
        Assert.Contains("weigths", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "--market 'no-such.xlsx': einen solchen Ordner oder eine solche Datei gibt es nicht; erlaubt ist eine Arbeitsmappe (.xlsx), ein Ordner von Tabellen, oder ein .zip von beidem.")]
    [InlineData("en", "--market 'no-such.xlsx': there is no such folder or file; a market is a folder of tables, an .xlsx workbook, or a .zip of either.")]
    public void Market_NoMarket_NamesOptionPathAndWhatIsAllowed(string language, string expected) =>
        Assert.Equal(expected, Shell.Kausa("rank", "--market", "no-such.xlsx", "--candidate", "s-01", "--lang", language).Error.Trim());

    [Theory]
    [InlineData("de", "darf nicht leer sein", "Beispielzeile")]
    [InlineData("en", "must not be empty", "example row")]
    public void Messages_OfEveryVerbThatTakesAMarket_SpeakTheLanguageAskedFor(string language, string problem, string notice)
    {
        Assert.Equal(0, Shell.Kausa("template", "--out", In("office.xlsx")).Code);
        string[][] verbs =
        [
            ["market", "check", In("office.xlsx")], ["market", "stale", "--market", In("office.xlsx")], ["market", "convert", "--market", In("office.xlsx"), "--out", In("out")],
            ["report", "--market", In("office.xlsx"), "--out", In("report.html")], ["rank", "--market", In("office.xlsx"), "--candidate", "s-01"],
            ["explain", "--market", In("office.xlsx"), "--candidate", "s-01", "--place", "p-01"], ["bulk", "--market", In("office.xlsx"), "--out", In("all.csv")],
        ];
        Assert.All(verbs, verb =>
        {
            var run = Shell.Kausa([.. verb, "--lang", language]);
            Assert.Equal(2, run.Code);
            Assert.Contains(problem, run.Error, StringComparison.Ordinal);
            Assert.Contains(notice, run.Error, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("de", "! 1 Person ohne Einwilligung „Suche in der Beratung“")]
    [InlineData("en", "! 1 person without the consent MATCH_FOR_ADVISER")]
    public void Check_PersonWithoutConsent_SaysThatNothingIsProposed(string language, string expected)
    {
        using var market = new BrokenMarket();
        var consents = File.ReadAllLines(Path.Combine(market.Folder, "consents.csv"));
        var person = consents.First(line => line.Contains(",MATCH_FOR_ADVISER,", StringComparison.Ordinal)).Split(',')[0];
        var before = Silent(market.Folder);
        market.Rewrite("consents.csv", _ => string.Join('\n', consents.Where(line => !line.StartsWith(person + ",MATCH_FOR_ADVISER,", StringComparison.Ordinal))) + "\n");

        Assert.Equal(before.Append(person).Order(StringComparer.Ordinal), Silent(market.Folder));
        Assert.Contains(expected.Replace("1 Person ", $"{before.Length + 1} Personen ", StringComparison.Ordinal).Replace("1 person ", $"{before.Length + 1} people ", StringComparison.Ordinal), Shell.Kausa("market", "check", market.Folder, "--lang", language).Output, StringComparison.Ordinal);
    }

    private static string[] Silent(string market)
    {
        using var document = JsonDocument.Parse(Shell.Kausa("market", "check", market, "--format", "json").Output);
        return [.. document.RootElement.GetProperty("without_consent").EnumerateArray().Select(id => id.GetString()!)];
    }

    [Fact]
    public void Messages_NoLanguageAskedFor_AreGermanAsTheAnswers()
    {
        var run = Shell.Kausa("template", "--out", In("office.xlsx"));

        Assert.Equal($"Geschrieben: {In("office.xlsx")}", run.Error.Trim());
        Assert.Contains("gibt es schon", Shell.Kausa("template", "--out", In("office.xlsx")).Error, StringComparison.Ordinal);
    }

    private static string Digest(string market)
    {
        var run = Shell.Kausa("rank", "--market", market, "--candidate", "s-017", "--format", "json");
        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.GetProperty("digest").GetString()!;
    }

    // No file says where a postal code lies, so a market that was read has its place; a service's need not.
    [Theory]
    [InlineData("out", "de", "candidates.csv postal_code: Was dort steht, lässt sich nicht so schreiben, dass es gleich wieder gelesen wird; erlaubt: ")]
    [InlineData("out.zip", "en", "candidates.csv postal_code: what stands there cannot be written and read back as the same; allowed: ")]
    [InlineData("out.xlsx", "de", "candidates.csv postal_code: Was dort steht, lässt sich nicht so schreiben, dass es gleich wieder gelesen wird; erlaubt: ")]
    public void Write_FactThatNoFileCanHold_IsBadInputAndLeavesNothing(string name, string language, string said)
    {
        var market = MarketReader.Read(new FolderMarketSource(Shell.Stuttgart)).Market!;
        var moved = MarketGen.With(market, market.Content with { Candidates = [market.Candidates[0] with { Home = new Location("73728", "08116", new GridPosition(1, 1)) }, .. market.Candidates.Skip(1)] });

        var refused = Assert.Throws<BadInputException>(() => ConvertVerb.Write(moved, null, In(name), replace: false, language, CancellationToken.None));

        Assert.StartsWith(said, Assert.Single(refused.In(language)), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.xlsx")]
    public void Write_CallThatIsWrong_IsNoBadInput(string name)
    {
        var market = MarketReader.Read(new FolderMarketSource(Shell.Stuttgart)).Market!;

        Assert.Contains("'fr' is not a language", Assert.Throws<ArgumentException>(() => ConvertVerb.Write(market, null, In(name), replace: false, "fr", CancellationToken.None)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private string In(string name) => Path.Combine(_folder, name);
}
