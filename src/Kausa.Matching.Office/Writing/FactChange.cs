namespace Kausa.Matching.Office.Writing;

/// <summary>What is done to rows of a table.</summary>
public enum FactChangeKind
{
    /// <summary>A cell is told otherwise.</summary>
    Set,

    /// <summary>One more row is there.</summary>
    Add,

    /// <summary>Rows are not there.</summary>
    Remove,
}

/// <summary>What stands in one cell.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Value">The value as a file would hold it; empty is "not known".</param>
public sealed record FactCell(string Column, string Value);

/// <summary>One fact told otherwise: a cell of a table in rows of one identifier, one more row, or rows that are not there.</summary>
/// <param name="Table">Name of the table, for example <c>candidates</c>.</param>
/// <param name="Id">What stands in the first column of the rows.</param>
/// <param name="Column">Name of the column that is set; empty for rows that come or go.</param>
/// <param name="Value">The new value as a file would hold it; empty is "not known".</param>
public sealed record FactChange(string Table, string Id, string Column, string Value)
{
    /// <summary>What is done.</summary>
    public FactChangeKind Kind { get; init; }

    /// <summary>What a new row holds; otherwise which of the identifier's rows are meant: those that held all of it before any change, and all of them where it is empty.</summary>
    public IReadOnlyList<FactCell> Cells { get; init; } = [];

    /// <summary>One more row.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="id">What stands in its first column.</param>
    /// <param name="cells">What stands in the others; a column that is left out is empty.</param>
    /// <returns>The change.</returns>
    public static FactChange Add(string table, string id, params IReadOnlyList<FactCell> cells) => new(table, id, string.Empty, string.Empty) { Kind = FactChangeKind.Add, Cells = cells };

    /// <summary>Rows that are not there.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="id">What stands in their first column.</param>
    /// <param name="cells">What they hold besides; none for all rows of the identifier.</param>
    /// <returns>The change.</returns>
    public static FactChange Remove(string table, string id, params IReadOnlyList<FactCell> cells) => new(table, id, string.Empty, string.Empty) { Kind = FactChangeKind.Remove, Cells = cells };
}

/// <summary>One of several facts told otherwise is refused.</summary>
/// <param name="change">Which one.</param>
/// <param name="message">Why, and what is allowed.</param>
public sealed class FactChangeException(FactChange change, string message) : ArgumentException(message)
{
    /// <summary>The change at fault.</summary>
    public FactChange Change { get; } = change;

    /// <summary>An earlier change about the same fact; null where the change is refused for itself.</summary>
    public FactChange? Other { get; init; }

    /// <summary>Whether there is nothing of the identifier that was told.</summary>
    public bool IsUnknownId { get; init; }
}
