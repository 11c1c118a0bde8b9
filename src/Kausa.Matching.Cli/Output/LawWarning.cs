using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Output;

/// <summary>The warning that a law number was not reviewed in time; programs read it by its code.</summary>
internal static class LawWarning
{
    /// <summary>The warning about one number.</summary>
    public static string Of(LawNumber law) => $"LAW_DATA_STALE {law.Key}";

    /// <summary>Warns beside an answer whose form has no room for warnings.</summary>
    public static void Write(IEnumerable<LawNumber> overdue, TextWriter error)
    {
        foreach (var law in overdue)
        {
            error.WriteLine(Of(law));
        }
    }
}
