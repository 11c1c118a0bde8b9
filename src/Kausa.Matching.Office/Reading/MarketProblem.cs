using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>One thing in the files of a market that is not allowed.</summary>
/// <param name="File">File name, or the name of a sheet of a workbook.</param>
/// <param name="Line">1-based line on which the row begins; 1 for the file as a whole.</param>
/// <param name="Column">Column, or <c>header</c>, <c>key</c>, <c>row</c> or <c>file</c> for something larger.</param>
/// <param name="Value">What stands there, on one line and shortened when long.</param>
/// <param name="Allowed">What is allowed.</param>
public sealed record MarketProblem(string File, int Line, string Column, string Value, string Allowed)
{
    /// <summary>The cell of a sheet, such as <c>B7</c>; null where a file has lines.</summary>
    public string? Cell { get; init; }

    /// <summary>The header above the cell as it stands in the file; null where there is none.</summary>
    public string? Heading { get; init; }

    internal OfficeWords Words { get; init; } = OfficeWords.English;

    /// <summary>Number, from 0, of the change among those told that put there what is not allowed; null for files, and where no single change did.</summary>
    public int? Change { get; private init; }

    private bool IsValueTold { get; init; } = true;

    private bool IsPlaceTold { get; init; } = true;

    private bool IsTableTold { get; init; }

    /// <summary>The same without what stands there, for whoever has not told it.</summary>
    /// <returns>The problem with an empty value.</returns>
    public MarketProblem WithoutValue() => this with { Value = string.Empty, IsValueTold = false };

    /// <summary>The same for whoever told facts otherwise and has no file before them.</summary>
    /// <param name="change">Number of the change at fault; null where no single one is.</param>
    /// <param name="isTableTold">Whether that change names the table.</param>
    /// <returns>The problem, said by column, and by table where the change does not name it.</returns>
    internal MarketProblem ByChange(int? change, bool isTableTold) => this with { Change = change, IsPlaceTold = false, IsTableTold = isTableTold };

    /// <summary>The problem in one line: <c>FILE:LINE COLUMN 'VALUE': what is allowed</c>, or <c>SHEET!CELL 'VALUE': what is allowed</c>; without the value where it is not told, and by table and column alone where facts were told otherwise.</summary>
    /// <returns>The line.</returns>
    public override string ToString() => $"{Where()}{(IsValueTold ? $" '{Value}'" : string.Empty)}: {Allowed}";

    private string Where() => IsPlaceTold ? Place.Of(File, Line, Column, Cell, Heading).In(Words) : IsTableTold ? Column : $"{Path.GetFileNameWithoutExtension(File)} {Column}";
}

/// <summary>Something a person should know about files that were read all the same.</summary>
/// <param name="File">File name, or the name of a sheet of a workbook.</param>
/// <param name="Line">1-based line where it first happens.</param>
/// <param name="Column">Column, or <c>file</c>.</param>
/// <param name="Value">What stands there, on one line and shortened when long.</param>
/// <param name="Meaning">How it was understood.</param>
/// <param name="Count">How many cells of the column it concerns, at least 1.</param>
public sealed record MarketNotice(string File, int Line, string Column, string Value, string Meaning, int Count)
{
    /// <summary>The cell of a sheet, such as <c>B7</c>; null where a file has lines.</summary>
    public string? Cell { get; init; }

    /// <summary>The header above the cell as it stands in the file; null where there is none.</summary>
    public string? Heading { get; init; }

    internal OfficeWords Words { get; init; } = OfficeWords.English;

    /// <summary>The notice in one line: <c>FILE:LINE COLUMN 'VALUE': how it was understood</c>, or <c>SHEET!CELL 'VALUE': how it was understood</c>.</summary>
    /// <returns>The line.</returns>
    public override string ToString()
    {
        var more = Count == 1 ? "" : " " + Message.Of(Column == "file" ? MessageCode.More : MessageCode.MoreCells, ("count", Count - 1)).In(Words);
        return $"{Place.Of(File, Line, Column, Cell, Heading).In(Words)} '{Value}': {Meaning}{more}";
    }
}

/// <summary>Where something stands, as messages say it.</summary>
internal static class Place
{
    public static Message Of(string file, int line, string column, string? cell, string? heading) => (cell, heading, column) switch
    {
        ({ } name, { Length: > 0 } above, _) => Message.Of(MessageCode.PlaceCellOfColumn, ("file", file), ("cell", name), ("column", above)),
        ({ } name, _, _) => Message.Of(MessageCode.PlaceCell, ("file", file), ("cell", name)),
        (_, _, "header") => Message.Of(MessageCode.PlaceHeader, ("file", file), ("line", line)),
        (_, _, "key") => Message.Of(MessageCode.PlaceKey, ("file", file), ("line", line)),
        (_, _, "row") => Message.Of(MessageCode.PlaceRow, ("file", file), ("line", line)),
        (_, _, "file") => Message.Of(MessageCode.PlaceFile, ("file", file), ("line", line)),
        _ => Message.Of(MessageCode.PlaceInFile, ("file", file), ("line", line), ("column", heading is { Length: > 0 } ? heading : column)),
    };
}
