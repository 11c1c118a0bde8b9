using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>The first sheet: facts about the office, and how the workbook is filled in.</summary>
internal sealed class OfficeSheet(OfficeWords words, ColumnGuide guide)
{
    private const int GuideLines = 10;
    private const double FactHeight = 17;
    private static readonly (double, uint)[] Widths = [(30, 0), (40, 0), (90, 0)];

    public void Write(WorksheetPart part, string[] facts)
    {
        using var sheet = new SheetWriter(part, words, Widths, 0, 0, "C00000");
        Line(sheet, words["office.heading"], SheetStyles.Title);
        Line(sheet, words["office.subheading"], 0);
        sheet.SkipRow();
        sheet.BeginRow();
        sheet.Text(0, words["office.fact"], SheetStyles.Required);
        sheet.Text(1, words["office.value"], SheetStyles.Required);
        sheet.Text(2, words["office.note"], SheetStyles.Required);
        sheet.EndRow();
        const int FirstFact = 5;
        var validations = new List<DataValidation>();
        foreach (var (i, column) in MarketTable.Schema.Columns.Index())
        {
            WriteFact(sheet, column, facts[i]);
            validations.Add(guide.Validation(MarketTable.Schema, column, string.Create(CultureInfo.InvariantCulture, $"B{FirstFact + i}"), null));
        }

        sheet.SkipRow();
        Line(sheet, words["guide.heading"], SheetStyles.Title);
        for (var i = 1; i <= GuideLines; i++)
        {
            Line(sheet, words[string.Create(CultureInfo.InvariantCulture, $"guide.{i}")], 0);
        }

        sheet.SkipRow();
        Line(sheet, words["guide.sheets"], SheetStyles.Title);
        foreach (var schema in WorkbookWriter.SheetOrder)
        {
            sheet.BeginRow(FactHeight);
            sheet.Text(0, guide.SheetName(schema), SheetStyles.FactName);
            sheet.Text(1, guide.About(schema), 0);
            sheet.EndRow();
        }

        sheet.End(validations);
    }

    private void WriteFact(SheetWriter sheet, Schema.Column column, string value)
    {
        sheet.BeginRow(FactHeight);
        sheet.Text(0, guide.Header(column), SheetStyles.FactName);
        sheet.Value(1, column, value, SheetStyles.Of(column, words.Language));
        sheet.Text(2, guide.Hint(MarketTable.Schema, column), SheetStyles.Hint);
        sheet.EndRow();
    }

    private static void Line(SheetWriter sheet, string text, uint style)
    {
        sheet.BeginRow();
        sheet.Text(0, text, style);
        sheet.EndRow();
    }
}
