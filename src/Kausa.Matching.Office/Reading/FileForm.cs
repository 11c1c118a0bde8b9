using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Workbooks.Reading;

namespace Kausa.Matching.Office.Reading;

/// <summary>A market as <c>market.json</c> and CSV files.</summary>
internal sealed class FileForm(IMarketSource source, ReadingLog log) : IMarketForm
{
    private readonly MarketJsonReader _json = new(source, log);

    public string? PolicyName => source.Names.Contains(MarketSchema.PolicyFile) ? MarketSchema.PolicyFile : null;

    public void ReportForeign()
    {
        foreach (var name in source.Names.Where(name => !MarketSchema.IsMarketFile(name)))
        {
            var nearest = MarketSchema.NearestFile(name);
            if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            {
                var hint = nearest is null ? "rename it or take it out of the folder" : $"did you mean {nearest}?";
                log.Problem(name, 1, "file", name, $"no table of a market has this name; {hint}");
            }
            else if (nearest is not null && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                log.Problem(name, 1, "file", name, $"{nearest}, in small letters; a file of another name would not be read");
            }
            else if (WorkbookForm.IsWorkbookName(name) && source.Names.Any(MarketSchema.IsMarketFile))
            {
                log.Notice(name, 1, "file", name, "a workbook beside the tables of the folder; it is not read", "workbook");
            }
        }
    }

    public CheckedTable Read(TableSchema schema)
    {
        var file = MarketSchema.FileOf(schema);
        if (source.Names.Contains(file))
        {
            return schema == MarketSchema.Market ? _json.Read(file, schema) : new CsvTableReader(source, file, schema, log).Read();
        }

        if (schema.IsRequired)
        {
            var workbook = source.Names.FirstOrDefault(WorkbookForm.IsWorkbookName);
            log.Problem(file, 1, "file", "missing", $"a market cannot be without this file{(workbook is null ? "" : $"; to read the workbook {workbook}, give it in place of the folder")}");
        }

        return CheckedTable.Absent(schema, file);
    }

    public string? PolicyDocument() => PolicyName is { } file ? _json.ReadText(file) : null;
}
