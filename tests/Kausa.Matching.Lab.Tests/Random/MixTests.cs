using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Tests.Random;

public class MixTests
{
    [Fact]
    public void At_AllRanks_GivesEachValueItsShare()
    {
        var mix = new Mix<string>(("a", 30), ("b", 0), ("c", 70));
        var values = Enumerable.Range(0, 100).Select(mix.At).ToList();
        Assert.Equal(30, values.Count(value => value == "a"));
        Assert.Equal(0, values.Count(value => value == "b"));
        Assert.Equal(70, values.Count(value => value == "c"));
        Assert.Equal(70, mix.PercentOf("c"));
    }

    [Theory]
    [InlineData(50, 49)]
    [InlineData(50, 51)]
    [InlineData(-1, 101)]
    public void Create_SharesThatAreNoHundred_Throws(int first, int second) =>
        Assert.ThrowsAny<ArgumentException>(() => new Mix<int>((1, first), (2, second)));

    [Theory]
    [InlineData(-1)]
    [InlineData(100)]
    public void At_NoRank_Throws(int rank) => Assert.Throws<ArgumentOutOfRangeException>(() => new Mix<int>((1, 100)).At(rank));
}
