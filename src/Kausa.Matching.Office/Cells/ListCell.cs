using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Cells;

/// <summary>Values separated by <c>|</c>; each once, in any order.</summary>
/// <param name="item">Type of one value.</param>
/// <param name="canBeNone">Whether NONE says that there are none, as against an empty cell, which says that nobody knows.</param>
internal sealed class ListCell<T>(CellType<T> item, bool canBeNone = false) : CellType<ValueList<T>>
    where T : notnull
{
    private const string None = "NONE";

    public override string Name => $"list of {item.Name}";

    public override string Allowed => $"one or more of these, separated by |: {item.Allowed}{(canBeNone ? "; or NONE alone" : "")}";

    public override CellReading Read(string text)
    {
        if (canBeNone && text == None)
        {
            return CellReading.Of(ValueList<T>.Empty);
        }

        var values = new List<T>();
        string? notice = null;
        foreach (var part in text.Split('|', StringSplitOptions.TrimEntries))
        {
            var reading = part.Length == 0 ? CellReading.Refused(Allowed) : item.Read(part);
            if (reading.Value is not T value)
            {
                return CellReading.Refused(() => $"'{CellText.Shown(part)}' in the list: {reading.Allowed!()}");
            }

            if (values.Contains(value))
            {
                return CellReading.Refused($"'{CellText.Shown(part)}' is in the list twice; each value once");
            }

            values.Add(value);
            notice ??= reading.Notice;
        }

        return CellReading.Of(values.ToValueList(), notice);
    }

    protected override string Format(ValueList<T> value) => value.Count == 0 ? (canBeNone ? None : "") : string.Join('|', value.Select(part => item.Write(part)));
}
