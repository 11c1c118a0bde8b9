using Kausa.Matching.Advice;
using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Learning;

/// <summary>Whatever numbers a list under a learned policy numbers it alike, from the day on which the policy counts and not before.</summary>
public sealed class LearnedOrderTests
{
    private static readonly SampleMarket Sample = SampleMarket.Of("stuttgart");
    private static readonly DateOnly Since = new(2026, 3, 1);
    private static readonly MatchPolicy Learned = TestLearned.InUse(Sample.Policy, Since);
    private static readonly MatchIndex Index = MatchIndex.Build(Sample.Market, Learned);
    private static readonly MatchIndex Experts = MatchIndex.Build(Sample.Market, Sample.Policy);

    public static TheoryData<Perspective> Perspectives => [.. Enum.GetValues<Perspective>()];

    // It begins to count a day after the date of the question, on it, a day before.
    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    public void Rank_AroundTheDay_IsOrderedByWhatWasLearnedFromThatDayOn(int daysLater, bool isLearned)
    {
        var on = Sample.Market.AsOf.AddDays(daysLater);
        var policy = TestLearned.InUse(Sample.Policy, on, dimensions: TestCurves.Policy.Skills.DimensionCurves);
        var (index, reference, expert) = (MatchIndex.Build(Sample.Market, policy), new ReferenceRanker(Sample.Market, policy), MatchIndex.Build(Sample.Market, Sample.Policy));
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 10 }.OrderedBy(policy, Perspective.Candidate, Sample.Market.AsOf);
        Assert.Equal(isLearned ? "LEARNED" : "WEIGHTED_SUM", request.Strategy.Code);
        var moved = 0;
        foreach (var person in Sample.Market.Candidates)
        {
            var answer = index.RankPlaces(person.Id, request);
            Assert.Equal(answer.Digest, reference.RankPlaces(person.Id, request).Digest);
            Assert.Equal(isLearned ? on : null, answer.LearnedSince);
            var without = expert.RankPlaces(person.Id, request with { Strategy = MatchStrategy.WeightedSum });
            moved += Places(without).SequenceEqual(Places(answer)) ? 0 : 1;
            if (!isLearned)
            {
                // Neither the order nor the curves learned with it: the same scores too.
                Assert.Equal(without.Results.Select(result => result.Pair.Score.ScoreMillionths), answer.Results.Select(result => result.Pair.Score.ScoreMillionths));
            }
        }

        Assert.Equal(isLearned, moved > 20);
    }

    [Fact]
    public void On_BeforeTheDay_IsTheExpertsPolicyWithItsOwnCurves()
    {
        var expert = TestCurves.Policy with { Id = "stuttgart" };
        var policy = TestLearned.InUse(expert, Since, dimensions: []);
        Assert.Same(policy, policy.On(Since));
        var before = policy.On(Since.AddDays(-1));
        Assert.Equal((null, expert.Skills), (before.Learned, before.Skills));
        Assert.Empty(policy.Skills.DimensionCurves);
        Assert.Equal(policy, PolicyReader.Read(PolicyWriter.Write(policy), _ => null).Policy);
        Assert.Equal(policy.Learned, LearnedPolicyJson.Read(LearnedPolicyJson.Write(policy.Learned!)));
        var refused = PolicyReader.Read(PolicyWriter.Write(policy).Replace("\"SCH_MATH\"", "\"SCH_MATHS\"", StringComparison.Ordinal), _ => null);
        Assert.Contains(refused.Problems, problem => problem.Path.StartsWith("$.learned.expert_dimension_curves.SCH_MATHS", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Perspectives))]
    public void LearnedSince_OfAList_IsToldOfThoseThatItOrders(Perspective perspective)
    {
        var policy = TestLearned.InUse(Sample.Policy, Since, perspective);
        Assert.Equal(
            Enum.GetValues<Perspective>().Select(asked => asked == perspective ? Since : (DateOnly?)null),
            Enum.GetValues<Perspective>().Select(asked => policy.LearnedSince(policy.OrderFor(asked, Sample.Market.AsOf))));
        Assert.Null(Sample.Policy.LearnedSince(MatchStrategy.WeightedSum));
    }

    [Fact]
    public void Assessment_Anybody_NumbersTheListThatRankGives()
    {
        var differs = 0;
        foreach (var person in Sample.Market.Candidates)
        {
            var advice = NextBestAssessment.Of(Index, person);
            var list = Rank(person, 10);
            Assert.Equal(Places(list), advice.Review.Places.Select(place => place.Place));
            Assert.Equal(person.HasCaseConsent(Index.AsOf) ? Since : null, advice.LearnedSince);
            differs += Places(list).SequenceEqual(Places(Experts.RankPlaces(person.Id, Asked(10)))) ? 0 : 1;
        }

        Assert.True(differs > 20);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public void Occupations_Anybody_StandInTheOrderOfTheirBestPlaces(int interests)
    {
        foreach (var person in Sample.Market.Candidates.Where(person => person.HasCaseConsent(Index.AsOf)))
        {
            var ranking = OccupationRanking.Of(Index, person, Purpose.MatchForAdviser, interests, 400);
            var list = Rank(person, 10_000).Results;
            var best = list.DistinctBy(result => result.Pair.Place.Occupation).ToDictionary(result => result.Pair.Place.Occupation);
            Assert.Equal(best.Count, ranking.Occupations.Count);
            Assert.All(ranking.Occupations, item => Assert.Equal(
                (best[item.Occupation.Id].Pair.Place.Id, best[item.Occupation.Id].Pair.Score.ScoreMillionths), (item.BestPlace, item.BestMillionths)));
            Assert.Equal(Since, ranking.LearnedSince);
            if (interests == 0 || person.Interests is null)
            {
                Assert.Equal(best.Values.OrderBy(result => result.Rank).Select(result => result.Pair.Place.Occupation), ranking.Occupations.Select(item => item.Occupation.Id));
            }
        }
    }

    // What counts little moves nothing: the question is of what the learned order hangs on.
    [Theory]
    [InlineData(false, CompetenceDimension.SchMath)]
    [InlineData(true, null)]
    public void NextQuestion_WhatCounts_IsThatOfTheOrder(bool isLanguageLearned, CompetenceDimension? expected)
    {
        var tables = new LearnedTables(
            Enum.GetValues<Criterion>().Select(criterion => new CriterionCurve(criterion, Enumerable.Range(0, 21).Select(knot => (criterion == Criterion.Language) == isLanguageLearned ? 500L * knot : 0).ToValueList())).ToValueList(), [], []);
        var policy = new LearnedPolicy { Id = "l", Version = 1, Tables = tables, From = new("stuttgart", 1, Perspective.Candidate, 500, 250, 50), OutcomesMin = 500 };
        var known = new CandidateEstimates
        {
            Skills = Enumerable.Repeat(new SkillEstimate(50, 7, false, EstimateFlags.None), 32).ToValueList(),
            Languages = Enumerable.Repeat(new LanguageEstimate(30, 6, false, EstimateFlags.None), 4).ToValueList(),
            CourseProgress = [],
            Mapped = [],
        };
        PlaceNeeds Needs(int level) => Index.Evaluate(Sample.Market.Candidates[0].Id, Sample.Market.Places[0].Id, Asked(1)).Input.Needs with
        {
            Requirements = RequirementProfile.Create([(CompetenceDimension.SchMath, level, 100)]),
            LanguageTargetTenths = [0, 0, 0, level * 6 / 10],
            LanguageWeightPercent = [0, 0, 0, 100],
        };
        QuestionPlace[] places = [new(500_000, Needs(40)) { Qualities = new(5_000, 5_000, 5_000, 5_000) }, new(500_000, Needs(90)) { Qualities = new(5_000, 5_000, 5_000, 5_000) }];
        int[] open = [(int)CompetenceDimension.SchMath, NextQuestion.FactCount - 1];
        Assert.Equal(expected is { } competence ? (int)competence : NextQuestion.FactCount - 1, NextQuestion.Of(known, places, open, Sample.Policy, Sample.Policy.Weights.Candidate, 1, policy.LabStrategy));
    }

    [Fact]
    public void WhyNot_OfAnyPlace_StandsWhereRankPutsIt()
    {
        var person = Sample.Market.FindCandidate(new("s-017"))!;
        foreach (var result in Rank(person, 10_000).Results)
        {
            var answer = WhyNot.Of(Index, person, result.Pair.Place.Id, Asked(5).OrderedBy(Index.Policy, Perspective.Candidate, Index.AsOf), 5);
            Assert.Equal((result.Rank, Since), (answer.Rank, answer.LearnedSince));
        }
    }

    // The test day says from which number to which a place went: numbers of the list that the office sees.
    [Fact]
    public void DeltaRun_Anybody_NumbersThePlacesOfTheListThatRankGives()
    {
        var request = new DeltaRequest { Top = 10 };
        var people = Sample.Market.Candidates.Where(person => person.Evidence.Count + person.LanguageEvidence.Count > 0).ToList();
        var touched = people.ConvertAll(person => TouchedCandidate.Of(person, [], [])!);
        var seen = 0;
        DeltaRun.Run(Index, touched, request, 0, 1, (at, delta) =>
        {
            var numbers = Rank(people[at], 10).Results.ToDictionary(result => result.Pair.Place.Id, result => result.Rank);
            Assert.All(delta.Places.Where(place => place.ToRank is not null), place => Assert.Equal(numbers[place.Place], place.ToRank));
            seen += delta.Places.Count;
        });
        Assert.True(seen > 10, $"{seen} places");
        Assert.Equal(Since, DeltaRunRecord.Of(Index, request).LearnedSince);
        Assert.Null(DeltaRunRecord.Of(Experts, request).LearnedSince);
    }

    private static RankRequest Asked(int top) => new() { Purpose = Purpose.MatchForAdviser, Top = top };

    private static RankAnswer Rank(Candidate person, int top) => Index.RankPlaces(person.Id, Asked(top).OrderedBy(Learned, Perspective.Candidate, Index.AsOf));

    private static IEnumerable<Id<TrainingPlace>> Places(RankAnswer answer) => answer.Results.Select(result => result.Pair.Place.Id);
}
