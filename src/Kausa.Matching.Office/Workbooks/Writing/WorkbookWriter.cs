using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>Writes a market, or an empty template of one, as one workbook with a sheet per table.</summary>
/// <remarks>Sheets, columns and lists come from <see cref="MarketSchema"/>. What was written reads back as the same market. Specification: docs/market-format.md.</remarks>
public static class WorkbookWriter
{
    private static readonly string[] EmptyHead = [.. MarketTable.Schema.Columns.Select(column => column == MarketTable.Format ? FormatCell.Current : "")];

    /// <summary>Tables in the order of their sheets: advisers first, because others refer to them.</summary>
    internal static IReadOnlyList<TableSchema> SheetOrder { get; } = [AdviserTable.Schema, .. MarketSchema.Tables.Where(schema => schema != AdviserTable.Schema)];

    /// <summary>Writes a template: every sheet with hints, lists and one example row that is never read.</summary>
    /// <param name="stream">Where to; must be seekable and readable.</param>
    /// <param name="language">Language of headers, hints and lists: <c>de</c> or <c>en</c>.</param>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    public static void WriteTemplate(Stream stream, string language) => Write(stream, OfficeWords.For(language), EmptyHead, SheetOrder.ToDictionary(schema => schema, _ => (IReadOnlyList<string[]>)[]), null, isTemplate: true);

    /// <summary>Writes a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="stream">Where to; must be seekable and readable.</param>
    /// <param name="language">Language of headers, hints and lists: <c>de</c> or <c>en</c>; the facts are the same.</param>
    /// <param name="policyText">A policy document that goes with it, as JSON text; null for none.</param>
    /// <exception cref="ArgumentException">There is no such language.</exception>
    /// <exception cref="FactUnwritableException">A fact cannot be written so that it reads back the same.</exception>
    public static void Write(Market market, Stream stream, string language, string? policyText = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        var words = OfficeWords.For(language);
        var head = MarketRows.Head(market, words);
        var policyName = policyText is null ? null : PolicyReference.NameIn(policyText);
        head[MarketTable.Policy.Ordinal] = policyName ?? "";
        Write(stream, words, head, MarketRows.Of(market.Content, words), policyName is null ? policyText : null, isTemplate: false);
    }

    private static void Write(Stream stream, OfficeWords words, string[] head, IReadOnlyDictionary<TableSchema, IReadOnlyList<string[]>> rows, string? policyText, bool isTemplate)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = SheetStyles.Create();
        var lists = new ListSheet(words);
        var guide = new ColumnGuide(words, lists);
        var sheets = new Sheets();
        new OfficeSheet(words, guide).Write(Add(workbook, sheets, guide.SheetName(MarketTable.Schema)), head);
        foreach (var schema in SheetOrder)
        {
            var sheet = new TableSheet(schema, words, guide, isTemplate);
            sheet.Write(Add(workbook, sheets, guide.SheetName(schema)), rows[schema], IdRangeOf);
        }

        if (policyText is not null)
        {
            WritePolicy(Add(workbook, sheets, words["policy.sheet"]), words, policyText);
        }

        lists.Write(Add(workbook, sheets, lists.Name));
        workbook.Workbook = new Workbook(new BookViews(new WorkbookView()), sheets);
        workbook.Workbook.Save();

        string IdRangeOf(string table)
        {
            var schema = SheetOrder.Single(schema => schema.Name == table);
            return new TableSheet(schema, words, guide, isTemplate).IdRange(rows[schema].Count);
        }
    }

    private static WorksheetPart Add(WorkbookPart workbook, Sheets sheets, string name)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name });
        return part;
    }

    private static void WritePolicy(WorksheetPart part, OfficeWords words, string policyText)
    {
        using var sheet = new SheetWriter(part, words, [(120, SheetStyles.Guide)], 0, 0, "C00000");
        foreach (var line in PolicyText.Lines(policyText))
        {
            sheet.BeginRow();
            sheet.Text(0, line, SheetStyles.Guide);
            sheet.EndRow();
        }

        sheet.End([]);
    }
}
