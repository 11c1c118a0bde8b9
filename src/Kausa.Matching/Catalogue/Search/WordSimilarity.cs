namespace Kausa.Matching.Catalogue.Search;

/// <summary>How alike a searched word and a word of a title are, and in which way.</summary>
/// <param name="Percent">0 (nothing in common) to 100 (the same word).</param>
/// <param name="Kind">The way; meaningless at 0.</param>
internal readonly record struct WordSimilarity(int Percent, WordMatchKind Kind)
{
    private const int MinPrefixLength = 3;
    private const int MinPartLength = 4;
    private const int MinSharedLength = 5;
    private const int MinLengthForOneTypo = 5;
    private const int MinLengthForTwoTypos = 9;

    /// <summary>Compares two folded words.</summary>
    public static WordSimilarity Of(string searched, string title)
    {
        if (searched == title)
            return new(100, WordMatchKind.Exact);
        if (searched.Length < title.Length)
        {
            var share = 25 * searched.Length / title.Length;
            if (searched.Length >= MinPrefixLength && title.StartsWith(searched, StringComparison.Ordinal))
                return new(70 + share, WordMatchKind.Prefix);
            if (searched.Length >= MinPartLength && title.EndsWith(searched, StringComparison.Ordinal))
                return new(65 + share, WordMatchKind.Part);
            if (searched.Length >= MinPartLength && title.Contains(searched, StringComparison.Ordinal))
                return new(50 + share, WordMatchKind.Part);
        }
        else if (title.Length >= MinSharedLength)
        {
            var share = 25 * title.Length / searched.Length;
            if (searched.StartsWith(title, StringComparison.Ordinal) || searched.EndsWith(title, StringComparison.Ordinal))
                return new(50 + share, WordMatchKind.Part);
        }

        return OfTypo(searched, title);
    }

    private static WordSimilarity OfTypo(string searched, string title)
    {
        var length = Math.Min(searched.Length, title.Length);
        if (length < MinLengthForOneTypo)
            return default;
        var limit = length >= MinLengthForTwoTypos ? 2 : 1;
        return EditDistance.AtMost(searched, title, limit) switch
        {
            1 => new(length < 7 ? 75 : 85, WordMatchKind.Typo),
            2 when limit == 2 => new(75, WordMatchKind.Typo),
            _ => default,
        };
    }
}
