using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Cells;

/// <summary>A training occupation: its id in the catalogue, or a KldB 2010 code or a title that only one occupation has.</summary>
internal sealed class OccupationCell : CellType<Id<Occupation>>
{
    private const int MostChoices = 8;
    private static readonly Lazy<ILookup<string, Occupation>> Titles = new(() => ReferenceCatalogue.Shared.Occupations
        .SelectMany(occupation => new[] { occupation.Title, occupation.TitleMasculine, occupation.TitleFeminine }.Distinct().Select(title => (title, occupation)))
        .ToLookup(pair => pair.title, pair => pair.occupation, StringComparer.OrdinalIgnoreCase));

    private static readonly Lazy<string[]> Words = new(() => [.. ReferenceCatalogue.Shared.Occupations.Select(occupation => occupation.Id), .. Titles.Value.Select(group => group.Key)]);

    public override string Name => "occupation";

    public override string Allowed => "the id of an occupation, or a KldB 2010 code of five digits or a title that only one occupation has";

    public override CellReading Read(string text)
    {
        if (ReferenceCatalogue.Shared.FindOccupation(text) is not null)
        {
            return CellReading.Of(new Id<Occupation>(text));
        }

        var isKldb = KldbCode.TryParse(text, out var kldb) && kldb.Level == KldbCode.MaxLevel;
        var fitting = isKldb ? ReferenceCatalogue.Shared.OccupationsByKldb(kldb) : [.. Titles.Value[text]];
        return fitting.Count switch
        {
            1 => CellReading.Of(new Id<Occupation>(fitting[0].Id)),
            0 => CellReading.Refused(Suggestion.For(text, Words.Value) + Allowed),
            _ => CellReading.Refused($"one of the {fitting.Count} occupations it fits: {Choices(fitting)}"),
        };
    }

    protected override string Format(Id<Occupation> value) => value.Value;

    private static string Choices(IReadOnlyList<Occupation> fitting) =>
        string.Join(", ", fitting.Take(MostChoices).Select(occupation => occupation.Id)) + (fitting.Count > MostChoices ? ", …" : "");
}
