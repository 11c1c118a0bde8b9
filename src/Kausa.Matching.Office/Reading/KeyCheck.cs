using System.Globalization;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Reading;

/// <summary>Finds rows that repeat the key of an earlier row of their table.</summary>
internal static class KeyCheck
{
    public static void Report(TableSet tables)
    {
        foreach (var table in tables.All.Where(table => table.Schema.Key.Count > 0))
        {
            Report(table);
        }
    }

    private static void Report(CheckedTable table)
    {
        var key = table.Schema.Key;
        var firstLines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var texts = key.Select(row.KeyText).ToArray();
            if (key.Zip(texts).Any(pair => pair.Second is null && (pair.First.IsRequired || row.Failed)))
            {
                continue;
            }

            if (!firstLines.TryAdd(string.Join('\u001F', texts), row.Line))
            {
                var line = firstLines[string.Join('\u001F', texts)];
                row.Fail(Last(key, texts), string.Create(CultureInfo.InvariantCulture, $"{Once(key)}; {table.LineWord} {line} has the same"));
            }
        }
    }

    private static Column Last(IReadOnlyList<Column> key, string?[] texts) => key[Array.FindLastIndex(texts, text => text is not null)];

    private static string Once(IReadOnlyList<Column> key) =>
        key.Count == 1 ? $"each {key[0].Name} once" : $"each combination of {string.Join(" and ", key.Select(column => column.Name))} once";
}
