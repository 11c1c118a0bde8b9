using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>Reads the rows of a sheet one by one, without holding the sheet in memory.</summary>
internal static class SheetRows
{
    private const int MostColumns = 16_384;

    /// <summary>Rows that are not empty, top down.</summary>
    /// <exception cref="InvalidDataException">Rows or cells are out of order or beyond a sheet's limits.</exception>
    public static IEnumerable<SheetRow> Read(WorksheetPart part, WorkbookParts parts)
    {
        using var rows = Rows(part, parts).GetEnumerator();
        while (Damage.Guard(rows.MoveNext))
        {
            yield return rows.Current;
        }
    }

    private static IEnumerable<SheetRow> Rows(WorksheetPart part, WorkbookParts parts)
    {
        using var reader = OpenXmlReader.Create(part);
        var row = 0;
        var isHidden = false;
        var column = -1;
        var cells = new List<SheetCell>();
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                var given = Attribute(reader, "r");
                var next = given is null ? row + 1 : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                row = next > row ? next : throw new InvalidDataException("Rows are out of order.");
                isHidden = Attribute(reader, "hidden") is "1" or "true";
                column = -1;
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                var next = cell.CellReference?.Value is { } name ? ColumnOf(name) : column + 1;
                column = next > column && next < MostColumns ? next : throw new InvalidDataException("Cells are out of order.");
                if (Content(cell, column, parts) is { } content)
                {
                    cells.Add(content);
                }
            }

            if (reader.ElementType == typeof(Row) && reader.IsEndElement && cells.Count > 0)
            {
                yield return new SheetRow(row, isHidden, [.. cells]);
                cells.Clear();
            }
        }
    }

    /// <summary>Ranges of merged cells, such as <c>A4:A6</c>.</summary>
    public static IReadOnlyList<string> Merged(WorksheetPart part) => Damage.Guard(() => MergedIn(part));

    private static List<string> MergedIn(WorksheetPart part)
    {
        var ranges = new List<string>();
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } range)
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    private static string? Attribute(OpenXmlReader reader, string name) =>
        reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == name && attribute.NamespaceUri.Length == 0) is { LocalName.Length: > 0 } found ? found.Value : null;

    private static SheetCell? Content(Cell cell, int column, WorkbookParts parts)
    {
        var isFormula = cell.CellFormula is not null;
        var value = cell.CellValue?.Text;
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.InlineString && cell.InlineString is { } inline)
        {
            return Text(WorkbookParts.TextOf(inline), column, isFormula);
        }

        if (string.IsNullOrEmpty(value))
        {
            return isFormula && type != CellValues.String ? new(column, SheetCellKind.Uncalculated, cell.CellFormula!.Text ?? "", default, true) : null;
        }

        return type switch
        {
            CellValues.SharedString => Text(parts.SharedText(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1), column, isFormula),
            CellValues.String or CellValues.InlineString => Text(SheetText.Decode(value), column, isFormula),
            CellValues.Boolean => new(column, SheetCellKind.Bool, value, default, isFormula),
            CellValues.Error => new(column, SheetCellKind.Error, value, default, isFormula),
            CellValues.Date => Text(value, column, isFormula),
            _ => new(column, SheetCellKind.Number, value, parts.Look((int)(cell.StyleIndex?.Value ?? 0)), isFormula),
        };
    }

    private static SheetCell? Text(string text, int column, bool isFormula) =>
        string.IsNullOrWhiteSpace(text) ? null : new(column, SheetCellKind.Text, text, default, isFormula);

    private static int ColumnOf(string name)
    {
        var column = 0;
        foreach (var letter in name.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
            if (column > MostColumns)
            {
                break;
            }
        }

        return column - 1;
    }
}
