using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports.Map;

/// <summary>What a point of a map is.</summary>
internal enum MapPointKind
{
    /// <summary>Where somebody lives, as coarse as a postal code.</summary>
    Home,

    /// <summary>Where a place lies.</summary>
    Site,
}

/// <summary>A point of a map.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">Where it is.</param>
/// <param name="Label">Ranks of the places there; empty for no label.</param>
internal sealed record MapPoint(MapPointKind Kind, GridPosition Position, string Label);

/// <summary>The small map of a sheet.</summary>
/// <param name="Frame">What it shows.</param>
/// <param name="Points">What it shows, the most important last and on top.</param>
internal sealed record SheetMap(MapFrame Frame, ValueList<MapPoint> Points)
{
    public const int Width = 320;
    public const int Height = 230;
    private const int Least100m = 120;
    private const int MarginPercent = 14;

    /// <summary>A person's home and the places on their sheet.</summary>
    /// <returns>The map, or null when no point is known.</returns>
    public static SheetMap? OfPerson(Location? home, IEnumerable<(int Rank, Location? Site)> places) => Of(
    [
        .. places.Where(place => place.Site is not null).GroupBy(place => place.Site!.Position)
            .Select(group => new MapPoint(MapPointKind.Site, group.Key, string.Join(", ", group.Select(place => place.Rank.ToString(CultureInfo.InvariantCulture))))),
        .. home is null ? Enumerable.Empty<MapPoint>() : [new MapPoint(MapPointKind.Home, home.Position, string.Empty)],
    ]);

    /// <summary>A company's sites and the homes of people on its sheet.</summary>
    /// <returns>The map, or null when no point is known.</returns>
    public static SheetMap? OfCompany(IEnumerable<Location> sites, IEnumerable<Location> homes) => Of(
    [
        .. homes.Select(home => home.Position).Distinct().Select(position => new MapPoint(MapPointKind.Home, position, string.Empty)),
        .. sites.Select(site => site.Position).Distinct().Select(position => new MapPoint(MapPointKind.Site, position, string.Empty)),
    ]);

    private static SheetMap? Of(ValueList<MapPoint> points) => points.Count == 0
        ? null
        : new SheetMap(MapFrame.Around(points.Select(point => point.Position)).Fitted(Least100m, MarginPercent, Width, Height), points);
}
