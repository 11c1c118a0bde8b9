using System.Globalization;
using System.Text;

namespace Kausa.Matching.Office.Workbooks.Reading;

/// <summary>What a number in a cell looks like to a person.</summary>
internal enum LookKind
{
    /// <summary>A number.</summary>
    Plain,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A month and a year, without the day.</summary>
    Month,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day with a time.</summary>
    DayAndTime,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>Digits with leading zeros.</summary>
    Padded,
}

/// <summary>How a number format shows a number.</summary>
/// <param name="Kind">The kind of look.</param>
/// <param name="Digits">For <see cref="LookKind.Padded"/> the number of digits shown.</param>
internal readonly record struct NumberLook(LookKind Kind, int Digits = 0)
{
    /// <summary>The look of a number format that every spreadsheet knows by number (ECMA-376 part 1, 18.8.30).</summary>
    public static NumberLook OfBuiltIn(uint id) => id switch
    {
        9 or 10 => new(LookKind.Percent),
        17 => new(LookKind.Month),
        14 or 15 or 16 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => new(LookKind.Day),
        22 => new(LookKind.DayAndTime),
        18 or 19 or 20 or 21 or (>= 32 and <= 35) or 45 or 46 or 47 => new(LookKind.Time),
        _ => new(LookKind.Plain),
    };

    /// <summary>The look of a format code, such as <c>dd.mm.yyyy</c>.</summary>
    public static NumberLook Of(string code)
    {
        var letters = Letters(code);
        if (letters.Contains('%', StringComparison.Ordinal))
        {
            return new(LookKind.Percent);
        }

        var hasYear = letters.Contains('y', StringComparison.Ordinal);
        var hasDay = letters.Contains('d', StringComparison.Ordinal);
        var hasTime = letters.Contains('h', StringComparison.Ordinal) || letters.Contains('s', StringComparison.Ordinal);
        return (hasYear || hasDay, hasTime) switch
        {
            (true, true) => new(LookKind.DayAndTime),
            (true, false) => new(hasDay ? LookKind.Day : LookKind.Month),
            (false, true) => new(LookKind.Time),
            _ when letters.Length > 1 && letters.All(c => c == '0') => new(LookKind.Padded, letters.Length),
            _ => new(LookKind.Plain),
        };
    }

    // The first section without what is shown as it stands: quotes, escapes, brackets; "General" is a word, no letters of days.
    private static string Letters(string code)
    {
        var letters = new StringBuilder();
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, i, '"');
                    break;
                case '[':
                    var end = End(code, i, ']');
                    letters.Append(code.AsSpan(i, Math.Min(end + 1, code.Length) - i) is "[h]" or "[hh]" or "[H]" or "[HH]" ? "h" : "");
                    i = end;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                default:
                    letters.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return letters.ToString().Replace("general", "", true, CultureInfo.InvariantCulture);
    }

    private static int End(string code, int start, char closing) => code.IndexOf(closing, start + 1) is >= 0 and var end ? end : code.Length;
}
