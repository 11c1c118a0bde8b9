using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws occupation wishes and vetoes.</summary>
internal static class WishDraw
{
    private const int SameFieldPercent = 50;

    public static (ValueList<Id<Occupation>> Wishes, ValueList<Id<Occupation>> Vetoes) Draw(Person person)
    {
        var random = person.Stream("wishes");
        var wishes = Trades(person, random).Select(trade => Occupation(trade, random)).Distinct().ToValueList();
        return (wishes, Vetoes(person, wishes));
    }

    /// <summary>The trade of the first wish, or null for people who have none yet.</summary>
    public static Trade? First(Person person) =>
        person.Population.Candidates.WishCounts.At(person.Rank("wish-count")) == 0 ? null : person.Population.Wishes.WishAt(person.Rank("wish"));

    private static IEnumerable<Trade> Trades(Person person, RandomStream random)
    {
        var mix = person.Population.Wishes;
        var first = First(person);
        if (first is null)
        {
            yield break;
        }

        yield return first;
        for (var i = person.Population.Candidates.WishCounts.At(person.Rank("wish-count")); i > 1; i--)
        {
            yield return random.Percent(SameFieldPercent)
                ? random.Pick(mix.TradesOf(first.Field))
                : mix.WishAt(random.Below(RandomSource.RankCount));
        }
    }

    private static ValueList<Id<Occupation>> Vetoes(Person person, ValueList<Id<Occupation>> wishes)
    {
        var random = person.Stream("vetoes");
        if (!random.Percent(person.Population.Candidates.OccupationVetoPercent))
        {
            return [];
        }

        var veto = Occupation(person.Specification.Occupations.PlaceAt(random.Below(RandomSource.RankCount)), random);
        return wishes.Contains(veto) ? [] : [veto];
    }

    private static Id<Occupation> Occupation(Trade trade, RandomStream random) => GenerationContext.Occupation(random.Pick(trade.Occupations)).Id;
}
