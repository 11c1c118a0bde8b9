using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Tests.Random;

public class RandomSourceTests
{
    // First values of the authors' C programs: SplitMix64 from state 0, and xoshiro256** with the state that SplitMix64 makes of 0.
    [Fact]
    public void SplitMix64_FromZero_GivesThePublishedSequence()
    {
        var state = 0UL;
        Assert.Equal(0xE220A8397B1DCDAFUL, SplitMix64.Next(ref state));
        Assert.Equal(0x6E789E6AA1B965F4UL, SplitMix64.Next(ref state));
        Assert.Equal(0x06C45D188009454FUL, SplitMix64.Next(ref state));
    }

    [Fact]
    public void Next_SeedZero_GivesTheKnownSequence()
    {
        var stream = new RandomStream(0);
        Assert.Equal([0x99EC5F36CB75F2B4UL, 0xBF6E1F784956452AUL, 0x1A5F849D4933E6E0UL], [stream.Next(), stream.Next(), stream.Next()]);
    }

    [Fact]
    public void Stream_SameTopicAndIndex_RepeatsItself() =>
        Assert.Equal(Values(new RandomSource(7).Stream("a", 3)), Values(new RandomSource(7).Stream("a", 3)));

    [Theory]
    [InlineData(8, "a", 3)]
    [InlineData(7, "b", 3)]
    [InlineData(7, "a", 4)]
    public void Stream_OtherSeedTopicOrIndex_SharesNothing(ulong seed, string topic, int index) =>
        Assert.Empty(Values(new RandomSource(7).Stream("a", 3)).Intersect(Values(new RandomSource(seed).Stream(topic, index))));

    [Fact]
    public void Rank_EachHundred_HoldsEachRankOnceInAnotherOrder()
    {
        var source = new RandomSource(7);
        var first = Enumerable.Range(0, 100).Select(i => source.Rank("a", i)).ToList();
        var second = Enumerable.Range(100, 100).Select(i => source.Rank("a", i)).ToList();
        Assert.Equal(Enumerable.Range(0, 100), first.Order());
        Assert.Equal(Enumerable.Range(0, 100), second.Order());
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    [InlineData(int.MaxValue)]
    public void Below_AnyBound_StaysBelowIt(int bound)
    {
        var stream = new RandomStream(11);
        Assert.All(Enumerable.Range(0, 1_000), _ => Assert.InRange(stream.Below(bound), 0, bound - 1));
    }

    [Fact]
    public void Below_ManyDraws_AreEven()
    {
        var stream = new RandomStream(5);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            counts[stream.Below(7)]++;
        }

        // Binomial with mean 10,000 and deviation 93: five deviations.
        Assert.All(counts, count => Assert.InRange(count, 9_535, 10_465));
    }

    [Fact]
    public void NormalThousandths_ManyDraws_HaveMeanDeviationAndTails()
    {
        var stream = new RandomStream(5);
        var values = Enumerable.Range(0, 100_000).Select(_ => (long)stream.NormalThousandths(1_000)).ToList();
        Assert.InRange(values.Sum() / values.Count, -15, 15);
        Assert.InRange(values.Sum(value => value * value) / values.Count, 985_000, 1_015_000);
        // P(|z| > 1.96) = 5 %.
        Assert.InRange(values.Count(value => value is > 1_960 or < -1_960), 4_700, 5_300);
    }

    private static ulong[] Values(RandomStream stream) => [.. Enumerable.Range(0, 50).Select(_ => stream.Next())];
}
