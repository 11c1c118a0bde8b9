namespace Kausa.Matching.Office.Advice;

/// <summary>One cell: what people read, and the value that programs read.</summary>
/// <param name="Text">Words in the sheet's language.</param>
/// <param name="Value">Identifier, code, number, yes or no; null for "none".</param>
public sealed record SheetCell(string Text, object? Value)
{
    /// <summary>A whole number.</summary>
    /// <param name="value">The number; null for "none".</param>
    /// <returns>The cell.</returns>
    public static SheetCell Number(int? value) => new(value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–", value);

    /// <summary>A text that is its own value.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Of(string text) => new(text, text);
}

/// <summary>One column.</summary>
/// <param name="Key">Name for programs, lower_snake.</param>
/// <param name="Title">Title for people; empty where only programs need the column.</param>
/// <param name="IsNumber">Whether it holds numbers.</param>
public sealed record SheetColumn(string Key, string Title, bool IsNumber = false);

/// <summary>One table of a sheet.</summary>
/// <param name="Key">Name for programs, lower_snake.</param>
/// <param name="Title">Title for people; empty for the first table of a sheet, which the sheet's own title names.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">Rows of cells, one per column.</param>
/// <param name="WhenEmpty">What people read where there is no row; empty where the sheet has said it before.</param>
public sealed record SheetTable(string Key, string Title, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<IReadOnlyList<SheetCell>> Rows, string WhenEmpty);

/// <summary>An answer to an adviser's question, free of any medium: the console, a file and the page of the office all write this.</summary>
public sealed record Sheet
{
    /// <summary>What it answers.</summary>
    public required string Title { get; init; }

    /// <summary>What must be said before, line by line.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>What of the question could not be answered as asked, line by line: in a form for programs it is told beside the answer.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Single values for programs, by name.</summary>
    public IReadOnlyList<(string Key, object? Value)> Facts { get; init; } = [];

    /// <summary>The tables; a form with one table holds the first.</summary>
    public required IReadOnlyList<SheetTable> Tables { get; init; }

    /// <summary>What must be said after, line by line.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Codes of warnings, such as LAW_DATA_STALE.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
