using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Kernels;
using Xunit;

namespace Kausa.Matching.Tests.Kernels;

public sealed class LaneLookUpTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(192)]
    [InlineData(1_024)]
    [InlineData(1_025)]
    [InlineData(40_000)]
    public void Of_NumbersAnywhereInATable_AreTheEntries(int count)
    {
        // Neighbours differ, in both bytes.
        var table = Enumerable.Range(0, LaneLookUp.TableLength(count)).Select(number => (short)(number * 7_919)).ToArray();
        var number = Gen.OneOf(Gen.Choose(0, count - 1), Gen.Choose(0, (count - 1) / 64).Select(step => step * 64), Gen.Choose(0, (count - 1) / 64).Select(step => Math.Min(count - 1, (step * 64) + 63)));
        Prop.ForAll(number.Select(at => (ushort)at).ArrayOf(LaneLookUp.Lanes).ToArbitrary(), numbers =>
        {
            var values = new short[LaneLookUp.Lanes + 2];
            LaneLookUp.Of(table, in numbers[0], ref values[1]);
            Assert.Equal([0, .. numbers.Select(at => table[at]), 0], values);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 128)]
    public void TableLength_AnyCount_IsWholeSteps(int count, int expected) => Assert.Equal(expected, LaneLookUp.TableLength(count));
}
