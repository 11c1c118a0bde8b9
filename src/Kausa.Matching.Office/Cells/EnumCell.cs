using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Cells;

/// <summary>A code of an enumeration, or of some of its members.</summary>
internal sealed class EnumCell<TEnum>(params TEnum[] without) : CellType<TEnum>
    where TEnum : struct, Enum
{
    private readonly string[] _codes = [.. EnumCode.All<TEnum>().Except(without.Select(member => member.Code()))];

    public override string Name => "code";

    public override string Allowed => string.Join(", ", _codes);

    public override CellReading Read(string text) =>
        EnumCode.TryParse<TEnum>(text, out var value) && _codes.Contains(text)
            ? CellReading.Of(value)
            : CellReading.Refused(() => Suggestion.For(text, _codes) + Allowed);

    protected override string Format(TEnum value) => value.Code();
}
