using System.Text;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>Turns what people write into comparable words: lower case, no umlauts, no grammatical gender, no filler words.</summary>
internal static class SearchWords
{
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "als", "am", "an", "auf", "bei", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einen", "fur", "ich",
        "im", "in", "irgendwas", "etwas", "gern", "gerne", "mag", "mit", "mochte", "nach", "oder", "suche", "u", "und", "von", "was", "werden",
        "will", "zu", "zum", "zur",
        "arbeit", "ausbildung", "ausbildungsplatz", "auszubildende", "auszubildenden", "auszubildender", "azubi", "azubis", "beruf", "job", "lehre", "lehrling", "lehrstelle", "stelle",
    };

    /// <summary>The words of a text in order. Only filler words: those, because nothing else is there to go by.</summary>
    public static string[] Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u0300' and <= '\u036F') // a combining accent: a followed by it reads as a
                continue;
            if (char.IsLetterOrDigit(text[i]))
            {
                word.Append(char.ToLowerInvariant(text[i]));
                continue;
            }

            Add(words, word);
            if (text[i] == '/')
                i = SkipFeminineEnding(text, i);
        }

        Add(words, word);
        var telling = words.Where(w => !Fillers.Contains(w)).ToArray();
        return telling.Length > 0 ? telling : words.ToArray();
    }

    /// <summary>The words of a name in order, folded but otherwise as they are: no filler words, no grammatical gender.</summary>
    public static string[] OfName(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (c is < '\u0300' or > '\u036F' && word.Length > 0)
            {
                words.Add(Fold(word));
                word.Clear();
            }
        }

        return [.. words];
    }

    /// <summary>"Tischler/in", "Kaufmann/-frau", "Angestellte/r": skips the ending after the slash, but not a new word.</summary>
    private static int SkipFeminineEnding(string text, int slash)
    {
        var i = slash + 1;
        if (i < text.Length && text[i] == '-')
            i++;
        if (i >= text.Length || !char.IsLower(text[i]))
            return slash;
        while (i < text.Length && char.IsLetter(text[i]))
            i++;
        return i - 1;
    }

    private static void Add(List<string> words, StringBuilder word)
    {
        if (word.Length == 0)
            return;
        words.Add(Stem(Fold(word)));
        word.Clear();
    }

    /// <summary>ä, ae and a become a, likewise o and u; ß becomes ss; accents go. Expects lower case.</summary>
    private static string Fold(StringBuilder word)
    {
        var folded = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c == 'e' && i > 0 && word[i - 1] is 'a' or 'o' or 'u' && !(i > 1 && word[i - 1] == 'u' && word[i - 2] is 'a' or 'e' or 'q'))
                continue;
            _ = c switch
            {
                'ä' or 'à' or 'á' or 'â' => folded.Append('a'),
                'é' or 'è' or 'ê' or 'ë' => folded.Append('e'),
                'í' or 'î' or 'ï' or 'ı' => folded.Append('i'),
                'ö' or 'ó' or 'ô' => folded.Append('o'),
                'ü' or 'ú' or 'û' => folded.Append('u'),
                'ç' => folded.Append('c'),
                'ß' => folded.Append("ss"),
                _ => folded.Append(c),
            };
        }

        return folded.ToString();
    }

    /// <summary>Drops the feminine ending, takes women and men together for one of them (Kaufleute, Kaufmann), and turns a workshop into its trade: Tischlerei, Tischler.</summary>
    private static string Stem(string word)
    {
        if (word.Length > 6 && word.EndsWith("frau", StringComparison.Ordinal))
            return word[..^4] + "mann";
        if (word.Length > 7 && word.EndsWith("leute", StringComparison.Ordinal))
            return word[..^5] + "mann";
        if (word.Length > 8 && word.EndsWith("leuten", StringComparison.Ordinal))
            return word[..^6] + "mann";
        if (word.Length > 8 && word.EndsWith("innen", StringComparison.Ordinal))
            return word[..^5];
        if (word.Length > 5 && word.EndsWith("in", StringComparison.Ordinal))
            return word[..^2];
        if (word.Length > 7 && word.EndsWith("erei", StringComparison.Ordinal))
            return word[..^2];
        return word.EndsWith("ologe", StringComparison.Ordinal) ? word[..^1] : word;
    }
}
