using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Advice;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
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
        Assert.Contains(NextQuestion.Of(Nothing, places, open, Policy, Policy.Weights.Candidate, 1), new[] { (int)CompetenceDimension.SchMath, (int)CompetenceDimension.ManPrecision });
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
        Assert.Equal((int)expected, NextQuestion.Of(known, places, [(int)CompetenceDimension.OccElectro, (int)CompetenceDimension.OccBuildWood], policy, policy.Weights.Candidate, 1));
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

            var next = NextQuestion.Of(q.estimates, q.places, q.open, Policy, Policy.Weights.Candidate, 3);
            var reversed = NextQuestion.Of(q.estimates, Enumerable.Reverse(q.places).ToList(), q.open, Policy, Policy.Weights.Candidate, 3);
            return q.open.Contains(next) && next == reversed;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Of_NothingOpen_IsRefused() =>
        Assert.Throws<ArgumentException>(() => NextQuestion.Of(Nothing, [Place(1, CompetenceDimension.SocTeam)], [], Policy, Policy.Weights.Candidate, 1));

    [Fact]
    public void Of_PersonOfASample_IsNotMeasuredAndCountsSomewhere()
    {
        var sample = SampleMarket.Of("stuttgart");
        var index = Kausa.Matching.Ranking.MatchIndex.Build(sample.Market, sample.Policy);
        Assert.All(sample.Market.Candidates.Take(20), person =>
        {
            var estimates = EvidenceAssessor.Assess(person, sample.Policy, index.AsOf);
            if (NextQuestion.Of(index, person) is { } fact)
            {
                Assert.True(fact.Dimension is null ^ fact.Skill is null);
                Assert.False(fact.Dimension is { } dimension ? estimates.Skills[(int)dimension].IsMeasured : estimates.Languages[(int)fact.Skill!.Value].IsMeasured);
            }
        });
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
