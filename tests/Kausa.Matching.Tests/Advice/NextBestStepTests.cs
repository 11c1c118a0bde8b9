using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

public sealed class NextBestStepTests
{
    private const int All = 100;

    // Of each market: there are hundreds of pairs for each of them.
    private const int MostPeopleWithPairs = 2;

    public static TheoryData<string> Offices => SampleMarket.Names;

    [Fact]
    public void Of_AnyMarket_EqualsRankingAgainWithEachStep() => Prop.ForAll(
        MarketGen.WideMarkets(40, 5).ToArbitrary(), RankGen.Policies.ToArbitrary(), (market, policy) =>
        {
            var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
            CheckAll(market, policy, asOf, market.Candidates);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory, MemberData(nameof(Offices))]
    public void Of_Sample_EqualsRankingAgainWithEachStep(string office)
    {
        var sample = SampleMarket.Of(office);
        CheckAll(sample.Market, sample.Policy, sample.Market.AsOf, sample.Market.Candidates.Where((_, i) => i % 29 == 0));
    }

    [Fact]
    public void Of_PairsOfWhichTheLargestHasNoSeat_TellsTheOneWithSeats()
    {
        var sample = SampleMarket.Of("thueringen");
        var advice = NextBestStep.Of(MatchIndex.Build(sample.Market, sample.Policy), new Id<Candidate>("s-003"), All);
        Assert.True(advice.BestPair!.DoorCount >= 3, $"{advice.BestPair.DoorCount} doors of {advice.BestPair.Counts.Opened}");
    }

    [Theory, MemberData(nameof(Offices))]
    public void Of_ExcludedCompaniesAndClosedPathways_AreInformation(string office)
    {
        var sample = SampleMarket.Of(office);
        var closed = sample.Market.Places.Count(place => !sample.Policy.PathwaysEnabled.Contains(place.Pathway));
        var occupation = sample.Market.Places[0].Occupation;
        var wary = sample.Market.Candidates.First(one => one.Consents.Any(consent => consent.Purpose == Purpose.MatchForAdviser && consent.HoldsOn(sample.Market.AsOf))) with
        {
            VetoedCompanies = sample.Market.Companies.Take(sample.Market.Companies.Count / 2).Select(company => company.Id).ToValueList(),
            VetoedOccupations = [occupation],
            PathwaysOpen = [Pathway.Tq],
        };
        var advice = NextBestStep.Of(MatchIndex.Build(sample.Market, sample.Policy), wary);
        Assert.Equal(sample.Market.Places.Count(place => wary.VetoedCompanies.Contains(place.Company)), Told(ReasonCode.C21CandidateVeto));
        var open = wary with { PathwaysOpen = Enum.GetValues<Pathway>().ToValueList(), VetoedCompanies = [], VetoedOccupations = [] };
        var market = MarketGen.With(sample.Market, sample.Market.Content with { Candidates = [.. sample.Market.Candidates.Select(one => one.Id == open.Id ? open : one)] });
        var byLaw = new ReferenceRanker(market, sample.Policy).RankPlaces(open.Id, SampleMarket.Everything).Exclusions.SingleOrDefault(exclusion => exclusion.Code == ReasonCode.C18PathwayClosed)?.PairCount ?? 0;
        Assert.Equal(byLaw, Told(ReasonCode.C18PathwayClosed));
        Assert.True(byLaw >= closed);

        int Told(ReasonCode code) => advice.Information.SingleOrDefault(exclusion => exclusion.Code == code)?.PairCount ?? 0;
    }

    [Theory, MemberData(nameof(Offices))]
    public void Of_Sample_NamesOnlyStepsThatRaiseSomethingAndNothingOfAnybodysStatus(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var named = 0;
        foreach (var person in sample.Market.Candidates)
        {
            var advice = NextBestStep.Of(index, person.Id, All);
            named += advice.Steps.Count;
            Assert.All(advice.Steps, step => Assert.False(step.Counts.IsNothing));
            Assert.All(PersonSteps.Of(person, sample.Policy, sample.Market.AsOf), step =>
            {
                var after = step.Apply(person);
                Assert.Equal((person.Residence, person.BirthMonth, person.AgeBandAtStart, person.Home, person.Id), (after.Residence, after.BirthMonth, after.AgeBandAtStart, after.Home, after.Id));
                Assert.NotEqual(person, after);
            });
            Assert.Equal(advice.IsConsentMissing, advice.Steps.Count == 0 && advice.EligibleCount + advice.ConditionCount + advice.ClarificationCount == 0 && advice.IsConsentMissing);
        }

        Assert.True(named > 100, $"{named} steps");
    }

    [Fact]
    public void Of_FewerThanAll_IsTheBeginningOfAll() => Prop.ForAll(MarketGen.WideMarkets(60, 3).ToArbitrary(), Gen.Choose(1, 6).ToArbitrary(), (market, top) =>
    {
        var index = MatchIndex.Build(market, TestPolicies.Base, AsOf(market));
        return market.Candidates.All(person =>
            NextBestStep.Of(index, person.Id, top).Steps.Equals(NextBestStep.Of(index, person.Id, All).Steps.Take(top).ToValueList()));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Theory, MemberData(nameof(Offices))]
    public void Of_FactsThatAreNotThoseOfTheMarket_AnswersAsIfTheyWere(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var doors = 0;
        foreach (var place in sample.Market.Places)
        {
            // Whoever stands first, and would exclude the occupation: taking that back opens a door that is their own today.
            if (sample.Ranker.RankCandidates(place.Id, SampleMarket.Everything).Results is not [var first, ..])
            {
                continue;
            }

            var changed = first.Pair.Candidate with { VetoedOccupations = [place.Occupation] };
            var market = MarketGen.With(sample.Market, sample.Market.Content with { Candidates = [.. sample.Market.Candidates.Select(c => c.Id == changed.Id ? changed : c)] });
            var advice = NextBestStep.Of(index, changed, All, pairs: false);
            Assert.Equal(NextBestStep.Of(MatchIndex.Build(market, sample.Policy), changed, All, pairs: false).Steps, advice.Steps);
            doors += advice.Steps.Where(gain => gain.Steps[0].Code == AdviceCode.OccupationVeto).Sum(gain => gain.DoorCount);
            if (doors > 10)
            {
                break;
            }
        }

        Assert.True(doors > 0);
    }

    [Fact]
    public void Of_NoCaseConsent_SaysNothing()
    {
        var sample = SampleMarket.Of("stuttgart");
        var person = sample.Market.Candidates[0] with { Consents = [] };
        var market = MarketGen.With(sample.Market, sample.Market.Content with { Candidates = [.. sample.Market.Candidates.Skip(1), person] });
        var advice = NextBestStep.Of(MatchIndex.Build(market, sample.Policy), person.Id);
        Assert.True(advice.IsConsentMissing);
        Assert.Empty(advice.Steps);
        Assert.Empty(advice.Information);
        Assert.Null(advice.BestPair);
    }

    [Fact]
    public void Of_UnknownCandidate_NamesThem() =>
        Assert.Contains("nobody", Assert.Throws<KeyNotFoundException>(() => NextBestStep.Of(MatchIndex.Build(SampleMarket.Of("stuttgart").Market, SampleMarket.Of("stuttgart").Policy), new Id<Candidate>("nobody"))).Message, StringComparison.Ordinal);

    private static void CheckAll(Market market, MatchPolicy policy, DateOnly asOf, IEnumerable<Candidate> people)
    {
        var index = MatchIndex.Build(market, policy, asOf);
        var reference = new StepBruteForce(market, policy, asOf);
        var pairs = 0;
        foreach (var person in people)
        {
            var steps = PersonSteps.Of(person, policy, asOf);
            var advice = NextBestStep.Among(index, person, steps, All);
            if (advice.IsConsentMissing)
            {
                Assert.Empty(advice.Steps);
                continue;
            }

            var expected = steps.Select(step => (Step: step, Found: reference.Of(person, [step]))).ToList();

            // More minutes that raise no more places are left out.
            var named = expected.Where((item, i) => !item.Found.Counts.IsNothing
                && !(i > 0 && item.Step.Code == AdviceCode.TravelMinutes && expected[i - 1].Step.Code == item.Step.Code && expected[i - 1].Found.Counts == item.Found.Counts)).ToList();
            Assert.Equal(named.Count, advice.Steps.Count);
            foreach (var (step, found) in named)
            {
                var told = Assert.Single(advice.Steps, gain => gain.Steps[0] == step);
                Assert.True((found.Counts, found.Doors) == (told.Counts, told.DoorCount), $"{person.Id} {step.Code} {step.Arguments}: {found.Counts} {found.Doors} v. {told.Counts} {told.DoorCount}");
                Assert.All(told.Examples, example => Assert.Contains(example, found.Opened));
            }

            if (pairs++ < MostPeopleWithPairs)
            {
                CheckPair(reference, person, steps, expected.Select(item => item.Found.Counts.Opened).ToList(), advice.BestPair);
            }
        }
    }

    // Every pair about different things that opens more than each alone, by doors first.
    private static void CheckPair(StepBruteForce reference, Candidate person, ValueList<PersonStep> steps, List<int> alone, StepGain? told)
    {
        (int Doors, int Opened, int Cleared, int Released, int Effort)? best = null;
        for (var i = 0; i < steps.Count; i++)
        {
            for (var j = i + 1; j < steps.Count; j++)
            {
                if ((steps[i].Touches & steps[j].Touches) != 0)
                {
                    continue;
                }

                var (counts, opened) = reference.Raised(person, [steps[i], steps[j]]);
                if (counts.Opened > Math.Max(alone[i], alone[j]) && !(counts.Opened < best?.Doors))
                {
                    var pair = (reference.Doors(person, [steps[i], steps[j]], opened), counts.Opened, counts.Cleared, counts.Released, -steps[i].EffortMinutes - steps[j].EffortMinutes);
                    best = best is null || pair.CompareTo(best.Value) > 0 ? pair : best;
                }
            }
        }

        (int, int, int, int, int)? answer = told is null ? null : (told.DoorCount, told.Counts.Opened, told.Counts.Cleared, told.Counts.Released, -told.EffortMinutes);
        Assert.True(best == answer, $"{person.Id}: {best} v. {answer}");
        if (told is not null)
        {
            var found = reference.Of(person, told.Steps);
            Assert.Equal((found.Counts, found.Doors), (told.Counts, told.DoorCount));
        }
    }

    private static DateOnly AsOf(Market market) => market.AsOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : market.AsOf;
}
