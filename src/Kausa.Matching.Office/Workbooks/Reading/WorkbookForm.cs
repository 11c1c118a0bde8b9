using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>A market as the sheets of one workbook.</summary>
internal sealed class WorkbookForm : IMarketForm, IDisposable
{
    private static readonly string[] Extensions = [".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".ods"];
    private static readonly string[] OwnSheets = [.. OfficeWords.All.SelectMany(words => new[] { words["lists.sheet"], words["policy.sheet"] })];
    private readonly string _file;
    private readonly WorkbookParts _parts;
    private readonly ReadingLog _log;

    private WorkbookForm(string file, WorkbookParts parts, ReadingLog log)
    {
        _file = file;
        _parts = parts;
        _log = log;
        log.Sheets = [.. parts.Sheets.Select(sheet => sheet.Name?.Value ?? "")];
    }

    public string? PolicyName => PolicySheet()?.Name?.Value is { } name ? $"sheet {name}" : null;

    /// <summary>The workbook a market is in: the only one, where no table of a market lies beside it.</summary>
    public static string? Find(IMarketSource source)
    {
        var workbooks = source.Names.Where(IsWorkbookName).ToArray();
        return workbooks.Length == 1 && !source.Names.Any(MarketSchema.IsMarketFile) ? workbooks[0] : null;
    }

    /// <summary>Whether a file is a workbook by its name; the file a spreadsheet keeps beside an open one is none.</summary>
    public static bool IsWorkbookName(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) && !name.StartsWith("~$", StringComparison.Ordinal);

    /// <summary>Opens a workbook; null when it is none that may be read, which the log then says.</summary>
    public static WorkbookForm? Open(IMarketSource source, string file, ReadingLog log) =>
        WorkbookOpening.Open(source, file, log) is { } parts ? new WorkbookForm(file, parts, log) : null;

    public void ReportForeign()
    {
        foreach (var sheet in _parts.Sheets)
        {
            var name = sheet.Name?.Value ?? "";
            var isTable = Schemas().Any(schema => IsSheetOf(sheet, schema));
            if (isTable && sheet.State is { Value: SheetStateValues.Hidden or SheetStateValues.VeryHidden })
            {
                _log.Notice(name, 1, "file", Message.Of(MessageCode.Hidden), Message.Of(MessageCode.SheetHidden), "hidden", CellNames.Of(0, 1));
            }
            else if (!isTable && !OwnSheets.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                ReportForeign(name);
            }
        }
    }

    public CheckedTable Read(TableSchema schema)
    {
        var sheets = _parts.Sheets.Where(sheet => IsSheetOf(sheet, schema)).ToArray();
        if (sheets.Length == 0)
        {
            if (schema.IsRequired)
            {
                _log.Problem(schema.German, MessageCode.Missing, Message.Of(MessageCode.SheetMissing, ("german", schema.German), ("name", schema.Name)), CellNames.Of(0, 1));
            }

            return CheckedTable.Absent(schema, schema.German, isSheet: true);
        }

        var name = sheets[0].Name!.Value!;
        if (sheets.Length > 1)
        {
            _log.Problem(name, 1, "file", sheets[1].Name!.Value!, Message.Of(MessageCode.SheetTwice), cell: CellNames.Of(0, 1));
            return CheckedTable.Broken(schema, name, isSheet: true);
        }

        return WorkbookOpening.Whole(name, _log, () => Read(sheets[0], name, schema)) ?? CheckedTable.Broken(schema, name, isSheet: true);
    }

    public string? PolicyDocument()
    {
        if (PolicySheet() is not { } sheet || Damage.Guard(() => _parts.Part(sheet)) is not { } part)
        {
            return null;
        }

        return WorkbookOpening.Whole(sheet.Name!.Value!, _log, () => PolicyText.Read(SheetRows.Read(part, _parts)));
    }

    public void Dispose() => _parts.Dispose();

    private CheckedTable Read(Sheet sheet, string name, TableSchema schema)
    {
        if (Damage.Guard(() => _parts.Part(sheet)) is not { } part)
        {
            _log.Problem(name, MessageCode.Chart, Message.Of(MessageCode.SheetOfCells), CellNames.Of(0, 1));
            return CheckedTable.Broken(schema, name, isSheet: true);
        }

        if (schema == MarketSchema.Market)
        {
            return new OfficeForm(name, schema, _parts, _log).Read(part);
        }

        var table = new SheetTable(name, schema, _parts, _log);
        var read = table.Read(part);
        if (table.Example is { } example)
        {
            _log.Notice(_file, 1, "file", example, Message.Of(MessageCode.ExampleRow), "example");
        }

        return read;
    }

    private void ReportForeign(string name)
    {
        var schema = Schemas().FirstOrDefault(schema => Suggestion.Nearest(name, [schema.German, schema.Name]) is not null);
        if (schema is null)
        {
            _log.Notice(name, 1, "file", name, Message.Of(MessageCode.SheetUnknown), "foreign", CellNames.Of(0, 1));
            return;
        }

        _log.Problem(name, 1, "file", name, Message.Of(MessageCode.SheetUnknownNear, ("nearest", schema.German)), cell: CellNames.Of(0, 1));
    }

    private Sheet? PolicySheet() => _parts.Sheets.FirstOrDefault(sheet => OfficeWords.All.Any(words => string.Equals(words["policy.sheet"], sheet.Name?.Value, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<TableSchema> Schemas() => MarketSchema.Tables.Prepend(MarketSchema.Market);

    private static bool IsSheetOf(Sheet sheet, TableSchema schema) =>
        string.Equals(sheet.Name?.Value, schema.German, StringComparison.OrdinalIgnoreCase) || string.Equals(sheet.Name?.Value, schema.Name, StringComparison.OrdinalIgnoreCase);
}
