using FsCheck;
using FsCheck.Fluent;
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

    private static readonly CriterionWeights Weights = TestPolicies.Base.Weights.Candidate;

    private static Gen<int> Quality => Gen.OneOf(Gen.Choose(0, 10_000), Gen.Elements(0, 499, 500, 501, 2_499, 2_500, 9_999, 10_000));

    private static Gen<LearnedTables> Tables =>
        from rises in Gen.ArrayOf(Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 3), Gen.Choose(0, 1_000_000_000)), (4 * 20) + 32)
        select new LearnedTables(
            Enumerable.Range(0, 4).Select(c => new CriterionCurve((Criterion)c, Enumerable.Range(0, 21).Select(knot => rises.Skip(c * 20).Take(knot).Sum(rise => (long)rise)).ToValueList())).ToValueList(),
            [Surface(Criterion.Skills, Criterion.Trade, rises[80..96]), Surface(Criterion.Language, Criterion.Location, rises[96..])]);

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

    [Fact]
    public void Expert_AnyQualities_IsAHundredTimesTheScore() => Prop.ForAll(Gen.ArrayOf(Quality, 4).ToArbitrary(), q =>
    {
        var qualities = new Qualities(q[0], q[1], q[2], q[3]);
        return LearnedTables.Expert(Weights).Key(qualities) == 100 * MatchStrategy.WeightedSum.Key(qualities, Weights, TestPolicies.Base.Weights);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rank_ExpertTables_GivesTheExpertsListThroughIndexAndReference()
    {
        var sample = SampleMarket.Of("stuttgart");
        var strategy = (Candidate(500) with { Tables = LearnedTables.Expert(sample.Policy.Weights.Candidate) }).LabStrategy;
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
        Assert.Equal(active, LearnedPolicyJson.Read(LearnedPolicyJson.Write(active)));
        Refused(LearnedPolicyJson.Write(candidate).Replace("\"status\": \"CANDIDATE\"", "\"status\": \"ACTIVE\"", StringComparison.Ordinal), "status 'ACTIVE': allowed is CANDIDATE");
        Refused(LearnedPolicyJson.Write(active).Replace("\"outcomes\": 500", "\"outcomes\": 5", StringComparison.Ordinal), "5 outcomes");
        Refused(LearnedPolicyJson.Write(candidate).Replace("\"SKILLS\"", "\"SKILL\"", StringComparison.Ordinal), "criteria 'SKILL': allowed are SKILLS");
        Refused("{}", "not a policy");
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

    private static CriterionSurface Surface(Criterion first, Criterion second, int[] corners) => new(first, second, Enumerable.Range(0, 25).Select(at =>
        Enumerable.Range(0, 16).Where(corner => corner / 4 < at / 5 && corner % 4 < at % 5).Sum(corner => (long)corners[corner])).ToValueList());

    private static LearnedPolicy Candidate(int outcomes) => new()
    {
        Id = "stuttgart-learned",
        Version = 1,
        Tables = LearnedTables.Expert(Weights),
        From = new("stuttgart", 1, Perspective.Candidate, outcomes, outcomes / 3, 60),
        OutcomesMin = 500,
    };
}
