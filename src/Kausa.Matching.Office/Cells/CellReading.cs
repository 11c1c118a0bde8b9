using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>What became of the text of one cell.</summary>
/// <param name="Value">The value, or null when the text is not allowed.</param>
/// <param name="Allowed">What is allowed instead, when <paramref name="Value"/> is null; worded only for problems that are listed, because guesses take time.</param>
/// <param name="Notice">How another way of writing was understood, or null when the text was as it should be.</param>
/// <param name="IsWord">Whether that other way is only a word for a code: usual in a workbook, worth a notice in a table of codes.</param>
internal readonly record struct CellReading(object? Value, Message? Allowed, Message? Notice, bool IsWord = false)
{
    public static CellReading OfWord(object value, string code) => new(value, null, Message.Of(MessageCode.ReadAs, ("code", code)), IsWord: true);

    public static CellReading Of(object value, Message? notice = null) => new(value, null, notice);

    public static CellReading Refused(Message allowed) => new(null, allowed, null);
}
