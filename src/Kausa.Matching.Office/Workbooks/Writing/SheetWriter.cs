using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Workbooks.Reading;
using Kausa.Matching.Office.Writing;
using SheetColumns = DocumentFormat.OpenXml.Spreadsheet.Columns;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>Writes one sheet from top to bottom, without holding it in memory.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly OpenXmlWriter _xml;
    private readonly OfficeWords _words;
    private int _row;

    /// <summary>Begins a sheet.</summary>
    /// <param name="part">Its part.</param>
    /// <param name="words">The language of values.</param>
    /// <param name="widths">Width and style of each column.</param>
    /// <param name="frozenRows">Rows that stay in sight.</param>
    /// <param name="frozenColumns">Columns that stay in sight.</param>
    /// <param name="tab">Colour of the tab.</param>
    public SheetWriter(WorksheetPart part, OfficeWords words, IReadOnlyList<(double Width, uint Style)> widths, int frozenRows, int frozenColumns, string tab)
    {
        _words = words;
        _xml = OpenXmlWriter.Create(part);
        _xml.WriteStartDocument();
        _xml.WriteStartElement(new Worksheet());
        _xml.WriteElement(new SheetProperties(new TabColor { Rgb = "FF" + tab }, new PageSetupProperties { FitToPage = true }));
        _xml.WriteElement(new SheetViews(View(frozenRows, frozenColumns)));
        _xml.WriteElement(new SheetColumns(widths.Select((column, i) => new DocumentFormat.OpenXml.Spreadsheet.Column
        {
            Min = (uint)i + 1,
            Max = (uint)i + 1,
            Width = column.Width,
            CustomWidth = true,
            Style = column.Style,
        })));
        _xml.WriteStartElement(new SheetData());
    }

    /// <summary>Begins the next row.</summary>
    /// <param name="height">Height in points; null for that of the text.</param>
    public void BeginRow(double? height = null)
    {
        _row++;
        var row = new Row { RowIndex = (uint)_row };
        if (height is { } points)
        {
            row.Height = points;
            row.CustomHeight = true;
        }

        _xml.WriteStartElement(row);
    }

    public void EndRow() => _xml.WriteEndElement();

    /// <summary>Leaves a row empty.</summary>
    public void SkipRow() => _row++;

    /// <summary>Writes a text; one that a spreadsheet would run when somebody edits it gets an apostrophe in front, as in CSV.</summary>
    public void Text(int column, string text, uint style) => Write(column, style, new InlineString(new Text(SheetText.Encode(FormulaEscape.Escape(text))) { Space = SpaceProcessingModeValues.Preserve }));

    /// <summary>Gives an empty cell its look.</summary>
    public void Blank(int column, uint style) => _xml.WriteElement(new Cell { CellReference = CellNames.Of(column, _row), StyleIndex = style });

    /// <summary>Writes the text that a table has as the value people see; an empty one leaves the cell without value.</summary>
    public void Value(int position, Schema.Column column, string text, uint style)
    {
        if (text.Length == 0)
        {
            Blank(position, style);
            return;
        }

        var value = column.Type.Read(text).Value ?? throw new FactUnwritableException($"{column.Name} '{CellText.Shown(text).In(OfficeWords.English)}' cannot be read back; allowed: {column.Allowed}");
        switch (column.Type)
        {
            case IntCell or HundredthsCell:
                Write(position, style, text);
                break;
            case DayCell when SheetNumber.Of((DateOnly)value) is { } number:
                Write(position, style, number.ToString(CultureInfo.InvariantCulture));
                break;
            case TimeCell:
                Write(position, style, SheetNumber.Of((TimeOnly)value).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                Text(position, column.Type.Show(value, _words), style);
                break;
        }
    }

    /// <summary>Ends the sheet.</summary>
    public void End(IReadOnlyList<DataValidation> validations)
    {
        _xml.WriteEndElement();
        if (validations.Count > 0)
        {
            _xml.WriteElement(new DataValidations(validations) { Count = (uint)validations.Count });
        }

        _xml.WriteElement(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        _xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        _xml.WriteEndElement();
    }

    public void Dispose() => _xml.Dispose();

    private static SheetView View(int rows, int columns)
    {
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = rows > 0 };
        if (rows > 0)
        {
            view.Append(new Pane
            {
                HorizontalSplit = columns > 0 ? columns : null,
                VerticalSplit = rows,
                TopLeftCell = CellNames.Of(columns, rows + 1),
                ActivePane = columns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        }

        return view;
    }

    private void Write(int column, uint style, string number) =>
        _xml.WriteElement(new Cell { CellReference = CellNames.Of(column, _row), StyleIndex = style, CellValue = new CellValue(number) });

    private void Write(int column, uint style, InlineString text) =>
        _xml.WriteElement(new Cell { CellReference = CellNames.Of(column, _row), StyleIndex = style, DataType = CellValues.InlineString, InlineString = text });
}
