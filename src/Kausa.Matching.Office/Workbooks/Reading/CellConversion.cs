using System.Globalization;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>What became of a cell of a sheet on its way to the text that a table would have.</summary>
/// <param name="Text">The text.</param>
/// <param name="Allowed">What is allowed instead; null when the cell can be read.</param>
/// <param name="Note">What was read in another way than it stands there, or null.</param>
internal readonly record struct Conversion(string Text, Message? Allowed = null, Message? Note = null);

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
        SheetCellKind.Number => SheetNumber.TryRead(cell.Text, out var number) ? Number(number, cell, column, countsFrom1904) : new(cell.Text, Message.Of(MessageCode.NumberTooLong)),
        SheetCellKind.Uncalculated => new("=" + cell.Text, Message.Of(MessageCode.FormulaNotSaved)),
        _ => new(cell.Text, Message.Of(MessageCode.FormulaError)),
    };

    private static Conversion Text(string cell, Column? column)
    {
        var text = FormulaEscape.Unescape(cell);
        if (text.Length > CellText.Longest)
        {
            return new(text, Message.Of(MessageCode.CellLength, ("max", CellText.Longest)));
        }

        if (CellText.Fault(text) is { } fault)
        {
            return new(text, fault);
        }

        return column?.Type is IntCell or HundredthsCell && column.Type.Read(text.Trim()) is { Value: not null, Notice: null } ? new(text, null, Message.Of(MessageCode.NumberAsText)) : new(text);
    }

    private static Conversion Bool(string value, Column? column)
    {
        var isTrue = value is "1" or "true";
        return column?.Type is BoolCell
            ? new(isTrue ? "yes" : "no", null, Message.Of(isTrue ? MessageCode.TrueReadAsYes : MessageCode.FalseReadAsNo))
            : new(isTrue ? "TRUE" : "FALSE", column?.Type.Allowed.With(Message.Of(MessageCode.HoldsTruthValue)));
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
            return new(SheetNumber.Text(number), (column?.Type.Allowed ?? Message.Of(MessageCode.AnyDay)).With(Message.Of(look == LookKind.DayAndTime ? MessageCode.NoTimeOfDay : MessageCode.FirstWeeksOf1900)));
        }

        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return column?.Type switch
        {
            DayCell or null => new(text),
            MonthCell when look == LookKind.Month && day.Day == 1 => new(text[..7], null, Message.Of(MessageCode.MonthKeptAsDay, ("month", text[..7]))),
            MonthCell => new(text, column.Type.Allowed.With(Message.Of(MessageCode.NoDayOfBirth))),
            _ => new(text, column.Type.Allowed.With(Message.Of(MessageCode.MadeDate))),
        };
    }

    private static Conversion Time(decimal number, Column? column)
    {
        if (SheetNumber.Time(number) is not { } time)
        {
            return new(SheetNumber.Text(number), (column?.Type.Allowed ?? Message.Of(MessageCode.AnyTime)).With(Message.Of(MessageCode.NoWholeMinutes)));
        }

        var text = time.ToString("HH:mm", CultureInfo.InvariantCulture);
        return column?.Type is TimeCell or null ? new(text) : new(text, column.Type.Allowed.With(Message.Of(MessageCode.HoldsTime)));
    }

    private static Conversion Percent(decimal number, Column? column)
    {
        var text = SheetNumber.Text(number * 100);
        return column is null || column.IsPercent
            ? new(text, null, Message.Of(MessageCode.ShownAsPercent, ("number", text)))
            : new(text + " %", column.Type.Allowed.With(Message.Of(MessageCode.FormattedAsPercent)));
    }

    private static Conversion Padded(decimal number, int digits, Column? column)
    {
        var text = SheetNumber.Text(number);
        var padded = text.Length < digits && text.All(char.IsAsciiDigit) ? text.PadLeft(digits, '0') : text;
        return column?.Type is IntCell or HundredthsCell ? new(text) : new(padded, null, Message.Of(MessageCode.ShownWithZeros, ("digits", digits), ("number", padded)));
    }

    private static Conversion Plain(decimal number, Column? column, bool countsFrom1904)
    {
        var text = SheetNumber.Text(number);
        return column?.Type switch
        {
            null or IntCell or HundredthsCell => new(text),
            DayCell => SheetNumber.Day(number, countsFrom1904) is { } day && day.Year >= FirstLikelyYear
                ? new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null, Message.Of(MessageCode.DayNumber, ("day", day)))
                : new(text),
            TimeCell => new(text, column.Type.Allowed.With(Message.Of(MessageCode.FormatAsTime))),
            MonthCell => new(text),
            _ when column.Type.Read(text) is { Value: not null } => new(text, null, Message.Of(MessageCode.NumberReadAsText, ("text", text))),
            _ => new(text),
        };
    }
}
