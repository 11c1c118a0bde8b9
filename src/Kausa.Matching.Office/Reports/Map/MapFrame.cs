using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports.Map;

/// <summary>A rectangle of the 100 m grid, ends inclusive.</summary>
/// <param name="West">Least easting in 100 m.</param>
/// <param name="South">Least northing.</param>
/// <param name="East">Greatest easting.</param>
/// <param name="North">Greatest northing.</param>
internal readonly record struct MapFrame(int West, int South, int East, int North)
{
    public int Width => East - West;

    public int Height => North - South;

    /// <summary>The smallest frame around points; there is at least one.</summary>
    public static MapFrame Around(IEnumerable<GridPosition> points) => points.Aggregate(
        new MapFrame(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue),
        (frame, point) => new MapFrame(Math.Min(frame.West, point.X100m), Math.Min(frame.South, point.Y100m), Math.Max(frame.East, point.X100m), Math.Max(frame.North, point.Y100m)));

    /// <summary>The smallest frame around frames; there is at least one.</summary>
    public static MapFrame Around(IEnumerable<MapFrame> frames) => frames.Aggregate((a, b) =>
        new MapFrame(Math.Min(a.West, b.West), Math.Min(a.South, b.South), Math.Max(a.East, b.East), Math.Max(a.North, b.North)));

    /// <summary>The frame with a margin, widened to the shape of a picture.</summary>
    /// <param name="least100m">Least width and height.</param>
    /// <param name="marginPercent">Margin on each side.</param>
    /// <param name="shapeWidth">Width of the picture.</param>
    /// <param name="shapeHeight">Height of the picture.</param>
    public MapFrame Fitted(int least100m, int marginPercent, int shapeWidth, int shapeHeight)
    {
        var width = Math.Max(least100m, Width * (100 + (2 * marginPercent)) / 100);
        var height = Math.Max(least100m, Height * (100 + (2 * marginPercent)) / 100);
        width = Math.Max(width, height * shapeWidth / shapeHeight);
        height = Math.Max(height, width * shapeHeight / shapeWidth);
        var west = West + (Width / 2) - (width / 2);
        var south = South + (Height / 2) - (height / 2);
        return new MapFrame(west, south, west + width, south + height);
    }

    /// <summary>Whether any of an outline can lie in the frame.</summary>
    public bool Shows(DistrictOutline outline) =>
        outline.Box.West <= East && outline.Box.East >= West && outline.Box.South <= North && outline.Box.North >= South;
}
