using Kausa.Matching.Model;

namespace Kausa.Matching.Catalogue.Search;

/// <summary>Words for occupations that are learned elsewhere, from <c>occupation_elsewhere.csv</c>.</summary>
internal sealed class OtherTrainingIndex
{
    private const int SurePercent = 85;
    private const int LongWordLength = 9;

    private static readonly Lazy<OtherTrainingIndex> LazyShared = new(() => new OtherTrainingIndex(ReferenceCatalogue.Shared));

    private readonly (string[] Words, OtherTraining Training)[] _entries;

    private OtherTrainingIndex(ReferenceCatalogue catalogue) => _entries = EmbeddedTable.Rows("occupation_elsewhere.csv", "word", "route", "near_occupations")
        .Select(row => (SearchWords.Of(row[0]), new OtherTraining(row[0], Route(row[1]), Near(catalogue, row[2]))))
        .ToArray();

    /// <summary>The index of the shared catalogue; built on first use, thread-safe.</summary>
    public static OtherTrainingIndex Shared => LazyShared.Value;

    /// <summary>The entry whose words are the searched ones, small typos forgiven; an exact one goes first. Null if there is none.</summary>
    public OtherTraining? Find(string[] searched) =>
        Array.Find(_entries, entry => entry.Words.AsSpan().SequenceEqual(searched)).Training
        ?? Array.Find(_entries, entry => entry.Words.Length == searched.Length && entry.Words.Zip(searched).All(pair => IsAlike(pair.Second, pair.First))).Training;

    private static bool IsAlike(string searched, string word) => WordSimilarity.Of(searched, word) switch
    {
        { Kind: WordMatchKind.Exact, Percent: > 0 } => true,
        { Kind: WordMatchKind.Typo } typo => typo.Percent >= SurePercent || word.Length >= LongWordLength,
        _ => false,
    };

    private static Occupation[] Near(ReferenceCatalogue catalogue, string ids) => ids.Length == 0
        ? []
        : Array.ConvertAll(ids.Split('|'), id => catalogue.FindOccupation(id) ?? throw new InvalidDataException($"occupation_elsewhere.csv: '{id}' is no occupation."));

    private static TrainingRoute Route(string text) => text switch
    {
        "nursing" => TrainingRoute.Nursing,
        "school" => TrainingRoute.School,
        "university" => TrainingRoute.University,
        "public_service" => TrainingRoute.PublicService,
        "not_regulated" => TrainingRoute.NotRegulated,
        _ => throw new InvalidDataException($"occupation_elsewhere.csv: '{text}' is no known route."),
    };
}
