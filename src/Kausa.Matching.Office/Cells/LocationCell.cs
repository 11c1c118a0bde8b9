using System.Buffers;
using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A German postal code of the catalogue, as text.</summary>
internal sealed class PostalCodeCell : CellType<string>
{
    private const int Digits = 5;
    private const int HighestCode = 99_999;
    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.,eE+");

    public override string Name => "postal code";

    public override Message Allowed => Message.Of(MessageCode.PostalCode);

    public override CellReading Read(string text)
    {
        if (ReferenceCatalogue.Shared.PostalCode(text) is not null)
        {
            return CellReading.Of(text);
        }

        if (text.Length == Digits && text.All(char.IsAsciiDigit))
        {
            return CellReading.Refused(Message.Late(_ => Message.Of(MessageCode.PostalCodeUnknown, ("nearest", Nearest(text)))));
        }

        return CellReading.Refused(Allowed.With(Cause(text)));
    }

    protected override string Format(string value) => value;

    // What spreadsheets do to postal codes: drop a leading zero, write 7.0173E+04, 70173.0 or 70.173.
    private static Message? Cause(string text)
    {
        if (text.Length == Digits - 1 && ReferenceCatalogue.Shared.PostalCode("0" + text) is not null)
        {
            return Message.Of(MessageCode.LostZero, ("code", "0" + text));
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) && !text.AsSpan().ContainsAnyExcept(NumberCharacters) && text.AsSpan().IndexOfAny(".,") >= 0
            ? Message.Of(MessageCode.MadeNumber)
            : null;
    }

    private static string Nearest(string text)
    {
        var code = int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        for (var step = 1; step <= HighestCode; step++)
        {
            if (string.Join(", ", Known(code - step).Concat(Known(code + step))) is { Length: > 0 } found)
            {
                return found;
            }
        }

        return "none";
    }

    private static IEnumerable<string> Known(int code) =>
        code >= 0 && ReferenceCatalogue.Shared.PostalCode(code.ToString("D5", CultureInfo.InvariantCulture)) is { } area ? [$"{area.PostalCode} {area.PlaceName}"] : [];
}

/// <summary>A postal code that says where something lies.</summary>
internal sealed class LocationCell : CellType<Location>
{
    private readonly PostalCodeCell _postalCode = new();

    public override string Name => _postalCode.Name;

    public override Message Allowed => _postalCode.Allowed;

    public override CellReading Read(string text)
    {
        var reading = _postalCode.Read(text);
        return reading.Value is string code && ReferenceCatalogue.Shared.PostalCode(code) is { } area
            ? CellReading.Of(new Location(area.PostalCode, area.District.Ags, area.Position))
            : reading;
    }

    protected override string Format(Location value) => value.PostalCode;
}

/// <summary>Official key of a district of the catalogue.</summary>
internal sealed class DistrictCell : CellType<string>
{
    public override string Name => "district key";

    public override Message Allowed => Message.Of(MessageCode.District);

    public override CellReading Read(string text) =>
        ReferenceCatalogue.Shared.FindDistrict(text) is not null
            ? CellReading.Of(text)
            : CellReading.Refused(Allowed.With(ReferenceCatalogue.Shared.FindDistrict("0" + text) is not null ? Message.Of(MessageCode.LostZero, ("code", "0" + text)) : null));

    protected override string Format(string value) => value;
}
