using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>Rural offices: the first bus arrives after work begins. The index says about that what the reference says, in both directions.</summary>
public sealed class LateArrivalTests
{
    private static readonly Location[] Towns = [Samples.Stuttgart, Samples.Esslingen, Samples.Halle];

    [Fact]
    public void Rank_AnyFirstArrivals_EqualsTheReferenceInBothDirections() => Prop.ForAll(
        MarketGen.WideMarkets(50, 8).Select(MarketGen.Opened).ToArbitrary(), Gen.Choose(0, 1_000_000).ToArbitrary(), (market, seed) =>
        {
            var rural = Rural(market, new Random(seed));
            var policy = TestPolicies.Base;
            var asOf = rural.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : rural.AsOf;
            var index = MatchIndex.Build(rural, policy, asOf);
            var reference = new ReferenceRanker(rural, policy, asOf);
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 50, Filter = seed % 3 == 0 ? RankFilter.None with { MaxTravelMinutes = 45 } : RankFilter.None };
            Assert.All(rural.Candidates, person => Assert.Equal(Lines(reference.RankPlaces(person.Id, request)), Lines(index.RankPlaces(person.Id, request))));
            Assert.All(rural.Places, place => Assert.Equal(Lines(reference.RankCandidates(place.Id, request)), Lines(index.RankCandidates(place.Id, request))));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void Rank_LateForPublicTransport_IsExcludedWithBothTimesAndNotWithALengthNobodyMeasured()
    {
        var rural = OnePair(Samples.Place, new TravelTime("70173", "73728", 40) { FirstArrival = new TimeOnly(7, 20) });
        var pair = new ReferenceRanker(rural, TestPolicies.Base).Evaluate(Samples.Candidate.Id, Samples.Place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser });
        var outcome = pair.Outcomes.Single(one => one.Code == ReasonCode.C14OutOfReach);
        Assert.Equal((RuleValue.Fail, RuleEffect.Exclusion, EligibilityStatus.Ineligible), (outcome.Value, outcome.Effect, pair.Status));
        Assert.Equal("Bus und Bahn kommen erst um 07:20 Uhr an, die Arbeit beginnt um 07:00 Uhr.", TextCatalogue.For("de").Reason(outcome));
        Assert.Equal("Bus and train arrive only at 07:20, work begins at 07:00.", TextCatalogue.For("en").Reason(outcome));
        Assert.Contains(PlainReasons.Of(pair), reason => reason.Code == "Plain.TRAVEL_LATE");
        Assert.Empty(ExplanationChecker.FindErrors(MatchExplanation.Of(pair).Score, pair.Score.ScoreMillionths));
    }

    [Fact]
    public void Rank_VocationalSchool_IsShownByTheSameTable()
    {
        var market = OnePair(Samples.Place with { VocationalSchool = Samples.Halle }, new TravelTime("70173", "06108", 222));
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        Assert.Equal(222, new ReferenceRanker(market, TestPolicies.Base).RankPlaces(Samples.Candidate.Id, request).Results[0].SchoolTrip!.Minutes);
        Assert.Equal(222, MatchIndex.Build(market, TestPolicies.Base).RankPlaces(Samples.Candidate.Id, request).Results[0].SchoolTrip!.Minutes);
    }

    private static Market OnePair(TrainingPlace place, TravelTime time) => new(
        new ServiceOffice(new("test"), "Test"), Samples.AsOf, "test",
        new MarketContent { Companies = [Samples.Company], Places = [place], Candidates = [Samples.Candidate], TravelTimes = new TravelTimeTable([time]) });

    private static Market Rural(Market market, Random random)
    {
        bool Once(int times) => random.Next(times) == 0;
        Location Town() => Towns[random.Next(Towns.Length)];
        TimeOnly? Time() => Once(4) ? null : new TimeOnly(random.Next(5, 9), 30 * random.Next(2));
        return MarketGen.With(market, market.Content with
        {
            Companies = [.. market.Companies.Select(company => company with { Site = Town() })],
            Places = [.. market.Places.Select(place => place with { Site = Once(2) ? Town() : null, WorkingTimes = place.WorkingTimes with { EarliestBegin = Time() } })],
            Candidates = [.. market.Candidates.Select(person => person with
            {
                Home = Town(),
                Mobility = person.Mobility with
                {
                    Modes = Once(4) ? null : [.. Enum.GetValues<TransportMode>().Where(_ => Once(3))],
                    MaxTravelMinutes = random.Next(20, 301),
                    WillingToRelocate = Once(3) ? null : Once(2),
                },
            })],
            TravelTimes = new TravelTimeTable(
                from home in Towns
                from site in Towns
                where !Once(4)
                select new TravelTime(home.PostalCode, site.PostalCode, random.Next(5, 251)) { FirstArrival = Time() }),
        });
    }

    private static IEnumerable<string> Lines(RankAnswer answer) => answer.Results.Select(result =>
        $"{result.Rank} {result.Pair.Candidate.Id} {result.Pair.Place.Id} {result.Pair.StrategyKey} {result.Pair.Status}").Append($"{answer.RankablePairCount} {answer.ExcludedPairCount}");
}
