using System.Globalization;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A whole number in a range.</summary>
internal sealed class IntCell(int min, int max) : CellType<int>
{
    public int Min => min;

    public int Max => max;

    public override string Name => "whole number";

    public override Message Allowed => Message.Of(MessageCode.WholeNumber, ("min", min), ("max", max));

    public override CellReading Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
            ? CellReading.Of(value)
            : CellReading.Refused(Allowed);

    protected override string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A number with at most two decimals, held in hundredths.</summary>
internal class HundredthsCell(int max) : CellType<int>
{
    public int Max => max;

    public override string Name => "number";

    public override Message Allowed => Message.Of(MessageCode.DecimalNumber, ("min", 0), ("max", max));

    public override CellReading Read(string text)
    {
        var comma = text.Contains(',', StringComparison.Ordinal) && !text.Contains('.', StringComparison.Ordinal);
        var number = comma ? text.Replace(',', '.') : text;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value > max || value * 100 != decimal.Floor(value * 100))
        {
            return CellReading.Refused(Allowed);
        }

        // A comma before three digits could part thousands; with one or two digits it can only be a decimal comma.
        var decimals = number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1;
        return comma && decimals is 0 or > 2
            ? CellReading.Refused(Allowed)
            : CellReading.Of((int)(value * 100), comma ? Message.Of(MessageCode.DecimalComma, ("number", number)) : null);
    }

    protected override string Format(int value) => (value / 100m).ToString("0.##", CultureInfo.InvariantCulture);
}
