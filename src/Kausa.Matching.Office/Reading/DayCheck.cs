using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Finds what cannot be on the day of the market.</summary>
internal static class DayCheck
{
    public static void Report(TableSet tables, DateOnly asOf)
    {
        foreach (var row in tables[CandidateTable.Schema].Rows.Where(row => row.Value(CandidateTable.Born) is { } born && (born.Year, born.Month).CompareTo((asOf.Year, asOf.Month)) > 0))
        {
            row.Fail(CandidateTable.Born, Message.Of(MessageCode.DayNotAfterMarket, ("day", asOf)));
        }
    }
}
