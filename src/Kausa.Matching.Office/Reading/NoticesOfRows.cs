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

        if (head is null)
        {
            return;
        }

        foreach (var row in tables[EvidenceTable.Schema].GoodRows.Where(row => row.Get(EvidenceTable.AssessedOn) > head.AsOf))
        {
            row.Notice(EvidenceTable.AssessedOn, Message.Of(MessageCode.AfterMarket), "future");
        }

        foreach (var row in tables[LanguageTable.Schema].GoodRows.Where(row => row.Get(LanguageTable.AssessedOn) > head.AsOf))
        {
            row.Notice(LanguageTable.AssessedOn, Message.Of(MessageCode.AfterMarket), "future");
        }
    }
}
