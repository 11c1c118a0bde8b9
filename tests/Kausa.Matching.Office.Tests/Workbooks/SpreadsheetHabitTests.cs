using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary>What spreadsheets make of cells is read where it can mean only one thing, and said.</summary>
public sealed class SpreadsheetHabitTests
{
    private static readonly SampleWorkbook Sample = SampleWorkbook.Create();

    [Fact]
    public void Read_Sample_SaysNothing() => Assert.Empty(Sample.Notices());

    [Theory]
    [InlineData("01.09.2026", "Plätze!H3 '01.09.2026': German date read as 2026-09-01")]
    [InlineData("2026-09-01", null)]
    public void Read_DateAsText_IsRead(string text, string? notice) => Same(Sample.Text("Plätze", "H3", text), notice);

    [Theory]
    [InlineData("46266", "dd.mm.yyyy", null)]
    [InlineData("46266", "[$-407]d. mmmm yyyy;@", null)]
    [InlineData("4.6266E4", "yyyy\\-mm\\-dd", null)]
    [InlineData("46266", "General", "Plätze!H3 '46266': the spreadsheet's number of a day; read as 2026-09-01")]
    public void Read_DateAsNumber_IsTheDayThatIsShown(string number, string format, string? notice) => Same(Sample.Number("Plätze", "H3", number, format), notice);

    [Theory]
    [InlineData("12", "Betriebe!E3 '12': a number stored as text; read as the number")]
    public void Read_NumberAsText_IsRead(string text, string notice) => Same(Sample.Text("Betriebe", "E3", text), notice);

    [Theory]
    [InlineData("12.000000000000002")]
    [InlineData("1.2E1")]
    public void Read_NumberWithMoreDigitsThanAreShown_IsTheOneShown(string number) => Same(Sample.Number("Betriebe", "E3", number), null);

    [Fact]
    public void Read_PostalCodeAsNumber_IsRead() => Same(Sample.Number("Betriebe", "C3", "73728"), "Betriebe!C3 '73728': a number; read as the text 73728");

    [Fact]
    public void Read_PostalCodeShownWithItsZero_IsTheOneShown()
    {
        var result = Sample.Number("Betriebe", "C3", "1067", "00000").Read();

        Assert.Equal("01067", result.Market!.Companies[0].Site!.PostalCode);
        Assert.Equal(["Betriebe!C3 '1067': a number shown with 5 digits; read as 01067"], result.Notices.Select(notice => notice.ToString()));
    }

    [Theory]
    [InlineData("39569", "mmm\\ yy", "Personen!E3 '39569': a month the spreadsheet keeps as a day; read as 2008-05")]
    public void Read_MonthTheSpreadsheetMadeADay_IsTheMonthThatIsShown(string number, string format, string notice) => Same(Sample.Number("Personen", "E3", number, format), notice);

    [Theory]
    [InlineData("0.291666666666667", "hh:mm")]
    [InlineData("0.29166666666666669", "h:mm AM/PM")]
    public void Read_Time_IsTheMinuteThatIsShown(string number, string format) => Same(Sample.Number("Plätze", "O3", number, format), null);

    [Fact]
    public void Read_TruthValue_IsYesOrNo() => Same(Sample.Number("Betriebe", "K3", "1", type: CellValues.Boolean), "Betriebe!K3 '1': true, read as yes");

    [Fact]
    public void Read_PercentCellInAColumnOfPercents_IsThePercentage() =>
        Same(Sample.Number("Anforderungen", "D3", "0.35", "0%"), "Anforderungen!D3 '0.35': shown as 35 %; read as 35");

    [Fact]
    public void Read_FormulaWithItsValue_IsReadAndSaid() => Same(Sample.Number("Betriebe", "E3", "12", formula: "6*2"), "Betriebe!E3 '12': a formula; the value it last gave is read");

    [Theory]
    [InlineData("Handwerkskammer")]
    [InlineData("HWK")]
    [InlineData("HWK (Handwerkskammer)")]
    [InlineData("handwerkskammer")]
    public void Read_CodeWordOrBoth_AreTheSame(string text) => Same(Sample.Text("Betriebe", "D3", text), null);

    [Theory]
    [InlineData("Tischler/in")]
    [InlineData("tischler")]
    public void Read_OccupationByTitleOrId_IsTheSame(string text) => Same(Sample.Text("Wünsche", "C3", text), null);

    [Fact]
    public void Read_EnglishNames_AreTheSame() => Same(Sample.Rename("Betriebe", "companies").Text("companies", "D1", "chamber"), null);

    [Fact]
    public void Read_ColumnsInAnotherOrder_AreTheSame() => Same(
        Sample.Text("Wünsche", "A1", "Rang").Text("Wünsche", "B1", "Ausbildungsberuf").Text("Wünsche", "C1", "Fallkennung").Text("Wünsche", "C2", "Hinweis: x")
            .Number("Wünsche", "A3", "1").Text("Wünsche", "B3", "tischler").Text("Wünsche", "C3", "s-01").Number("Wünsche", "A4", "2").Text("Wünsche", "B4", "mechatroniker-fuer-kaeltetechnik").Text("Wünsche", "C4", "s-01")
            .Number("Wünsche", "A5", "1").Text("Wünsche", "B5", "mechatroniker-fuer-kaeltetechnik").Text("Wünsche", "C5", "s-02"),
        null);

    [Fact]
    public void Read_ExampleRow_IsNoFact() =>
        Same(Sample.Text("Betriebe", "A9", "Beispiel: c-09").Text("Betriebe", "D9", "nonsense"), "office.xlsx:1 file 'Beispiel: c-09': an example row, as each sheet may have one; it is not read");

    [Fact]
    public void Read_EmptyRowsAtTheEnd_CountForNothing() => Same(Sample.WithSheet("Betriebe", sheet =>
    {
        var data = sheet.GetFirstChild<SheetData>()!;
        for (var row = 100u; row < 2_100; row++)
        {
            data.Append(new Row(new Cell { CellReference = string.Create(CultureInfo.InvariantCulture, $"A{row}"), StyleIndex = 7 }) { RowIndex = row });
        }
    }), null);

    [Fact]
    public void Read_HiddenSheetAndRow_AreReadAndSaid()
    {
        var hidden = Sample.With(document => SampleWorkbook.SheetOf(document, "Kurse").State = SheetStateValues.Hidden);

        Same(hidden, "Kurse!A1 'hidden': a hidden sheet; it is read all the same");
        Same(Sample.WithSheet("Betriebe", sheet => sheet.Descendants<Row>().ElementAt(2).Hidden = true), "Betriebe!A3 'c-01': in a hidden or filtered row; it is read all the same");
    }

    [Fact]
    public void Read_SheetOfTheOffice_IsNotReadAndSaid() =>
        Same(Sample.Rename("Listen", "Telefonnotizen"), "Telefonnotizen!A1 'Telefonnotizen': no table of a market has this name; the sheet is not read");

    [Fact]
    public void Read_DaysCountedFrom1904_AreTheDaysThatAreShown()
    {
        var macintosh = Sample.With(document => document.WorkbookPart!.Workbook.WorkbookProperties = new WorkbookProperties { Date1904 = true });

        Assert.Equal(new DateOnly(2030, 6, 2), macintosh.Read().Market!.AsOf);
    }

    private static void Same(SampleWorkbook workbook, string? notice)
    {
        var result = workbook.Read();

        Assert.Empty(result.ProblemLines());
        Assert.Equal(notice is null ? [] : [notice], result.Notices.Select(n => n.ToString()));
        Assert.Empty(MarketDifference.Find(Sample.Read().Market!, result.Market!));
    }
}
