using System.Text;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Explanation;

/// <summary>A text with placeholders <c>{name}</c> and parts in square brackets that are left out when their arguments are not given; read once, filled often.</summary>
/// <remarks>
/// <c>{name:one|many}</c> is one of two words, the first where the argument is 1: <c>{count} {count:Person|Personen}</c>. Names are lower-case letters; anything else in braces, and a bracket that is never
/// closed, stands as it is. Immutable and thread-safe.
/// </remarks>
internal sealed class TextTemplate
{
    private readonly Piece[] _pieces;

    private TextTemplate(string text, Piece[] pieces) => (Text, _pieces) = (text, pieces);

    /// <summary>What stands in a row: a text as it is, or the name of an argument.</summary>
    /// <param name="Text">The text or the name.</param>
    /// <param name="IsName">Which of both.</param>
    /// <param name="Optional">Number of the part in brackets that it stands in, from 1; 0 outside.</param>
    /// <param name="Choice">What stands in the place of the argument; null for the argument itself.</param>
    private readonly record struct Piece(string Text, bool IsName, int Optional, Choice? Choice)
    {
        /// <summary>The text in UTF-8.</summary>
        public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);
    }

    /// <summary>Two words of which a number chooses one.</summary>
    /// <param name="One">For 1.</param>
    /// <param name="Many">For every other number.</param>
    private sealed record Choice(string One, string Many)
    {
        private readonly byte[] _one = Encoding.UTF8.GetBytes(One);
        private readonly byte[] _many = Encoding.UTF8.GetBytes(Many);

        public string For(TextArgument argument) => argument.Value == "1" ? One : Many;

        public byte[] Utf8For(TextArgument argument) => argument.Value == "1" ? _one : _many;
    }

    /// <summary>The text, placeholders and all.</summary>
    public string Text { get; }

    /// <summary>Names of all placeholders, in order, each once.</summary>
    public IEnumerable<string> Names => _pieces.Where(piece => piece.IsName).Select(piece => piece.Text).Distinct();

    /// <summary>Reads a template.</summary>
    public static TextTemplate Parse(string text)
    {
        var pieces = new List<Piece>();
        var optional = 0;
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('[', at);
            var close = open < 0 ? -1 : text.IndexOf(']', open);
            if (close < 0)
            {
                Split(text.AsSpan(at), 0, pieces);
                break;
            }

            Split(text.AsSpan(at, open - at), 0, pieces);
            Split(text.AsSpan(open + 1, close - open - 1), ++optional, pieces);
            at = close + 1;
        }

        return new TextTemplate(text, [.. pieces]);
    }

    /// <summary>Fills a template.</summary>
    /// <param name="arguments">Arguments by name; more than the text asks for are allowed.</param>
    /// <param name="shown">How people see an argument.</param>
    /// <param name="key">The key of the text, for the error.</param>
    /// <exception cref="ArgumentException">A placeholder outside brackets has no argument.</exception>
    public string Fill(ValueList<TextArgument> arguments, Func<TextArgument, string> shown, string key)
    {
        if (_pieces is [{ IsName: false, Optional: 0 } whole])
        {
            return whole.Text;
        }

        var texts = new List<string>(_pieces.Length);
        foreach (ref readonly var piece in _pieces.AsSpan())
        {
            if (piece.Optional == 0 || IsGiven(piece.Optional, arguments))
            {
                texts.Add(!piece.IsName ? piece.Text : piece.Choice is { } choice ? choice.For(Needed(in piece, arguments, key)) : shown(Needed(in piece, arguments, key)));
            }
        }

        return string.Concat(texts);
    }

    /// <summary>Writes an argument as people see it, in UTF-8.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="to">Where the bytes go.</param>
    /// <returns>Bytes written; −1 where they do not fit.</returns>
    public delegate int ArgumentWriter(TextArgument argument, Span<byte> to);

    /// <summary>Fills a template in UTF-8, without making a text of it.</summary>
    /// <param name="arguments">Arguments by name; more than the text asks for are allowed.</param>
    /// <param name="write">Writes an argument.</param>
    /// <param name="key">The key of the text, for the error.</param>
    /// <param name="to">Where the bytes go.</param>
    /// <returns>Bytes written; −1 where they do not fit.</returns>
    /// <exception cref="ArgumentException">A placeholder outside brackets has no argument.</exception>
    public int Write(ValueList<TextArgument> arguments, ArgumentWriter write, string key, Span<byte> to)
    {
        var count = 0;
        foreach (ref readonly var piece in _pieces.AsSpan())
        {
            if (piece.Optional != 0 && !IsGiven(piece.Optional, arguments))
            {
                continue;
            }

            var rest = to[count..];
            var more = piece.IsName && piece.Choice is null ? write(Needed(in piece, arguments, key), rest)
                : (piece.Choice?.Utf8For(Needed(in piece, arguments, key)) ?? piece.Utf8) is var words && words.AsSpan().TryCopyTo(rest) ? words.Length : -1;
            if (more < 0)
            {
                return -1;
            }

            count += more;
        }

        return count;
    }

    private static TextArgument Needed(in Piece piece, ValueList<TextArgument> arguments, string key) =>
        Find(piece.Text, arguments) ?? throw new ArgumentException($"The text '{key}' needs the argument '{piece.Text}'.", nameof(arguments));

    private bool IsGiven(int optional, ValueList<TextArgument> arguments)
    {
        foreach (ref readonly var piece in _pieces.AsSpan())
        {
            if (piece.Optional == optional && piece.IsName && Find(piece.Text, arguments) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static TextArgument? Find(string name, ValueList<TextArgument> arguments)
    {
        foreach (var argument in arguments.AsSpan())
        {
            if (string.Equals(argument.Name, name, StringComparison.Ordinal))
            {
                return argument;
            }
        }

        return null;
    }

    private static void Split(ReadOnlySpan<char> text, int optional, List<Piece> pieces)
    {
        var begin = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '{' || NameLength(text[(at + 1)..]) is var length && length == 0)
            {
                continue;
            }

            var end = at + 1 + length;
            Add(text[begin..at].ToString(), false);
            var choice = ChoiceIn(text[end..], out var choiceLength);
            Add(string.Intern(text[(at + 1)..end].ToString()), true, choice); // as the names of arguments are, so that most comparisons look at nothing else
            at = end + choiceLength;
            begin = at + 1;
        }

        Add(text[begin..].ToString(), false);

        void Add(string piece, bool isName, Choice? choice = null)
        {
            if (piece.Length > 0)
            {
                pieces.Add(new Piece(piece, isName, optional, choice));
            }
        }
    }

    // Letters up to the closing brace, or up to a choice; 0 where no name stands.
    private static int NameLength(ReadOnlySpan<char> text)
    {
        var letters = text.IndexOfAnyExceptInRange('a', 'z');
        return letters > 0 && (text[letters] == '}' || ChoiceIn(text[letters..], out _) is not null) ? letters : 0;
    }

    // What stands between a name and its closing brace.
    private static Choice? ChoiceIn(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text is not [':', ..] || text.IndexOf('}') is var close && close < 0 || text[..close].IndexOf('|') is var bar && bar < 0)
        {
            return null;
        }

        length = close;
        return new Choice(text[1..bar].ToString(), text[(bar + 1)..close].ToString());
    }
}
