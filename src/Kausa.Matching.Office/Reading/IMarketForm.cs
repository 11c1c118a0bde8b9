using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Reading;

/// <summary>The form a market has: files of a folder, or sheets of a workbook.</summary>
internal interface IMarketForm
{
    /// <summary>Reports what is there but no part of a market.</summary>
    void ReportForeign();

    /// <summary>Reads and checks a table; every problem goes to the log.</summary>
    CheckedTable Read(TableSchema schema);

    /// <summary>The policy document that lies beside the tables, as text; null when there is none or it could not be read.</summary>
    string? PolicyDocument();

    /// <summary>What <see cref="PolicyDocument"/> is called where it lies; null when there is none.</summary>
    string? PolicyName { get; }
}
