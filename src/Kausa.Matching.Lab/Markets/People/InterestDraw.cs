using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws an interest profile that leans towards the first wish.</summary>
internal static class InterestDraw
{
    private const int MeanPoints = 48;
    private const int DeviationPoints = 18;
    private const int LeanPoints = 18;

    public static InterestProfile? Draw(Person person)
    {
        var random = person.Stream("interests");
        var wish = WishDraw.First(person);
        var leaning = wish is null ? -1 : TradeCustoms.Of(wish.Field).Interest;
        Span<int> points = stackalloc int[6];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Math.Clamp(MeanPoints + (i == leaning ? LeanPoints : 0) + random.Normal(DeviationPoints), 0, 100);
        }

        return person.KnowsByRank("interests", person.Population.Missing.Interests)
            ? new InterestProfile(points[0], points[1], points[2], points[3], points[4], points[5])
            : null;
    }
}
