using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>Values separated by <c>|</c>; each once, in any order.</summary>
/// <remarks>A semicolon or comma is read as the separator, too, because no value that stands in a list holds one; titles of occupations may hold a comma.</remarks>
/// <param name="item">Type of one value.</param>
/// <param name="canBeNone">Whether NONE says that there are none, as against an empty cell, which says that nobody knows.</param>
internal sealed class ListCell<T>(CellType<T> item, bool canBeNone = false) : CellType<ValueList<T>>
    where T : notnull
{
    private const string None = "NONE";
    private const char Bar = '|';

    public override string Name => $"list of {item.Name}";

    public override Message Allowed => Message.Of(MessageCode.List, ("item", item.Allowed)).With(canBeNone ? Message.Of(MessageCode.NoneAlone) : null);

    public override IReadOnlyList<string>? Choices(OfficeWords words) => item.Choices(words) is { } choices && canBeNone ? [.. choices, None] : item.Choices(words);

    public override string Show(object value, OfficeWords words) =>
        value is ValueList<T> { Count: > 0 } values ? string.Join('|', values.Select(part => item.Show(part, words))) : Write(value);

    public override CellReading Read(string text)
    {
        if (canBeNone && text == None)
        {
            return CellReading.Of(ValueList<T>.Empty);
        }

        var values = new List<T>();
        Message? notice = null;
        var separator = Separator(text);
        var areWords = separator == Bar;
        foreach (var part in text.Split(separator, StringSplitOptions.TrimEntries))
        {
            var reading = part.Length == 0 ? CellReading.Refused(Allowed) : item.Read(part);
            if (reading.Value is not T value)
            {
                return CellReading.Refused(Message.Of(MessageCode.ListItem, ("part", CellText.Shown(part)), ("allowed", reading.Allowed!)));
            }

            if (values.Contains(value))
            {
                return CellReading.Refused(Message.Of(MessageCode.ListTwice, ("part", CellText.Shown(part))));
            }

            values.Add(value);
            notice ??= reading.Notice;
            areWords = areWords && (reading.Notice is null || reading.IsWord);
        }

        var list = values.ToValueList();
        return new(list, null, notice is null && separator == Bar ? null : Message.Of(MessageCode.ReadAs, ("code", Format(list))), IsWord: notice is not null && areWords);
    }

    private char Separator(string text) => text switch
    {
        _ when text.Contains(Bar, StringComparison.Ordinal) => Bar,
        _ when text.Contains(';', StringComparison.Ordinal) => ';',
        _ when item is not OccupationCell && text.Contains(',', StringComparison.Ordinal) => ',',
        _ => Bar,
    };

    protected override string Format(ValueList<T> value) => value.Count == 0 ? (canBeNone ? None : "") : string.Join('|', value.Select(part => item.Write(part)));
}
