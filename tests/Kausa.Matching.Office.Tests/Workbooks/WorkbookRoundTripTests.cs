using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Workbooks.Writing;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary>Folder to workbook to folder: not one fact is lost.</summary>
public sealed class WorkbookRoundTripTests
{
    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Read_WhatWasWritten_GivesTheSameMarket(string language) =>
        Prop.ForAll(MarketGen.Arbitrary(12), market =>
        {
            var result = SampleWorkbook.Read(Write(market, language));
            var differences = result.Market is { } back ? MarketDifference.Find(market, back) : [.. result.ProblemLines()];
            return (differences.Count == 0 && result.Notices.All(notice => notice.Meaning.StartsWith("lies after", StringComparison.Ordinal)))
                .Label(string.Join('\n', differences.Concat(result.Notices.Select(notice => notice.ToString()))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory]
    [InlineData("three", "de")]
    [InlineData("three", "en")]
    [InlineData("stuttgart", "de")]
    [InlineData("stuttgart", "en")]
    public void Sample_FolderToWorkbookToFolder_HasTheSameSnapshotAndPolicy(string sample, string language)
    {
        var folder = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", sample)));
        var workbook = SampleWorkbook.Read(Write(folder.Market!, language, folder.PolicyText));
        var again = MarketReader.Read(new MemoryMarketSource(RoundTripTests.Write(workbook.Market!)));

        Assert.Empty(workbook.Notices);
        Assert.Equal(CanonicalRows.Snapshot(folder.Market!), CanonicalRows.Snapshot(workbook.Market!));
        Assert.Equal(CanonicalRows.Snapshot(folder.Market!), CanonicalRows.Snapshot(again.Market!));
        Assert.Equal("""{"inherits":"stuttgart"}""", workbook.PolicyText);
    }

    [Fact]
    public void Policy_ThatSaysMoreThanAName_HasASheetOfItsOwn()
    {
        const string Policy = "{\n  \"inherits\": \"base\",\n  \"notes\": [\n    -1,\n    \"=1+1\"\n  ]\n}\n";

        Assert.Equal(Policy, SampleWorkbook.Read(Write(MarketFiles.Sample().Read().Market!, "de", Policy)).PolicyText);
    }

    [Theory]
    [InlineData("de", true)]
    [InlineData("en", true)]
    [InlineData("de", false)]
    public void Workbook_AsWritten_IsWhatTheStandardAllows(string language, bool isTemplate)
    {
        var bytes = isTemplate ? SampleWorkbook.Template(language).Bytes : SampleWorkbook.Create(language).Bytes;
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+49", "'+49")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("'=x", "''=x")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("x=1", "x=1")]
    public void Write_TextThatStartsAFormula_IsGuardedAndComesBack(string label, string cell)
    {
        var sample = MarketFiles.Sample().Read().Market!;
        var market = MarketGen.With(sample, sample.Content with { Companies = [sample.Companies[0] with { Label = label }, .. sample.Companies.Skip(1)] });
        var bytes = Write(market, "de");
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Contains(cell, SampleWorkbook.Part(document, "Betriebe").Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Select(text => text.Text));
        Assert.Equal(label, SampleWorkbook.Read(bytes).Market!.Companies[0].Label);
    }

    [Theory]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'_x000D_x")]
    [InlineData("two\nlines", "two\nlines")]
    public void Write_ReasonOfSeveralLines_IsGuardedAndComesBack(string reason, string cell)
    {
        var sample = MarketFiles.Sample().Read().Market!;
        var place = sample.Places[0] with { LanguageMinima = [new LanguageMinimum(LanguageSkill.Listening, CefrLevel.A2, reason)] };
        var bytes = Write(MarketGen.With(sample, sample.Content with { Places = [place, .. sample.Places.Skip(1)] }), "de");
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);

        Assert.Contains(cell, document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>()).Select(text => text.Text));
        Assert.Equal(place.LanguageMinima, SampleWorkbook.Read(bytes).Market!.Places[0].LanguageMinima);
    }

    private static byte[] Write(Market market, string language, string? policy = null)
    {
        using var stream = new MemoryStream();
        WorkbookWriter.Write(market, stream, language, policy);
        return stream.ToArray();
    }
}
