using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports.Map;

/// <summary>Lays a frame of the grid over a picture, north up.</summary>
/// <param name="frame">What is shown; at least one step wide.</param>
/// <param name="width">Width of the picture.</param>
/// <param name="height">Height of the picture; 0 takes that of the frame's shape.</param>
internal sealed class MapView(MapFrame frame, int width, int height)
{
    public int Width => width;

    public int Height { get; } = height > 0 ? height : Math.Max(1, width * frame.Height / frame.Width);

    /// <summary>Where a position lies in the picture.</summary>
    public (int X, int Y) At(GridPosition position) =>
        (((position.X100m - frame.West) * width) / frame.Width, ((frame.North - position.Y100m) * width) / frame.Width);

    /// <summary>Takes outlines drawn from the north-west corner of <paramref name="origin"/> to the picture.</summary>
    public string Transform(MapFrame origin)
    {
        var millionths = width * 1_000_000L / frame.Width;
        var (x, y) = (((origin.West - frame.West) * (long)width) / frame.Width, ((frame.North - origin.North) * (long)width) / frame.Width);
        return string.Create(CultureInfo.InvariantCulture, $"translate({x} {y}) scale({millionths / 1_000_000}.{millionths % 1_000_000:D6})");
    }
}
