using System.Collections.Frozen;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>One line of the occupation mix: occupations that published figures count together.</summary>
/// <param name="Name">Name of the line.</param>
/// <param name="Field">Field of work.</param>
/// <param name="PlacePercent">Share of places.</param>
/// <param name="WishPercent">Share of first wishes.</param>
/// <param name="Occupations">Ids of the catalogue with their shares within the line.</param>
public sealed record Trade(string Name, TradeField Field, int PlacePercent, int WishPercent, Mix<string> Occupations);

/// <summary>Which occupations places are offered in and people wish for.</summary>
/// <remarks>Immutable. Places and wishes sum to 100 percent each. Sources: docs/market-generator.md, "Occupations".</remarks>
public sealed record OccupationMix
{
    private readonly Mix<Trade> _places;
    private readonly Mix<Trade> _wishes;
    private readonly FrozenDictionary<TradeField, ValueList<Trade>> _byField;

    /// <summary>Builds a mix.</summary>
    /// <param name="trades">The lines.</param>
    /// <exception cref="ArgumentException">Places or wishes do not sum to 100 percent.</exception>
    public OccupationMix(IReadOnlyList<Trade> trades)
    {
        ArgumentNullException.ThrowIfNull(trades);
        Trades = trades.ToValueList();
        _places = new Mix<Trade>([.. trades.Select(trade => (trade, trade.PlacePercent))]);
        _wishes = new Mix<Trade>([.. trades.Select(trade => (trade, trade.WishPercent))]);
        _byField = trades.GroupBy(trade => trade.Field).ToFrozenDictionary(group => group.Key, group => group.ToValueList());
    }

    /// <summary>Germany's large training occupations, with first wishes of people with refugee background.</summary>
    public static OccupationMix Default { get; } = new(
    [
        new("Kfz-Mechatronik", TradeField.Vehicle, 6, 11, One("kraftfahrzeugmechatroniker")),
        new(
            "Elektroniker/in", TradeField.Electrical, 5, 7,
            new(("elektroniker", 60), ("elektroniker-fuer-betriebstechnik", 25), ("elektroniker-fuer-gebaeudesystemintegration", 15))),
        new("Anlagenmechanik SHK", TradeField.Finishing, 5, 5, One("anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik")),
        new("Verkauf und Einzelhandel", TradeField.Retail, 11, 9, new(("verkaeufer", 50), ("kaufmann-im-einzelhandel", 50))),
        new("Büromanagement", TradeField.Office, 6, 4, One("kaufmann-fuer-bueromanagement")),
        new("Fachinformatik", TradeField.InformationTechnology, 5, 8, One("fachinformatiker")),
        new("Medizinische Fachangestellte", TradeField.Practice, 5, 5, One("medizinischer-fachangestellter")),
        new("Zahnmedizinische Fachangestellte", TradeField.Practice, 5, 4, One("zahnmedizinischer-fachangestellter")),
        new("Lager und Logistik", TradeField.Logistics, 5, 6, new(("fachkraft-fuer-lagerlogistik", 60), ("fachlagerist", 40))),
        new("Industriemechanik", TradeField.Industry, 4, 3, One("industriemechaniker")),
        new("Mechatronik", TradeField.Industry, 3, 4, One("mechatroniker")),
        new("Metallbau und Zerspanung", TradeField.Industry, 4, 3, new(("metallbauer", 50), ("zerspanungsmechaniker", 50))),
        new("Hochbau", TradeField.Building, 4, 2, new(("maurer", 45), ("beton-und-stahlbetonbauer", 25), ("hochbaufacharbeiter", 30))),
        new("Malerei und Lackierung", TradeField.Finishing, 3, 3, One("maler-und-lackierer")),
        new("Tischlerei", TradeField.Finishing, 3, 2, One("tischler")),
        new("Dach und Gerüst", TradeField.Building, 2, 1, new(("dachdecker", 65), ("geruestbauer", 35))),
        new("Bäckerei und Konditorei", TradeField.Bakery, 3, 2, new(("baecker", 65), ("konditor", 35))),
        new("Verkauf im Lebensmittelhandwerk", TradeField.Retail, 4, 1, One("fachverkaeufer-im-lebensmittelhandwerk")),
        new("Fleischerei", TradeField.Butchery, 1, 1, One("fleischer")),
        new("Küche", TradeField.Hospitality, 4, 4, new(("koch", 80), ("fachkraft-kueche", 20))),
        new(
            "Hotel und Gaststätten", TradeField.Hospitality, 5, 3,
            new(("hotelfachmann", 50), ("fachmann-fuer-restaurants-und-veranstaltungsgastronomie", 30), ("fachkraft-fuer-gastronomie", 20))),
        new("Friseurhandwerk", TradeField.BodyCare, 3, 6, One("friseur")),
        new("Gebäudereinigung", TradeField.Cleaning, 1, 1, One("gebaeudereiniger")),
        new(
            "Andere", TradeField.Industry, 3, 5,
            new(("maschinen-und-anlagenfuehrer", 40), ("fachkraft-fuer-metalltechnik", 35), ("verfahrenstechnologe-metall", 25))),
    ]);

    /// <summary>A mix with other shares of some lines; all shares must sum to 100 again.</summary>
    /// <param name="changes">Name of a line with its share of places and of wishes.</param>
    /// <returns>The changed mix.</returns>
    /// <exception cref="ArgumentException">No line has such a name, or places or wishes do not sum to 100 percent.</exception>
    public OccupationMix With(params (string Name, int PlacePercent, int WishPercent)[] changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var byName = changes.ToDictionary(change => change.Name, StringComparer.Ordinal);
        foreach (var (name, _, _) in changes.Where(change => !Trades.Any(trade => trade.Name == change.Name)))
        {
            throw new ArgumentException($"The mix has no line '{name}'.", nameof(changes));
        }

        return new([.. Trades.Select(trade => byName.TryGetValue(trade.Name, out var change)
            ? trade with { PlacePercent = change.PlacePercent, WishPercent = change.WishPercent }
            : trade)]);
    }

    /// <summary>The lines in the order given.</summary>
    public ValueList<Trade> Trades { get; }

    /// <summary>The lines of a field of this mix, in the order given.</summary>
    internal ValueList<Trade> TradesOf(TradeField field) => _byField[field];

    /// <summary>The trade of a place at a rank 0..99.</summary>
    internal Trade PlaceAt(int rank) => _places.At(rank);

    /// <summary>The trade of a first wish at a rank 0..99.</summary>
    internal Trade WishAt(int rank) => _wishes.At(rank);

    private static Mix<string> One(string occupation) => new((occupation, 100));
}
