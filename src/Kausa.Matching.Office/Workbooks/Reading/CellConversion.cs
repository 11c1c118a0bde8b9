using System.Globalization;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>What became of a cell of a sheet on its way to the text that a table would have.</summary>
/// <param name="Text">The text.</param>
/// <param name="Allowed">What is allowed instead; null when the cell can be read.</param>
/// <param name="Note">What was read in another way than it stands there, or null.</param>
internal readonly record struct Conversion(string Text, string? Allowed = null, string? Note = null);

/// <summary>Turns a cell of a sheet into the text that a table of files would have, where that can mean only one thing.</summary>
internal static class CellConversion
{
    private const int FirstLikelyYear = 2000;

    /// <summary>Converts a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="column">The column it stands in; null where the header is not known, so that the text serves messages only.</param>
    /// <param name="countsFrom1904">Whether days count from 1904.</param>
    public static Conversion Convert(SheetCell cell, Column? column, bool countsFrom1904) => cell.Kind switch
    {
        SheetCellKind.Text => Text(cell.Text, column),
        SheetCellKind.Bool => Bool(cell.Text, column),
        SheetCellKind.Number => SheetNumber.TryRead(cell.Text, out var number) ? Number(number, cell, column, countsFrom1904) : new(cell.Text, "a number of at most twelve digits before the point"),
        SheetCellKind.Uncalculated => new("=" + cell.Text, "a value; this formula has none saved: type the value itself"),
        _ => new(cell.Text, "a value; the formula in this cell gives an error: type the value itself"),
    };

    private static Conversion Text(string cell, Column? column)
    {
        var text = FormulaEscape.Unescape(cell);
        if (text.Length > CellText.Longest)
        {
            return new(text, string.Create(CultureInfo.InvariantCulture, $"a cell of at most {CellText.Longest} characters"));
        }

        if (CellText.Fault(text) is { } fault)
        {
            return new(text, fault);
        }

        return column?.Type is IntCell or HundredthsCell && column.Type.Read(text.Trim()) is { Value: not null, Notice: null } ? new(text, null, "a number stored as text; read as the number") : new(text);
    }

    private static Conversion Bool(string value, Column? column)
    {
        var isTrue = value is "1" or "true";
        return column?.Type is BoolCell
            ? new(isTrue ? "yes" : "no", null, isTrue ? "true, read as yes" : "false, read as no")
            : new(isTrue ? "TRUE" : "FALSE", column is null ? null : column.Allowed + "; the cell holds a truth value");
    }

    private static Conversion Number(decimal number, SheetCell cell, Column? column, bool countsFrom1904) => cell.Look.Kind switch
    {
        LookKind.Day or LookKind.Month or LookKind.DayAndTime => Day(number, cell.Look.Kind, column, countsFrom1904),
        LookKind.Time => Time(number, column),
        LookKind.Percent => Percent(number, column),
        LookKind.Padded => Padded(number, cell.Look.Digits, column),
        _ => Plain(number, column, countsFrom1904),
    };

    private static Conversion Day(decimal number, LookKind look, Column? column, bool countsFrom1904)
    {
        if (SheetNumber.Day(number, countsFrom1904) is not { } day)
        {
            return new(SheetNumber.Text(number), (column?.Allowed ?? "a day") + (look == LookKind.DayAndTime ? "; without a time of day" : "; spreadsheets count the first weeks of 1900 wrongly: write it as text"));
        }

        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return column?.Type switch
        {
            DayCell or null => new(text),
            MonthCell when look == LookKind.Month && day.Day == 1 => new(text[..7], null, $"a month the spreadsheet keeps as a day; read as {text[..7]}"),
            MonthCell => new(text, column.Allowed + "; the day of birth must not be in the file"),
            _ => new(text, column.Allowed + "; the spreadsheet has made a date of it: make the column text and type it again"),
        };
    }

    private static Conversion Time(decimal number, Column? column)
    {
        if (SheetNumber.Time(number) is not { } time)
        {
            return new(SheetNumber.Text(number), (column?.Allowed ?? "a time") + "; the cell holds no time in whole minutes");
        }

        var text = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        return column?.Type is TimeCell or null ? new(text) : new(text, column.Allowed + "; the cell holds a time of day");
    }

    private static Conversion Percent(decimal number, Column? column)
    {
        var text = SheetNumber.Text(number * 100);
        return column is null || column.IsPercent
            ? new(text, null, $"shown as {text} %; read as {text}")
            : new(text + " %", column.Allowed + "; the cell is formatted as a percentage: format it as a number and type it again");
    }

    private static Conversion Padded(decimal number, int digits, Column? column)
    {
        var text = SheetNumber.Text(number);
        var padded = text.Length < digits && text.All(char.IsAsciiDigit) ? text.PadLeft(digits, '0') : text;
        return column?.Type is IntCell or HundredthsCell ? new(text) : new(padded, null, $"a number shown with {digits} digits; read as {padded}");
    }

    private static Conversion Plain(decimal number, Column? column, bool countsFrom1904)
    {
        var text = SheetNumber.Text(number);
        return column?.Type switch
        {
            null or IntCell or HundredthsCell => new(text),
            DayCell => SheetNumber.Day(number, countsFrom1904) is { } day && day.Year >= FirstLikelyYear
                ? new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, $"the spreadsheet's number of a day; read as {day:yyyy-MM-dd}")
                : new(text),
            TimeCell => new(text, column.Allowed + "; format the cell as a time"),
            MonthCell => new(text),
            _ when column.Type.Read(text) is { Value: not null } => new(text, null, $"a number; read as the text {text}"),
            _ => new(text),
        };
    }
}
