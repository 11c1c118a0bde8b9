using System.Collections.Frozen;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The occupations of all Germany: the large ones by their shares, and a long tail of all others.</summary>
/// <remarks>Shares are estimates after published ranks: docs/market-generator.md, "The nation".</remarks>
internal static class NationTrades
{
    // Percent of places and of wishes of the lines of the default mix, in its order, without its last line; the tail has the rest.
    private static readonly (int Places, int Wishes)[] Large =
    [
        (5, 5), (4, 4), (4, 3), (10, 9), (5, 8), (4, 8), (4, 6), (4, 3), (4, 3), (4, 4), (3, 4), (3, 2),
        (3, 2), (3, 3), (3, 4), (2, 1), (3, 2), (3, 1), (1, 1), (3, 2), (4, 2), (3, 3), (1, 1),
    ];

    private static readonly (TradeField Field, int Places, int Wishes)[] Tail =
    [
        (TradeField.Land, 2, 3), (TradeField.Vehicle, 1, 1), (TradeField.Industry, 2, 2), (TradeField.Electrical, 1, 1),
        (TradeField.InformationTechnology, 1, 3), (TradeField.Building, 1, 1), (TradeField.Finishing, 1, 1), (TradeField.Bakery, 1, 0),
        (TradeField.Hospitality, 1, 1), (TradeField.Retail, 1, 1), (TradeField.Office, 3, 3), (TradeField.Practice, 1, 1), (TradeField.Logistics, 1, 1),
    ];

    // The longest prefix of KldB 2010 that fits decides.
    private static readonly FrozenDictionary<string, TradeField> FieldByKldb = new Dictionary<string, TradeField>(StringComparer.Ordinal)
    {
        ["1"] = TradeField.Land,
        ["2"] = TradeField.Industry,
        ["223"] = TradeField.Finishing,
        ["232"] = TradeField.InformationTechnology,
        ["233"] = TradeField.InformationTechnology,
        ["252"] = TradeField.Vehicle,
        ["26"] = TradeField.Electrical,
        ["27"] = TradeField.InformationTechnology,
        ["29"] = TradeField.Bakery,
        ["293"] = TradeField.Hospitality,
        ["2923"] = TradeField.Butchery,
        ["31"] = TradeField.Building,
        ["312"] = TradeField.InformationTechnology,
        ["32"] = TradeField.Building,
        ["33"] = TradeField.Finishing,
        ["34"] = TradeField.Finishing,
        ["41"] = TradeField.Industry,
        ["42"] = TradeField.Finishing,
        ["43"] = TradeField.InformationTechnology,
        ["51"] = TradeField.Logistics,
        ["52"] = TradeField.Logistics,
        ["53"] = TradeField.Logistics,
        ["54"] = TradeField.Cleaning,
        ["61"] = TradeField.Office,
        ["62"] = TradeField.Retail,
        ["63"] = TradeField.Hospitality,
        ["7"] = TradeField.Office,
        ["81"] = TradeField.Practice,
        ["82"] = TradeField.Practice,
        ["823"] = TradeField.BodyCare,
        ["83"] = TradeField.Hospitality,
        ["9"] = TradeField.Office,
        ["93"] = TradeField.Industry,
        ["94"] = TradeField.InformationTechnology,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Fields too small for a line of their own lie with a neighbour.
    private static readonly FrozenDictionary<TradeField, TradeField> Neighbours = new Dictionary<TradeField, TradeField>
    {
        [TradeField.Butchery] = TradeField.Bakery,
        [TradeField.BodyCare] = TradeField.Practice,
        [TradeField.Cleaning] = TradeField.Logistics,
    }.ToFrozenDictionary();

    /// <summary>What places are offered in, and what people who did not flee wish for.</summary>
    public static OccupationMix Mix { get; } = new([.. LargeLines(), .. TailLines()]);

    /// <summary>The field of an occupation by its code.</summary>
    public static TradeField FieldOf(Occupation occupation)
    {
        var code = occupation.Kldb.ToString();
        for (var length = code.Length; length > 0; length--)
        {
            if (FieldByKldb.TryGetValue(code[..length], out var field))
            {
                return field;
            }
        }

        throw new InvalidOperationException($"No field of work covers {occupation.Kldb}.");
    }

    private static IEnumerable<Trade> LargeLines() =>
        OccupationMix.Default.Trades.Zip(Large, (trade, percent) => trade with { PlacePercent = percent.Places, WishPercent = percent.Wishes });

    // A field's occupations are dealt over as many lines as it has percent, in the order of their ids.
    private static IEnumerable<Trade> TailLines()
    {
        var large = OccupationMix.Default.Trades.Take(Large.Length).SelectMany(trade => trade.Occupations.Shares).Select(share => share.Value).ToHashSet(StringComparer.Ordinal);
        var tail = ReferenceCatalogue.Shared.Occupations.Where(occupation => !large.Contains(occupation.Id.Value)).ToLookup(TailFieldOf, occupation => occupation.Id.Value);
        foreach (var (field, places, wishes) in Tail)
        {
            var ids = tail[field].ToList();
            var lines = Math.Max(places, wishes);
            for (var line = 0; line < lines; line++)
            {
                var own = ids.Where((_, i) => i % lines == line).ToList();
                yield return new Trade($"Weitere: {field} {line + 1}", field, line < places ? 1 : 0, line < wishes ? 1 : 0, Falling(own));
            }
        }
    }

    private static TradeField TailFieldOf(Occupation occupation)
    {
        var field = FieldOf(occupation);
        return Neighbours.GetValueOrDefault(field, field);
    }

    // Shares that fall from the first to the last, none below one percent: what is left of 100 goes to each before the last so many.
    private static Mix<string> Falling(List<string> ids)
    {
        var percent = Enumerable.Repeat(1, ids.Count).ToArray();
        var left = 100 - ids.Count;
        for (var reach = 1; left > 0; reach = (reach % ids.Count) + 1)
        {
            for (var i = 0; i < reach && left > 0; i++, left--)
            {
                percent[i]++;
            }
        }

        return new Mix<string>([.. ids.Zip(percent)]);
    }
}
