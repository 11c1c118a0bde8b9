using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>Free text for people, kept exactly.</summary>
/// <param name="maxLength">The most characters.</param>
/// <param name="faultOf">The first character that it may not have; null for none.</param>
/// <param name="characters">What is allowed in place of such a character.</param>
internal sealed class TextCell(int maxLength, Func<string, char?> faultOf, MessageCode characters) : CellType<string>
{
    public int MaxLength => maxLength;

    public override string Name => "text";

    public override Message Allowed => Message.Of(MessageCode.Text, ("max", maxLength));

    public override bool KeepsSpaces => true;

    public override CellReading Read(string text) => faultOf(text) is { } fault ? CellReading.Refused(Message.Of(characters, ("sign", string.Create(CultureInfo.InvariantCulture, $"U+{(int)fault:X4}"))))
        : text.Length <= maxLength && !string.IsNullOrWhiteSpace(text) ? CellReading.Of(text) : CellReading.Refused(Allowed);

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
