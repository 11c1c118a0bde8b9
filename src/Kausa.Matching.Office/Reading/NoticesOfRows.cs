using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Tells what is no problem but what a person should know.</summary>
internal static class NoticesOfRows
{
    public static void Report(TableSet tables, MarketHead? head)
    {
        foreach (var row in tables[PlaceTable.Schema].GoodRows.Where(row => row.Object(PlaceTable.RestrictionWishes) is not null))
        {
            row.Notice(PlaceTable.RestrictionWishes, Message.Of(MessageCode.UnlawfulWishes), "unlawful");
        }

        if (head is not null)
        {
            DayCheck.Notice(tables, head.AsOf);
        }
    }
}
