using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Reading;

/// <summary>A table whose rows have been understood one by one.</summary>
/// <param name="Schema">The schema.</param>
/// <param name="File">Name for messages.</param>
/// <param name="Rows">Rows in the order of the file, failed ones too.</param>
/// <param name="IsWhole">
/// False when the table is missing although required, its header was not understood or it broke off: rows may be missing, so nobody's reference to one is reported.
/// </param>
internal sealed record CheckedTable(TableSchema Schema, string File, IReadOnlyList<CheckedRow> Rows, bool IsWhole)
{
    /// <summary>Rows nothing is wrong with.</summary>
    public IEnumerable<CheckedRow> GoodRows => Rows.Where(row => !row.Failed);

    /// <summary>What the good rows say, by what they belong to.</summary>
    public ILookup<Id<TOwner>, T> By<TOwner, T>(Column<Id<TOwner>> owner, Func<CheckedRow, T> read) => GoodRows.ToLookup(row => row.Get(owner), read);

    /// <summary>Whether it is a sheet of a workbook, whose rows and cells have names.</summary>
    public bool IsSheet { get; init; }

    /// <summary>Whether its rows are those of a question, whose lines nobody has before them.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The table as messages speak of it.</summary>
    public Message Title => IsSheet ? Message.Of(MessageCode.Sheet, ("name", File)) : Message.Verbatim(File);

    /// <summary>A line as messages speak of it.</summary>
    public Message LineTitle(int line) => IsAsked ? Message.Of(MessageCode.OtherRow) : Message.Of(IsSheet ? MessageCode.Row : MessageCode.Line, ("line", line));

    /// <summary>Whether its last row has too few cells: the rows above are as good as any, rows below may be missing.</summary>
    public bool EndsInRow { get; init; }

    /// <summary>False when there is no such file.</summary>
    public bool IsPresent { get; init; } = true;

    public static CheckedTable Broken(TableSchema schema, string file, bool isSheet = false) => new(schema, file, [], IsWhole: false) { IsSheet = isSheet };

    public static CheckedTable Absent(TableSchema schema, string file, bool isSheet = false) => new(schema, file, [], IsWhole: !schema.IsRequired) { IsPresent = false, IsSheet = isSheet };
}
