using System.Globalization;
using Kausa.Matching.Eligibility;

namespace Kausa.Matching.Explanation;

/// <summary>What is said before its language is known: the key of a text and what its placeholders stand for, or words that are the same in every language.</summary>
/// <remarks>Immutable and thread-safe. Without a language it is English.</remarks>
public sealed class KeyedText
{
    private readonly string _key;
    private readonly (string Name, object Value)[]? _parts;

    private KeyedText(string key, (string Name, object Value)[]? parts) => (_key, _parts) = (key, parts);

    /// <summary>Words that are the same in every language, such as a value or a path.</summary>
    /// <param name="text">The words.</param>
    /// <returns>The text.</returns>
    public static KeyedText Plain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, null);
    }

    /// <summary>A text of the catalogue.</summary>
    /// <param name="key">Its key, one of <see cref="TextCatalogue.Keys"/>.</param>
    /// <param name="parts">Name and value of each placeholder; a value may be another such text.</param>
    /// <returns>The text.</returns>
    public static KeyedText Of(string key, params ReadOnlySpan<(string Name, object Value)> parts)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(key, parts.ToArray());
    }

    /// <summary>The text in a language.</summary>
    /// <param name="language">One of <see cref="TextCatalogue.Languages"/>.</param>
    /// <returns>Words; numbers without separators.</returns>
    /// <exception cref="ArgumentException">The language is none of the texts.</exception>
    public string In(string language) => _parts is null ? _key : TextCatalogue.For(language).Format(
        _key, _parts.Select(part => TextArgument.Text(part.Name, part.Value is KeyedText inner ? inner.In(language) : Convert.ToString(part.Value, CultureInfo.InvariantCulture)!)));

    /// <summary>The text in English.</summary>
    public override string ToString() => In("en");
}
