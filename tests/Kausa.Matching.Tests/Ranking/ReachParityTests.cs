using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>
/// The index equals the reference where a reach ends: with sites at the last squared distance that is within it, the first that is not, and the one behind that. Random markets hardly ever hold one.
/// </summary>
/// <remarks>
/// A reach of r is told by squares below (r + 1)². Sites lie on whole coordinates, so the last square within is held by one only where (r + 1)² − 1 is a sum of two squares: the ways of
/// <see cref="Ends"/>. People walk: no whole number of 100 m takes some numbers of minutes, so that whoever has such a limit is best off, or nearly, on their last 100 m, and not at 0 as with
/// faster modes.
/// </remarks>
public sealed class ReachParityTests
{
    private const int All = 1_000;
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("nation")!;
    private static readonly GridPosition Home = new(30_000, 40_000);

    // The first distances behind a reach, in 100 m, whose square less one is a sum of two squares.
    private static readonly int[] Ends = [3, 9, 17, 19, 33];

    public static TheoryData<int, int, bool> Ways => new()
    {
        // Places with a profile of their own by area; all kinds, also for people who would move; all kinds whatever is learned.
        { -1, -1, false },
        { -1, All, false },
        { All, All, false },

        // The office knows the minutes to one postal code, so that every site is measured by itself.
        { -1, -1, true },
    };

    [Theory, MemberData(nameof(Ways))]
    public void RankPlaces_SitesWhereTheReachEnds_EqualsReference(int fewSites, int manySites, bool hasTable)
    {
        var (atTheEnd, behind) = AssertParity(Market(260, Patterns(), directions: 8, hasTable), new AreaLimits(fewSites, manySites), [null, .. Limits(Ends)]);
        Assert.True(atTheEnd > 1_000 && behind > 1_000, $"{atTheEnd} results at the end of a reach, {behind} behind it.");
    }

    // Whole rectangles that lie there: of blocks, of blocks of blocks, and of areas.
    [Theory]
    [InlineData(-1)]
    [InlineData(All)]
    public void RankPlaces_EverySiteWhereTheReachEnds_EqualsReference(int areaSites)
    {
        var (atTheEnd, behind) = (0, 0);
        foreach (var end in Ends)
        {
            foreach (var site in ((int, int)[])[SumOfTwoSquares((end * end) - 1), (end, 0)])
            {
                var counts = AssertParity(Market(90, [[site]], directions: 1, hasTable: false), new AreaLimits(areaSites, areaSites), [null, .. Limits([end])]);
                (atTheEnd, behind) = (atTheEnd + counts.AtTheEnd, behind + counts.Behind);
            }
        }

        Assert.True(atTheEnd > 1_000 && behind > 1_000, $"{atTheEnd} results at the end of a reach, {behind} behind it.");
    }

    private static (int AtTheEnd, int Behind) AssertParity(Market market, AreaLimits limits, IEnumerable<int?> filters)
    {
        var (reference, index) = (new ReferenceRanker(market, Policy), MatchIndex.Build(market, Policy).With(limits));
        var (atTheEnd, behind) = (0, 0);

        // Places that somebody's list holds: those that no company may fill are asked about by nobody.
        var everything = new RankRequest { Purpose = Purpose.MatchForSelf, Top = All, CountPairs = false };
        var listed = market.Candidates.SelectMany(person => reference.RankPlaces(person.Id, everything).Results).Select(result => result.Pair.Place.Id).ToHashSet();
        int[] places = [.. Enumerable.Range(0, index.PlaceNumberCount).Where(place => listed.Contains(index.PlaceAt(place).Id))];
        var search = index.NewSearch();
        foreach (var minutes in filters)
        {
            var request = everything with { Filter = new() { MaxTravelMinutes = minutes } };
            for (var number = 0; number < index.CandidateNumberCount; number++)
            {
                var person = index.CandidateAt(number);
                var expected = reference.RankPlaces(person.Id, request).Results;
                foreach (var top in (int[])[All, 25, 8, 3, 1])
                {
                    var found = index.RankPlaces(person.Id, request with { Top = top }).Results;
                    Assert.True(expected.Take(top).Select(Told).SequenceEqual(found.Select(Told)), $"{person.Id}, filter {minutes}, top {top}:\n{Lines(expected.Take(top))}\n---\n{Lines(found)}");
                }

                AssertPairs(search, index, number, places, request, expected);
                atTheEnd += expected.Count(result => result.Pair.Facts.Trip!.Minutes == person.Mobility.MaxTravelMinutes - 1);
                behind += expected.Count(result => result.Pair.Facts.Trip!.Minutes > person.Mobility.MaxTravelMinutes);
            }
        }

        return (atTheEnd, behind);
    }

    // The same pairs one by one: what is possible of these places, and what companies make of it.
    private static void AssertPairs(MatchSearch search, MatchIndex index, int number, int[] places, RankRequest request, IReadOnlyList<RankedPair> expected)
    {
        var among = new List<MatchHit>();
        search.PlacesAmong(index.Compile(index.CandidateAt(number)), request, places, among);
        Assert.Equal(
            expected.Select(result => (result.Pair.Place.Id.Value, result.Pair.StrategyKey)).OrderBy(pair => pair.Value, StringComparer.Ordinal),
            among.Select(hit => (index.PlaceAt(hit.Row).Id.Value, hit.Key)).OrderBy(pair => pair.Value, StringComparer.Ordinal));
        var hits = new MatchHit[All];
        foreach (var hit in hits.AsSpan(0, search.TopPlaces(number, request, hits)))
        {
            Assert.Equal(index.Evaluate(number, hit.Row, request, Perspective.Company).Score.ScoreMillionths, search.CompanyMillionths(hit.Row));
        }
    }

    private static Market Market(int placeCount, List<(int X, int Y)[]> patterns, int directions, bool hasTable)
    {
        var nation = NationMarket.Create(placeCount, 4);
        var occupations = nation.Places.Select(place => place.Occupation).Distinct().Index().ToDictionary(item => item.Item, item => item.Index);
        Assert.True(occupations.Count >= patterns.Count, $"{occupations.Count} occupations for {patterns.Count} patterns");
        return new Market(nation.Office, nation.AsOf, nation.Source, nation.Content with
        {
            Places = [.. nation.Places.SelectMany((place, i) => patterns[occupations[place.Occupation] % patterns.Count].Select((site, j) => place with { Id = new($"{place.Id}-{j}"), Site = Turned(site, i % directions) }))],
            Candidates = [.. nation.Candidates.SelectMany(person => Limits(Ends).SelectMany(limit => new[] { false, true }.Select(moves => person with
            {
                Id = new($"{person.Id}-{limit}-{(moves ? "moves" : "stays")}"),
                Home = new Location("10115", "11000", Home),
                Mobility = new MobilityFacts { Modes = [TransportMode.Walk], MaxTravelMinutes = limit, WillingToRelocate = moves },
            })))],
            TravelTimes = hasTable ? new TravelTimeTable([new TravelTime("10115", "10117", 8)]) : TravelTimeTable.Empty,
        });
    }

    // All limits and filters whose reach ends there.
    private static IEnumerable<int> Limits(int[] ends)
    {
        var minutes = MatchIndex.Build(NationMarket.Create(1, 1), Policy).Places.Codes.Travel.Minutes(TravelTables.CodeOf([TransportMode.Walk])).ToArray();
        return ends.SelectMany(end => Enumerable.Range(minutes[end - 1], minutes[end] - minutes[end - 1]));
    }

    // The sites of an occupation: all at one distance, so that nothing nearer stands beside them in a block, or two kinds side by side. The first site is the one that the table knows.
    private static List<(int X, int Y)[]> Patterns()
    {
        var patterns = new List<(int, int)[]> { new[] { (1, 0) } };
        foreach (var end in Ends)
        {
            var (last, first, next) = (SumOfTwoSquares((end * end) - 1), (end, 0), (end, 1));
            patterns.AddRange([[last], [first], [next], [(1, 0), first, next], [last, first], [last, next]]);
        }

        return patterns;
    }

    private static (int X, int Y) SumOfTwoSquares(int sum) =>
        (from x in Enumerable.Range(0, sum) let y = (int)Math.Sqrt(sum - (x * x)) where (x * x) + (y * y) == sum select (x, y)).First();

    // A site in one of the eight directions in which it is equally far.
    private static Location Turned((int X, int Y) site, int direction)
    {
        var (x, y) = direction % 2 == 0 ? site : (site.Y, site.X);
        return new Location(site == (1, 0) ? "10117" : "10115", "11000", new GridPosition(Home.X100m + (direction % 4 < 2 ? x : -x), Home.Y100m + (direction < 4 ? y : -y)));
    }

    private static (string, long, EligibilityStatus) Told(RankedPair result) => (result.Pair.Place.Id.Value, result.Pair.StrategyKey, result.Pair.Status);

    private static string Lines(IEnumerable<RankedPair> results) => string.Join('\n', results.Select(result => $"{result.Rank} {result.Pair.Place.Id} {result.Pair.StrategyKey} {result.Pair.Status}"));
}
