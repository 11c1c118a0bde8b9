using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Advice;

public sealed class NextQuestionTests
{
    private static readonly MatchPolicy Policy = TestPolicies.Base;

    private static readonly CandidateEstimates Nothing = new()
    {
        Skills = Enumerable.Repeat(new SkillEstimate(50, ErrorClasses.Widest, IsMeasured: false, EstimateFlags.None), 32).ToValueList(),
        Languages = Enumerable.Repeat(new LanguageEstimate(30, 6, IsMeasured: false, EstimateFlags.None), 4).ToValueList(),
        CourseProgress = [],
        Mapped = [],
    };

    // Two places that hang on one competence each, as near as can be; a third far behind that hangs on another.
    [Fact]
    public void Of_TwoPlacesForOneSeat_AsksWhatTheyHangOnAndNotWhatStandsFarBehind()
    {
        QuestionPlace[] places = [Place(700_000, CompetenceDimension.ManPrecision), Place(699_999, CompetenceDimension.SchMath), Place(100_000, CompetenceDimension.SocTeam)];
        int[] open = [(int)CompetenceDimension.SocTeam, (int)CompetenceDimension.SchMath, (int)CompetenceDimension.ManPrecision];
        Assert.Contains(NextQuestion.Of(Nothing, places, open, Policy, Policy.Weights.Candidate, 1, MatchStrategy.WeightedSum), new[] { (int)CompetenceDimension.SchMath, (int)CompetenceDimension.ManPrecision });
    }

    // Asked blindly, the place that hangs on one competence alone moves most. Whoever is far above the prior in all that is known will meet its 60 points anyway: the 95 of the other are open.
    [Theory]
    [InlineData(50, false, CompetenceDimension.OccElectro)]
    [InlineData(95, true, CompetenceDimension.OccBuildWood)]
    public void Of_WhatIsKnownSaysALotAboutTheRest_AsksWhatIsStillOpen(int points, bool isMeasured, CompetenceDimension expected)
    {
        var known = Nothing with { Skills = Nothing.Skills.Select((held, d) => d < 26 && isMeasured ? new SkillEstimate(points, 0, IsMeasured: true, EstimateFlags.None) : held).ToValueList() };
        var policy = Policy with { Skills = Policy.Skills with { UnmeasuredCorrelationPercent = 95 } };
        QuestionPlace[] places = [Place(700_000, CompetenceDimension.OccElectro, 60), Place(700_000, CompetenceDimension.OccBuildWood, 95, 60)];
        Assert.Equal((int)expected, NextQuestion.Of(known, places, [(int)CompetenceDimension.OccElectro, (int)CompetenceDimension.OccBuildWood], policy, policy.Weights.Candidate, 1, MatchStrategy.WeightedSum));
    }

    [Fact]
    public void Of_AnyPlaces_IsOneOfTheOpenAndTheSameWhateverTheirOrder() => Prop.ForAll(
        (from estimates in ScoringGen.Estimates
         from needs in ScoringGen.Needs.ArrayOf(6)
         from scores in Gen.Choose(0, 1_000_000).ArrayOf(6)
         from open in Gen.SubListOf(Enumerable.Range(0, NextQuestion.FactCount))
         select (estimates, places: needs.Zip(scores, (need, score) => new QuestionPlace(score, need)).ToList(), open: open.ToList())).ToArbitrary(),
        q =>
        {
            if (q.open.Count == 0)
            {
                return true;
            }

            var next = NextQuestion.Of(q.estimates, q.places, q.open, Policy, Policy.Weights.Candidate, 3, MatchStrategy.WeightedSum);
            var reversed = NextQuestion.Of(q.estimates, Enumerable.Reverse(q.places).ToList(), q.open, Policy, Policy.Weights.Candidate, 3, MatchStrategy.WeightedSum);
            return q.open.Contains(next) && next == reversed;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_NothingOpen_IsRefused() =>
        Assert.Throws<ArgumentException>(() => NextQuestion.Of(Nothing, [Place(1, CompetenceDimension.SocTeam)], [], Policy, Policy.Weights.Candidate, 1, MatchStrategy.WeightedSum));

    [Fact]
    public void Of_PersonOfASample_IsNotMeasuredAndCountsSomewhere()
    {
        var sample = SampleMarket.Of("stuttgart");
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        Assert.All(sample.Market.Candidates.Take(20), person =>
        {
            var estimates = EvidenceAssessor.Assess(person, sample.Policy, index.AsOf);
            if (NextQuestion.Of(index, person) is { Answer: null } fact)
            {
                Assert.True(fact.Dimension is null ^ fact.Skill is null);
                Assert.False(fact.Dimension is { } dimension ? estimates.Skills[(int)dimension].IsMeasured : estimates.Languages[(int)fact.Skill!.Value].IsMeasured);
            }
        });
    }

    // Whatever moves the list further in the mean is asked: home, limit or wishes that are missing, or a test of the one competence or skill that it hangs on most.
    [Theory]
    [InlineData("stuttgart")]
    [InlineData("sachsen-anhalt-sued")]
    [InlineData("duesseldorf")]
    [InlineData("leipzig")]
    [InlineData("thueringen")]
    public void Of_HomeLimitOrWishesMissing_AsksWhatMovesTheListFurther(string office)
    {
        var sample = SampleMarket.Of(office);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var answers = new HashSet<AdviceCode?>();
        foreach (var (known, i) in sample.Market.Candidates.Where(person => person.HasCaseConsent(index.AsOf)).Select((person, i) => (person, i)).Where(item => item.i % 7 == 0))
        {
            var asked = known with { Wishes = [sample.Market.Places[0].Occupation], Mobility = known.Mobility with { MaxTravelMinutes = 45 } };
            Assert.Null(NextQuestion.Of(index, asked)?.Answer);
            foreach (var person in new[] { asked with { Home = null }, asked with { Wishes = [] }, asked with { Mobility = asked.Mobility with { MaxTravelMinutes = null } }, asked with { Home = null, Wishes = [] } })
            {
                var fact = NextQuestion.Of(index, person);
                var gains = NextBestAssessment.Of(index, person, 10, 100).Gains.Where(gain => OpenFact.TryParse(gain.Code.Code(), out _)).ToList();
                answers.Add(fact?.Answer);
                if (fact?.Answer is { } answer)
                {
                    Assert.Equal(gains.Max(gain => gain.RankShift), gains.Single(gain => gain.Code == answer).RankShift);
                }
                else if (gains.Count > 0)
                {
                    Assert.True(Tested(person, fact!.Value) > gains.Max(gain => gain.RankShift), $"{person.Id}: {fact.Value.Code}");
                }
            }
        }

        Assert.Subset(answers, new HashSet<AdviceCode?> { AdviceCode.HomeAnswer, AdviceCode.WishAnswer });

        int Tested(Candidate person, OpenFact fact)
        {
            var estimates = EvidenceAssessor.Assess(person, sample.Policy, index.AsOf);
            var list = new ListOf(index, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 10 }, CancellationToken.None);
            var today = list.Of(index.Compile(person));
            return ErrorDraw.Fifths.ToArray().Sum(at => NextBestAssessment.Shift(today, list.Of(index.Compile(person, fact.Dimension is { } dimension
                ? estimates with { Skills = estimates.Skills.Select((held, d) => d == (int)dimension ? ErrorDraw.SkillAfterTest(held, at) : held).ToValueList() }
                : estimates with { Languages = estimates.Languages.Select((held, k) => k == (int)fact.Skill!.Value ? ErrorDraw.LanguageAfterTest(held, at) : held).ToValueList() })), 10));
        }
    }

    [Theory]
    [InlineData("HOME_ANSWER")]
    [InlineData("TRAVEL_LIMIT_ANSWER")]
    [InlineData("WISH_ANSWER")]
    [InlineData("GERMAN_WRITING")]
    [InlineData("SCH_MATH")]
    public void OpenFact_Code_ReadsBack(string code)
    {
        Assert.True(OpenFact.TryParse(code, out var fact));
        Assert.Equal(code, fact.Code);
        Assert.False(OpenFact.TryParse("LICENCE_ANSWER", out _));
    }

    private static QuestionPlace Place(int score, CompetenceDimension dimension, int level = 60, int weight = 100) => new(score, new PlaceNeeds
    {
        Requirements = RequirementProfile.Create([(dimension, level, weight), .. weight < 100 ? new[] { (CompetenceDimension.PerCare, 1, 100 - weight) } : []]),
        RequirementsAreEstimated = false,
        LanguageTargetTenths = [30, 30, 30, 30],
        LanguageWeightPercent = [25, 25, 25, 25],
        LanguageTargetsAreEstimated = false,
    });
}
