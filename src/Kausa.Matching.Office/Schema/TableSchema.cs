using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Schema;

/// <summary>A table of a market, apart from the medium it is written on.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class TableSchema
{
    private readonly Dictionary<string, Column> _byName;
    private readonly Dictionary<string, Column> _byHeader;

    internal TableSchema(string name, string meaning, IReadOnlyList<Column> columns)
    {
        Name = name;
        Meaning = meaning;
        Columns = columns;
        _byName = columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
        _byHeader = columns.SelectMany(column => new[] { (Header: column.Name, Column: column), (Header: column.German, Column: column) }).DistinctBy(pair => pair.Header)
            .ToDictionary(pair => pair.Header, pair => pair.Column, StringComparer.Ordinal);
        for (var i = 0; i < columns.Count; i++)
        {
            columns[i].Ordinal = i;
        }
    }

    /// <summary>Name of the table, as <c>companies</c>.</summary>
    public string Name { get; }

    /// <summary>What German offices call it: the name of its sheet in a workbook.</summary>
    public string German => OfficeWords.German["sheet." + Name];

    /// <summary>What one row says.</summary>
    public string Meaning { get; }

    /// <summary>Columns in the order in which they are written.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Whether a market cannot be without the table.</summary>
    public bool IsRequired { get; internal init; }

    /// <summary>Whether rows are about a person, so that columns which tell who it is are refused.</summary>
    public bool IsAboutPeople { get; internal init; }

    /// <summary>Whether the first column is the id of the row, which no other row may have.</summary>
    public bool IsEntity => Columns[0].Name == "id";

    /// <summary>Columns that together may occur only once; empty when rows may repeat.</summary>
    public IReadOnlyList<Column> Key { get; internal init; } = [];

    /// <summary>What is said of a header that no column has but something else does; null where nothing is known of it.</summary>
    internal Func<string, Message?> OtherHeader { get; init; } = _ => null;

    /// <summary>Finds a column.</summary>
    /// <param name="name">Its header.</param>
    /// <returns>The column, or null.</returns>
    public Column? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Finds the column a header means.</summary>
    /// <param name="header">Name of the column, or what German offices call it.</param>
    /// <returns>The column, or null.</returns>
    public Column? FindHeader(string header) => _byHeader.GetValueOrDefault(header);
}
