using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

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
                row.Fail(Last(key, texts), Once(key, table.LineTitle(firstLines[string.Join('\u001F', texts)])));
            }
        }
    }

    private static Column Last(IReadOnlyList<Column> key, string?[] texts) => key[Array.FindLastIndex(texts, text => text is not null)];

    private static Message Named(IReadOnlyList<Column> columns) =>
        columns.Skip(1).Aggregate(Message.From(words => words.Header(columns[0])), (all, column) => Message.Of(MessageCode.ListAnd, ("first", all), ("second", column)));

    private static Message Once(IReadOnlyList<Column> key, Message line) => key.Count == 1
        ? Message.Of(MessageCode.Once, ("key", key[0]), ("line", line))
        : Message.Of(MessageCode.CombinationOnce, ("keys", Named(key)), ("line", line));
}
