using Kausa.Matching.Compile;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

public class MarketPlacesTests
{
    [Fact]
    public void Compile_OnSeveralThreads_GivesTheRowsAndCodesOfOne()
    {
        var market = NationMarket.Create(40_000, 0);
        var policy = ShippedPolicies.Find(NationMarket.Plan.Policy)!;
        var alone = new MarketCodes(market.TravelTimes, policy, market.AsOf);
        var together = new MarketCodes(market.TravelTimes, policy, market.AsOf);

        var expected = MarketPlaces.Compile(market, alone, default, 40_000);
        var actual = MarketPlaces.Compile(market, together, default, 7_001);

        Assert.Equal(expected.Rows, actual.Rows);
        Assert.Equal(expected.Companies, actual.Companies);
        Assert.Equal(alone.Starts.ToArray().Select(start => start.Key), together.Starts.ToArray().Select(start => start.Key));
        var (one, four) = (alone.Freeze([]), together.Freeze([]));
        Assert.Equal(one.Signatures, four.Signatures);
        Assert.Equal(one.Needs, four.Needs);
    }

    [Fact]
    public void Compile_OccupationsThatTheCatalogueLacks_AreNamed()
    {
        var nation = NationMarket.Create(40_000, 0);
        var places = nation.Places.ToArray();
        places[3] = places[3] with { Occupation = new("sorcerer") };
        places[39_000] = places[39_000] with { Occupation = new("alchemist") };
        var market = new Market(nation.Office, nation.AsOf, nation.Source, nation.Content with { Places = [.. places] });
        var policy = ShippedPolicies.Find(NationMarket.Plan.Policy)!;

        var compiled = MarketPlaces.Compile(market, new MarketCodes(market.TravelTimes, policy, market.AsOf), default, 7_001);

        Assert.Equal([new Id<Occupation>("sorcerer"), new Id<Occupation>("alchemist")], compiled.UnknownOccupations);
    }
}
