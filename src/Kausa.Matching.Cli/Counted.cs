using System.Globalization;

namespace Kausa.Matching.Cli;

/// <summary>A number with its noun: one word for 1, another for all others.</summary>
internal static class Counted
{
    /// <summary>The number and the word.</summary>
    public static string Of(long number, string one, string many) => $"{number.ToString(CultureInfo.InvariantCulture)} {Word(number, one, many)}";

    /// <summary>The word alone.</summary>
    public static string Word(long number, string one, string many) => number == 1 ? one : many;
}
