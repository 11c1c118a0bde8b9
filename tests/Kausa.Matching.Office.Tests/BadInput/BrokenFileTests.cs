using System.Text;

namespace Kausa.Matching.Office.Tests.BadInput;

/// <summary>Files that are cut off, in another encoding or not what they should be: one line each, nothing else.</summary>
public sealed class BrokenFileTests
{
    private static readonly MarketFiles Sample = MarketFiles.Sample();

    [Theory]
    [InlineData("market.json")]
    [InlineData("companies.csv")]
    [InlineData("places.csv")]
    [InlineData("candidates.csv")]
    public void Read_RequiredFileMissing_IsOneProblem(string file) =>
        Assert.Equal([$"{file}:1 file 'missing': a market cannot be without this file"], Sample.Without(file).Problems());

    [Fact]
    public void Read_OptionalFilesMissing_NothingIsKnown()
    {
        var files = Sample.Names.Where(name => name is not ("market.json" or "companies.csv" or "places.csv" or "candidates.csv" or "advisers.csv")).Aggregate(Sample, (rest, name) => rest.Without(name));

        Assert.Empty(files.Problems());
        Assert.All(files.Read().Market!.Candidates, candidate => Assert.Null(candidate.Mobility.Licences));
    }

    [Fact]
    public void Read_MissingFileThatOthersReferTo_IsOneProblem() =>
        Assert.Equal(["advisers.csv:1 file 'missing': needed, because companies.csv refers to it, first on line 2 with 'b-01'"], Sample.Without("advisers.csv").Problems());

    [Fact]
    public void Read_EmptyFile_IsOneProblem() =>
        Assert.Equal(["companies.csv:1 file 'empty': a header row"], Sample.With("companies.csv", "").Problems());

    [Fact]
    public void Read_MistakenFileName_NamesTheFileMeant() =>
        Assert.Equal(
            ["wishs.csv:1 file 'wishs.csv': no table of a market has this name; did you mean wishes.csv?"],
            Sample.With("wishs.csv", Sample.Text("wishes.csv")).Without("wishes.csv").Problems());

    [Fact]
    public void Read_QuoteNeverClosed_SaysWhereTheRowBegins() =>
        Assert.Equal(
            [@"place_languages.csv:3 minimum_reason 'cut off here\u000Ap-02,READING,B1,Schaltpläne… (67 characters)': a quote that is closed, and doubled inside a cell; the file may be cut off"],
            Sample.Replace("place_languages.csv", "p-01,SPEAKING,,,B1", "p-01,SPEAKING,A1,\"cut off here").Problems());

    [Fact]
    public void Read_RowAfterACellOfSeveralLines_HasItsPhysicalLine() =>
        Assert.Equal(
            ["place_languages.csv:3 skill 'TALKING': LISTENING, READING, WRITING, SPEAKING", "place_languages.csv:8 target 'B9': did you mean B1? Allowed: A0, A1, A2, B1, B2, C1, C2"],
            Sample.Replace("place_languages.csv", "p-01,SPEAKING,,,B1", "p-01,TALKING,A1,\"one\r\ntwo\n\nfour\",B1\r\n").Replace("place_languages.csv", "Sicherheitsblätter,B2", "Sicherheitsblätter,B9").Problems());

    [Fact]
    public void Read_FileCutOffInARow_CountsTheCells()
    {
        var text = Sample.Text("entitlements.csv");
        var cut = text[..(text.IndexOf("c-03,fachkraft", StringComparison.Ordinal) + "c-03,fachkraft".Length)];

        Assert.Equal(["entitlements.csv:5 row '2 cells': 5 cells, as the header has; this row begins with 'c-03'"], Sample.With("entitlements.csv", cut).Problems());
    }

    [Fact]
    public void Read_RowTooLong_CountsTheCells() =>
        Assert.Equal(
            ["wishes.csv:2 row '4 cells': 3 cells, as the header has; this row begins with 's-01'"],
            Sample.Replace("wishes.csv", "s-01,1,tischler", "s-01,1,tischler,x").Problems());

    [Fact]
    public void Read_CompanyRowTooShort_IsNoMissingReferenceToo() =>
        Assert.Equal(
            ["companies.csv:2 row '2 cells': 12 cells, as the header has; this row begins with 'c-01'"],
            Sample.Replace("companies.csv", "c-01,Tischlerei Eiche,73728,HWK,12,7,1,WANTS_APPRENTICE,yes,NONE,b-01,2026-05-20", "c-01,Tischlerei Eiche").Problems());

    [Fact]
    public void Read_TabsBetweenCells_IsOneProblem() =>
        Assert.Equal(
            [@"companies.csv:1 file '\u0009': cells separated by ',' (or by ';', as German Excel saves them)"],
            Sample.With("companies.csv", Sample.Text("companies.csv").Replace(',', '\t')).Problems());

    [Fact]
    public void Read_QuoteInsideACell_IsOneProblem() =>
        Assert.Equal(
            ["companies.csv:2 label 'Tischlerei \"Eiche\"': quotes only around a whole cell, and doubled inside it"],
            Sample.Replace("companies.csv", "Tischlerei Eiche", "Tischlerei \"Eiche\"").Problems());

    [Fact]
    public void Read_NulByte_ShowsIt() =>
        Assert.Equal(
            [@"companies.csv:3 label 'Kältetechnik\u0000am Neckar': text without control characters such as NUL"],
            Sample.Replace("companies.csv", "Kältetechnik am Neckar", "Kältetechnik\0am Neckar").Problems());

    [Fact]
    public void Read_BytesThatAreNoUtf8_SayWhere()
    {
        // 0xC4 0x8D is a letter of UTF-8 and 0xE8 a letter of Windows-1250 or -1252: what the file is cannot be known.
        var bytes = Encoding.UTF8.GetBytes(Sample.Text("companies.csv").Replace("Tischlerei", "Tischlereič", StringComparison.Ordinal)).ToList();
        bytes[bytes.IndexOf((byte)'L')] = 0xE8;

        Assert.Equal(
            ["companies.csv:4 label '\uFFFDagerhaus Remstal': UTF-8 text; a letter here is written in another encoding or was lost in an earlier conversion"],
            Sample.With("companies.csv", bytes.ToArray()).Problems());
    }

    [Fact]
    public void Read_Utf16_IsOneProblem() =>
        Assert.Equal(
            ["companies.csv:1 file 'bytes': UTF-8 text; this is UTF-16: save it as CSV UTF-8"],
            Sample.With("companies.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Sample.Text("companies.csv"))]).Problems());

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void Read_TenMegabytesInOneCell_IsRefusedInShort(string quote)
    {
        var files = Sample.Replace("companies.csv", "Tischlerei Eiche", quote + new string('x', 10 << 20) + quote);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Assert.Single(files.Problems());

        Assert.Equal(
            $"companies.csv:2 label '{quote}{new string('x', 40 - quote.Length)}… (10002 characters)': a cell of at most 10000 characters; a quote that is not closed makes a cell too long, too; nothing from here on was read",
            problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Fact]
    public void Read_MoreProblemsThanListed_CountsTheRest()
    {
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"s-01,,none-such-{i}\n"));

        var lines = Sample.With("vetoes.csv", "candidate,company,occupation\n" + rows).Problems();

        Assert.Equal(201, lines.Length);
        Assert.StartsWith("vetoes.csv:2 occupation 'none-such-0': ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("vetoes.csv:201 ", lines[199], StringComparison.Ordinal);
        Assert.Equal("… and 49800 more", lines[200]);
    }

    [Fact]
    public void Read_RowOfFortyMillionCells_IsRefusedInBoundedMemory()
    {
        var files = Sample.With("vetoes.csv", [.. "candidate,company,occupation\ns-01,"u8, .. Enumerable.Repeat((byte)',', 40_000_000)]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(["vetoes.csv:2 row 's-01': a row of at most 1000 cells; nothing from here on was read"], files.Problems());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData("candidate,company,occupation\ns-01,\"a\"\"")]
    [InlineData("candidate,company,occupation\ns-01,a\"")]
    [InlineData("")]
    public void Read_ManyCellsAfterStrayQuotes_AreRefusedAllTheSame(string start)
    {
        var files = Sample.With("vetoes.csv", start + new string(',', 5_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("vetoes.csv", files.Problems()[0], StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    [Theory]
    [InlineData("Policy.json", "Policy.json:1 file 'Policy.json': policy.json, in small letters; a file of another name would not be read")]
    [InlineData("polcy.json", "polcy.json:1 file 'polcy.json': policy.json, in small letters; a file of another name would not be read")]
    [InlineData("Vetoes.CSV", "Vetoes.CSV:1 file 'Vetoes.CSV': no table of a market has this name; did you mean vetoes.csv?")]
    public void Read_NameInOtherLetters_IsNoticed(string name, string expected) => Assert.Equal([expected], Sample.With(name, "{}").Problems());

    [Theory]
    [InlineData("\\u0007", "market.json:4 office_title 'a\\u0007b': text without control characters such as NUL")]
    [InlineData("\\ud800", "market.json:4 file '\"office_title\": \"a\\ud800b\",': a JSON object of texts, as in {\"format\": \"kausa-market-1\", …}")]
    public void Read_MarketJsonWithCharactersThatAreNone_IsOneProblem(string character, string expected) =>
        Assert.Equal([expected], Sample.Replace("market.json", "KAUSA Servicestelle Region Stuttgart", $"a{character}b").Problems());

    [Theory]
    [InlineData("", "market.json:1 file '': a JSON object of texts, as in {\"format\": \"kausa-market-1\", …}")]
    [InlineData("{\n \"format\": \"kausa-market-1\",\n", "market.json:3 file '': a JSON object of texts, as in {\"format\": \"kausa-market-1\", …}")]
    [InlineData("[]", "market.json:1 file '[]': a JSON object of texts, as in {\"format\": \"kausa-market-1\", …}")]
    public void Read_MarketJsonBroken_IsOneProblem(string text, string expected) =>
        Assert.Equal([expected], Sample.With("market.json", text).Problems());

    [Fact]
    public void Read_MarketJsonWrongFacts_NamesEachLine() =>
        Assert.Equal(
            [
                "market.json:1 key '': the key as_of (Stichtag), which is missing",
                "market.json:2 format 'kausa-market-2': kausa-market-1",
                "market.json:4 office_title '7': a text in quotes; a text of at most 120 characters that is not blank",
                "market.json:5 key 'as_off': did you mean as_of? Allowed: format, office, office_title, as_of, source, policy",
            ],
            Sample.Replace("market.json", "kausa-market-1", "kausa-market-2").Replace("market.json", "as_of", "as_off")
                .Replace("market.json", "\"KAUSA Servicestelle Region Stuttgart\"", "7").Problems());

    [Theory]
    [InlineData("\"as_of\": \"2026-06-01\",", "\"as_of\": \"2026-06-01\",\n\"as_of\": \"2026-06-01\",", "6 key 'as_of': each key once", "6 Schlüssel 'as_of': jeder Schlüssel nur einmal")]
    [InlineData("\"as_of\": \"2026-06-01\",", "\"as_of\": \"2026-06-01\",\n\"colour\": 7,", "6 key 'colour': no key of this file; allowed: format, office,", "6 Schlüssel 'colour': kein Schlüssel dieser Datei; erlaubt: Format, Servicestelle,")]
    [InlineData("\"source\": \"three invented people and companies, written by hand\",\n", "", "1 key '': the key source (Quelle), which is missing", "1 Schlüssel '': der Schlüssel „source“ (Quelle); er fehlt")]
    [InlineData("\"as_of\": \"2026-06-01\"", "\"Stichtag\": 7", "5 Stichtag '7': a text in quotes; ", "5 Stichtag '7': ein Text in Anführungszeichen; ")]
    public void Read_MarketJsonWrongKey_IsCalledAKeyOnItsLine(string old, string text, string english, string german)
    {
        var files = Sample.Replace("market.json", old, text);
        Assert.StartsWith($"market.json:{english}", Assert.Single(files.Problems()), StringComparison.Ordinal);
        Assert.StartsWith($"market.json:{german}", Assert.Single(files.Problems("de")), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PolicyNamedAndGiven_IsOneProblem() =>
        Assert.Equal(["market.json:7 policy 'stuttgart': left out, because there is a policy.json"], Sample.With("policy.json", "{}").Problems());

    [Fact]
    public void Read_PolicyFile_GivesItsText() =>
        Assert.Equal("{ \"inherits\": \"leipzig\" }", Sample.Replace("market.json", ",\n  \"policy\": \"stuttgart\"", "").With("policy.json", "{ \"inherits\": \"leipzig\" }").Read().PolicyText);
}
