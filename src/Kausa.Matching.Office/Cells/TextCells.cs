using System.Text.RegularExpressions;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>Free text for people, kept exactly.</summary>
internal sealed class TextCell(int maxLength) : CellType<string>
{
    public int MaxLength => maxLength;

    public override string Name => "text";

    public override Message Allowed => Message.Of(MessageCode.Text, ("max", maxLength));

    public override bool KeepsSpaces => true;

    public override CellReading Read(string text) =>
        text.Length <= maxLength && !string.IsNullOrWhiteSpace(text) ? CellReading.Of(text) : CellReading.Refused(Allowed);

    protected override string Format(string value) => value;
}

/// <summary>A text of a fixed pattern, such as a language or an instrument.</summary>
internal sealed class PatternCell(string name, Regex pattern, MessageCode allowed) : CellType<string>
{
    public override string Name => name;

    public override Message Allowed { get; } = Message.Of(allowed);

    public override CellReading Read(string text) => pattern.IsMatch(text) ? CellReading.Of(text) : CellReading.Refused(Allowed);

    protected override string Format(string value) => value;
}

/// <summary>An identifier of a <typeparamref name="T"/>.</summary>
internal sealed class IdCell<T> : CellType<Id<T>>
{
    public override string Name => "id";

    public override Message Allowed => Message.Of(MessageCode.Identifier);

    public override CellReading Read(string text) => Id<T>.IsValid(text) ? CellReading.Of(new Id<T>(text)) : CellReading.Refused(Allowed);

    protected override string Format(Id<T> value) => value.Value;
}
