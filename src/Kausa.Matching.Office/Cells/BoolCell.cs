using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>yes or no.</summary>
internal sealed class BoolCell : CellType<bool>
{
    private static readonly string[] OtherYes = ["wahr", "true"];
    private static readonly string[] OtherNo = ["falsch", "false"];

    public override string Name => "yes/no";

    public override Message Allowed => Message.Of(MessageCode.YesOrNo);

    public override CellReading Read(string text) => text switch
    {
        "yes" => CellReading.Of(true),
        "no" => CellReading.Of(false),
        _ when IsOneOf(text, ["ja"]) => CellReading.OfWord(true, "yes"),
        _ when IsOneOf(text, ["nein"]) => CellReading.OfWord(false, "no"),
        _ when IsOneOf(text, OtherYes) => CellReading.Of(true, Message.Of(MessageCode.ReadAsYes)),
        _ when IsOneOf(text, OtherNo) => CellReading.Of(false, Message.Of(MessageCode.ReadAsNo)),
        _ => CellReading.Refused(Allowed),
    };

    public override IReadOnlyList<string> Choices(OfficeWords words) => [words["yes"], words["no"]];

    public override string Show(object value, OfficeWords words) => words[Write(value)];

    protected override string Format(bool value) => value ? "yes" : "no";

    private static bool IsOneOf(string text, string[] words) => words.Contains(text, StringComparer.OrdinalIgnoreCase);
}
