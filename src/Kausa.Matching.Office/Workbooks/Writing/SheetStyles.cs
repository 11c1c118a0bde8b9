using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Cells;
using Column = Kausa.Matching.Office.Schema.Column;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>The looks of cells in a written workbook; numbers are positions in the style sheet.</summary>
internal static class SheetStyles
{
    public const uint Title = 1;
    public const uint Required = 2;
    public const uint Optional = 3;
    public const uint Hint = 4;
    public const uint Guide = 5;
    public const uint FactName = 6;
    private const uint FirstOfData = 7;
    private const uint GermanDay = 164;
    private const uint IsoDay = 165;
    private const uint Clock = 166;

    // Number formats of data, plain first, then as example; text keeps leading zeros.
    private static readonly uint[] DataFormats = [49, 1, 0, GermanDay, IsoDay, Clock];

    private enum Look
    {
        Text,
        Whole,
        Number,
        GermanDay,
        IsoDay,
        Clock,
    }

    /// <summary>The style of the values of a column.</summary>
    public static uint Of(Column column, string language, bool isExample = false)
    {
        var look = column.Type switch
        {
            IntCell => Look.Whole,
            HundredthsCell => Look.Number,
            DayCell => language == "de" ? Look.GermanDay : Look.IsoDay,
            TimeCell => Look.Clock,
            _ => Look.Text,
        };
        return FirstOfData + (uint)look + (isExample ? (uint)DataFormats.Length : 0);
    }

    /// <summary>The style sheet.</summary>
    public static Stylesheet Create()
    {
        var formats = new List<CellFormat>
        {
            new(),
            Format(font: 1),
            Format(font: 2, fill: 2, wrap: true),
            Format(font: 3, fill: 3, wrap: true),
            Format(font: 4, fill: 4, wrap: true),
            Format(wrap: true),
            Format(font: 5, fill: 3),
        };
        formats.AddRange(DataFormats.Select(format => Format(number: format, border: 1)));
        formats.AddRange(DataFormats.Select(format => Format(number: format, font: 4, fill: 5, border: 1)));
        return new Stylesheet(
            new NumberingFormats(Number(GermanDay, "dd\\.mm\\.yyyy"), Number(IsoDay, "yyyy\\-mm\\-dd"), Number(Clock, "hh:mm")),
            new Fonts(Font(11), Font(16, "1F3864", bold: true), Font(11, "FFFFFF", bold: true), Font(11, "1F3864", bold: true), Font(9, "595959", italic: true), Font(11, "1F3864", bold: true)),
            new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill("1F3864"), Fill("D9E2F3"), Fill("F2F2F2"), Fill("FFF2CC")),
            new Borders(new Border(), Thin()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(formats));
    }

    private static NumberingFormat Number(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    private static CellFormat Format(uint number = 0, uint font = 0, uint fill = 0, uint border = 0, bool wrap = false)
    {
        var format = new CellFormat
        {
            NumberFormatId = number,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = number != 0,
            ApplyFont = font != 0,
            ApplyFill = fill != 0,
            ApplyBorder = border != 0,
        };
        if (wrap)
        {
            format.ApplyAlignment = true;
            format.Alignment = new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top };
        }

        return format;
    }

    private static Font Font(double size, string colour = "000000", bool bold = false, bool italic = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (italic)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = "FF" + colour }, new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill Fill(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    private static Fill Fill(string colour) => new(new PatternFill(new ForegroundColor { Rgb = "FF" + colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static Border Thin()
    {
        static T Side<T>(T side)
            where T : BorderPropertiesType
        {
            side.Style = BorderStyleValues.Thin;
            side.Append(new Color { Rgb = "FFD9D9D9" });
            return side;
        }

        return new Border(Side(new LeftBorder()), Side(new RightBorder()), Side(new TopBorder()), Side(new BottomBorder()));
    }
}
