using System.Globalization;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>The warning that a law number was not reviewed in time; programs read it by its code.</summary>
internal static class LawWarning
{
    private const string Code = "LAW_DATA_STALE ";

    /// <summary>The warning about one number.</summary>
    public static string Of(LawNumber law) => Of(law.Key);

    /// <summary>The warning about the number of a key.</summary>
    public static string Of(string key) => Code + key;

    /// <summary>The number that a warning is about.</summary>
    public static string KeyOf(string warning) => warning[Code.Length..];

    /// <summary>Warns inside an answer for people, in one line; says nothing where nothing is overdue.</summary>
    public static void WriteLine(IEnumerable<string> overdue, Labels labels, TextWriter output)
    {
        var keys = string.Join(", ", overdue);
        if (keys.Length > 0)
        {
            output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.Stale, keys));
        }
    }

    /// <summary>Warns beside an answer whose form has no room for warnings.</summary>
    public static void Write(IEnumerable<LawNumber> overdue, TextWriter error) => Write(overdue.Select(law => law.Key), error);

    /// <summary>The same by the keys of the numbers.</summary>
    public static void Write(IEnumerable<string> overdue, TextWriter error)
    {
        foreach (var law in overdue)
        {
            error.WriteLine(Of(law));
        }
    }
}
