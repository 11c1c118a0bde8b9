using Kausa.Matching.Office.Csv;
using Kausa.Matching.Office.Json;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;
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
                log.Problem(name, 1, "file", name, nearest is null ? Message.Of(MessageCode.FileUnknown) : Message.Of(MessageCode.FileUnknownNear, ("nearest", nearest)));
            }
            else if (nearest is not null && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                log.Problem(name, 1, "file", name, Message.Of(MessageCode.FileName, ("nearest", nearest)));
            }
            else if (WorkbookForm.IsWorkbookName(name) && source.Names.Any(MarketSchema.IsMarketFile))
            {
                log.Notice(name, 1, "file", name, Message.Of(MessageCode.WorkbookBeside), "workbook");
            }
        }
    }

    public CheckedTable Read(TableSchema schema)
    {
        var file = MarketSchema.FileOf(schema);
        if (source.Names.Contains(file))
        {
            return OrBroken(file, () => schema == MarketSchema.Market ? _json.Read(file, schema) : new CsvTableReader(source, file, schema, log).Read()) ?? CheckedTable.Broken(schema, file);
        }

        if (schema.IsRequired)
        {
            var workbook = source.Names.FirstOrDefault(WorkbookForm.IsWorkbookName);
            log.Problem(
                file, MessageCode.Missing, workbook is null ? Message.Of(MessageCode.FileMissing) : Message.Of(MessageCode.FileMissingBesideWorkbook, ("workbook", workbook)));
        }

        return CheckedTable.Absent(schema, file);
    }

    public string? PolicyDocument() => PolicyName is { } file ? OrBroken(file, () => _json.ReadText(file)) : null;

    // A folder or a pipe in the place of a file is a problem of that file; the others are read all the same.
    private T? OrBroken<T>(string file, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (NoFileException exception)
        {
            log.Problem(file, exception.Found, Message.Of(MessageCode.File));
            return null;
        }
    }
}
