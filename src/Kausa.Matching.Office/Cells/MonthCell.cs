using System.Globalization;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A month of birth; a day of birth is refused.</summary>
internal sealed class MonthCell : CellType<BirthMonth>
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d.M.yyyy", "dd.MM.yyyy", "d.M.yy"];
    private static readonly string[] German = ["M.yyyy", "MM.yyyy", "M/yyyy", "MM/yyyy"];

    public override string Name => "month";

    public override Message Allowed => Message.Of(MessageCode.Month);

    public override CellReading Read(string text)
    {
        if (BirthMonth.TryParse(text, out var month))
        {
            return CellReading.Of(month);
        }

        if (IsDate(text, Days, out _))
        {
            return CellReading.Refused(Allowed.With(Message.Of(MessageCode.NoDayOfBirth)));
        }

        return IsDate(text, German, out var first) && BirthMonth.TryParse(first.ToString("yyyy-MM", CultureInfo.InvariantCulture), out month)
            ? CellReading.Of(month, Message.Of(MessageCode.MonthRead, ("month", month)))
            : CellReading.Refused(Allowed);
    }

    protected override string Format(BirthMonth value) => value.ToString();

    private static bool IsDate(string text, string[] formats, out DateOnly date) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
