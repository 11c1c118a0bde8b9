using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

public class PlaceItemTests
{
    private const int Most = (1 << 26) - 1;

    [Theory]
    [InlineData(PlaceItemKind.Others, 0, 0, 0)]
    [InlineData(PlaceItemKind.AreaBlock, byte.MaxValue, 0, 0)]
    [InlineData(PlaceItemKind.Others, 0, Most, 0)]
    [InlineData(PlaceItemKind.Others, 0, 0, Most)]
    [InlineData(PlaceItemKind.AreaBlock, byte.MaxValue, Most, Most)]
    internal void Parts_OfTheLargestNumbers_AreKeptApart(PlaceItemKind kind, byte segment, int number, int owner)
    {
        var item = new PlaceItem(kind, segment, number, owner);

        Assert.Equal((kind, segment, number, owner), (item.Kind, item.Segment, item.Number, item.Owner));
    }
}
