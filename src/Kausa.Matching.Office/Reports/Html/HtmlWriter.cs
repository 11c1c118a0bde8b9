using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Writes HTML; whatever is no tag of ours is escaped, and elements close in the order in which they opened.</summary>
/// <remarks>
/// Text can hold neither tags nor control characters nor characters that turn the direction of the text: those become dots, because an
/// escaped one would still act in a browser. What HTML lets a page leave out is left out, because a page has tens of thousands of tags: end tags that follow from what comes next, and the quotes
/// of a value that is one plain word.
/// </remarks>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly HashSet<string> Blocks =
        ["html", "head", "body", "main", "header", "footer", "nav", "section", "article", "div", "p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "svg", "dl", "figure"];

    // Where one of these begins, or a parent ends, a paragraph before it has ended.
    private static readonly HashSet<string> EndParagraphs =
        ["div", "dl", "figure", "footer", "h1", "h2", "h3", "h4", "header", "main", "nav", "ol", "p", "section", "table", "ul"];

    private readonly Stack<string> _open = new();
    private bool _isParagraphOver;

    /// <summary>Opens an element.</summary>
    /// <param name="tag">Its name.</param>
    /// <param name="attributes">Names and values; an attribute whose value is null is left out.</param>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        _open.Push(tag);
        return this;
    }

    /// <summary>Closes the element opened last.</summary>
    public HtmlWriter Close()
    {
        var tag = _open.Pop();
        if (tag == "p")
        {
            Settle(hasEnded: false);
            _isParagraphOver = true;
            return this;
        }

        Settle(hasEnded: Blocks.Contains(tag) || tag is "td" or "th");
        if (!HasImpliedEnd(tag))
        {
            output.Write($"</{tag}>");
        }

        if (Blocks.Contains(tag))
        {
            output.Write('\n');
        }

        return this;
    }

    /// <summary>An element that never has content.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes);
        return this;
    }

    /// <summary>An element of a drawing that has no content.</summary>
    public HtmlWriter Shape(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(tag, attributes, "/>");
        return this;
    }

    /// <summary>Text, escaped.</summary>
    public HtmlWriter Text(string text)
    {
        Settle(hasEnded: false);
        output.Write(Escaped(text));
        return this;
    }

    /// <summary>A number.</summary>
    public HtmlWriter Text(int number) => Text(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>An element with text.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(tag, attributes).Text(text).Close();

    /// <summary>Markup of our own: doctype, style sheet.</summary>
    public HtmlWriter Raw(string markup)
    {
        Settle(hasEnded: false);
        output.Write(markup);
        return this;
    }

    // HTML lets these end where the next of their kind begins or their parent ends, as they always do here; a page has ten thousand of them.
    private static bool HasImpliedEnd(string tag) => tag is "li" or "td" or "th" or "tr";

    // Writes the end of a paragraph where what comes next does not say it.
    private void Settle(bool hasEnded)
    {
        if (_isParagraphOver)
        {
            output.Write(hasEnded ? "\n" : "</p>\n");
            _isParagraphOver = false;
        }
    }

    // The encoder escapes a plus for the sake of an encoding that the page says it has not.
    private static string Escaped(string text) =>
        Encoder.Encode(string.Concat(text.EnumerateRunes().Select(rune => IsVisible(rune) ? rune.ToString() : "·"))).Replace("&#x2B;", "+", StringComparison.Ordinal);

    private static bool IsPlainWord(string value) => value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '#');

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);

    private void Tag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes, string end = ">")
    {
        Settle(hasEnded: EndParagraphs.Contains(tag));
        output.Write($"<{tag}");
        var isPlain = false;
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                isPlain = IsPlainWord(value);
                output.Write(isPlain ? $" {name}={value}" : $" {name}=\"{Escaped(value)}\"");
            }
        }

        output.Write(isPlain && end[0] == '/' ? " " + end : end);
    }
}
