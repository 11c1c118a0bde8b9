using DocumentFormat.OpenXml.Spreadsheet;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary>Every kind of defect of a workbook is one line with sheet, cell and value.</summary>
public sealed class BadWorkbookTests
{
    private static readonly SampleWorkbook Sample = SampleWorkbook.Create();

    [Theory]
    [InlineData("Betriebe", "D3", "HKW", "Betriebe!D3 'HKW': did you mean HWK (Handwerkskammer)? Allowed: IHK, HWK, FREE_PROFESSION, AGRICULTURE, OTHER")]
    [InlineData("Betriebe", "B3", "", "Betriebe!B3 '': must not be empty: a text of at most 120 characters that is not blank")]
    [InlineData("Betriebe", "C3", "1067", "Betriebe!C3 '1067': a German postal code of five digits, as in 70173; a leading zero was lost: 01067")]
    [InlineData("Betriebe", "E3", "zwölf", "Betriebe!E3 'zwölf': a whole number 0..1000000, digits only")]
    [InlineData("Betriebe", "K3", "vielleicht", "Betriebe!K3 'vielleicht': yes, no")]
    [InlineData("Plätze", "H3", "01.09.26", "Plätze!H3 '01.09.26': a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("Plätze", "O3", "7 Uhr", "Plätze!O3 '7 Uhr': a time from 00:00 to 23:59 as hh:mm")]
    [InlineData("Plätze", "B3", "c-33", "Plätze!B3 'c-33': an id of sheet Betriebe; did you mean c-03?")]
    [InlineData("Ausbildende", "A4", "t-01", "Ausbildende!A4 't-01': each id once; row 3 has the same")]
    [InlineData("Personen", "E3", "2008-05-17", "Personen!E3 '2008-05-17': a month from 1900-01 to 2100-12 as yyyy-mm; the day of birth must not be in the file")]
    [InlineData("Personen", "E3", "2031-02", "Personen!E3 '2031-02': a month not after the day of the market (2026-06-01)")]
    [InlineData("Wünsche", "C3", "Tishler", "Wünsche!C3 'Tishler': did you mean tischler")]
    [InlineData("Wünsche", "C4", "tischler", "Wünsche!C4 'tischler': each occupation once per candidate; row 3 has the same")]
    [InlineData("Wünsche", "B1", "Rnag", "Wünsche!B1 'Rnag': did you mean rank? Allowed: candidate, rank, occupation")]
    [InlineData("Wünsche", "D1", "Vorname", "Wünsche!D1 'Vorname': this must not be in the file: nothing that tells who somebody is, and nothing the law protects; delete the column")]
    [InlineData("Wünsche", "D1", "Rang", "Wünsche!D1 'Rang': each column once")]
    [InlineData("Wünsche", "F4", "Anruf!", "Wünsche!F4 'Anruf!': an empty cell, because no header stands above it")]
    [InlineData("Büro", "B8", "gestern", "Büro!B8 'gestern': a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("Büro", "A8", "Stichtg", "Büro!A8 'Stichtg': did you mean as_of? Allowed: format, office, office_title, as_of, source, policy")]
    [InlineData("Betriebe", "B3", "a\u0007b", "Betriebe!B3 'a\\u0007b': text without control characters such as NUL")]
    public void Read_TextNotAllowed_NamesSheetCellAndValue(string sheet, string cell, string text, string expected)
    {
        var workbook = text.Length == 0 ? Sample.Clear(sheet, cell) : Sample.Text(sheet, cell, text.Replace("\u0007", "_x0007_", StringComparison.Ordinal));

        Assert.StartsWith(expected, workbook.Problems()[0], StringComparison.Ordinal);
        Assert.True(workbook.Problems().Length == (cell.EndsWith('1') || cell == "A8" ? workbook.Problems().Length : 1), string.Join('\n', workbook.Problems()));
    }

    [Theory]
    [InlineData("Plätze", "H3", "2026", "General", "Plätze!H3 '2026': a day of the calendar from 1900 to 2100 as yyyy-mm-dd")]
    [InlineData("Plätze", "H3", "46266.5", "dd.mm.yyyy hh:mm", "Plätze!H3 '46266.5': a day of the calendar from 1900 to 2100 as yyyy-mm-dd; without a time of day")]
    [InlineData("Plätze", "H3", "12", "dd.mm.yyyy", "Plätze!H3 '12': a day of the calendar from 1900 to 2100 as yyyy-mm-dd; spreadsheets count the first weeks of 1900 wrongly: write it as text")]
    [InlineData("Personen", "E3", "39585", "dd.mm.yyyy", "Personen!E3 '2008-05-17': a month from 1900-01 to 2100-12 as yyyy-mm; the day of birth must not be in the file")]
    [InlineData("Personen", "E3", "39569", "dd.mm.yyyy", "Personen!E3 '2008-05-01': a month from 1900-01 to 2100-12 as yyyy-mm; the day of birth must not be in the file")]
    [InlineData("Betriebe", "A3", "46023", "dd.mm.yyyy", "Betriebe!A3 '2026-01-01': 1..120 letters, digits, '-', '_' or '.', never five digits in a row; the spreadsheet has made a date of it: make the column text and type it again")]
    [InlineData("Betriebe", "C3", "1067", "General", "Betriebe!C3 '1067': a German postal code of five digits, as in 70173; a leading zero was lost: 01067")]
    [InlineData("Betriebe", "E3", "0.12", "0%", "Betriebe!E3 '12 %': a whole number 0..1000000, digits only; the cell is formatted as a percentage: format it as a number and type it again")]
    [InlineData("Betriebe", "E3", "12.5", "General", "Betriebe!E3 '12.5': a whole number 0..1000000, digits only")]
    [InlineData("Betriebe", "E3", "1E300", "General", "Betriebe!E3 '1E300': a number of at most twelve digits before the point")]
    [InlineData("Betriebe", "D3", "7", "General", "Betriebe!D3 '7': IHK, HWK, FREE_PROFESSION, AGRICULTURE, OTHER")]
    [InlineData("Plätze", "O3", "0.5003", "hh:mm", "Plätze!O3 '0.5003': a time from 00:00 to 23:59 as hh:mm; the cell holds no time in whole minutes")]
    [InlineData("Beratende", "C3", "8116", "General", "Beratende!C3 '8116': '8116' in the list: the official key (AGS) of a German district, five digits, as in 08116; a leading zero was lost: 08116")]
    [InlineData("Wünsche", "C3", "1234", "General", "Wünsche!C3 '1234': the id of an occupation, or a KldB 2010 code of five digits or a title that only one occupation has; a KldB code has five digits, perhaps a leading zero was lost: 01234")]
    public void Read_NumberNotAllowed_NamesSheetCellAndValue(string sheet, string cell, string number, string format, string expected)
    {
        var problems = Sample.Number(sheet, cell, number, format).Problems();

        Assert.Equal(expected, problems[0]);
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("#REF!", true, "Betriebe!E3 '#REF!': a value; the formula in this cell gives an error: type the value itself")]
    [InlineData("", false, "Betriebe!E3 '=C3': a value; this formula has none saved: type the value itself")]
    public void Read_FormulaWithoutValue_NamesSheetCellAndFormula(string value, bool isError, string expected) =>
        Assert.Equal([expected], Sample.Number("Betriebe", "E3", value, type: isError ? CellValues.Error : CellValues.Number, formula: "C3").Problems());

    [Fact]
    public void Read_TruthValueWhereNoneBelongs_IsOneProblem() =>
        Assert.Equal(["Betriebe!B3 'TRUE': a text of at most 120 characters that is not blank; the cell holds a truth value"], Sample.Number("Betriebe", "B3", "1", type: CellValues.Boolean).Problems());

    [Fact]
    public void Read_MergedCells_AreOneProblemEach() =>
        Assert.Equal(
            ["Wünsche!A3 'merged': single cells; take the merge of A3:A4 apart and fill each cell"],
            Sample.WithSheet("Wünsche", sheet => sheet.InsertAfter(new MergeCells(new MergeCell { Reference = "A3:A4" }), sheet.GetFirstChild<SheetData>())).Problems());

    [Fact]
    public void Read_RequiredSheetMissing_IsOneProblem() => Assert.Equal(["Plätze!A1 'missing': a market cannot be without this sheet (Plätze or places)"], Sample.Remove("Plätze").Problems());

    [Fact]
    public void Read_SheetThatOthersReferTo_IsOneProblem() =>
        Assert.Equal(["Beratende!A1 'missing': needed, because sheet Betriebe refers to it, first on row 3 with 'b-01'"], Sample.Remove("Beratende").Problems());

    [Fact]
    public void Read_MistakenSheetName_NamesTheSheetMeant() =>
        Assert.Equal(["Wuensche!A1 'Wuensche': no table of a market has this name; did you mean Wünsche?"], Sample.Rename("Wünsche", "Wuensche").Problems());

    [Fact]
    public void Read_SheetTwice_IsOneProblem() => Assert.Equal(["Wünsche!A1 'wishes': one sheet of this kind; take the other out"], Sample.Rename("Kurse", "wishes").Problems());

    [Fact]
    public void Read_SheetEmptied_IsOneProblem() =>
        Assert.Equal(["Wünsche!A1 'empty': a header row"], Sample.WithSheet("Wünsche", sheet => sheet.GetFirstChild<SheetData>()!.RemoveAllChildren()).Problems());

    [Fact]
    public void Read_OfficeWithoutItsTable_IsOneProblem() =>
        Assert.Equal(["Büro!A1 '': a row that begins with Angabe, and below it the facts about the office"], Sample.Text("Büro", "A4", "x").Problems());

    [Fact]
    public void Read_PolicyNamedAndGiven_IsOneProblem() =>
        Assert.Equal(["Büro!B10 'stuttgart': left out, because there is a sheet Vorgaben_JSON"], Sample.Rename("Listen", "Vorgaben_JSON").Problems());

    [Fact]
    public void Read_IdNotUnderstood_IsNoMissingReferenceToo() =>
        Assert.Equal(
            ["Betriebe!A5 'Firma Meyer': 1..120 letters, digits, '-', '_' or '.', never five digits in a row"],
            Sample.Text("Betriebe", "A5", "Firma Meyer").Problems());
}
