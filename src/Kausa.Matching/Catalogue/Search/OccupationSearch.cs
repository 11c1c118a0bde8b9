using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>Finds training occupations by everyday words, as people say and type them.</summary>
/// <remarks>
/// Deterministic and free of culture: same words, same list. Steps:
/// 1. words are folded (case, umlauts, grammatical gender) and filler words dropped;
/// 2. every searched word takes its most similar word of a text: same, beginning, part of the compound, small typo;
/// 3. a text scores 8 parts similarity of the searched words, weighted by their length, and 2 parts how much of the text
///    they cover, less a deduction for its source;
/// 4. each occupation keeps its best text; far weaker ones than the best are left out;
/// 5. order: score, source, id;
/// 6. words that are no text here but name an occupation that is learned elsewhere find nothing.
/// Thread-safe.
/// </remarks>
public static class OccupationSearch
{
    /// <summary>The longest text that is searched for, in characters.</summary>
    public const int MaxLength = 200;

    private const int MinSimilarityPercent = 60;
    private const int MinShareOfBestPercent = 70;
    private const int MinScoreOfTheWordsThemselves = 950;

    /// <summary>Finds occupations.</summary>
    /// <param name="words">
    /// What somebody wrote: "kfz mechatronikr", "Tischlerin"; at most <see cref="MaxLength"/> characters. Nothing but blanks
    /// finds nothing.
    /// </param>
    /// <param name="max">Most results to return, at least 1.</param>
    /// <returns>
    /// Best first, each occupation once; empty if nothing is similar enough, or if the words name an occupation that is learned
    /// elsewhere: see <see cref="FindElsewhere"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="max"/> is below 1, or <paramref name="words"/> is longer than <see cref="MaxLength"/>.
    /// </exception>
    public static IReadOnlyList<OccupationMatch> Find(string words, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        var searched = Searched(words);
        var found = Best(searched);
        return Elsewhere(searched, found) is null
            ? found.TakeWhile(match => match.Score * 100 >= found[0].Score * MinShareOfBestPercent).Take(max).ToArray()
            : [];
    }

    /// <summary>Says when the words name an occupation that is no training occupation of BBiG or HwO, as nursing.</summary>
    /// <param name="words">What somebody wrote; at most <see cref="MaxLength"/> characters.</param>
    /// <returns>How it is learned and what is near; null if the words name a training occupation, or nothing known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="words"/> is longer than <see cref="MaxLength"/>.</exception>
    public static OtherTraining? FindElsewhere(string words)
    {
        var searched = Searched(words);
        return Elsewhere(searched, Best(searched));
    }

    private static OtherTraining? Elsewhere(string[] searched, List<OccupationMatch> found) =>
        found.Count > 0 && found[0].Score >= MinScoreOfTheWordsThemselves ? null : OtherTrainingIndex.Shared.Find(searched);

    private static string[] Searched(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words.Length, MaxLength, nameof(words));
        return SearchWords.Of(words);
    }

    private static List<OccupationMatch> Best(string[] searched)
    {
        if (searched.Length == 0)
            return [];

        var index = SearchIndex.Shared;
        var query = new Query(searched, index.Vocabulary);
        var best = new Dictionary<Id<Occupation>, OccupationMatch>();
        foreach (var entry in index.Entries)
        {
            if (query.Match(entry) is { } match
                && (!best.TryGetValue(match.Occupation.Id, out var known) || Compare(match, known) < 0))
                best[match.Occupation.Id] = match;
        }

        var found = best.Values.ToList();
        found.Sort(Compare);
        return found;
    }

    private static int Compare(OccupationMatch a, OccupationMatch b)
    {
        var order = b.Score.CompareTo(a.Score);
        if (order == 0)
            order = a.Source.CompareTo(b.Source);
        if (order == 0)
            order = a.Occupation.Id.CompareTo(b.Occupation.Id);
        return order != 0 ? order : string.CompareOrdinal(a.MatchedText, b.MatchedText);
    }

    /// <summary>The searched words, and how alike each is to each word of the vocabulary.</summary>
    private sealed class Query
    {
        private readonly string[] _searched;
        private readonly int _searchedLength;
        private readonly IReadOnlyList<string> _vocabulary;
        private readonly WordSimilarity[][] _similarities;

        public Query(string[] searched, IReadOnlyList<string> vocabulary)
        {
            _searched = searched;
            _searchedLength = searched.Sum(word => word.Length);
            _vocabulary = vocabulary;
            _similarities = Array.ConvertAll(searched, word => vocabulary.Select(other => WordSimilarity.Of(word, other)).ToArray());
        }

        public OccupationMatch? Match(SearchEntry entry)
        {
            var covered = 0UL;
            var coveredLength = 0;
            var similarity = 0;
            var kind = WordMatchKind.Exact;
            for (var i = 0; i < _searched.Length; i++)
            {
                var (best, at) = (default(WordSimilarity), 0);
                for (var j = 0; j < entry.Words.Length; j++)
                {
                    var candidate = _similarities[i][entry.Words[j]];
                    if (candidate.Percent > best.Percent)
                        (best, at) = (candidate, j);
                }

                if (best.Percent == 0)
                    continue;
                similarity += best.Percent * _searched[i].Length;
                kind = best.Kind > kind ? best.Kind : kind;
                if ((covered >> at & 1) == 0)
                    coveredLength += _vocabulary[entry.Words[at]].Length;
                covered |= 1UL << at;
            }

            if (similarity < MinSimilarityPercent * _searchedLength)
                return null;
            var score = 8 * similarity / _searchedLength + 200 * coveredLength / entry.Length - entry.Deduction;
            return new OccupationMatch(entry.Occupation, entry.Text, entry.Source, kind, Math.Max(1, score));
        }
    }
}
