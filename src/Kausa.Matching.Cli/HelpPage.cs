using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Verbs;

namespace Kausa.Matching.Cli;

/// <summary>The help of one verb, in the language asked for.</summary>
/// <remarks>
/// Written here and not by the library that reads command lines: its words depend on the culture of the process, its German is half English, and
/// a default is shown in the words of the program.
/// </remarks>
internal static class HelpPage
{
    private const int Indent = 2;
    private const int LabelMax = 31;
    private const int ListedWordsMax = 40;

    /// <summary>Writes the help of a verb.</summary>
    /// <param name="verb">The verb, of a tree that is complete.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="width">Columns to fill; below 60 is read as 60, above <see cref="WrappedLines.WidthMax"/> as that.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(Command verb, string language, int width, TextWriter output)
    {
        var columns = WrappedLines.Columns(width);
        var path = PathOf(verb);
        Section("DESCRIPTION", [new(string.Empty, HelpTexts.Of(language, path))]);
        output.WriteLine();
        output.WriteLine(HelpTexts.Word(language, "USAGE"));
        WriteLines(string.Empty, Indent, 2 * Indent, Usage());
        Section("ARGUMENTS", [.. verb.Arguments.Where(argument => !argument.Hidden).Select(argument => new Row(LabelOf(argument), HelpTexts.Of(language, path, argument.Name)))]);
        Section("COMMANDS", [.. verb.Subcommands.Where(inner => !inner.Hidden).Select(inner => new Row(inner.Name, FirstSentence(HelpTexts.Of(language, PathOf(inner)))))]);
        Section("OPTIONS", [.. OptionsOf(verb).Where(option => !option.Hidden).Select(option => new Row(LabelOf(option, language), TextOf(option, path, language)))]);
        if (verb.Subcommands.Count > 0)
        {
            output.WriteLine();
            WriteLines(string.Empty, 0, 0, HelpTexts.Word(language, "MORE", $"{Typed()} {HelpTexts.Word(language, "COMMAND")} --help{(language == "de" ? string.Empty : $" {LanguageOption.Name} {language}")}").Split(' '));
        }

        void Section(string heading, IReadOnlyList<Row> rows)
        {
            if (rows.Count == 0)
            {
                return;
            }

            // The page begins with what the verb does.
            if (heading != "DESCRIPTION")
            {
                output.WriteLine();
            }

            output.WriteLine(HelpTexts.Word(language, heading));
            var widest = rows.Max(row => row.Label.Length <= LabelMax ? row.Label.Length : 0);
            var column = widest == 0 && rows.All(row => row.Label.Length == 0) ? Indent : Indent + (widest == 0 ? LabelMax : widest) + Indent;
            foreach (var (label, text) in rows)
            {
                var words = text.Split(' ');
                if (label.Length <= LabelMax)
                {
                    WriteLines(new string(' ', Indent) + label, column, column, words);
                }
                else
                {
                    output.WriteLine(new string(' ', Indent) + label);
                    WriteLines(string.Empty, column, column, words);
                }
            }
        }

        void WriteLines(string start, int first, int rest, IEnumerable<string> words)
        {
            foreach (var line in WrappedLines.Of(start.PadRight(first), rest, words, columns))
            {
                output.WriteLine(line);
            }
        }

        string Typed() => path.Length == 0 ? "kausa" : $"kausa {path}";

        // What cannot be left out stands there as it is typed.
        IEnumerable<string> Usage() =>
        [
            Typed(),
            .. verb.Subcommands.Count > 0 ? [HelpTexts.Word(language, "COMMAND")] : Array.Empty<string>(),
            .. verb.Arguments.Select(LabelOf),
            .. verb.Options.Where(option => option.Required).Select(option => $"{option.Name} <{option.HelpName}>"),
            HelpTexts.Word(language, "ANY_OPTIONS"),
        ];
    }

    /// <summary>The words by which a verb is called, without the program; empty for the program itself.</summary>
    public static string PathOf(Command verb) => verb.Parents.OfType<Command>().FirstOrDefault() is not { } parent ? string.Empty
        : PathOf(parent) is { Length: > 0 } before ? $"{before} {verb.Name}" : verb.Name;

    /// <summary>The options that a verb takes, those it has from the verbs above it too; help and version at the end.</summary>
    public static IEnumerable<Option> OptionsOf(Command verb)
    {
        List<Option> all = [.. verb.Options];
        for (var above = verb.Parents.OfType<Command>().FirstOrDefault(); above is not null; above = above.Parents.OfType<Command>().FirstOrDefault())
        {
            all.AddRange(above.Options.Where(option => option.Recursive));
        }

        return all.OrderBy(option => option.Name switch { LanguageOption.Name => 1, "--help" => 2, "--version" => 3, _ => 0 });
    }

    /// <summary>What the help says of an option: its text, what is allowed, what counts without it.</summary>
    public static string TextOf(Option option, string path, string language)
    {
        var text = HelpTexts.Of(language, path, option.Name);
        if (option is not IStated stated)
        {
            return text;
        }

        var allowed = stated switch
        {
            { Bounds: (var least, ulong.MaxValue) } => HelpTexts.Word(language, "WHOLE_FROM", Number(least)),
            { Bounds: var (least, most) } => HelpTexts.Word(language, "WHOLE", Number(least), Number(most)),
            { Words.Count: > 0 } when !AreListed(stated) && stated.Words.Any(word => !text.Contains(word, StringComparison.Ordinal)) => HelpTexts.Word(language, "ALLOWED", string.Join(", ", stated.Words)),
            _ => string.Empty,
        };

        // What is allowed stands before what counts without it, where the text says that as well.
        var standard = HelpTexts.Word(language, "STANDARD", string.Empty).Split('\u00a0')[0];
        var at = text.IndexOf($" {standard} ", StringComparison.Ordinal);
        string[] parts = [at < 0 ? text : text[..at], allowed, at < 0 ? string.Empty : text[(at + 1)..], stated.Standard is null ? string.Empty : HelpTexts.Word(language, "STANDARD", stated.Standard)];
        return string.Join(' ', parts.Where(part => part.Length > 0));
    }

    private static bool AreListed(IStated stated) => stated.Words.Count > 0 && stated.Words.Sum(word => word.Length + 1) <= ListedWordsMax;

    private static string LabelOf(Argument argument) => argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>..." : $"<{argument.Name}>";

    private static string LabelOf(Option option, string language)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Order(StringComparer.Ordinal).Append(option.Name));
        var value = option is IStated stated && option.HelpName == CommonOptions.AnyWord && AreListed(stated) ? string.Join('|', stated.Words) : option.HelpName;
        return $"{names}{(value is null ? string.Empty : $" <{value}>")}{(option.Required ? $" ({HelpTexts.Word(language, "REQUIRED")})" : string.Empty)}";
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..(end + 1)] : text;

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>One line of two columns.</summary>
    private sealed record Row(string Label, string Text);
}
