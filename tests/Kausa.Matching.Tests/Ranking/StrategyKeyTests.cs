using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>What a strategy asks of the skills of a place so that it reaches a number.</summary>
public sealed class StrategyKeyTests
{
    // Stands for: no quality reaches the number.
    private const int Beyond = 10_001;

    [Fact]
    public void LeastSkills_AnyStrategyAndNumber_IsTheLeastThatReachesIt() =>
        Prop.ForAll(Questions().ToArbitrary(), question =>
        {
            var (weights, language, location, trade, strategy, near) = question;
            CheckLeast(new WeightedSumKey(weights), language, location, trade, near);
            CheckLeast(new AnyStrategyKey(strategy, weights, TestPolicies.Base.Weights), language, location, trade, near);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // Numbers at, just above and just below keys that occur, and beyond all of them.
    private static void CheckLeast<TKey>(TKey key, int language, int location, int trade, int near)
        where TKey : struct, IStrategyKey
    {
        foreach (var number in (long[])[-1, 0, long.MaxValue, .. Around(key.Of(0, language, location, trade)), .. Around(key.Of(near, language, location, trade)), .. Around(key.Of(10_000, language, location, trade))])
        {
            var least = key.LeastSkills(language, location, trade, number);
            Assert.InRange(least, 0, Beyond);
            Assert.True(least == Beyond || key.Of(least, language, location, trade) >= number);
            Assert.True(least == 0 || key.Of(least - 1, language, location, trade) < number);
        }
    }

    [Fact]
    public void Reaching_AnyLanesAndNumber_IsWhoseKeyIsNotBelow() =>
        Prop.ForAll(Blocks().ToArbitrary(), block =>
        {
            var (weights, places, strategy, asked, near) = block;
            var lanes = new LaneQualities();
            for (var lane = 0; lane < LaneQualities.Count; lane++)
            {
                lanes[lane] = places[lane];
            }

            CheckReaching(new WeightedSumKey(weights), lanes, places, asked, near);
            CheckReaching(new AnyStrategyKey(strategy, weights, TestPolicies.Base.Weights), lanes, places, asked, near);
            var key = new WeightedSumKey(weights);
            int[] least = [.. places.Select((place, lane) => (int)KeyOf(key, place) + (lane % 3) - 1)];
            Assert.Equal(asked & Enumerable.Range(0, LaneQualities.Count).Aggregate(0u, (mask, lane) => lane % 3 == 2 ? mask : mask | 1u << lane), key.Reaching(lanes, asked, least));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static void CheckReaching<TKey>(TKey key, LaneQualities lanes, Qualities[] places, uint asked, int near)
        where TKey : struct, IStrategyKey
    {
        foreach (var number in (long[])[-1, 0, int.MaxValue, long.MaxValue, .. Around(KeyOf(key, places[near]))])
        {
            var expected = Enumerable.Range(0, LaneQualities.Count).Aggregate(0u, (mask, lane) => KeyOf(key, places[lane]) >= number ? mask | 1u << lane : mask);
            Assert.Equal(expected & asked, key.Reaching(lanes, asked, number));
        }
    }

    private static long KeyOf<TKey>(TKey key, Qualities place)
        where TKey : struct, IStrategyKey => key.Of(place.Skills, place.Language, place.Location, place.Trade);

    private static Gen<(CriterionWeights Weights, Qualities[] Places, MatchStrategy Strategy, uint Asked, int Near)> Blocks()
    {
        // Few values, so that keys are often equal; many, so that they lie near each other.
        var quality = Gen.OneOf(Gen.Elements(0, 5_000, 10_000), Gen.Choose(0, 10_000));
        var place = from skills in quality from language in quality from location in quality from trade in quality select new Qualities(skills, language, location, trade);
        return from weight in Gen.Elements(0, 7, 35, 100)
               from other in Gen.Choose(0, 100 - weight)
               from third in Gen.Choose(0, 100 - weight - other)
               from places in place.ArrayOf(LaneQualities.Count)
               from strategy in Gen.Elements(MatchStrategy.All.ToArray())
               from asked in Gen.Choose(int.MinValue, int.MaxValue)
               from near in Gen.Choose(0, LaneQualities.Count - 1)
               select (new CriterionWeights(weight, other, third, 100 - weight - other - third), places, strategy, (uint)asked, near);
    }

    private static long[] Around(long key) => [key - 1, key, key + 1];

    private static Gen<(CriterionWeights Weights, int Language, int Location, int Trade, MatchStrategy Strategy, int Near)> Questions() =>
        from skills in Gen.Elements(0, 1, 7, 35, 100)
        from language in Gen.Choose(0, 10_000)
        from location in Gen.Choose(0, 10_000)
        from trade in Gen.Elements(0, 1_000, 5_000, 10_000)
        from strategy in Gen.Elements(MatchStrategy.All.ToArray())
        from near in Gen.Choose(0, 10_000)
        select (new CriterionWeights(skills, (100 - skills) / 2, (100 - skills + 1) / 2, 0), language, location, trade, strategy, near);
}
