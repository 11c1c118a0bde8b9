using System.Globalization;

namespace Kausa.Matching.Office.Reading;

/// <summary>Names of cells as a spreadsheet shows them.</summary>
internal abstract class CellNames
{
    private const int Letters = 26;

    /// <summary>The name of the cell of a header.</summary>
    public abstract string Header(int cell);

    /// <summary>The name of a cell of a row; of the first cell of the row where the table has no such column.</summary>
    public abstract string Cell(int line, int cell);

    /// <summary>A name such as <c>B7</c>.</summary>
    /// <param name="column">0-based column.</param>
    /// <param name="row">1-based row.</param>
    public static string Of(int column, int row)
    {
        var letters = "";
        for (var rest = Math.Max(column, 0) + 1; rest > 0; rest = (rest - 1) / Letters)
        {
            letters = (char)('A' + ((rest - 1) % Letters)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>Names in a sheet with a header row: each header a column.</summary>
internal sealed class GridNames(int headerRow, int headerCount) : CellNames
{
    public override string Header(int cell) => Of(cell < headerCount ? cell : 0, headerRow);

    public override string Cell(int line, int cell) => Of(cell, line);
}

/// <summary>Names in a sheet that is a form: each header a row, its value beside it.</summary>
internal sealed class FormNames(int headerRow, IReadOnlyList<int> rows) : CellNames
{
    public override string Header(int cell) => Of(0, cell >= 0 && cell < rows.Count ? rows[cell] : headerRow);

    public override string Cell(int line, int cell) => Of(1, line);
}
