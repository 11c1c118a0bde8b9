using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

public sealed class WhyNotTests
{
    // Amounts of one kind that are tried, at most; both ends and the rest at even distances.
    private const int MostTried = 40;

    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000_000 };

    public static TheoryData<string> Offices => SampleMarket.Names;

    [Fact]
    public void Of_AnyPair_ChangesAreEnoughAndNothingSmallerOrUntoldIs() => Prop.ForAll(
        MarketGen.WideMarkets(30, 3).ToArbitrary(), RankGen.Policies.ToArbitrary(), Gen.Choose(1, 4).ToArbitrary(), (market, policy, length) =>
        {
            var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
            Check(market, policy, asOf, market.Candidates.SelectMany(person => market.Places.Where((_, i) => i % 7 == 0).Select(place => (person, place))), length);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Theory, MemberData(nameof(Offices))]
    public void Of_Sample_ChangesAreEnoughAndNothingSmallerOrUntoldIs(string office)
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
        var evaluator = new PairEvaluator(policy, asOf, market.TravelTimes);
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
            foreach (var family in answer.IsOnList ? [] : ChangeFamilies.Of(answer.Pair, sides.Offer).Where(family => family.Least <= family.Most))
            {
                var told = answer.Changes.SingleOrDefault(change => change.Code == family.Code && change.Amount >= family.Least && change.Amount <= family.Most && change.Arguments.Equals(family.Arguments(change.Amount)));
                var enough = Tried(family.Least, told is null ? family.Most : told.Amount - 1).Where(amount => Brings(evaluator, policy, asOf, market, family.Change(sides, amount), place, length)).ToList();
                Assert.True(enough.Count == 0, $"{person.Id} {place.Id} {family.Code} {family.Arguments(family.Least)}: {(told is null ? "not told" : $"told with {told.Amount}")}, and {string.Join(", ", enough)} is enough");
            }
        }

        return count;
    }

    private static IEnumerable<int> Tried(int least, int most) =>
        Enumerable.Range(0, MostTried).Select(step => least + (int)((long)(most - least) * step / (MostTried - 1))).Where(amount => amount <= most && amount >= least).Distinct();

    // Whether the place stands among the first by the reference, every pair evaluated one by one.
    private static bool Brings(PairEvaluator evaluator, MatchPolicy policy, DateOnly asOf, Market market, PairSides sides, TrainingPlace place, int length)
    {
        var estimates = EvidenceAssessor.Assess(sides.Person, policy, asOf);
        var own = Evaluate(sides.Offer.Places.Single(one => one.Id == place.Id), sides.Offer.Company);
        return IsListed(own) && market.Places.Where(other => other.Company != sides.Offer.Company.Id).Select(other => (Place: other, Company: market.CompanyOf(other)))
            .Concat(sides.Offer.Places.Where(other => other.Id != place.Id).Select(other => (Place: other, sides.Offer.Company)))
            .Where(other => Evaluate(other.Place, other.Company) is var pair && IsListed(pair) && evaluator.Compare(pair, own) < 0)
            .Take(length).Count() < length;

        EvaluatedPair Evaluate(TrainingPlace one, Company company) => evaluator.Evaluate(sides.Person, estimates, one, company, evaluator.NeedsOf(one), Request, Perspective.Candidate);

        bool IsListed(EvaluatedPair pair) => pair.Status != EligibilityStatus.Ineligible && evaluator.IsShown(pair.Status, Request);
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
