using System.Globalization;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A day.</summary>
internal sealed class DayCell : CellType<DateOnly>
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private static readonly string[] German = ["d.M.yyyy", "dd.MM.yyyy"];

    public override string Name => "date";

    public override Message Allowed => Message.Of(MessageCode.Day);

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

        return CellReading.Refused(IsSerial(text) ? Allowed.With(Message.Of(MessageCode.DayLikeSerial)) : Allowed);
    }

    protected override string Format(DateOnly value) => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private CellReading InRange(DateOnly day, Message? notice) =>
        day.Year is >= FirstYear and <= LastYear ? CellReading.Of(day, notice) : CellReading.Refused(Allowed);

    private static bool IsSerial(string text) => text.Length == 5 && text.All(char.IsAsciiDigit);
}
