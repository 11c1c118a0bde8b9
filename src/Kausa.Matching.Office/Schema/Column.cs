using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Schema;

/// <summary>A column of a table of a market: what stands in it and how it is written.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public abstract class Column
{
    private protected Column(string name, string german, string meaning, string example)
    {
        Name = name;
        German = german;
        Meaning = meaning;
        Example = example;
    }

    /// <summary>Header of the column: small letters, digits and <c>_</c>.</summary>
    public string Name { get; }

    /// <summary>What German offices call it; a header in these words is read as <see cref="Name"/>.</summary>
    public string German { get; }

    /// <summary>What the column says, in one phrase.</summary>
    public string Meaning { get; }

    /// <summary>A value as it may stand in the file; empty where the cell is mostly left empty.</summary>
    public string Example { get; }

    /// <summary>Whether every row must have a value; otherwise an empty cell is "not known", or what <see cref="WhenEmpty"/> says.</summary>
    public bool IsRequired { get; internal init; }

    /// <summary>What an empty cell means where it is not "not known"; null elsewhere.</summary>
    public string? WhenEmpty { get; internal init; }

    /// <summary>Name of the table whose ids stand here; null when the column refers to none.</summary>
    public string? References { get; internal init; }

    /// <summary>Kind of values in one or two words, as <c>date</c>.</summary>
    public string TypeName => Type.Name;

    /// <summary>What is allowed, in the words of the English error messages.</summary>
    public string Allowed => Type.Allowed.In(OfficeWords.English);

    /// <summary>Whether the values are percents, so that a cell shown as 45 % can only mean 45.</summary>
    internal bool IsPercent { get; init; }

    /// <summary>What a day after that of the market is here.</summary>
    internal LaterDay LaterDay { get; init; }

    /// <summary>Whether the column is read but never written, because nothing of it is kept.</summary>
    public bool IsOnlyRead { get; internal init; }

    internal abstract CellType Type { get; }

    /// <summary>0-based position in the schema, not in a file.</summary>
    internal int Ordinal { get; set; }
}

/// <summary>A column with the type of its values.</summary>
internal sealed class Column<T>(string name, string german, CellType<T> type, string meaning, string example = "") : Column(name, german, meaning, example)
    where T : notnull
{
    internal override CellType Type => type;
}
