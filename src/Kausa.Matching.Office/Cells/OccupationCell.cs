using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Kausa.Matching.Explanation;
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

    public override Message Allowed => Message.Of(MessageCode.Occupation);

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
            0 => CellReading.Refused(isKldb ? Allowed : Message.Late(words => Guess(text, Allowed.With(LostZero(text)), words))),
            _ => CellReading.Refused(Message.Of(MessageCode.OccupationOneOf, ("count", fitting.Count), ("choices", Message.From(words => Named(fitting, MostChoices, words))))),
        };
    }

    protected override string Format(Id<Occupation> value) => value.Value;

    // The title where it can be read back, else the id.
    private static string Title(Occupation occupation) => Titles.Value[occupation.Title].Count() == 1 && ReferenceCatalogue.Shared.FindOccupation(occupation.Title) is null ? occupation.Title : occupation.Id.Value;

    private static Message? LostZero(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) ? Message.Of(MessageCode.KldbLostZero, ("code", "0" + text)) : null;

    private static Message Guess(string text, Message allowed, OfficeWords words)
    {
        if (text.Length > OccupationSearch.MaxLength)
        {
            return allowed;
        }

        if (OccupationSearch.FindElsewhere(text) is { } elsewhere)
        {
            var sentence = TextCatalogue.For(words.Language).Sentence(elsewhere);
            return elsewhere.Near.Count == 0
                ? Message.Of(MessageCode.OccupationElsewhere, ("sentence", sentence), ("allowed", allowed))
                : Message.Of(MessageCode.OccupationElsewhereNear, ("sentence", sentence), ("near", Named(elsewhere.Near, MostGuesses, words)), ("allowed", allowed));
        }

        var similar = OccupationSearch.Find(text, MostGuesses);
        return similar.Count == 0
            ? allowed
            : Message.Of(MessageCode.DidYouMean, ("nearest", Named([.. similar.Select(match => match.Occupation)], MostGuesses, words)), ("allowed", allowed));
    }

    // Titles as the list of a workbook has them, where people read German; ids elsewhere.
    private static string Named(IReadOnlyList<Occupation> occupations, int most, OfficeWords words) =>
        string.Join(", ", occupations.Take(most).Select(occupation => words == OfficeWords.German ? Title(occupation) : occupation.Id.Value)) + (occupations.Count > most ? ", …" : "");
}
