using Kausa.Matching.Model;

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
                row.Fail(column, defect.Value, defect.Allowed);
            }
        }
    }
}
