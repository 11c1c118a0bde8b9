using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>A table as a medium gives it: texts with positions, nothing understood yet.</summary>
/// <param name="File">Name for messages: a file, or a sheet of a workbook.</param>
/// <param name="HeaderLine">Line of the header.</param>
/// <param name="Header">Headers as they stand there.</param>
/// <param name="Rows">Rows below, read once, in order; blank rows are left out.</param>
internal sealed record RawTable(string File, int HeaderLine, IReadOnlyList<string> Header, IEnumerable<RawRow> Rows)
{
    /// <summary>How cells are named in a workbook; null where lines and columns name them.</summary>
    public CellNames? Names { get; init; }

    /// <summary>Line of each header where headers are keys that stand beside their values; null where they stand above them.</summary>
    public IReadOnlyList<int>? KeyLines { get; init; }
}

/// <summary>One row of texts.</summary>
/// <param name="Line">Line on which it begins.</param>
/// <param name="Cells">Texts in the order of the header.</param>
/// <param name="CellLines">Lines of the cells where they differ from the row's; null where they do not.</param>
internal sealed record RawRow(int Line, IReadOnlyList<string> Cells, IReadOnlyList<int>? CellLines = null)
{
    /// <summary>What the medium found wrong with the row as text; the row counts as failed.</summary>
    public IReadOnlyList<CellFault> Faults { get; init; } = [];

    /// <summary>What the medium read in another way than it stands there.</summary>
    public IReadOnlyList<CellNote> Notes { get; init; } = [];

    /// <summary>Line on which a cell stands.</summary>
    public int LineOf(int cell) => CellLines is { } lines && cell >= 0 && cell < lines.Count ? lines[cell] : Line;
}

/// <summary>A cell the medium refuses.</summary>
/// <param name="Cell">0-based cell of the row; at or beyond the header's count where no header stands.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Allowed">What is allowed instead.</param>
internal readonly record struct CellFault(int Cell, string Value, Message Allowed);

/// <summary>A cell the medium read in another way than it stands there.</summary>
/// <param name="Cell">0-based cell of the row.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Meaning">How it was read.</param>
/// <param name="Kind">Notes of one kind in one column are counted, not repeated.</param>
internal readonly record struct CellNote(int Cell, string Value, Message Meaning, string Kind);
