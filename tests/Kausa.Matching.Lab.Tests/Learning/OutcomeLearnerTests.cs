using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Lab.Learning.Outcomes;
using Kausa.Matching.Lab.Measures.Retrieval;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Outcome = Kausa.Matching.Lab.Learning.Outcomes.Outcome;

namespace Kausa.Matching.Lab.Tests.Learning;

public sealed class OutcomeLearnerTests
{
    private static readonly CriterionWeights Expert = new(30, 15, 20, 35);

    private static Gen<int> Quality => Gen.Choose(0, 10_000);

    [Fact]
    public void Fit_NoOutcomes_IsTheExpert() => Assert.Equal(LearnedTables.Expert(Expert), OutcomeLearner.Fit([], Expert));

    [Fact]
    public void Fit_CompaniesYesAlone_TeachesNothing()
    {
        var labelled = PlantedOutcomes.Draw(200, 1);
        var unlabelled = PlantedOutcomes.Draw(200, 5).Select(outcome => outcome with { State = outcome.IsPassed ? OutcomeState.CompanySaidYes : OutcomeState.Started }).ToList();
        Assert.Equal(LearnedTables.Expert(Expert), OutcomeLearner.Fit(unlabelled, Expert));
        Assert.Equal(OutcomeLearner.Fit(labelled, Expert), OutcomeLearner.Fit([.. labelled, .. unlabelled], Expert));
    }

    [Fact]
    public void Fit_OtherOrderAndOtherListNumbers_GivesTheSameTables()
    {
        var outcomes = PlantedOutcomes.Draw(400, 2);
        var other = outcomes.AsEnumerable().Reverse().Select(outcome => outcome with { List = 7_000 - (3 * outcome.List) });
        Assert.Equal(OutcomeLearner.Fit(outcomes, Expert), OutcomeLearner.Fit(other, Expert));
    }

    [Fact]
    public void Fit_Outcomes_NeverBreaksMonotonicity()
    {
        var tables = new[] { 60, 2_000 }.Select(count => OutcomeLearner.Fit(PlantedOutcomes.Draw(count, 3), Expert)).ToList();
        Prop.ForAll(Gen.ArrayOf(Quality, 800).ToArbitrary(), q => Enumerable.Range(0, 100).All(at =>
        {
            var (low, high) = (Ends(q, 8 * at, Math.Min), Ends(q, 8 * at, Math.Max));
            return tables.All(table => table.Key(low) <= table.Key(high));
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));
    }

    [Fact]
    public void Fit_MoreOutcomes_RanksBetterThanTheExpertAndFewDoNoHarm()
    {
        var test = PlantedOutcomes.Draw(20_000, 99);
        var expert = Ndcg(LearnedTables.Expert(Expert), test);
        Assert.True(Ndcg(OutcomeLearner.Fit(PlantedOutcomes.Draw(100, 4), Expert), test) > expert - 0.01);
        Assert.True(Ndcg(OutcomeLearner.Fit(PlantedOutcomes.Draw(5_000, 4), Expert), test) > expert + 0.01);
    }

    private static Qualities Ends(int[] q, int at, Func<int, int, int> end) => new(end(q[at], q[at + 1]), end(q[at + 2], q[at + 3]), end(q[at + 4], q[at + 5]), end(q[at + 6], q[at + 7]));

    private static double Ndcg(LearnedTables tables, List<Outcome> outcomes) => outcomes.GroupBy(outcome => outcome.List).Average(list =>
        RetrievalMeasure.Ndcg(RankedList.Of([.. list.Select(outcome => ((double)tables.Key(outcome.Qualities), outcome.IsPassed ? 1 : 0))], list.Select(outcome => outcome.IsPassed ? 1 : 0)), 10));
}
