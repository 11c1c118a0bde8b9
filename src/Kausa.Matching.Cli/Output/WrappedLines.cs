using System.Text;

namespace Kausa.Matching.Cli.Output;

/// <summary>Texts as lines that a person can read: none longer than the terminal is wide.</summary>
internal static class WrappedLines
{
    /// <summary>No line is longer, however wide the terminal is: long lines are hard to read.</summary>
    public const int WidthMax = 120;

    private const int WidthMin = 60;

    /// <summary>The columns to fill.</summary>
    /// <param name="width">Those of the terminal; below 60 is read as 60, above <see cref="WidthMax"/> as that.</param>
    public static int Columns(int width) => Math.Clamp(width, WidthMin, WidthMax);

    /// <summary>Words one after the other; a line that would be too long goes on below, but not at a space that holds two words together.</summary>
    /// <param name="start">What the first line begins with, no text of its own.</param>
    /// <param name="rest">Columns by which every other line is set in.</param>
    /// <param name="words">The words; a no-break space in one of them is written as a space.</param>
    /// <param name="columns">The longest line; a word alone may be longer.</param>
    public static IEnumerable<string> Of(string start, int rest, IEnumerable<string> words, int columns)
    {
        var line = new StringBuilder(start);
        var isEmpty = true;
        foreach (var word in words)
        {
            if (!isEmpty && line.Length + 1 + word.Length > columns)
            {
                yield return Written(line);
                line.Clear().Append(' ', rest);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        yield return Written(line);
    }

    /// <summary>Writes a text; a value and its error stay on one line.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="start">What the first line begins with; the others are set in by as much.</param>
    /// <param name="text">The text.</param>
    public static void Write(Terminal terminal, string start, string text)
    {
        var words = text.Replace(" ± ", "\u00a0±\u00a0", StringComparison.Ordinal).Split(' ');
        foreach (var line in Of(start, start.Length, words, Columns(terminal.Width)))
        {
            terminal.Output.WriteLine(line);
        }
    }

    private static string Written(StringBuilder line) => line.ToString().TrimEnd().Replace('\u00a0', ' ');
}
