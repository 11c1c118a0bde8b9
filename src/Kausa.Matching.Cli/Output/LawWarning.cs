using System.Globalization;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>The warning that a law number was not reviewed in time; programs read it by its code.</summary>
internal static class LawWarning
{
    private const string Code = "LAW_DATA_STALE ";

    /// <summary>The warning about one number.</summary>
    public static string Of(LawNumber law) => Code + law.Key;

    /// <summary>Warns inside an answer for people, of all overdue numbers in one line; warnings of another kind follow as they are.</summary>
    public static void WriteLine(IEnumerable<string> warnings, Labels labels, TextWriter output)
    {
        var kinds = warnings.ToLookup(warning => warning.StartsWith(Code, StringComparison.Ordinal));
        if (kinds[true].Any())
        {
            output.WriteLine(string.Format(CultureInfo.InvariantCulture, labels.Stale, string.Join(", ", kinds[true].Select(warning => warning[Code.Length..]))));
        }

        foreach (var other in kinds[false])
        {
            output.WriteLine(SafeText.Line(other));
        }
    }

    /// <summary>Warns beside an answer: people in words, programs by the code.</summary>
    public static void Write(IEnumerable<LawNumber> overdue, OutputFormat format, string language, TextWriter error) => Write(overdue.Select(Of), format, language, error);

    /// <summary>The same by the warnings.</summary>
    public static void Write(IEnumerable<string> warnings, OutputFormat format, string language, TextWriter error)
    {
        if (format == OutputFormat.Table)
        {
            WriteLine(warnings, Labels.For(language), error);
        }
        else
        {
            Write(warnings, error);
        }
    }

    /// <summary>Warns programs beside an answer whose form has no room for warnings.</summary>
    public static void Write(IEnumerable<string> warnings, TextWriter error)
    {
        foreach (var warning in warnings)
        {
            error.WriteLine(SafeText.Line(warning));
        }
    }
}
