namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>What kind of thing a cell of a sheet holds.</summary>
internal enum SheetCellKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number, or a day or time, which are numbers that look otherwise.</summary>
    Number,

    /// <summary>True or false.</summary>
    Bool,

    /// <summary>An error such as #REF!.</summary>
    Error,

    /// <summary>A formula whose value was not saved.</summary>
    Uncalculated,
}

/// <summary>A cell of a sheet that is not empty, as the file has it.</summary>
/// <param name="Column">0-based column.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text, or the number as the file writes it.</param>
/// <param name="Look">What a number looks like.</param>
/// <param name="IsFormula">Whether the value is what a formula last gave.</param>
internal readonly record struct SheetCell(int Column, SheetCellKind Kind, string Text, NumberLook Look, bool IsFormula);

/// <summary>A row of a sheet.</summary>
/// <param name="Row">1-based row.</param>
/// <param name="IsHidden">Whether it is hidden or filtered away.</param>
/// <param name="Cells">Cells that are not empty, left to right.</param>
internal sealed record SheetRow(int Row, bool IsHidden, IReadOnlyList<SheetCell> Cells);
