using System.Globalization;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A time of day in whole minutes.</summary>
internal sealed class TimeCell : CellType<TimeOnly>
{
    private static readonly string[] Others = ["H:mm", "HH:mm:ss", "H:mm:ss"];

    public override string Name => "time";

    public override Message Allowed => Message.Of(MessageCode.Time);

    public override CellReading Read(string text)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return CellReading.Of(time);
        }

        return TimeOnly.TryParseExact(text, Others, CultureInfo.InvariantCulture, DateTimeStyles.None, out time) && time.Second == 0
            ? CellReading.Of(time, Message.Of(MessageCode.TimeRead, ("time", Format(time))))
            : CellReading.Refused(Allowed);
    }

    protected override string Format(TimeOnly value) => value.ToString("HH:mm", CultureInfo.InvariantCulture);
}
