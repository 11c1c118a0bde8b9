namespace Kausa.Matching.Office.Reading;

/// <summary>A table as a medium gives it: texts with positions, nothing understood yet.</summary>
/// <param name="File">Name for messages.</param>
/// <param name="HeaderLine">Line of the header.</param>
/// <param name="Header">Headers as they stand there.</param>
/// <param name="Rows">Rows below, read once, in order; blank rows are left out.</param>
internal sealed record RawTable(string File, int HeaderLine, IReadOnlyList<string> Header, IEnumerable<RawRow> Rows);

/// <summary>One row of texts.</summary>
/// <param name="Line">Line on which it begins.</param>
/// <param name="Cells">Texts in the order of the header.</param>
/// <param name="CellLines">Lines of the cells where they differ from the row's; null where they do not.</param>
internal sealed record RawRow(int Line, IReadOnlyList<string> Cells, IReadOnlyList<int>? CellLines = null)
{
    /// <summary>What the medium found wrong with the row as text, by cell; the row counts as failed.</summary>
    public IReadOnlyList<(int Cell, string Allowed)> Faults { get; init; } = [];

    /// <summary>Line on which a cell stands.</summary>
    public int LineOf(int cell) => CellLines is { } lines && cell >= 0 && cell < lines.Count ? lines[cell] : Line;
}
