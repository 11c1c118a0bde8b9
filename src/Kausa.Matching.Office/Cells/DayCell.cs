using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A day.</summary>
/// <param name="first">The first day that can be meant; null when only the calendar's years say.</param>
/// <param name="last">The last day that can be meant; null likewise.</param>
internal sealed partial class DayCell(DateOnly? first = null, DateOnly? last = null) : CellType<DateOnly>
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private static readonly string[] German = ["d.M.yyyy", "dd.MM.yyyy"];

    public override string Name => "date";

    public override Message Allowed => first is null || last is null ? Message.Of(MessageCode.Day) : Message.Of(MessageCode.DayBetween, ("first", first), ("last", last));

    public override CellReading Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return InRange(day, null);
        }

        if (DateOnly.TryParseExact(text, German, CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            return InRange(day, Message.Of(MessageCode.DayRead, ("day", day)));
        }

        return CellReading.Refused(Allowed.With(IsSerial(text) ? Message.Of(MessageCode.DayLikeSerial) : IsNoDay(text) ? Message.Of(MessageCode.DayNotInCalendar) : null));
    }

    protected override string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private CellReading InRange(DateOnly day, Message? notice) =>
        day.Year is >= FirstYear and <= LastYear && !(day < first) && !(day > last) ? CellReading.Of(day, notice) : CellReading.Refused(Allowed);

    // Written as a day is, and yet none: the 30th of February.
    private static bool IsNoDay(string text) => WrittenDay().Match(text) is { Success: true } written && int.Parse(written.Groups["year"].Value, CultureInfo.InvariantCulture) is >= FirstYear and <= LastYear;

    [GeneratedRegex(@"^(?:(?<year>[0-9]{4})-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.[0-9]{1,2}\.(?<year>[0-9]{4}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenDay();

    private static bool IsSerial(string text) => text.Length == 5 && text.All(char.IsAsciiDigit);
}
