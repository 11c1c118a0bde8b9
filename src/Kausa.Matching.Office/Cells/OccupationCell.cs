using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Words;

namespace Kausa.Matching.Office.Cells;

/// <summary>A training occupation: its id in the catalogue, or a KldB 2010 code or a title that only one occupation has.</summary>
internal sealed class OccupationCell : CellType<Id<Occupation>>
{
    private const int MostChoices = 8;
    private const int MostGuesses = 3;
    private static readonly Lazy<ILookup<string, Occupation>> Titles = new(() => ReferenceCatalogue.Shared.Occupations
        .SelectMany(occupation => new[] { occupation.Title, occupation.TitleMasculine, occupation.TitleFeminine }.Distinct().Select(title => (title, occupation)))
        .ToLookup(pair => pair.title, pair => pair.occupation, StringComparer.OrdinalIgnoreCase));

    public override string Name => "occupation";

    public override string Allowed => "the id of an occupation, or a KldB 2010 code of five digits or a title that only one occupation has";

    public override IReadOnlyList<string> Choices(OfficeWords words) => [.. ReferenceCatalogue.Shared.Occupations.Select(occupation => Title(occupation)).Order(StringComparer.Ordinal)];

    public override string Show(object value, OfficeWords words) => Title(ReferenceCatalogue.Shared.FindOccupation(Write(value))!);

    public override CellReading Read(string text)
    {
        if (ReferenceCatalogue.Shared.FindOccupation(text) is { } known)
        {
            return CellReading.Of(known.Id);
        }

        var isKldb = KldbCode.TryParse(text, out var kldb) && kldb.Level == KldbCode.MaxLevel;
        var fitting = isKldb ? ReferenceCatalogue.Shared.OccupationsByKldb(kldb) : [.. Titles.Value[text]];
        return fitting.Count switch
        {
            1 => CellReading.Of(fitting[0].Id),
            0 => CellReading.Refused(() => isKldb ? Allowed : Guess(text) + Allowed + LostZero(text)),
            _ => CellReading.Refused($"one of the {fitting.Count} occupations it fits: {Ids(fitting, MostChoices)}"),
        };
    }

    protected override string Format(Id<Occupation> value) => value.Value;

    // The title where it can be read back, else the id.
    private static string Title(Occupation occupation) => Titles.Value[occupation.Title].Count() == 1 && ReferenceCatalogue.Shared.FindOccupation(occupation.Title) is null ? occupation.Title : occupation.Id.Value;

    private static string LostZero(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) ? $"; a KldB code has five digits, perhaps a leading zero was lost: 0{text}" : "";

    private static string Guess(string text)
    {
        var similar = text.Length <= OccupationSearch.MaxLength ? OccupationSearch.Find(text, MostGuesses) : [];
        return similar.Count == 0 ? "" : $"did you mean {Ids([.. similar.Select(match => match.Occupation)], MostGuesses)}? Allowed: ";
    }

    private static string Ids(IReadOnlyList<Occupation> occupations, int most) =>
        string.Join(", ", occupations.Take(most).Select(occupation => occupation.Id)) + (occupations.Count > most ? ", …" : "");
}
