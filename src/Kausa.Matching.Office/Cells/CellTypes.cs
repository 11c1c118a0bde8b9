using System.Text.RegularExpressions;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>The cell types that several tables share.</summary>
internal static partial class CellTypes
{
    public static readonly BoolCell YesNo = new();
    public static readonly DayCell Day = new();
    public static readonly TimeCell Time = new();
    public static readonly LocationCell Location = new();
    public static readonly PostalCodeCell PostalCode = new();
    public static readonly OccupationCell Occupation = new();
    public static readonly DimensionCell Dimension = new();
    public static readonly PatternCell Language = new("language", LanguagePattern(), MessageCode.LanguageCode);
    public static readonly PatternCell Instrument = new("instrument", InstrumentPattern(), MessageCode.InstrumentCode);
    public static readonly PatternCell PolicyName = new("policy", PolicyPattern(), MessageCode.PolicyName);
    public static readonly IdCell<Company> Company = new();
    public static readonly IdCell<Adviser> Adviser = new();
    public static readonly IdCell<TrainingPlace> Place = new();
    public static readonly IdCell<Candidate> Candidate = new();

    public static EnumCell<TEnum> Code<TEnum>(params TEnum[] without)
        where TEnum : struct, Enum => new(without);

    public static ListCell<T> List<T>(CellType<T> item, bool canBeNone = false)
        where T : notnull => new(item, canBeNone);

    public static IntCell Whole(int min, int max) => new(min, max);

    /// <summary>A name, or what else stands on one line.</summary>
    public static TextCell Text(int maxLength) => new(maxLength, PlainText.FaultOfName, MessageCode.NameCharacters);

    /// <summary>A text of several lines.</summary>
    public static TextCell Prose(int maxLength) => new(maxLength, PlainText.FaultOfProse, MessageCode.ProseCharacters);

    /// <summary>What something outside of the market is called, whatever it is.</summary>
    public static TextCell Verbatim(int maxLength) => new(maxLength, _ => null, MessageCode.ProseCharacters);

    [GeneratedRegex("^[a-z]{2,3}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguagePattern();

    [GeneratedRegex("^[a-z0-9-]{1,60}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PolicyPattern();

    [GeneratedRegex("^[A-Z0-9_]{1,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex InstrumentPattern();
}
