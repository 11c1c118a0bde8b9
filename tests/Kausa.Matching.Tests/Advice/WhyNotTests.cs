using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

public sealed class WhyNotTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000_000 };

    public static TheoryData<string> Offices => SampleMarket.Names;

    [Fact]
    public void Of_AnyPair_ChangesAreEnoughAndOneUnitLessIsNot() => Prop.ForAll(
        MarketGen.WideMarkets(30, 3).ToArbitrary(), RankGen.Policies.ToArbitrary(), Gen.Choose(1, 4).ToArbitrary(), (market, policy, length) =>
        {
            var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
            Check(market, policy, asOf, market.Candidates.SelectMany(person => market.Places.Where((_, i) => i % 7 == 0).Select(place => (person, place))), length);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Theory, MemberData(nameof(Offices))]
    public void Of_Sample_ChangesAreEnoughAndOneUnitLessIsNot(string office)
    {
        var sample = SampleMarket.Of(office);
        var pairs = sample.Market.Candidates.Where((_, i) => i % 31 == 0).SelectMany(person => sample.Market.Places.Where((_, i) => i % 17 == 0).Select(place => (person, place)));
        var count = Check(sample.Market, sample.Policy, sample.Market.AsOf, pairs, 3);
        Assert.True(count > 0, "no change was told at all");
    }

    [Theory, MemberData(nameof(Offices))]
    public void Of_Sample_CriteriaAddUpToTheDifference(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var seen = 0;
        foreach (var place in sample.Market.Places)
        {
            var answer = WhyNot.Of(index, sample.Market.Candidates[0], place.Id, Request, 2);
            if (answer.Differences.Count > 0)
            {
                seen++;
                Assert.Equal(answer.Last!.Score.ScoreMillionths - answer.Pair.Score.ScoreMillionths, answer.Differences.Sum(difference => difference.MissingMillionths));
                Assert.True(answer.Rank > 2);
            }
        }

        Assert.True(seen > 0 || sample.Ranker.RankPlaces(sample.Market.Candidates[0].Id, Request).Results.Count <= 2);
    }

    [Fact]
    public void Of_PlaceOnTheList_TellsNoChange()
    {
        var sample = SampleMarket.Of("stuttgart");
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var person = sample.Market.Candidates.First(one => index.RankPlaces(one.Id, Request).Results.Count > 0);
        var answer = WhyNot.Of(index, person, index.RankPlaces(person.Id, Request).Results[0].Pair.Place.Id, Request, 5);
        Assert.True(answer.IsOnList);
        Assert.Equal(1, answer.Rank);
        Assert.Empty(answer.Changes);
        Assert.Empty(answer.Differences);
    }

    private static int Check(Market market, MatchPolicy policy, DateOnly asOf, IEnumerable<(Candidate Person, TrainingPlace Place)> pairs, int length)
    {
        var index = MatchIndex.Build(market, policy, asOf);
        var today = new ReferenceRanker(market, policy, asOf);
        var count = 0;
        foreach (var (person, place) in pairs)
        {
            var answer = WhyNot.Of(index, person, place.Id, Request, length);
            Assert.Equal(RankOf(today, person, place), answer.Rank);
            var company = market.CompanyOf(place);
            var sides = new PairSides(person, new CompanyOffer(company, market.Places.Where(p => p.Company == company.Id).ToValueList()));
            foreach (var change in answer.Changes)
            {
                count++;
                Assert.True(change.Rank <= length);
                Assert.Equal(change.Rank, RankOf(After(market, policy, asOf, change.Apply(sides)), person, place));
                Assert.False(RankOf(After(market, policy, asOf, change.ApplyLess(sides)), person, place) <= length, $"{person.Id} {place.Id} {change}: one unit less is enough");
                Assert.Equal((person.Residence, person.BirthMonth, person.Home), (change.Apply(sides).Person.Residence, change.Apply(sides).Person.BirthMonth, change.Apply(sides).Person.Home));
            }

            Assert.True(!answer.IsOnList || answer.Changes.Count == 0);
        }

        return count;
    }

    private static int? RankOf(ReferenceRanker ranker, Candidate person, TrainingPlace place) =>
        ranker.RankPlaces(person.Id, Request).Results.FirstOrDefault(result => result.Pair.Place.Id == place.Id)?.Rank;

    private static ReferenceRanker After(Market market, MatchPolicy policy, DateOnly asOf, PairSides sides) => new(
        MarketGen.With(market, market.Content with
        {
            Candidates = [.. market.Candidates.Select(c => c.Id == sides.Person.Id ? sides.Person : c)],
            Companies = [.. market.Companies.Select(c => c.Id == sides.Offer.Company.Id ? sides.Offer.Company : c)],
            Places = [.. market.Places.Where(p => p.Company != sides.Offer.Company.Id), .. sides.Offer.Places],
        }),
        policy,
        asOf);
}
