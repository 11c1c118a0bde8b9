namespace Kausa.Matching.Catalogue.Search;

/// <summary>Finds towns, districts and postal codes, as people say and type them.</summary>
/// <remarks>
/// Deterministic and free of culture: same words, same list. Steps:
/// 1. words are folded (case, umlauts, ß, accents; "St." is Sankt); numbers are postal codes or their beginnings; Landkreis, LK,
///    Kreis and Region all say that a district is meant, Stadtkreis an independent city, and are no part of a name;
/// 2. a name must hold every searched word: the same, its beginning, or with a small typo; a word may also name the district
///    or state around, as in "Neustadt Bayern", but not all of them, and counts a little less for it, as does one said twice;
/// 3. a name scores 8 parts similarity of the searched words, weighted by their length, and 2 parts how much of the name
///    they cover, not counting titles (Lutherstadt) and what tells towns of one name apart (am Main); names far weaker than the
///    best are left out, and those with a typo if any has none;
/// 4. order: districts first where one is meant, score, towns before districts, number of postal codes, name, district.
/// Known are the towns that GeoNames names as a postal code's main place (docs/data.md); smaller municipalities that share a
/// code are not, except those of data/place_synonym.csv. Thread-safe.
/// </remarks>
public static class PlaceSearch
{
    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int MaxLength = 200;

    private const int MinShareOfBestPercent = 85;
    private const int PostalCodeLength = 5;
    private const int MinLengthForOneTypo = 4;
    private const int MinLengthForTwoTypos = 9;
    private const int FallbackPercent = 95;

    /// <summary>Finds towns and districts.</summary>
    /// <param name="text">
    /// What somebody wrote: "Esslingen", "eßlingen neckar", "Frankfurt a. M.", "73728", "737"; at most <see cref="MaxLength"/>
    /// characters. Nothing but blanks finds nothing.
    /// </param>
    /// <param name="max">Most results to return, at least 1.</param>
    /// <returns>Best first, each town and district once; empty if nothing is similar enough.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="max"/> is below 1, or <paramref name="text"/> is longer than <see cref="MaxLength"/>.
    /// </exception>
    public static IReadOnlyList<PlaceMatch> Find(string text, int max)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, MaxLength, nameof(text));
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var words = PlaceIndex.Words(text);
        var codes = Array.FindAll(words, word => word.All(char.IsAsciiDigit));
        var typed = Array.FindAll(words, word => !word.All(char.IsAsciiDigit));
        if (words.Length == 0 || codes.Length > 1)
            return [];

        // Nothing but a word for districts: then that is what is searched for.
        var names = Array.FindAll(typed, word => PlaceIndex.KindOf(word) == DistrictWord.None);
        var meant = names.Length == 0 ? DistrictWord.None : typed.Max(PlaceIndex.KindOf);
        var found = new List<(PlaceMatch Match, bool IsMeant, bool IsCity)>();
        foreach (var entry in PlaceIndex.Shared.Entries)
        {
            if (Match(entry, names.Length == 0 ? typed : names, codes.SingleOrDefault()) is { } match)
                found.Add((match, meant != DistrictWord.None && (entry.IsDistrict || entry.IsCity), entry.IsCity));
        }

        if (found.Exists(one => one.Match.Kind != WordMatchKind.Typo))
            found.RemoveAll(one => one.Match.Kind == WordMatchKind.Typo);
        found.Sort((a, b) => Compare(a, b, meant));
        var least = found.GroupBy(one => one.IsMeant).ToDictionary(group => group.Key, group => group.Max(one => one.Match.Score) * MinShareOfBestPercent);
        return found.Where(one => one.Match.Score * 100 >= least[one.IsMeant]).Select(one => one.Match).Take(max).ToArray();
    }

    private static PlaceMatch? Match(PlaceEntry entry, string[] names, string? code)
    {
        var areas = entry.Areas;
        if (code is not null)
        {
            if (entry.IsDistrict)
                return null;
            areas = Array.FindAll(entry.Areas, area => area.PostalCode.StartsWith(code, StringComparison.Ordinal));
            if (areas.Length == 0)
                return null;
            if (names.Length == 0)
                return new PlaceMatch(entry.Name, false, entry.District, areas, code.Length == PostalCodeLength ? WordMatchKind.Exact : WordMatchKind.Prefix, 1_000);
        }

        return Similarity(entry, names) is var (kind, score) ? new PlaceMatch(entry.Name, entry.IsDistrict, entry.District, areas, kind, score) : null;
    }

    private static (WordMatchKind Kind, int Score)? Similarity(PlaceEntry entry, string[] names)
    {
        var covered = new bool[entry.Words.Length];
        var (similarity, length) = (0, 0);
        var kind = WordMatchKind.Exact;
        foreach (var word in names)
        {
            var (best, at) = (default(WordSimilarity), -1);
            for (var i = 0; i < entry.Words.Length; i++)
            {
                if (Of(word, entry.Words[i]) is var own && (covered[i] ? own with { Percent = own.Percent * FallbackPercent / 100 } : own) is var counted && counted.Percent > best.Percent)
                    (best, at) = (counted, i);
            }

            if (best.Percent == 0)
                best = Of(word, entry.Around);
            if (best.Percent == 0)
                return null;
            if (at >= 0)
                covered[at] = true;
            similarity += best.Percent * word.Length;
            length += word.Length;
            kind = best.Kind > kind ? best.Kind : kind;
        }

        if (!covered.Contains(true))
            return null;
        var all = entry.Words.Where((_, i) => entry.Main[i]).Sum(word => word.Length);
        var known = entry.Words.Where((_, i) => entry.Main[i] && covered[i]).Sum(word => word.Length);
        return (kind, 8 * similarity / length + 200 * known / all);
    }

    /// <summary>District and state around count only as they are: they tell places of one name apart, no more.</summary>
    private static WordSimilarity Of(string word, string[] around) =>
        Array.Exists(around, other => other == word) ? new(FallbackPercent, WordMatchKind.Exact) : default;

    /// <summary>The same, a beginning ("a. M." too), or one letter wrong, two in long names. A part inside is no match: Stadt is not Neustadt.</summary>
    private static WordSimilarity Of(string word, string name)
    {
        if (word == name)
            return new(100, WordMatchKind.Exact);
        if (name.StartsWith(word, StringComparison.Ordinal))
            return new(70 + 25 * word.Length / name.Length, WordMatchKind.Prefix);
        var length = Math.Min(word.Length, name.Length);
        if (length < MinLengthForOneTypo)
            return default;
        return EditDistance.AtMost(word, name, length >= MinLengthForTwoTypos ? 2 : 1) switch
        {
            1 => new(85, WordMatchKind.Typo),
            2 when length >= MinLengthForTwoTypos => new(75, WordMatchKind.Typo),
            _ => default,
        };
    }

    private static int Compare((PlaceMatch Match, bool IsMeant, bool IsCity) one, (PlaceMatch Match, bool IsMeant, bool IsCity) other, DistrictWord meant)
    {
        var (a, b) = (one.Match, other.Match);
        var order = other.IsMeant.CompareTo(one.IsMeant);
        if (order == 0)
            order = b.Score.CompareTo(a.Score);
        if (order == 0)
            order = meant switch
            {
                DistrictWord.District => one.IsCity.CompareTo(other.IsCity),
                DistrictWord.City => other.IsCity.CompareTo(one.IsCity),
                _ => a.IsDistrict.CompareTo(b.IsDistrict),
            };
        if (order == 0)
            order = b.Areas.Count.CompareTo(a.Areas.Count);
        if (order == 0)
            order = string.CompareOrdinal(a.Name, b.Name);
        return order != 0 ? order : string.CompareOrdinal(a.District.Ags, b.District.Ags);
    }
}
