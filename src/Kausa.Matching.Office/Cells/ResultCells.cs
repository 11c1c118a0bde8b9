using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A percentage 0..100, held in hundredths of a percent, with or without its sign.</summary>
internal sealed class PercentCell : HundredthsCell
{
    private const int Whole = 100;

    public PercentCell()
        : base(Whole)
    {
    }

    public override string Name => "percentage";

    public override Message Allowed => Message.Of(MessageCode.Percentage);

    public override CellReading Read(string text)
    {
        var reading = base.Read(text.EndsWith('%') ? text[..^1].TrimEnd() : text);
        return reading.Value is null ? CellReading.Refused(Allowed) : reading;
    }
}

/// <summary>A result on a scale, held in hundredths of its unit; what lies outside the scale is left to who knows the whole row.</summary>
/// <param name="allowed">What the scale allows.</param>
internal sealed class ResultNumberCell(Message allowed) : HundredthsCell(10_000)
{
    public override Message Allowed => allowed;
}

/// <summary>A level of German; a level above the highest is read all the same, so that it can be told as such.</summary>
/// <param name="top">The highest level there is a certificate of; null when there is no end.</param>
internal sealed class CertifiedLevelCell(CefrLevel? top) : CellType<CefrLevel>
{
    private static readonly EnumCell<CefrLevel> Every = CellTypes.Code<CefrLevel>();
    private readonly EnumCell<CefrLevel> _certified = CellTypes.Code([.. Enum.GetValues<CefrLevel>().Where(level => level > top)]);

    public override string Name => _certified.Name;

    public override Message Allowed => _certified.Allowed;

    public override CellReading Read(string text) => Every.Read(text) is { Value: not null } level ? level : _certified.Read(text);

    protected override string Format(CefrLevel value) => Every.Write(value);
}

/// <summary>A result that is said in a word, held in hundredths of its scale's unit; the number itself is read too.</summary>
/// <param name="words">Words with their values.</param>
internal sealed class ResultWordCell(IReadOnlyDictionary<string, int> words) : CellType<int>
{
    public override string Name => "word";

    public override Message Allowed => Message.Of(MessageCode.ResultWord, ("words", string.Join(", ", words.Keys.Concat(words.Values.Where(value => value % 100 == 0).Distinct().Select(value => (value / 100).ToString(System.Globalization.CultureInfo.InvariantCulture))))));

    public override CellReading Read(string text)
    {
        if (words.FirstOrDefault(word => string.Equals(word.Key, text, StringComparison.OrdinalIgnoreCase)) is { Key: not null } word)
        {
            return CellReading.Of(word.Value);
        }

        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && words.Values.Contains(number * 100)
            ? CellReading.Of(number * 100)
            : CellReading.Refused(Allowed);
    }

    protected override string Format(int value) => words.First(word => word.Value == value).Key;
}
