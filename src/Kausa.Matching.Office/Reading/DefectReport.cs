using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>Reports what the model finds wrong between rows at the lines where it stands.</summary>
/// <remarks>Keys and references have been reported before, with the rows that failed in mind.</remarks>
internal static class DefectReport
{
    public static void Report(MarketContent content, TableSet tables)
    {
        foreach (var defect in MarketIntegrity.FindDefects(content))
        {
            var table = tables[defect.Table];
            var column = table.Schema.Find(defect.Column);
            if (column is { References: null } && !table.Schema.Key.Contains(column))
            {
                var row = table.GoodRows.First(row => row.KeyText(table.Schema.Columns[0]) == defect.RowId);
                row.Fail(column, defect.Value, Allowed(defect, table.Schema, row));
            }
        }
    }

    private static Message Allowed(MarketDefect defect, TableSchema schema, CheckedRow row) => defect.Column switch
    {
        "seats_filled" when schema.Find("seats_total") is { } total => Message.Of(MessageCode.AtMost, ("column", total), ("number", row.KeyText(total) ?? "")),
        "age_band_at_start" => Message.Of(MessageCode.EmptyWhereGiven, ("column", CandidateTable.Born)),
        _ => Message.Verbatim(defect.Allowed),
    };
}
