using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Lab.Tests.Assessment;

/// <summary>With planted truth, lists come nearer to the true ones by a test that fits, for the able and for the less able alike.</summary>
/// <remarks>A market of 400 people whose true levels are known. The true list is that of somebody about whom every competence is measured without error; the rank error of a list is the mean distance of its ranks from those.</remarks>
public sealed class TestDayTruthTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int PersonCount = 400;
    private const int PlaceCount = 60;
    private const int DecileCount = 10;

    [Fact]
    public void RankError_AfterAWellFittingTest_IsLowerInEveryTruthDecile()
    {
        var plan = MarketPlans.Find("stuttgart")!;
        var generated = MarketGenerator.Generate(plan.Specification(seed: 20_160_701, candidateCount: PersonCount, placeCount: PlaceCount));
        var index = MatchIndex.Build(generated.Market, ShippedPolicies.Find("stuttgart")!);
        var measured = Instruments.Find("2P")!.Measures.Concat(Instruments.Find("HAMET")!.Measures).Distinct().ToList();
        var noise = new RandomSource(7);
        var people = generated.Market.Candidates.Zip(generated.Truth.Candidates)
            .Select((pair, i) =>
            {
                var (person, truth) = pair;
                Assert.Equal(person.Id, truth.Candidate);
                var open = person with { Consents = [new Consent(Purpose.MatchForAdviser, null, generated.Market.AsOf, null)], CaseState = CaseState.Searching, ServiceLevel = ServiceLevel.Search };
                var before = open with { Evidence = [.. person.Evidence.Where(piece => piece.Kind is not (EvidenceKind.NormedTest or EvidenceKind.PercentTest))] };
                var stream = noise.Stream("test-day", i);
                var after = measured.Aggregate(before, (known, dimension) => known.With(Test(dimension, truth.SkillPoints[(int)dimension] + Error(stream), 80, generated.Market.AsOf), out _));
                var sure = open with { Evidence = [.. Enum.GetValues<CompetenceDimension>().Select(dimension => Test(dimension, truth.SkillPoints[(int)dimension], 99, generated.Market.AsOf))] };
                var ranks = Ranks(index, sure);
                return (Level: truth.SkillPoints.Average(), Before: RankError(ranks, Ranks(index, before)), After: RankError(ranks, Ranks(index, after)), Count: ranks.Count);
            })
            .Where(person => person.Count >= 5)
            .OrderBy(person => person.Level).ToList();
        Assert.True(people.Count >= PersonCount / 2, $"{people.Count} people have a list.");
        foreach (var decile in people.Chunk((people.Count + DecileCount - 1) / DecileCount).Index())
        {
            var (before, after) = (decile.Item.Average(person => person.Before), decile.Item.Average(person => person.After));
            output.WriteLine($"decile {decile.Index + 1}: mean level {decile.Item.Average(person => person.Level):F1}, rank error {before:F2} before, {after:F2} after, {decile.Item.Length} people");
            Assert.True(after < before, $"Decile {decile.Index + 1}: {after:F3} after, {before:F3} before.");
        }
    }

    /// <summary>A T value; norm tables end at 20 and 80, where a result says no more.</summary>
    private static CompetenceEvidence Test(CompetenceDimension dimension, double points, int reliabilityPercent, DateOnly on) => new()
    {
        Id = new($"test-{(int)dimension}"),
        Dimension = dimension,
        Kind = EvidenceKind.NormedTest,
        Raw = new RawResult(RawScale.T, Math.Clamp(5_000 + (int)Math.Round((points - 60) * 1_000 / 15), 2_001, 7_999)),
        AssessedOn = on,
        Instrument = "TEST_DAY",
        ReliabilityPercent = reliabilityPercent,
    };

    // Twelve uniform draws are nearly normal; 6.7 points is the error of a test of reliability 0.80.
    private static double Error(RandomStream stream) => 6.7 * (Enumerable.Range(0, 12).Sum(_ => stream.Below(1_000) / 1_000.0) - 6.0);

    private static Dictionary<Id<TrainingPlace>, int> Ranks(MatchIndex index, Candidate person) => index
        .RankPlaces(index.Compile(person), new RankRequest { Purpose = Purpose.MatchForAdviser, Top = PlaceCount, CountPairs = false })
        .Results.ToDictionary(result => result.Pair.Place.Id, result => result.Rank);

    private static double RankError(Dictionary<Id<TrainingPlace>, int> truth, Dictionary<Id<TrainingPlace>, int> list)
    {
        Assert.Equal(truth.Count, list.Count);
        return truth.Count == 0 ? 0 : truth.Average(place => (double)Math.Abs(place.Value - list[place.Key]));
    }
}
