using Kausa.Matching.Kernels;
using Xunit;

namespace Kausa.Matching.Tests.Kernels;

public class FloorRootsTests
{
    // Rounding can only go wrong next to a square. Up to 4,096² roots need no correction.
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData((4_096 * 4_096) + 1)]
    [InlineData(4_096 * 4_096)]
    public void Of_EverySquareAndItsNeighbours_IsTheWholeRoot(int most)
    {
        var squared = new int[32];
        var roots = new ushort[32];
        for (var first = 0; first <= 46_339; first += 8)
        {
            for (var lane = 0; lane < 32; lane++)
            {
                var root = first + (lane / 4);
                squared[lane] = (int)Math.Clamp(((long)root * root) + (lane % 4) - 2, 0, FloorRoots.MaxSquare);
            }

            FloorRoots.Of(squared, most, roots);

            for (var lane = 0; lane < 32; lane++)
            {
                long root = roots[lane];
                var square = Math.Min(squared[lane], most);
                Assert.True(root * root <= square && square < (root + 1) * (root + 1), $"the root of {square} is not {root}");
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(99, 9)]
    [InlineData(100, 10)]
    public void Of_NumbersAboveTheMost_AreTakenForIt(int most, int expected)
    {
        var squared = new int[32];
        squared.AsSpan().Fill(FloorRoots.MaxSquare);
        var roots = new ushort[32];

        FloorRoots.Of(squared, most, roots);

        Assert.All(roots, root => Assert.Equal(expected, root));
    }
}
