using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation.Instances;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Learning.Outcomes;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Testing;
using Outcome = Kausa.Matching.Lab.Learning.Outcomes.Outcome;

namespace Kausa.Matching.Lab.Tests.Learning;

public sealed class OutcomeLearnerTests
{
    private static readonly CriterionWeights Expert = new(30, 15, 20, 35);
    private static readonly SkillsPolicy Skills = TestPolicies.Base.Skills;

    private static Gen<int> Quality => Gen.Choose(0, 10_000);

    [Fact]
    public void Fit_NoOutcomes_IsTheExpert() => Assert.Equal(LearnedTables.Expert(Expert, []), OutcomeLearner.Fit([], Expert, Skills));

    [Fact]
    public void Fit_CompaniesYesAlone_TeachesNothing()
    {
        var labelled = PlantedOutcomes.Draw(200, 1);
        var unlabelled = PlantedOutcomes.Draw(200, 5).Select(outcome => outcome with { State = outcome.IsPassed ? OutcomeState.CompanySaidYes : OutcomeState.Started }).ToList();
        Assert.Equal(LearnedTables.Expert(Expert, []), OutcomeLearner.Fit(unlabelled, Expert, Skills));
        Assert.Equal(OutcomeLearner.Fit(labelled, Expert, Skills), OutcomeLearner.Fit([.. labelled, .. unlabelled], Expert, Skills));
    }

    [Fact]
    public void Fit_OtherOrderAndOtherListNumbers_GivesTheSameTables()
    {
        var outcomes = PlantedOutcomes.Draw(400, 2);
        var other = outcomes.AsEnumerable().Reverse().Select(outcome => outcome with { List = 7_000 - (3 * outcome.List) });
        Assert.Equal(OutcomeLearner.Fit(outcomes, Expert, Skills), OutcomeLearner.Fit(other, Expert, Skills));
    }

    [Fact]
    public void Fit_Outcomes_NeverBreaksMonotonicity()
    {
        var tables = new[] { 60, 2_000 }.Select(count => OutcomeLearner.Fit(PlantedOutcomes.Draw(count, 3), Expert, Skills)).ToList();
        Prop.ForAll(Gen.ArrayOf(Quality, 800).ToArbitrary(), q => Enumerable.Range(0, 100).All(at =>
        {
            var (low, high) = (Ends(q, 8 * at, Math.Min), Ends(q, 8 * at, Math.Max));
            return tables.All(table => table.Key(low) <= table.Key(high));
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    [Fact]
    public void Fit_NothingToCompare_KeepsTheExpertsCurves()
    {
        var skills = TestCurves.Policy.Skills;
        Assert.Equal(LearnedTables.Expert(Expert, skills.DimensionCurves), OutcomeLearner.Fit([], Expert, skills));
        Assert.Equal(skills.DimensionCurves, OutcomeLearner.Fit(PlantedOutcomes.Draw(200, 1), Expert, skills).Dimensions);
    }

    [Fact]
    public void Fit_ShortfallsInOtherOrder_GiveTheSameTables()
    {
        var outcomes = PlantedOutcomes.DrawShortfalls(300, 2);
        var other = outcomes.AsEnumerable().Reverse().Select(outcome => outcome with { List = 7_000 - (3 * outcome.List), Shortfalls = outcome.Shortfalls!.Reverse().ToValueList() });
        Assert.Equal(OutcomeLearner.Fit(outcomes, Expert, Skills), OutcomeLearner.Fit(other, Expert, Skills));
    }

    [Fact]
    public void Fit_Shortfalls_LearnsWhatEachCompetenceCounts()
    {
        var learned = OutcomeLearner.Fit(PlantedOutcomes.DrawShortfalls(5_000, 3), Expert, Skills);
        var counted = Skills with { DimensionCurves = learned.Dimensions };
        Assert.Subset(PlantedOutcomes.Asked.ToHashSet(), learned.Dimensions.Select(curve => curve.Dimension).ToHashSet());
        Assert.True(counted.CountedPoints(PlantedOutcomes.Asked[0], 15) > 25, "hurts at once");
        Assert.True(counted.CountedPoints(PlantedOutcomes.Asked[0], 60) < 2.5 * counted.CountedPoints(PlantedOutcomes.Asked[0], 15), "and little later");
        Assert.True(counted.CountedPoints(PlantedOutcomes.Asked[1], 60) < 20, "hardly matters");
        var few = OutcomeLearner.Fit(PlantedOutcomes.DrawShortfalls(20, 3), Expert, Skills);
        Assert.All(few.Dimensions.SelectMany(curve => curve.Points.Select((points, knot) => Math.Abs(points - (5 * knot)))), away => Assert.InRange(away, 0, 10));

        var test = PlantedOutcomes.DrawShortfalls(10_000, 99);
        var seen = test.ConvertAll(outcome => outcome with { Qualities = outcome.Qualities with { Skills = SkillShortfall.QualityOf(outcome.Shortfalls!, counted) } });
        Assert.True(Ndcg(learned, seen) > Ndcg(OutcomeLearner.Fit(PlantedOutcomes.DrawShortfalls(5_000, 3).ConvertAll(outcome => outcome with { Shortfalls = null }), Expert, Skills), test) + 0.01);
    }

    // At heights of 1 the ramps of a shortfall add up to it, whether it ends at a knot or between two.
    [Fact]
    public void Ramps_AnyShortfall_AddUpToIt() => Assert.All(Enumerable.Range(0, 101), points =>
        Assert.Equal(7.0 * points, DimensionBasis.Of([new SkillShortfall(CompetenceDimension.SchMath, 7, points)], 1).Sum(ramp => ramp.Value)));

    [Fact]
    public void Fit_Shortfalls_NeverBreaksMonotonicity()
    {
        var tables = new[] { 60, 2_000 }.Select(count => OutcomeLearner.Fit(PlantedOutcomes.DrawShortfalls(count, 5), Expert, Skills)).ToList();
        var policies = tables.ConvertAll(table => Skills with { DimensionCurves = table.Dimensions });
        Assert.All(tables, table => Assert.NotEmpty(table.Dimensions));
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(0, 100), 800).ToArbitrary(), points => Enumerable.Range(0, 100).All(at =>
        {
            var (more, less) = (Of(Math.Max), Of(Math.Min));
            return tables.Zip(policies).All(one => Key(one, more) <= Key(one, less));

            ValueList<SkillShortfall> Of(Func<int, int, int> end) => PlantedOutcomes.Asked.Select((dimension, d) => new SkillShortfall(dimension, 25, end(points[(8 * at) + (2 * d)], points[(8 * at) + (2 * d) + 1]))).ToValueList();

            long Key((LearnedTables Tables, SkillsPolicy Policy) one, ValueList<SkillShortfall> shortfalls) =>
                one.Tables.Key(new(SkillShortfall.QualityOf(shortfalls, one.Policy), 100 * points[8 * at], 100 * points[(8 * at) + 1], 5_000));
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    [Theory]
    [InlineData("SCH_MATH:60:13 PER_CARE:40:0", null)]
    [InlineData("SCH_MATHS:100:13", "'SCH_MATHS:100:13'")]
    [InlineData("SCH_MATH:100:101", "'SCH_MATH:100:101'")]
    [InlineData("SCH_MATH:100", "'SCH_MATH:100'")]
    [InlineData("SCH_MATH:60:13 PER_CARE:39:0", "weights that sum to 100")]
    [InlineData("SCH_MATH:60:13 SCH_MATH:40:0", "each competence once")]
    [InlineData("", "weights that sum to 100")]
    public void Read_Shortfalls_MakeTheQualityOrAreRefused(string cell, string? refused)
    {
        IReadOnlyList<Outcome> Read() => OutcomeReader.Read(new StringReader($"list,shortfalls,language,location,trade,state\n1,{cell},5,6,7,STARTED\n"), Skills);
        if (refused is null)
        {
            Assert.Equal(new Outcome(1, new(8_440, 5, 6, 7), OutcomeState.Started) { Shortfalls = [new(CompetenceDimension.SchMath, 60, 13), new(CompetenceDimension.PerCare, 40, 0)] }, Assert.Single(Read()));
            return;
        }

        var message = Assert.Throws<InstanceFormatException>(Read).Message;
        Assert.Contains("line 2", message, StringComparison.Ordinal);
        Assert.Contains(refused, message, StringComparison.Ordinal);
    }

    [Fact]
    public void ModelCard_WithCurves_TellsEach()
    {
        var tables = OutcomeLearner.Fit(PlantedOutcomes.DrawShortfalls(5_000, 3), Expert, Skills);
        var card = ModelCard.ToMarkdown(new() { Id = "x", Version = 1, Tables = tables, From = new("test", 1, Perspective.Candidate, 5_000, 2_000, 500), OutcomesMin = 500 });
        Assert.All(tables.Dimensions, curve => Assert.Contains($"| {ReferenceCatalogue.Shared.Dimension(curve.Dimension).TermEnglish} | {curve.CountedPoints(10)} |", card, StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_MoreOutcomes_RanksBetterThanTheExpertAndFewDoNoHarm()
    {
        var test = PlantedOutcomes.Draw(20_000, 99);
        var expert = Ndcg(LearnedTables.Expert(Expert, []), test);
        Assert.True(Ndcg(OutcomeLearner.Fit(PlantedOutcomes.Draw(100, 4), Expert, Skills), test) > expert - 0.01);
        Assert.True(Ndcg(OutcomeLearner.Fit(PlantedOutcomes.Draw(5_000, 4), Expert, Skills), test) > expert + 0.01);
    }

    private static Qualities Ends(int[] q, int at, Func<int, int, int> end) => new(end(q[at], q[at + 1]), end(q[at + 2], q[at + 3]), end(q[at + 4], q[at + 5]), end(q[at + 6], q[at + 7]));

    private static double Ndcg(LearnedTables tables, List<Outcome> outcomes) => outcomes.GroupBy(outcome => outcome.List).Average(list =>
        RetrievalMeasure.Ndcg(RankedList.Of([.. list.Select(outcome => ((double)tables.Key(outcome.Qualities), outcome.IsPassed ? 1 : 0))], list.Select(outcome => outcome.IsPassed ? 1 : 0)), 10));
}
