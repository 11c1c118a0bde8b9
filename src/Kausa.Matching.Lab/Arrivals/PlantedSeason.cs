using Kausa.Matching.Allocation.Arrivals;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Arrivals;

/// <summary>Seasons in which deciding on arrival is a mistake that a plan can avoid.</summary>
/// <remarks>
/// Each company has one sought-after place and one that many can fill. Most people could take either and like the sought-after one a little more; some, who come later, can take
/// only that. How many of each kind come, how much they fit and when they come differ from season to season.
/// </remarks>
public static class PlantedSeason
{
    private const int CompanyCount = 6;
    private const int SoughtSeats = 30;
    private const int CommonSeats = 40;

    /// <summary>One season.</summary>
    /// <param name="seed">The seed; the same seed gives the same season everywhere.</param>
    /// <returns>Everybody who comes with the places, and the order in which they come.</returns>
    public static EarlierSeason Draw(ulong seed)
    {
        var source = new RandomSource(seed);
        List<CohortPair> pairs = [];
        List<(int Key, int Person)> arrivals = [];
        for (var company = 0; company < CompanyCount; company++)
        {
            var counts = source.Stream("arrivals/counts", company);
            var flexible = 36 + counts.Below(9);
            var late = 26 + counts.Below(9);
            for (var at = 0; at < flexible + late; at++)
            {
                var stream = source.Stream("arrivals/person", (company * 1_000) + at);
                var person = arrivals.Count;
                var isLate = at >= flexible;
                pairs.Add(Pair(person, 2 * company, isLate ? 920_000 : 860_000, stream));
                if (!isLate)
                {
                    pairs.Add(Pair(person, (2 * company) + 1, 800_000, stream));
                }

                arrivals.Add((stream.Below(1_000) + (isLate ? 500 : 0), person));
            }
        }

        var cohort = new CohortProblem(
            arrivals.Count,
            [.. Enumerable.Range(0, 2 * CompanyCount).Select(place => place % 2 == 0 ? SoughtSeats : CommonSeats)],
            [.. Enumerable.Range(0, 2 * CompanyCount).Select(place => place / 2)],
            [.. Enumerable.Range(0, CompanyCount).Select(_ => SoughtSeats + CommonSeats)],
            [.. arrivals.Select(_ => -1)],
            [],
            pairs);
        return new EarlierSeason(cohort, [.. arrivals.Order().Select(arrival => arrival.Person)]);
    }

    private static CohortPair Pair(int person, int place, int mean, RandomStream stream) =>
        new(person, place, mean + stream.Below(60_001) - 30_000, mean + stream.Below(60_001) - 30_000, stream.Next());
}
