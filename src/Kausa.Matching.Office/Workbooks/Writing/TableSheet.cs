using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>Writes a table as a sheet: headers, a row of hints, in a template one example, then the rows.</summary>
internal sealed class TableSheet(TableSchema schema, OfficeWords words, ColumnGuide guide, bool isTemplate)
{
    private const int RowsToFill = 2_000;
    private const double HintHeight = 76;
    private const double NarrowestColumn = 17;
    private const double WidestColumn = 36;

    /// <summary>The cells that may hold ids, for the drop-downs of other sheets.</summary>
    public string IdRange(int rowCount) => string.Create(CultureInfo.InvariantCulture, $"{guide.SheetName(schema)}!$A${FirstRow}:$A${LastRow(rowCount)}");

    private int FirstRow => isTemplate ? 4 : 3;

    public void Write(WorksheetPart part, IReadOnlyList<string[]> rows, Func<string, string> idRangeOf)
    {
        var widths = schema.Columns.Select(column => (Width(column), SheetStyles.Of(column, words.Language))).ToArray();
        using var sheet = new SheetWriter(part, words, widths, 2, 1, schema.IsAboutPeople ? "548235" : "1F3864");
        sheet.BeginRow();
        foreach (var (i, column) in schema.Columns.Index())
        {
            sheet.Text(i, guide.Header(column), column.IsRequired ? SheetStyles.Required : SheetStyles.Optional);
        }

        sheet.EndRow();
        sheet.BeginRow(HintHeight);
        foreach (var (i, column) in schema.Columns.Index())
        {
            sheet.Text(i, (i == 0 ? words["hint.prefix"] : "") + guide.Hint(schema, column), SheetStyles.Hint);
        }

        sheet.EndRow();
        if (isTemplate)
        {
            WriteExample(sheet);
        }

        foreach (var row in rows)
        {
            sheet.BeginRow();
            foreach (var (i, column) in schema.Columns.Index())
            {
                sheet.Value(i, column, row[i], SheetStyles.Of(column, words.Language));
            }

            sheet.EndRow();
        }

        sheet.End([.. schema.Columns.Select((column, i) => Validation(column, i, rows.Count, idRangeOf))]);
    }

    // Wide enough for the header and for what drops down.
    private double Width(Schema.Column column)
    {
        var longestChoice = column.Type.Choices(words)?.Max(choice => choice.Length) ?? 0;
        return Math.Clamp(Math.Max(guide.Header(column).Length * 1.3, longestChoice), NarrowestColumn, WidestColumn);
    }

    private DataValidation Validation(Schema.Column column, int position, int rowCount, Func<string, string> idRangeOf)
    {
        var cells = $"{CellNames.Of(position, FirstRow)}:{CellNames.Of(position, LastRow(rowCount))}";
        return guide.Validation(schema, column, cells, column.References is { } table ? idRangeOf(table) : null);
    }

    private int LastRow(int rowCount) => FirstRow + Math.Max(rowCount, RowsToFill) - 1;

    private void WriteExample(SheetWriter sheet)
    {
        sheet.BeginRow();
        foreach (var (i, column) in schema.Columns.Index())
        {
            var style = SheetStyles.Of(column, words.Language, isExample: true);
            if (i == 0)
            {
                sheet.Text(i, words["example.prefix"] + column.Example, style);
            }
            else
            {
                sheet.Value(i, column, column.Example, style);
            }
        }

        sheet.EndRow();
    }
}
