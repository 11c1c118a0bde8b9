using System.Text;

namespace Kausa.Matching.Office.Schema;

/// <summary>The part of docs/market-format.md that lists every table and column, made from the schema so that it cannot be wrong.</summary>
public static class MarketFormatTables
{
    /// <summary>The line with which that part begins.</summary>
    public const string Marker = "<!-- From here on made by scripts/market-format.cs; change the schema, not this text. -->";

    private static readonly string[] SpokenOfAbove = ["id", "date", "month", "time", "postal code", "occupation", "language", "instrument", "yes/no", "district key"];

    /// <summary>Marker and tables as Markdown, lines ended by line feeds.</summary>
    /// <returns>The text to the end of the document.</returns>
    public static string Markdown()
    {
        var text = new StringBuilder(Marker).Append('\n');
        foreach (var table in MarketSchema.Tables.Prepend(MarketSchema.Market))
        {
            Append(table, text);
        }

        return text.ToString();
    }

    private static void Append(TableSchema table, StringBuilder text)
    {
        text.Append("\n## ").Append(MarketSchema.FileOf(table)).Append("\n\n").Append(table.Meaning).Append(table.IsRequired ? " A market cannot be without this file." : " May be left out.");
        text.Append(" Sheet: ").Append(table.German).Append('.');
        if (table.Key.Count > 0)
        {
            text.Append(table.Key.Count == 1 ? " Each " : " Each combination of ").AppendJoin(" and ", table.Key.Select(column => $"`{column.Name}`")).Append(" once.");
        }

        text.Append("\n\n| Column | German | Meaning | Type, allowed | Empty means | Example |\n|---|---|---|---|---|---|\n");
        foreach (var column in table.Columns)
        {
            text.Append("| ").AppendJoin(" | ", new[] { $"`{column.Name}`", column.German, Meaning(column), Allowed(column), Empty(column), Code(column.Example) }.Select(Escaped)).Append(" |\n");
        }
    }

    private static string Meaning(Column column) => column.References is { } table ? $"{column.Meaning}; an `id` of {table}.csv" : column.Meaning;

    private static string Allowed(Column column) => column.TypeName switch
    {
        var name when SpokenOfAbove.Any(type => name == type || name == "list of " + type) => name,
        "code" => $"code: {column.Allowed}",
        _ => column.Allowed,
    };

    private static string Empty(Column column) => column.IsRequired ? "not allowed" : column.WhenEmpty ?? "not known";

    private static string Code(string example) => example.Length == 0 ? "" : $"`{example}`";

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
}
