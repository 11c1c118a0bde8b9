using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests.Assessments;

/// <summary>A folder that goes away, with a copy of a sample and files of results.</summary>
internal sealed class ResultFiles : IDisposable
{
    public ResultFiles(string sample = "stuttgart")
    {
        Folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        MarketFolder = Path.Combine(Folder, "market");
        Directory.CreateDirectory(MarketFolder);
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", sample)))
        {
            File.Copy(file, Path.Combine(MarketFolder, Path.GetFileName(file)));
        }
    }

    public string Folder { get; }

    public string MarketFolder { get; }

    public Market Market => MarketReader.Read(new FolderMarketSource(MarketFolder)).Market!;

    public AssessmentFile Read(string mapping, string text, string language = "en", string name = "results.csv") => Read(mapping, Encoding.UTF8.GetBytes(text), name, language);

    public AssessmentFile Read(string mapping, byte[] bytes, string name, string language = "en") => AssessmentReader.Read(Write(name, bytes), InstrumentMappings.Find(mapping)!, Market, language);

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>A workbook with one sheet: texts, numbers, and percentages for texts that end in <c>%</c>.</summary>
    public static byte[] Workbook(string sheet, params string[][] rows)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 9, ApplyNumberFormat = true }));
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select(cells => new Row(cells.Select(Cell)))));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Name = sheet, SheetId = 1, Id = workbook.GetIdOfPart(part) }));
        }

        return bytes.ToArray();
    }

    /// <summary>The same workbook with so many rows below its last one; written through, because it may be larger than memory should hold.</summary>
    public static byte[] WithRows(byte[] workbook, int count)
    {
        using var bytes = new MemoryStream();
        bytes.Write(workbook);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.Single(part => part.FullName.Contains("worksheets/", StringComparison.Ordinal));
            string sheet;
            using (var reader = new StreamReader(entry.Open()))
            {
                sheet = reader.ReadToEnd();
            }

            var end = sheet.IndexOf("</x:sheetData>", StringComparison.Ordinal);
            using var stream = entry.Open();
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(sheet[..end]));
            var row = Encoding.UTF8.GetBytes("<x:row><x:c t=\"inlineStr\"><x:is><x:t>s-001</x:t></x:is></x:c><x:c t=\"inlineStr\"><x:is><x:t>2026-07-01</x:t></x:is></x:c><x:c><x:v>12</x:v></x:c></x:row>");
            for (var i = 0; i < count; i++)
            {
                stream.Write(row);
            }

            stream.Write(Encoding.UTF8.GetBytes(sheet[end..]));
        }

        return bytes.ToArray();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Cell Cell(string text) => text switch
    {
        _ when text.EndsWith('%') => new Cell { CellValue = new CellValue(decimal.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture) / 100), StyleIndex = 1 },
        _ when decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) => new Cell { CellValue = new CellValue(number) },
        _ => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) },
    };
}
