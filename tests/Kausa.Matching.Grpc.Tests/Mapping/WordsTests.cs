using System.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Grpc.Tests.Mapping;

public class WordsTests
{
    // Enumerations that the contract has of its own.
    private static readonly string[] OwnOfTheContract = ["View", "GroupBy", "Role", "Scope", "CohortRunState", "Reranker", "Strategy", "PlanFileFormat"];

    [Fact]
    public void Enums_OfContractAndModel_HaveTheSameMembers()
    {
        var models = new[] { typeof(Candidate), typeof(FactChange) }.SelectMany(type => type.Assembly.GetTypes()).Where(type => type is { IsEnum: true, IsPublic: true }).ToDictionary(type => type.Name);
        var compared = 0;
        foreach (var wire in MatchingContract.DescriptorSet().File.SelectMany(file => file.EnumType).Where(type => !OwnOfTheContract.Contains(type.Name)))
        {
            Assert.True(models.TryGetValue(wire.Name, out var model), $"The model has no {wire.Name}.");
            var expected = (IEnumerable<string>)typeof(WordsTests).GetMethod(nameof(Expected), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(model).Invoke(null, [wire.Value[0].Name])!;
            Assert.Equal(expected, wire.Value.Select(value => $"{value.Name} = {value.Number}"));
            compared++;
        }

        Assert.True(compared > 40, $"{compared} enumerations compared");
    }

    [Fact]
    public void Strategies_OfContractAndEngine_AreTheSame()
    {
        var wire = MatchingContract.DescriptorSet().File.SelectMany(file => file.EnumType).Single(type => type.Name == "Strategy").Value;
        Assert.Equal(MatchStrategy.All.Select(strategy => $"STRATEGY_{strategy.Code} = {(int)StrategyWords.Of(strategy)}").Prepend("STRATEGY_UNSPECIFIED = 0").Append("STRATEGY_LEARNED = 7"), wire.Select(value => $"{value.Name} = {value.Number}"));
        Assert.All(MatchStrategy.All, strategy => Assert.Same(strategy, StrategyWords.Find(StrategyWords.Of(strategy))));
        Assert.Null(StrategyWords.Find(V1.Strategy.Unspecified));
        Assert.Null(StrategyWords.Find((V1.Strategy)99));
    }

    private static IEnumerable<string> Expected<T>(string unspecified)
        where T : struct, Enum => Enum.GetValues<T>().Select(member => $"{unspecified.Replace("UNSPECIFIED", member.Code(), StringComparison.Ordinal)} = {Words.Of(member)}").Prepend($"{unspecified} = 0");
}
