using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Kernels;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Learning;

public sealed class LearnedPolicyTests
{
    private const string Report = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static TheoryData<KernelPath> Kernels => [.. KernelSelector.Available];

    private static readonly CriterionWeights Weights = TestPolicies.Base.Weights.Candidate;

    private const int Needed = 4;

    private static Gen<int> Quality => Gen.OneOf(Gen.Choose(0, 10_000), Gen.Elements(0, 499, 500, 501, 2_499, 2_500, 9_999, 10_000));

    private static Gen<LearnedTables> Tables =>
        from rises in Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 3), Gen.Choose(0, 1_000_000_000)), (4 * 20) + 32)
        select new LearnedTables(
            Enumerable.Range(0, 4).Select(c => new CriterionCurve((Criterion)c, Enumerable.Range(0, 21).Select(knot => rises.Skip(c * 20).Take(knot).Sum(rise => (long)rise)).ToValueList())).ToValueList(),
            [Surface(Criterion.Skills, Criterion.Trade, rises[80..96]), Surface(Criterion.Language, Criterion.Location, rises[96..])], []);

    [Fact]
    public void Key_BetterQualities_NeverFalls() => Prop.ForAll(
        (from tables in Tables
         from low in Gen.ArrayOf(Gen.ArrayOf(Quality, 8), 100)
         select (tables, low)).ToArbitrary(),
        one => one.low.All(q =>
        {
            var worse = new Qualities(Math.Min(q[0], q[1]), Math.Min(q[2], q[3]), Math.Min(q[4], q[5]), Math.Min(q[6], q[7]));
            var better = new Qualities(Math.Max(q[0], q[1]), Math.Max(q[2], q[3]), Math.Max(q[4], q[5]), Math.Max(q[6], q[7]));
            return one.tables.Key(worse) <= one.tables.Key(better) && one.tables.Key(better) is >= 0 and <= 1L << 50;
        })).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    // A million pairs of people who differ in levels and qualities, under tables of criteria and of competences.
    [Fact]
    public void Key_BetterLevels_NeverFalls() => Prop.ForAll(
        (from tables in Tables
         from curves in RankGen.Curves
         from need in Gen.ArrayOf(Gen.Choose(1, 100), Needed)
         from draws in Gen.ArrayOf(Gen.Choose(0, (1 << 30) - 1), 100 * ((2 * Needed) + 2))
         from mode in Gen.Elements(Enum.GetValues<ScoreMode>())
         select (tables, curves, need, draws, mode)).ToArbitrary(),
        one =>
        {
            var skills = TestPolicies.Base.Skills with { DimensionCurves = one.curves };
            var profile = RequirementProfile.Create([.. one.need.Select((level, at) => ((CompetenceDimension)((7 * at) + (level % 7)), level, at == 0 ? 100 - (15 * (Needed - 1)) : 15))]);
            return Enumerable.Range(0, 100).All(pair =>
            {
                var draws = one.draws.AsSpan(pair * ((2 * Needed) + 2), (2 * Needed) + 2);
                SkillEstimate[] low = [.. Enumerable.Repeat(new SkillEstimate(50, 7, false, EstimateFlags.None), RequirementProfile.DimensionCount)], high = [.. low];
                for (var at = 0; at < Needed; at++)
                {
                    var (d, a, b, errorClass) = ((7 * at) + (one.need[at] % 7), draws[2 * at] % 101, draws[(2 * at) + 1] % 101, draws[2 * at] / 101 % 8);
                    (low[d], high[d]) = (new(Math.Min(a, b), errorClass, true, EstimateFlags.None), new(Math.Max(a, b), errorClass, true, EstimateFlags.None));
                }

                var other = draws[^1] % 10_001;
                var better = Math.Min(10_000, other + (draws[^2] % 600));
                return one.tables.Key(Made(low, other)) <= one.tables.Key(Made(high, better));

                Qualities Made(SkillEstimate[] held, int rest) =>
                    new(SkillsCriterion.Of(ValueList.Create<SkillEstimate>(held), profile, skills, one.mode, 40).QualityBasisPoints, rest, 10_000 - other, rest);
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Expert_AnyQualities_IsAHundredTimesTheScore() => Prop.ForAll(Gen.ArrayOf(Quality, 4).ToArbitrary(), q =>
    {
        var qualities = new Qualities(q[0], q[1], q[2], q[3]);
        return LearnedTables.Expert(Weights, []).Key(qualities) == 100 * MatchStrategy.WeightedSum.Key(qualities, Weights, TestPolicies.Base.Weights);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rank_ExpertTables_GivesTheExpertsListThroughIndexAndReference()
    {
        var sample = SampleMarket.Of("stuttgart");
        var strategy = (Candidate(500) with { Tables = LearnedTables.Expert(sample.Policy.Weights.Candidate, []) }).LabStrategy;
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20 };
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        var reference = sample.Ranker;
        foreach (var candidate in sample.Market.Candidates.Take(10))
        {
            var expected = reference.RankPlaces(candidate.Id, request).Results.Select(result => result.Pair.Place.Id).ToList();
            Assert.Equal(expected, reference.RankPlaces(candidate.Id, request with { Strategy = strategy }).Results.Select(result => result.Pair.Place.Id));
            Assert.Equal(expected, index.RankPlaces(candidate.Id, request with { Strategy = strategy }).Results.Select(result => result.Pair.Place.Id));
        }
    }

    // Tables of criteria and of competences, on every form of the kernels, from both sides.
    [Theory, MemberData(nameof(Kernels))]
    public void Rank_AnyLearnedTables_IndexEqualsReference(KernelPath kernel) => Prop.ForAll(
        Gen.OneOf(MarketGen.WideMarkets(100, 3), MarketGen.CrowdedMarkets(3, 100)).ToArbitrary(), Gen.Zip(Tables, RankGen.Curves).ToArbitrary(), Gen.Elements(Enum.GetValues<ScoreMode>()).ToArbitrary(), (market, learned, mode) =>
        {
            var one = Candidate(500) with { Tables = new(learned.Item1.Curves, learned.Item1.Surfaces, learned.Item2) };
            var policy = one.LabPolicyOn(TestPolicies.Base);
            var asOf = market.AsOf < policy.Law.BeginsOn ? policy.Law.BeginsOn : market.AsOf;
            var (reference, index) = (new ReferenceRanker(market, policy, asOf), MatchIndex.Build(market, policy, asOf, kernel));
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 7, Mode = mode, Strategy = one.LabStrategy };
            return market.Candidates.All(candidate => Keys(reference.RankPlaces(candidate.Id, request)).SequenceEqual(Keys(index.RankPlaces(candidate.Id, request))))
                && market.Places.All(place => Keys(reference.RankCandidates(place.Id, request)).SequenceEqual(Keys(index.RankCandidates(place.Id, request))));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Rank_UnderAPolicyWithOtherCurves_IsRefused()
    {
        var sample = SampleMarket.Of("stuttgart");
        var learned = Candidate(500) with { Tables = LearnedTables.Expert(Weights, TestCurves.Policy.Skills.DimensionCurves) };
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Strategy = learned.LabStrategy };
        var (candidate, place) = (sample.Market.Candidates[0].Id, sample.Market.Places[0].Id);
        var index = MatchIndex.Build(sample.Market, sample.Policy);
        foreach (var ask in new Action[] { () => index.RankPlaces(candidate, request), () => index.RankCandidates(place, request), () => sample.Ranker.RankPlaces(candidate, request) })
        {
            Assert.Contains("stuttgart has other curves of competences", Assert.Throws<ArgumentException>(ask).Message, StringComparison.Ordinal);
        }

        Assert.NotEmpty(MatchIndex.Build(sample.Market, learned.LabPolicyOn(sample.Policy)).RankPlaces(candidate, request).Results);
    }

    [Fact]
    public void PolicyOn_AnExpert_ChangesIdentityAnswererAndCurvesAlone()
    {
        var learned = Candidate(500) with { Tables = LearnedTables.Expert(Weights, TestCurves.Policy.Skills.DimensionCurves) };
        Assert.Throws<InvalidOperationException>(() => learned.PolicyOn(TestPolicies.Base));
        var policy = learned.Activate(new(Report, "A. Beispiel", new(2026, 3, 1))).PolicyOn(TestPolicies.Base);
        Assert.Equal(TestCurves.Policy with { Id = "stuttgart-learned", Version = 1, SignedOffBy = "A. Beispiel" }, policy with { Learned = null });
        Assert.Equal(policy, PolicyReader.Read(PolicyWriter.Write(policy), _ => null).Policy);
    }

    [Fact]
    public void PolicyFile_InUse_IsAPolicyThatOrdersByWhatItLearnedWhereItWasLearned()
    {
        var sample = SampleMarket.Of("stuttgart");
        var active = (Candidate(500) with { Tables = Steep }).Activate(new(Report, "A. Beispiel", new(2026, 3, 1)));
        var policy = PolicyReader.Read(LearnedPolicyJson.Write(active), ShippedPolicies.Document).Policy!;
        Assert.Equal(("stuttgart-learned", "A. Beispiel", sample.Policy.Weights, active), (policy.Id, policy.SignedOffBy, policy.Weights, policy.Learned));
        Assert.Equal(["LEARNED", "WEIGHTED_SUM", "WEIGHTED_SUM"], Enum.GetValues<Perspective>().Select(perspective => policy.OrderFor(perspective, sample.Market.AsOf).Code));
        Assert.Equal("WEIGHTED_SUM", sample.Policy.OrderFor(Perspective.Candidate, sample.Market.AsOf).Code);
        var index = MatchIndex.Build(sample.Market, policy);
        var person = new Id<Candidate>("s-017");
        var asked = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20 };
        var learned = index.RankPlaces(person, asked.OrderedBy(policy, Perspective.Candidate, index.AsOf));
        Assert.Equal("LEARNED", learned.Strategy.Code);
        Assert.Equal(Keys(new ReferenceRanker(sample.Market, policy).RankPlaces(person, asked with { Strategy = active.Strategy })), Keys(learned));
        Assert.NotEqual(Keys(index.RankPlaces(person, asked)).Select(one => one.Item2), Keys(learned).Select(one => one.Item2));
        Assert.Equal("WEIGHTED_SUM", (asked with { Perspective = Perspective.Company }).OrderedBy(policy, Perspective.Candidate, index.AsOf).Strategy.Code);
    }

    [Fact]
    public void PolicyFile_OfACandidate_IsReadInTheLabAloneAndSaysWhatItLacks()
    {
        var document = LearnedPolicyJson.Write(Candidate(300));
        var problem = Assert.Single(PolicyReader.Read(document, ShippedPolicies.Document).Problems);
        Assert.Equal("$.learned.status", problem.Path);
        Assert.Equal("CANDIDATE", problem.Value);
        Assert.Contains("until a fairness report exists, it has at least 500 outcomes (it has 300) and a named person puts it into use", problem.Allowed, StringComparison.Ordinal);
        var lab = PolicyReader.ReadForLab(document, ShippedPolicies.Document).Policy!;
        Assert.Equal((LearnedPolicyStatus.Candidate, "WEIGHTED_SUM"), (lab.Learned!.Status, lab.OrderFor(Perspective.Candidate, new(2026, 7, 20)).Code));
    }

    [Fact]
    public void PolicyFile_BelowTheMinimumOfTheExpertsPolicy_IsRefused()
    {
        var document = LearnedPolicyJson.Write(Candidate(500).Activate(new(Report, "A. Beispiel", new(2026, 3, 1)))).Replace("\"outcomes_min\": 500", "\"outcomes_min\": 501", StringComparison.Ordinal);
        var problem = Assert.Single(PolicyReader.Read(document, ShippedPolicies.Document).Problems);
        Assert.Equal(("$.learned.outcomes", "500", "at least learning.outcomes_min, 501, to be put into use"), (problem.Path, problem.Value, problem.Allowed));
        Assert.Equal(500, ShippedPolicies.Find("nation")!.Learning.OutcomesMin);
    }

    // A report and a person answer for one policy; an office that changes it has another one.
    [Fact]
    public void PolicyFile_AsABase_HandsDownNothingThatWasLearnedButItsCurves()
    {
        var active = (Candidate(500) with { Tables = LearnedTables.Expert(Weights, TestCurves.Policy.Skills.DimensionCurves) }).Activate(new(Report, "A. Beispiel", new(2026, 3, 1)));
        string? Find(string name) => name == "stuttgart-learned" ? LearnedPolicyJson.Write(active) : ShippedPolicies.Document(name);
        var own = PolicyReader.Read("""{"inherits":"stuttgart-learned","id":"mine","version":1,"title":"t","signed_off_by":"s"}""", Find).Policy!;
        Assert.Null(own.Learned);
        Assert.Equal(TestCurves.Policy.Skills.DimensionCurves, own.Skills.DimensionCurves);
        Assert.Equal(active, PolicyReader.Read("""{"inherits":"stuttgart-learned"}""", Find).Policy!.Learned);
    }

    [Fact]
    public void Diff_ToALearnedPolicy_SaysWhatWasLearnedInWords()
    {
        var expert = ShippedPolicies.Find("stuttgart")!;
        var policy = Candidate(500).Activate(new(Report, "A. Beispiel", new(2026, 3, 1))).PolicyOn(expert);
        var changes = PolicyDiff.Between(expert, policy);
        Assert.DoesNotContain(changes, change => change.InGerman() == change.ToString() || change.InEnglish() == change.ToString());
        Assert.Contains("Gelerntes, in Gebrauch seit: – → 01.03.2026", changes.Select(change => change.InGerman()));
        Assert.Contains(changes, change => change.InEnglish().StartsWith("Learned, Skills, knot 21: – → ", StringComparison.Ordinal));
    }

    [Fact]
    public void Strategy_OfACandidate_IsRefusedOutsideTheLab()
    {
        var policy = Candidate(500);
        Assert.Equal(LearnedPolicyStatus.Candidate, policy.Status);
        Assert.Throws<InvalidOperationException>(() => policy.Strategy);
        Assert.Equal("LEARNED", policy.LabStrategy.Code);
        Assert.Equal("LEARNED", policy.Activate(new(Report, "A. Beispiel", new(2026, 3, 1))).Strategy.Code);
    }

    [Theory]
    [InlineData(499, Report, "A. Beispiel", "499 outcomes")]
    [InlineData(500, "none", "A. Beispiel", "'none'")]
    [InlineData(500, Report, " ", "By")]
    public void Activate_WithoutItsGrounds_IsRefused(int outcomes, string report, string by, string message) => Assert.Contains(
        message, Assert.ThrowsAny<ArgumentException>(() => Candidate(outcomes).Activate(new(report, by, new(2026, 3, 1)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Json_RoundTrip_IsEqualAndStatusCannotBeWrittenIn()
    {
        var candidate = Candidate(500);
        var active = candidate.Activate(new(Report, "A. Beispiel", new(2026, 3, 1)));
        Assert.Equal(candidate, LearnedPolicyJson.Read(LearnedPolicyJson.Write(candidate)));
        var curved = candidate with { Tables = LearnedTables.Expert(Weights, TestCurves.Policy.Skills.DimensionCurves) };
        Assert.Equal(curved, LearnedPolicyJson.Read(LearnedPolicyJson.Write(curved)));
        Refused(LearnedPolicyJson.Write(curved).Replace("SCH_MATH", "SCH_MATHS", StringComparison.Ordinal), "'SCH_MATH' is the nearest");
        Refused(LearnedPolicyJson.Write(curved).Replace("PER_RELIABILITY", "SCH_MATH", StringComparison.Ordinal), "SCH_MATH");
        Refused(LearnedPolicyJson.Write(curved).Replace("        75,", "        59,", StringComparison.Ordinal), "'59 at a shortfall of 25 points': 60..100");
        Assert.Equal(active, LearnedPolicyJson.Read(LearnedPolicyJson.Write(active)));
        Refused(LearnedPolicyJson.Write(candidate).Replace("\"status\": \"CANDIDATE\"", "\"status\": \"ACTIVE\"", StringComparison.Ordinal), "$.learned.status 'ACTIVE': CANDIDATE, because there is no activation");
        Refused(LearnedPolicyJson.Write(active).Replace("\"outcomes\": 500", "\"outcomes\": 499", StringComparison.Ordinal), "$.learned.outcomes '499': at least learning.outcomes_min, 500");
        Refused(LearnedPolicyJson.Write(active).Replace("\"passed\": 166", "\"passed\": 501", StringComparison.Ordinal), "$.learned.passed '501': at most outcomes, 500");
        Refused(LearnedPolicyJson.Write(active).Replace(Report, Report[1..], StringComparison.Ordinal), "$.learned.activation.fairness_report");
        Refused(LearnedPolicyJson.Write(candidate).Replace("\"location\": [", "\"places\": [", StringComparison.Ordinal), "$.learned.curves.places");
        Refused(LearnedPolicyJson.Write(candidate with { Tables = Steep }).Replace("      2000,", "      999,", StringComparison.Ordinal), "$.learned.curves.skills '999 at knot 2': points that never fall");
        Refused(LearnedPolicyJson.Write(candidate).Replace("PROBATION_PASSED", "COMPANY_SAID_YES", StringComparison.Ordinal), "$.learned.label 'COMPANY_SAID_YES': PROBATION_PASSED, the only label");
        Refused("""{"inherits":"stuttgart"}""", "stuttgart: nothing was learned");
        Refused("{}", "policy:1 $.id (missing): ");
    }

    [Fact]
    public void Tables_ThatFall_AreRefusedWithTheKnot()
    {
        var points = Enumerable.Range(0, 21).Select(knot => knot == 7 ? 1L : knot).ToValueList();
        Assert.Contains("knot 7 of Skills has 1", Assert.Throws<ArgumentException>(() => new CriterionCurve(Criterion.Skills, points)).Message, StringComparison.Ordinal);
        var cells = Enumerable.Range(0, 25).Select(at => at == 12 ? 0L : 5L).ToValueList();
        Assert.Contains("knot 2, 2 of Skills and Trade has 0", Assert.Throws<ArgumentException>(() => new CriterionSurface(Criterion.Skills, Criterion.Trade, cells)).Message, StringComparison.Ordinal);
    }

    private static void Refused(string text, string message) => Assert.Contains(message, Assert.Throws<FormatException>(() => LearnedPolicyJson.Read(text)).Message, StringComparison.Ordinal);

    private static IEnumerable<(string, string, long, int)> Keys(RankAnswer answer) =>
        answer.Results.Select(result => (result.Pair.Candidate.Id.Value, result.Pair.Place.Id.Value, result.Pair.StrategyKey, result.Pair.Score.ScoreMillionths));

    private static CriterionSurface Surface(Criterion first, Criterion second, int[] corners) => new(first, second, Enumerable.Range(0, 25).Select(at =>
        Enumerable.Range(0, 16).Where(corner => corner / 4 < at / 5 && corner % 4 < at % 5).Sum(corner => (long)corners[corner])).ToValueList());

    // Skills alone, so that the order is another one.
    private static LearnedTables Steep => new(
        Enumerable.Range(0, 4).Select(c => new CriterionCurve((Criterion)c, Enumerable.Range(0, 21).Select(knot => c == 0 ? knot * 1000L : 0).ToValueList())).ToValueList(), [], []);

    private static LearnedPolicy Candidate(int outcomes) => new()
    {
        Id = "stuttgart-learned",
        Version = 1,
        Tables = LearnedTables.Expert(Weights, []),
        From = new("stuttgart", 1, Perspective.Candidate, outcomes, outcomes / 3, 60),
        OutcomesMin = 500,
    };
}
