using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Tables;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Workbooks.Writing;

/// <summary>The last sheet: one column for each list that drops down elsewhere.</summary>
internal sealed class ListSheet
{
    private const double Width = 44;
    private readonly OfficeWords _words;
    private readonly List<(string Title, IReadOnlyList<string> Choices)> _lists = [];

    public ListSheet(OfficeWords words)
    {
        _words = words;
        foreach (var schema in MarketSchema.Tables.Prepend(MarketSchema.Market))
        {
            foreach (var column in schema.Columns)
            {
                if (Choices(column) is { } choices && IndexOf(choices) < 0)
                {
                    _lists.Add((Title(schema, column), choices));
                }
            }
        }
    }

    public string Name => _words["lists.sheet"];

    /// <summary>The cells of the list of a column; null when the column has none.</summary>
    public string? RangeOf(Column column)
    {
        if (Choices(column) is not { } choices)
        {
            return null;
        }

        var letters = CellNames.Of(IndexOf(choices), 1)[..^1];
        return string.Create(CultureInfo.InvariantCulture, $"{Name}!${letters}$2:${letters}${choices.Count + 1}");
    }

    public void Write(WorksheetPart part)
    {
        using var sheet = new SheetWriter(part, _words, [.. _lists.Select(list => (Width, SheetStyles.Guide))], 1, 0, "7F7F7F");
        sheet.BeginRow();
        foreach (var (i, list) in _lists.Index())
        {
            sheet.Text(i, list.Title, SheetStyles.Optional);
        }

        sheet.EndRow();
        for (var row = 0; row < _lists.Max(list => list.Choices.Count); row++)
        {
            sheet.BeginRow();
            foreach (var (i, list) in _lists.Index().Where(list => row < list.Item.Choices.Count))
            {
                sheet.Text(i, list.Choices[row], SheetStyles.Guide);
            }

            sheet.EndRow();
        }

        sheet.End([]);
    }

    private IReadOnlyList<string>? Choices(Column column) => column == MarketTable.Policy ? ShippedPolicies.Names : column.Type.Choices(_words);

    private int IndexOf(IReadOnlyList<string> choices) => _lists.FindIndex(list => list.Choices.SequenceEqual(choices, StringComparer.Ordinal));

    private string Title(TableSchema schema, Column column) => column.Type switch
    {
        OccupationCell => _words["lists.title.occupation"],
        BoolCell => _words["lists.title.yes/no"],
        _ when column == MarketTable.Policy => _words["lists.title.policy"],
        _ => _words == OfficeWords.German ? $"{schema.German}: {column.German}" : $"{schema.Name}: {column.Name}",
    };
}
