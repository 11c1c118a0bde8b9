using System.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Tests.Mapping;

public class WordsTests
{
    // Enumerations that the contract has of its own.
    private static readonly string[] OwnOfTheContract = ["View", "GroupBy", "Role", "Scope", "CohortRunState", "Reranker", "PlanFileFormat"];

    [Fact]
    public void Enums_OfContractAndModel_HaveTheSameMembers()
    {
        var models = typeof(Candidate).Assembly.GetTypes().Where(type => type is { IsEnum: true, IsPublic: true }).ToDictionary(type => type.Name);
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

    private static IEnumerable<string> Expected<T>(string unspecified)
        where T : struct, Enum => Enum.GetValues<T>().Select(member => $"{unspecified.Replace("UNSPECIFIED", member.Code(), StringComparison.Ordinal)} = {Words.Of(member)}").Prepend($"{unspecified} = 0");
}
