namespace Kausa.Matching.Cli;

/// <summary>Endings of file names that promise a form which a verb does not write.</summary>
/// <remarks>A name without an ending, or with one that promises nothing, as in <c>office.2026</c>, is nobody's mistake.</remarks>
internal static class FileEndings
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ".7z", ".csv", ".doc", ".docm", ".docx", ".gz", ".htm", ".html", ".jpeg", ".jpg", ".json", ".md", ".mht", ".ods", ".odt", ".pdf", ".png", ".pptx", ".rar", ".rtf", ".svg", ".tar",
        ".tgz", ".tsv", ".txt", ".xhtml", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xltx", ".xml", ".yaml", ".yml", ".zip",
    };

    /// <summary>Refuses a path whose ending promises another form.</summary>
    /// <param name="path">The value of <c>--out</c>.</param>
    /// <param name="allowed">Endings that the verb writes.</param>
    /// <param name="language">Language of the message.</param>
    /// <param name="key">Key of the usage text that says what is allowed.</param>
    /// <exception cref="BadInputException">The ending is known and not allowed.</exception>
    public static void Check(string path, string[] allowed, string language, string key)
    {
        var ending = Path.GetExtension(Path.TrimEndingDirectorySeparator(path));
        if (Known.Contains(ending) && !allowed.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            throw new BadInputException([UsageTexts.Say(language, "ENDING", path, ending, UsageTexts.Say(language, key))]);
        }
    }
}
