using System.Globalization;

namespace Kausa.Matching.Cli.Output;

/// <summary>What a verb says beside its answer: what it wrote, and how far it is.</summary>
internal static class Progress
{
    /// <summary>Says that a file or folder is written.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="language">Language of the line.</param>
    /// <param name="error">Where it goes.</param>
    /// <param name="bytes">Length of the file where that is worth saying.</param>
    public static void Wrote(string path, string language, TextWriter error, long? bytes = null)
    {
        var size = bytes is { } length ? string.Create(CultureInfo.InvariantCulture, $" ({(length + 512) / 1_024} kB)") : string.Empty;
        error.WriteLine(SafeText.Line(UsageTexts.Say(language, "WROTE", path + size)));
    }

    /// <summary>Says how many lists are done.</summary>
    public static void Lists(int done, int total, string language, TextWriter error) =>
        error.WriteLine(UsageTexts.Say(language, "LISTS_DONE", done, total));
}
