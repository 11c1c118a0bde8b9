using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Finds what cannot be on the day of the market.</summary>
internal static class DayCheck
{
    /// <summary>Reports days after that of the market where nothing can have happened yet.</summary>
    /// <param name="tables">The rows.</param>
    /// <param name="asOf">The day of the market.</param>
    /// <param name="asksWhatIf">Whether the rows say what may be: then only the month of birth is looked at, since a check or a toleration may be to come.</param>
    public static void Report(TableSet tables, DateOnly asOf, bool asksWhatIf)
    {
        foreach (var row in tables[CandidateTable.Schema].Rows.Where(row => row.Value(CandidateTable.Born) is { } born && (born.Year, born.Month).CompareTo((asOf.Year, asOf.Month)) > 0))
        {
            row.Fail(CandidateTable.Born, Message.Of(MessageCode.DayNotAfterMarket, ("day", asOf)));
        }

        foreach (var (row, column) in asksWhatIf ? [] : Later(tables, LaterDay.Refused, asOf))
        {
            row.Fail(column, Message.Of(MessageCode.NotAfterMarket, ("day", asOf)));
        }
    }

    /// <summary>Tells of days after that of the market which may be meant.</summary>
    public static void Notice(TableSet tables, DateOnly asOf)
    {
        foreach (var (row, column) in Later(tables, LaterDay.Noticed, asOf).Where(cell => !cell.Row.Failed))
        {
            row.Notice(column, Message.Of(MessageCode.AfterMarket), "future");
        }
    }

    private static IEnumerable<(CheckedRow Row, Column<DateOnly> Column)> Later(TableSet tables, LaterDay kind, DateOnly asOf) =>
        from table in tables.All
        from column in table.Schema.Columns.OfType<Column<DateOnly>>()
        where column.LaterDay == kind
        from row in table.Rows
        where row.Value(column) > asOf
        select (row, column);
}
