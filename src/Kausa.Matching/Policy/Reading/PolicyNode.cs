using System.Text;

namespace Kausa.Matching.Policy.Reading;

/// <summary>Kind of a JSON value.</summary>
internal enum NodeKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>A JSON value that knows from which document and line it comes, so that problems can name it after documents were merged.</summary>
/// <param name="Kind">Kind of value.</param>
/// <param name="Document">Name of its document.</param>
/// <param name="Line">1-based line in that document.</param>
/// <param name="Raw">The characters of a text (unescaped), number or boolean; empty otherwise.</param>
internal sealed record PolicyNode(NodeKind Kind, string Document, int Line, string Raw)
{
    private const int ShownCharacters = 60;

    /// <summary>Members of an object in order, each key once.</summary>
    public IReadOnlyList<KeyValuePair<string, PolicyNode>> Members { get; init; } = [];

    /// <summary>Items of an array.</summary>
    public IReadOnlyList<PolicyNode> Items { get; init; } = [];

    /// <summary>Place of an item in the array of its own document, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The member with a key, or null.</summary>
    public PolicyNode? Member(string key)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Key, key, StringComparison.Ordinal))
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>The value in one short line.</summary>
    public string Show() => Kind switch
    {
        NodeKind.Object => "{…}",
        NodeKind.Array => "[…]",
        _ => Clip(Raw),
    };

    /// <summary>A text in one short line: control characters as dots, at most sixty characters.</summary>
    public static string Clip(string text)
    {
        var shown = new StringBuilder(ShownCharacters + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= ShownCharacters)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(Rune.IsControl(rune) ? "·" : rune.ToString());
        }

        return shown.ToString();
    }
}
