using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>All texts that lead to an occupation: titles, synonyms, job titles, group titles.</summary>
internal sealed class SearchIndex
{
    private const int SynonymDeduction = 10;
    private const int JobTitleDeduction = 40;
    private const int GroupTitleDeduction = 150;
    private const int SpecialisationDeduction = 30;

    private static readonly Lazy<SearchIndex> LazyShared = new(() => new SearchIndex(ReferenceCatalogue.Shared));

    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly List<string> _vocabulary = [];

    private SearchIndex(ReferenceCatalogue catalogue)
    {
        var byCode = catalogue.Occupations
            .SelectMany(occupation => occupation.KldbCodesAll.Select(code => (code, occupation)))
            .ToLookup(pair => pair.code, pair => pair.occupation);
        Entries = [.. Titles(catalogue), .. Synonyms(catalogue), .. JobTitles(byCode), .. GroupTitles(catalogue, byCode)];
    }

    /// <summary>The index of the shared catalogue; built on first use, thread-safe.</summary>
    public static SearchIndex Shared => LazyShared.Value;

    /// <summary>The entries, in the order of their tables.</summary>
    public SearchEntry[] Entries { get; }

    /// <summary>Every word of every entry, once.</summary>
    public IReadOnlyList<string> Vocabulary => _vocabulary;

    private IEnumerable<SearchEntry> Titles(ReferenceCatalogue catalogue)
    {
        foreach (var occupation in catalogue.Occupations)
        {
            foreach (var title in new[] { occupation.Title, occupation.TitleMasculine, occupation.TitleFeminine })
                yield return Entry(occupation, occupation.Title, SearchWords.Of(title), OccupationMatchSource.Title, 0);
        }
    }

    private IEnumerable<SearchEntry> Synonyms(ReferenceCatalogue catalogue)
    {
        foreach (var row in EmbeddedTable.Rows("occupation_synonym.csv", "word", "occupation_id", "reason"))
        {
            var occupation = catalogue.FindOccupation(row[1])
                ?? throw new InvalidDataException($"occupation_synonym.csv: '{row[1]}' is no occupation.");
            yield return Entry(occupation, row[0], SearchWords.Of(row[0]), OccupationMatchSource.Synonym, SynonymDeduction);

            // Short forms are written in one word, too: Kfzmechaniker.
            if (row[0].Contains('-', StringComparison.Ordinal) && !row[0].Contains(' ', StringComparison.Ordinal))
                yield return Entry(occupation, row[0], SearchWords.Of(row[0].Replace("-", string.Empty, StringComparison.Ordinal)), OccupationMatchSource.Synonym, SynonymDeduction);
        }
    }

    private IEnumerable<SearchEntry> JobTitles(ILookup<KldbCode, Occupation> byCode)
    {
        foreach (var row in EmbeddedTable.Rows("job_title.csv", "kldb_code", "title"))
        {
            var code = KldbCode.Parse(row[0]);
            var words = SearchWords.Of(row[1]);
            foreach (var occupation in byCode[code])
            {
                var deduction = IsItsSpecialisation(words, occupation) ? SynonymDeduction : JobTitleDeduction + OfSpecialisation(occupation, code);
                yield return Entry(occupation, row[1], words, OccupationMatchSource.JobTitle, deduction);
            }
        }
    }

    private IEnumerable<SearchEntry> GroupTitles(ReferenceCatalogue catalogue, ILookup<KldbCode, Occupation> byCode)
    {
        foreach (var group in byCode)
        {
            var title = catalogue.Kldb(group.Key)!.Title.Split(" – ")[0];
            var words = SearchWords.Of(title.Replace("Berufe ", "", StringComparison.Ordinal));
            foreach (var occupation in group)
                yield return Entry(occupation, title, words, OccupationMatchSource.GroupTitle, GroupTitleDeduction + OfSpecialisation(occupation, group.Key));
        }
    }

    /// <summary>"Fachinformatiker/in - Anwendungsentwicklung" belongs to Fachinformatiker/in more than to others of its code.</summary>
    private static bool IsItsSpecialisation(string[] words, Occupation occupation) =>
        SearchWords.Of(occupation.TitleMasculine) is var title && words.Length > title.Length && words.AsSpan().StartsWith(title);

    private static int OfSpecialisation(Occupation occupation, KldbCode code) => occupation.Kldb == code ? 0 : SpecialisationDeduction;

    private SearchEntry Entry(Occupation occupation, string text, string[] words, OccupationMatchSource source, int deduction) =>
        new(occupation, text, Array.ConvertAll(words, Position), words.Sum(word => word.Length), source, deduction);

    private int Position(string word)
    {
        if (!_positions.TryGetValue(word, out var position))
        {
            _positions.Add(word, position = _vocabulary.Count);
            _vocabulary.Add(word);
        }

        return position;
    }
}
