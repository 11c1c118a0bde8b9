using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Workbooks.Writing;

namespace Kausa.Matching.Office.Tests.Workbooks;

/// <summary><c>samples/three</c> as a workbook, to be spoilt cell by cell.</summary>
internal sealed class SampleWorkbook
{
    public const string Name = "office.xlsx";
    private readonly byte[] _bytes;

    private SampleWorkbook(byte[] bytes) => _bytes = bytes;

    public byte[] Bytes => [.. _bytes];

    public static SampleWorkbook Create(string language = "de")
    {
        var market = MarketFiles.Sample().Read();
        using var stream = new MemoryStream();
        WorkbookWriter.Write(market.Market!, stream, language, market.PolicyText);
        return new(stream.ToArray());
    }

    public static SampleWorkbook Template(string language = "de")
    {
        using var stream = new MemoryStream();
        WorkbookWriter.WriteTemplate(stream, language);
        return new(stream.ToArray());
    }

    public static MarketReadResult Read(byte[] bytes, string name = Name) => MarketReader.Read(new MemoryMarketSource(new Dictionary<string, byte[]> { [name] = bytes }));

    public MarketReadResult Read() => Read(_bytes);

    /// <summary>The lines of the problems, and that there is no market.</summary>
    public string[] Problems()
    {
        var result = Read();
        Assert.Equal(result.Problems.Count == 0, result.Market is not null);
        return [.. result.ProblemLines()];
    }

    public string[] Notices() => [.. Read().Notices.Select(notice => notice.ToString())];

    public SampleWorkbook Text(string sheet, string cell, string text) =>
        Set(sheet, cell, c =>
        {
            c.DataType = CellValues.InlineString;
            c.InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        });

    public SampleWorkbook Number(string sheet, string cell, string number, string format = "General", CellValues type = CellValues.Number, string? formula = null) =>
        With(document =>
        {
            var style = Style(document.WorkbookPart!.WorkbookStylesPart!.Stylesheet, format);
            var target = CellOf(Data(document, sheet), cell);
            target.RemoveAllChildren();
            target.DataType = type == CellValues.Number ? null : type;
            target.StyleIndex = style;
            target.CellFormula = formula is null ? null : new CellFormula(formula);
            target.CellValue = number.Length == 0 ? null : new CellValue(number);
        });

    public SampleWorkbook Clear(string sheet, string cell) => Set(sheet, cell, _ => { });

    /// <summary>Changes the document in any way.</summary>
    public SampleWorkbook With(Action<SpreadsheetDocument> change)
    {
        var stream = new MemoryStream();
        stream.Write(_bytes);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            change(document);
        }

        return new(stream.ToArray());
    }

    public SampleWorkbook WithSheet(string name, Action<Worksheet> change) => With(document => change(Part(document, name).Worksheet));

    public SampleWorkbook Rename(string sheet, string name) => With(document => SheetOf(document, sheet).Name = name);

    public SampleWorkbook Remove(string sheet) => With(document => SheetOf(document, sheet).Remove());

    public static Sheet SheetOf(SpreadsheetDocument document, string name) => document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(sheet => sheet.Name == name);

    public static WorksheetPart Part(SpreadsheetDocument document, string name) => (WorksheetPart)document.WorkbookPart!.GetPartById(SheetOf(document, name).Id!);

    private SampleWorkbook Set(string sheet, string cell, Action<Cell> set) => With(document =>
    {
        var target = CellOf(Data(document, sheet), cell);
        target.RemoveAllChildren();
        target.DataType = null;
        set(target);
    });

    private static SheetData Data(SpreadsheetDocument document, string sheet) => Part(document, sheet).Worksheet.GetFirstChild<SheetData>()!;

    private static Cell CellOf(SheetData data, string name)
    {
        var number = uint.Parse(name.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), CultureInfo.InvariantCulture);
        var row = data.Elements<Row>().FirstOrDefault(r => r.RowIndex! == number);
        if (row is null)
        {
            row = new Row { RowIndex = number };
            data.InsertAfter(row, data.Elements<Row>().LastOrDefault(r => r.RowIndex! < number));
        }

        var cell = row.Elements<Cell>().FirstOrDefault(c => c.CellReference == name);
        if (cell is null)
        {
            cell = new Cell { CellReference = name };
            row.InsertAfter(cell, row.Elements<Cell>().LastOrDefault(c => Order(c.CellReference!) < Order(name)));
        }

        return cell;

        static int Order(string reference) => reference.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1);
    }

    private static uint Style(Stylesheet styles, string format)
    {
        if (format == "General")
        {
            return 0;
        }

        var id = 200u + (uint)styles.NumberingFormats!.ChildElements.Count;
        styles.NumberingFormats.Append(new NumberingFormat { NumberFormatId = id, FormatCode = format });
        styles.CellFormats!.Append(new CellFormat { NumberFormatId = id });
        return (uint)styles.CellFormats.Elements<CellFormat>().Count() - 1;
    }
}
