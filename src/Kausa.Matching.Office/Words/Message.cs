using System.Globalization;
using System.Text.RegularExpressions;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;

namespace Kausa.Matching.Office.Words;

/// <summary>Something to tell a person about a file; it finds its words when the language is known.</summary>
/// <remarks>Texts are the words with keys <c>message.CODE</c>. Immutable; worded again on every call, so guesses that take time cost nothing until they are listed.</remarks>
internal sealed partial class Message
{
    private readonly Func<OfficeWords, string> _text;

    private Message(string kind, Func<OfficeWords, string> text)
    {
        Kind = kind;
        _text = text;
    }

    /// <summary>The same for messages that differ only in what stands in the file.</summary>
    public string Kind { get; }

    /// <summary>A text of the words with its placeholders filled; <c>{name:one|many}</c> is one of two words, the first where the argument is 1.</summary>
    /// <param name="code">Which text.</param>
    /// <param name="arguments">
    /// Values of the placeholders: texts and numbers as they are, messages worded, columns and tables as the language calls them, days as the language writes them.
    /// </param>
    public static Message Of(MessageCode code, params (string Name, object Value)[] arguments) => new(code.Code(), words => Fill(words, code, arguments));

    /// <summary>What stands in the file, the same in every language.</summary>
    public static Message Verbatim(string text) => new("", _ => text);

    /// <summary>A message that takes time to find.</summary>
    public static Message Late(Func<OfficeWords, Message> find) => new("", words => find(words).In(words));

    /// <summary>A text that is made elsewhere for each language.</summary>
    public static Message From(Func<OfficeWords, string> text) => new("", text);

    /// <summary>This message, a semicolon and one more; this one alone when there is no more.</summary>
    public Message With(Message? more) => more is null ? this : new(Kind, words => $"{In(words)}; {more.In(words)}");

    /// <summary>The message in words.</summary>
    public string In(OfficeWords words) => _text(words);

    private static string Fill(OfficeWords words, MessageCode code, (string Name, object Value)[] arguments) => Placeholder().Replace(words["message." + code.Code()], match =>
        Array.Find(arguments, argument => argument.Name == match.Groups[1].Value).Value is { } value
            ? match.Groups[2].Success ? match.Groups[value is 1 or 1L ? 2 : 3].Value : Shown(value, words)
            : throw new ArgumentException($"The message '{code.Code()}' needs the argument '{match.Groups[1].Value}'.", nameof(arguments)));

    private static string Shown(object value, OfficeWords words) => value switch
    {
        Message message => message.In(words),
        Column column => words.Header(column),
        IEnumerable<Column> columns => string.Join(", ", columns.Select(words.Header)),
        TableSchema schema => words.SheetName(schema),
        DateOnly day => words.Day(day),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    [GeneratedRegex(@"\{([a-z]+)(?::([^|{}]*)\|([^|{}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
