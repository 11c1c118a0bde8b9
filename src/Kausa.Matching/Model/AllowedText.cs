using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kausa.Matching.Model;

/// <summary>What is allowed, put together only for a check that fails: identifiers are checked by the million.</summary>
[InterpolatedStringHandler]
internal ref struct AllowedText
{
    private DefaultInterpolatedStringHandler _text;

    public AllowedText(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        _text = isNeeded ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public string Take() => _text.ToStringAndClear();
}
