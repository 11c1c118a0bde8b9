using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
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
