using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

/// <summary>What is known of a person, what to ask next, and which occupations are in reach: against every pair evaluated one by one.</summary>
public sealed class KnowledgeTests
{
    private static readonly RankRequest Request = new() { Purpose = Purpose.MatchForAdviser, Top = 5 };

    public static TheoryData<string> Offices => SampleMarket.Names;

    [Theory, MemberData(nameof(Offices))]
    public void NextBestAssessment_Sample_EqualsRankingEveryPairWithEveryOutcome(string office)
    {
        var sample = SampleMarket.Of(office);
        CheckAssessments(sample.Market, sample.Policy, sample.Market.AsOf, sample.Market.Candidates.Where((_, i) => i % 19 == 0));
    }

    [Fact]
    public void NextBestAssessment_AnyMarket_EqualsRankingEveryPairWithEveryOutcome() => Prop.ForAll(MarketGen.WideMarkets(25, 3).ToArbitrary(), RankGen.Policies.ToArbitrary(), (market, policy) =>
    {
        CheckAssessments(market, policy, market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf, market.Candidates);
        return true;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Theory, MemberData(nameof(Offices))]
    public void NextBestAssessment_NeitherHomeNorLimitNorWishes_RanksWithFiveAnswersOfOthersEach(string office)
    {
        var sample = SampleMarket.Of(office);
        var (index, asOf) = (MatchIndex.Build(sample.Market, sample.Policy), sample.Market.AsOf);
        var people = sample.Market.Candidates.Where(person => person.HasCaseConsent(asOf)).ToList();
        var homes = Fifths(people.Select(person => person.Home).OfType<Location>().OrderBy(home => home.PostalCode, StringComparer.Ordinal));
        var limits = Fifths(people.Select(person => person.Mobility.MaxTravelMinutes).OfType<int>().Order());
        var wishes = Fifths(people.Select(person => person.Wishes).Where(list => list.Count > 0)
            .OrderBy(list => ReferenceCatalogue.Shared.FindOccupation(list[0])!.Kldb).ThenBy(list => string.Join('|', list), StringComparer.Ordinal));
        var homeFirst = 0;
        foreach (var known in people.Where((_, i) => i % 13 == 0))
        {
            var person = known with { Home = null, Wishes = [], Mobility = known.Mobility with { MaxTravelMinutes = null } };
            var advice = NextBestAssessment.Of(index, person, 4, 100);
            var estimates = EvidenceAssessor.Assess(person, sample.Policy, asOf);
            var today = Places(person);
            Check(AdviceCode.HomeAnswer, homes.Select(home => person with { Home = home }));
            Check(AdviceCode.TravelLimitAnswer, limits.Select(minutes => person with { Mobility = person.Mobility with { MaxTravelMinutes = minutes } }));
            Check(AdviceCode.WishAnswer, wishes.Select(list => person with { Wishes = list }));
            Assert.Empty(advice.OpenAnswers);
            Assert.DoesNotContain(NextBestAssessment.Of(index, known with { Wishes = wishes[0], Mobility = known.Mobility with { MaxTravelMinutes = 45 } }, 4, 100).Gains, gain => OpenFact.TryParse(gain.Code.Code(), out _));
            homeFirst += advice.Gains.Count > 0 && advice.Gains[0].Code == AdviceCode.HomeAnswer ? 1 : 0;

            void Check(AdviceCode code, IEnumerable<Candidate> answers)
            {
                var lists = answers.Select(Places).ToList();
                var shift = lists.Sum(list => list.Union(today).Sum(place => Math.Abs(Position(list, place) - Position(today, place))));
                Assert.Equal((5, shift), (lists.Count, advice.Gains.SingleOrDefault(gain => gain.Code == code)?.RankShift ?? 0));
            }

            List<Id<TrainingPlace>> Places(Candidate one) => List(sample.Market, sample.Policy, asOf, one, estimates, estimates, 4);
        }

        Assert.True(homeFirst > 0);

        static List<T> Fifths<T>(IEnumerable<T> ordered)
        {
            var all = ordered.ToList();
            return [.. new[] { 10, 30, 50, 70, 90 }.Select(percent => all[all.Count * percent / 100])];
        }
    }

    [Fact]
    public void NextBestAssessment_NobodyInTheMarketAnswered_NamesWhatIsOpenFirst()
    {
        var sample = SampleMarket.Of("stuttgart");
        var silent = MatchIndex.Build(Market(person => Silent(person)), sample.Policy);
        var onlyWithoutConsent = MatchIndex.Build(Market(person => person.HasCaseConsent(sample.Market.AsOf) ? Silent(person) : person), sample.Policy);
        AdviceCode[] open = [AdviceCode.HomeAnswer, AdviceCode.TravelLimitAnswer, AdviceCode.WishAnswer];
        Assert.Contains(sample.Market.Candidates, person => !person.HasCaseConsent(sample.Market.AsOf));
        foreach (var index in new[] { silent, onlyWithoutConsent })
        {
            foreach (var person in sample.Market.Candidates.Where((_, i) => i % 17 == 0))
            {
                var isOpen = person.HasCaseConsent(index.AsOf);
                var advice = NextBestAssessment.Of(index, Silent(person));
                Assert.Equal(isOpen ? open : [], advice.OpenAnswers.Select(answer => answer.Code));
                Assert.All(advice.OpenAnswers, answer => Assert.Equal(StepEfforts.Minutes(sample.Policy, answer.Code), answer.EffortMinutes));
                Assert.DoesNotContain(advice.Gains, gain => open.Contains(gain.Code));
                Assert.Equal(isOpen ? AdviceCode.HomeAnswer : null, NextQuestion.Of(index, Silent(person))?.Answer);
                Assert.Equal(isOpen ? AdviceCode.WishAnswer : null, NextQuestion.Of(index, person with { Wishes = [], Mobility = person.Mobility with { MaxTravelMinutes = 60 } })?.Answer);
            }
        }

        Market Market(Func<Candidate, Candidate> change) => MarketGen.With(sample.Market, sample.Market.Content with { Candidates = [.. sample.Market.Candidates.Select(change)] });

        static Candidate Silent(Candidate person) => person with { Home = null, Wishes = [], Mobility = person.Mobility with { MaxTravelMinutes = null } };
    }

    [Theory, MemberData(nameof(Offices))]
    public void EvidenceReview_Sample_SameSeedSameReviewAndSharesOfDrawsRankedOneByOne(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        foreach (var person in sample.Market.Candidates.Where((_, i) => i % 29 == 0))
        {
            var review = EvidenceReview.Of(index, person, Request, 8, 5);
            Assert.Equal(review, EvidenceReview.Of(index, person, Request, 8, 5));
            var estimates = EvidenceAssessor.Assess(person, sample.Policy, sample.Market.AsOf);
            var draws = Enumerable.Range(0, 8).Select(draw => List(sample.Market, sample.Policy, sample.Market.AsOf, person, estimates, ErrorDraw.Again(estimates, 5, draw), 5)).ToList();
            Assert.All(review.Places, place =>
            {
                Assert.Equal(draws.Count(list => list.Contains(place.Place)) * 100 / 8, place.StayPercent);
                Assert.InRange(place.MeasuredPercent, 0, 100);
            });
        }
    }

    [Theory, MemberData(nameof(Offices))]
    public void EvidenceReview_Sample_SelfEstimatesAreNoMeasurement(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var (selfEstimatedSkills, selfEstimatedGerman) = (0, 0);
        foreach (var person in sample.Market.Candidates)
        {
            var estimates = EvidenceAssessor.Assess(person, sample.Policy, sample.Market.AsOf);
            var counted = person.Evidence.Where(piece => estimates.Mapped.Any(mapped => mapped.Id == piece.Id && mapped.Counted)).ToList();
            var review = EvidenceReview.Of(index, person, Request, 1);
            Assert.Equal(counted.Where(piece => piece.Kind is not (EvidenceKind.SelfEstimate or EvidenceKind.AdviserEstimate or EvidenceKind.WorkExperienceStated)).Select(piece => piece.Dimension).Distinct().Count(), review.MeasuredSkillCount);
            selfEstimatedSkills += counted.Select(piece => piece.Dimension).Distinct().Count() - review.MeasuredSkillCount;
            var talker = person with { Courses = [], LanguageEvidence = person.LanguageEvidence.Select(piece => piece with { Kind = EvidenceKind.SelfEstimate }).ToValueList() };
            Assert.Equal(0, EvidenceReview.Of(index, talker, Request, 1).MeasuredLanguageCount);
            selfEstimatedGerman += EvidenceAssessor.Assess(talker, sample.Policy, sample.Market.AsOf).Languages.Count(held => held.IsMeasured);
        }

        Assert.True(selfEstimatedSkills > 0 && selfEstimatedGerman > 0, $"{selfEstimatedSkills} {selfEstimatedGerman}");
    }

    [Fact]
    public void MeasuredPercent_EverythingOrNothingKnown_IsAllOrNothing()
    {
        var sample = SampleMarket.Of("stuttgart");
        var ranker = sample.Ranker;
        foreach (var place in sample.Market.Places)
        {
            var pair = ranker.Evaluate(sample.Market.Candidates[0].Id, place.Id, Request);
            var estimates = pair.Input.Estimates;
            var all = pair.Input with { Estimates = estimates with { Skills = [.. estimates.Skills.Select(s => new SkillEstimate(s.Points, s.ErrorClass, true, s.Flags))], Languages = [.. estimates.Languages.Select(l => new LanguageEstimate(l.Tenths, l.ErrorClass, true, l.Flags))] } };
            var none = pair.Input with { Wishes = [], Trip = null, Estimates = estimates with { Skills = [.. estimates.Skills.Select(s => new SkillEstimate(s.Points, s.ErrorClass, false, s.Flags))], Languages = [.. estimates.Languages.Select(l => new LanguageEstimate(l.Tenths, l.ErrorClass, false, l.Flags))] } };
            Assert.Equal(pair.Input.Trip is null ? 80 : 100, Percent(pair, all with { Wishes = pair.Input.Wishes.Count > 0 ? pair.Input.Wishes : [pair.Facts.Occupation] }, sample.Policy));
            Assert.Equal(0, Percent(pair, none, sample.Policy));
        }
    }

    [Theory, MemberData(nameof(Offices))]
    public void OccupationRanking_Sample_GroupsThePossiblePlaces(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        foreach (var person in sample.Market.Candidates.Where((_, i) => i % 11 == 0))
        {
            var expected = sample.Ranker.RankPlaces(person.Id, SampleMarket.Everything).Results.GroupBy(result => result.Pair.Place.Occupation)
                .Select(group => (group.Key, Count: group.Count(), Best: group.First().Pair.Score.ScoreMillionths, Place: group.First().Pair.Place.Id))
                .OrderByDescending(item => item.Best).ThenBy(item => item.Key).ToList();
            var ranking = OccupationRanking.Of(index, person, Purpose.MatchForAdviser, top: 400);
            Assert.Equal(expected, ranking.Occupations.Select(o => (o.Occupation.Id, o.PlaceCount, o.BestMillionths, o.BestPlace)));
            Assert.Equal(expected.Count, ranking.OccupationCount);
            var interested = person with { Interests = new InterestProfile(100, 80, 0, 0, 0, 60) };
            var weighted = OccupationRanking.Of(index, interested, Purpose.MatchForAdviser, 40, 400);
            Assert.All(weighted.Occupations, o => Assert.Equal(((60 * o.BestMillionths) + (40 * 10_000 * o.InterestPoints!.Value)) / 100, o.OrderMillionths));
            Assert.Equal(weighted.Occupations.OrderByDescending(o => o.OrderMillionths).ThenBy(o => o.Occupation.Id), weighted.Occupations);
            Assert.Equal(ranking.Occupations.Select(o => o.BestMillionths).Order(), weighted.Occupations.Select(o => o.BestMillionths).Order());
        }
    }

    [Fact]
    public void OccupationRanking_WithoutCaseConsent_TellsNoWeightOfInterests()
    {
        var sample = SampleMarket.Of("stuttgart");
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var person = sample.Market.FindCandidate(new Id<Candidate>("s-029"))! with { Interests = new InterestProfile(100, 80, 0, 0, 0, 60) };
        var ranking = OccupationRanking.Of(index, person, Purpose.MatchForAdviser, 40);
        Assert.Equal((true, 0), (ranking.IsConsentMissing, ranking.InterestWeightPercent));
        Assert.Equal(40, OccupationRanking.Of(index, person, Purpose.MatchForSelf, 40).InterestWeightPercent);
    }

    [Fact]
    public void InterestFit_EveryOccupation_HasLetters()
    {
        Assert.All(ReferenceCatalogue.Shared.Occupations, occupation => Assert.Equal(3, InterestFit.LettersOf(occupation)!.Distinct().Count()));
        var occupation = ReferenceCatalogue.Shared.Occupations[0];
        Assert.Equal(100, InterestFit.Points(new InterestProfile(100, 100, 100, 100, 100, 100), occupation));
        Assert.Equal(0, InterestFit.Points(new InterestProfile(0, 0, 0, 0, 0, 0), occupation));
    }

    private static int Percent(EvaluatedPair pair, ScoringInput input, MatchPolicy policy) =>
        EvidenceReview.MeasuredPercent(pair with { Input = input, Score = ReferenceScorer.Score(input, policy, Perspective.Candidate, ScoreMode.Expected) });

    private static void CheckAssessments(Market market, MatchPolicy policy, DateOnly asOf, IEnumerable<Candidate> people)
    {
        var index = MatchIndex.Build(market, policy, asOf);
        foreach (var person in people)
        {
            var estimates = EvidenceAssessor.Assess(person, policy, asOf);
            var today = List(market, policy, asOf, person, estimates, estimates, 4);
            var expected = NextBestAssessment.Outcomes(index, person).Select(asked =>
            {
                var lists = asked.Outcomes.ConvertAll(outcome => List(market, policy, asOf, outcome.Person, outcome.Estimates, outcome.Estimates, 4));
                var shift = lists.Sum(list => list.Union(today).Sum(place => Math.Abs(Position(list, place) - Position(today, place))));
                return new AssessmentGain(asked.Code, asked.Arguments, StepEfforts.Minutes(policy, asked.Code), lists.Count, shift, lists.Sum(list => list.Except(today).Count()));
            }).Where(gain => gain.RankShift > 0).ToList();
            var advice = NextBestAssessment.Of(index, person, 4, 100);
            Assert.Equal(expected.Count, advice.Gains.Count);
            Assert.All(expected, gain => Assert.Contains(gain, advice.Gains));
            Assert.Equal(advice.Gains.OrderByDescending(gain => gain.ShiftPerHourHundredths).Select(gain => gain.ShiftPerHourHundredths), advice.Gains.Select(gain => gain.ShiftPerHourHundredths));
        }
    }

    private static int Position(List<Id<TrainingPlace>> list, Id<TrainingPlace> place) => list.IndexOf(place) is >= 0 and var at ? at : 4;

    // Rules by one set of estimates, score by another; every pair is evaluated.
    private static List<Id<TrainingPlace>> List(Market market, MatchPolicy policy, DateOnly asOf, Candidate person, CandidateEstimates rules, CandidateEstimates score, int length)
    {
        var evaluator = new PairEvaluator(policy, asOf, market.TravelTimes);
        var request = Request with { Top = length };
        var pairs = market.Places.Select(place =>
        {
            var company = market.CompanyOf(place);
            var pair = evaluator.Evaluate(person, rules, place, company, evaluator.NeedsOf(place), request, Perspective.Candidate);
            var scored = evaluator.Evaluate(person, score, place, company, evaluator.NeedsOf(place), request, Perspective.Candidate);
            return scored with { Status = pair.Status };
        }).Where(pair => pair.Status != Kausa.Matching.Eligibility.EligibilityStatus.Ineligible && evaluator.IsShown(pair.Status, request)).ToList();
        pairs.Sort(evaluator.Compare);
        return [.. pairs.Take(length).Select(pair => pair.Place.Id)];
    }
}
