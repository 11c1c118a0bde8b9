using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Cells;

/// <summary>A month of birth; a day of birth is refused.</summary>
internal sealed class MonthCell : CellType<BirthMonth>
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy", "dd.MM.yyyy", "d.M.yy"];
    private static readonly string[] German = ["M.yyyy", "MM.yyyy"];

    public override string Name => "month";

    public override string Allowed => "a month from 1900-01 to 2100-12 as yyyy-mm";

    public override CellReading Read(string text)
    {
        if (BirthMonth.TryParse(text, out var month))
        {
            return CellReading.Of(month);
        }

        if (IsDate(text, Days, out _))
        {
            return CellReading.Refused(Allowed + "; the day of birth must not be in the file");
        }

        return IsDate(text, German, out var first) && BirthMonth.TryParse(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), out month)
            ? CellReading.Of(month, $"German month read as {month}")
            : CellReading.Refused(Allowed);
    }

    protected override string Format(BirthMonth value) => value.ToString();

    private static bool IsDate(string text, string[] formats, out DateOnly date) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
