using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A code of an enumeration, or of some of its members.</summary>
internal sealed class EnumCell<TEnum>(params TEnum[] without) : CellType<TEnum>
    where TEnum : struct, Enum
{
    private readonly CodeWords _codes = new(
        [.. EnumCode.All<TEnum>().Except(without.Select(member => member.Code()))], code => OfficeWords.German.Find($"{typeof(TEnum).Name}.{code}"));

    public override string Name => "code";

    public override Message Allowed => _codes.Allowed;

    public override IReadOnlyList<string> Choices(OfficeWords words) => _codes.Labels(words);

    public override CellReading Read(string text)
    {
        if (EnumCode.TryParse<TEnum>(text, out var value) && _codes.Codes.Contains(text))
        {
            return CellReading.Of(value);
        }

        return _codes.CodeOf(text) is { } code && EnumCode.TryParse(code, out value)
            ? CellReading.OfWord(value, code)
            : CellReading.Refused(_codes.AllowedFor(text));
    }

    public override string Show(object value, OfficeWords words) => _codes.Label(Write(value), words);

    protected override string Format(TEnum value) => value.Code();
}
