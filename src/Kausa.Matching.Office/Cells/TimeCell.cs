using System.Globalization;

namespace Kausa.Matching.Office.Cells;

/// <summary>A time of day in whole minutes.</summary>
internal sealed class TimeCell : CellType<TimeOnly>
{
    private static readonly string[] Others = ["H:mm", "HH:mm:ss", "H:mm:ss"];

    public override string Name => "time";

    public override string Allowed => "a time from 00:00 to 23:59 as hh:mm";

    public override CellReading Read(string text)
    {
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return CellReading.Of(time);
        }

        return TimeOnly.TryParseExact(text, Others, CultureInfo.InvariantCulture, DateTimeStyles.None, out time) && time.Second == 0
            ? CellReading.Of(time, $"time read as {Format(time)}")
            : CellReading.Refused(Allowed);
    }

    protected override string Format(TimeOnly value) => value.ToString("HH:mm", CultureInfo.InvariantCulture);
}
