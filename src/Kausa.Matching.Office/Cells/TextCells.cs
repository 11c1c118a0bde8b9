using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Cells;

/// <summary>Free text for people, kept exactly.</summary>
internal sealed class TextCell(int maxLength) : CellType<string>
{
    public int MaxLength => maxLength;

    public override string Name => "text";

    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"a text of at most {maxLength} characters that is not blank");

    public override bool KeepsSpaces => true;

    public override CellReading Read(string text) =>
        text.Length <= maxLength && !string.IsNullOrWhiteSpace(text) ? CellReading.Of(text) : CellReading.Refused(Allowed);

    protected override string Format(string value) => value;
}

/// <summary>A text of a fixed pattern, such as a language or an instrument.</summary>
internal sealed class PatternCell(string name, Regex pattern, string allowed) : CellType<string>
{
    public override string Name => name;

    public override string Allowed => allowed;

    public override CellReading Read(string text) => pattern.IsMatch(text) ? CellReading.Of(text) : CellReading.Refused(Allowed);

    protected override string Format(string value) => value;
}

/// <summary>An identifier of a <typeparamref name="T"/>.</summary>
internal sealed class IdCell<T> : CellType<Id<T>>
{
    public override string Name => "id";

    public override string Allowed => Id<T>.Allowed;

    public override CellReading Read(string text) => Id<T>.IsValid(text) ? CellReading.Of(new Id<T>(text)) : CellReading.Refused(Allowed);

    protected override string Format(Id<T> value) => value.Value;
}
