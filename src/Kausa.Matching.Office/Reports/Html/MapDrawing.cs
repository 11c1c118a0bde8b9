using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;

namespace Kausa.Matching.Office.Reports.Html;

/// <summary>Draws maps as SVG; the outlines stand in the page once and every map refers to them.</summary>
internal sealed class MapDrawing(HtmlWriter html, PageTexts texts, IReadOnlyList<DistrictOutline> outlines)
{
    private readonly MapFrame _page = outlines.Count == 0 ? default : MapFrame.Around(outlines.Select(outline => outline.Box));

    /// <summary>The outlines and signs, unseen, for <c>use</c>.</summary>
    public void Definitions()
    {
        if (outlines.Count == 0)
        {
            return;
        }

        html.Open("svg", ("class", "defs"), ("aria-hidden", "true"), ("width", "0"), ("height", "0")).Open("defs");
        for (var i = 0; i < outlines.Count; i++)
        {
            html.Shape("path", ("id", Reference(i)), ("d", string.Concat(outlines[i].Rings.Select(Path))));
        }

        html.Shape("rect", ("id", "home"), ("class", "home"), ("x", "-5"), ("y", "-5"), ("width", "10"), ("height", "10"));
        html.Shape("circle", ("id", "site"), ("class", "site"), ("r", "5")).Close().Close();
    }

    /// <summary>The small map of a sheet.</summary>
    /// <param name="map">The map.</param>
    /// <param name="title">What it shows, for those who do not see it.</param>
    public void Draw(SheetMap map, string title)
    {
        var view = new MapView(map.Frame, SheetMap.Width, SheetMap.Height);
        OpenPicture(view, title, "map small");
        html.Open("g", ("class", "land"), ("transform", view.Transform(_page)));
        foreach (var (i, _) in outlines.Index().Where(item => map.Frame.Shows(item.Item)))
        {
            html.Shape("use", ("href", $"#{Reference(i)}"));
        }

        html.Close();
        foreach (var point in map.Points)
        {
            var (x, y) = view.At(point.Position);
            if (point.Kind == MapPointKind.Home)
            {
                html.Shape("use", ("href", "#home"), ("x", Number(x)), ("y", Number(y)));
            }
            else
            {
                html.Shape("use", ("href", "#site"), ("x", Number(x)), ("y", Number(y)));
            }
        }

        Labels(map, view);
        html.Close();
    }

    /// <summary>The map of the office: its districts coloured, each with its sign.</summary>
    /// <param name="districts">Class and sign by key.</param>
    /// <param name="title">What it shows.</param>
    public void DrawRegion(IReadOnlyDictionary<string, (string Class, string Sign)> districts, string title)
    {
        var shown = outlines.Where(outline => districts.ContainsKey(outline.Ags)).ToList();
        var frame = MapFrame.Around(shown.Select(outline => outline.Box));
        const int Wide = 640;
        var view = new MapView(frame.Fitted(1, 2, Wide, Math.Max(240, Math.Min(640, Wide * Math.Max(1, frame.Height) / Math.Max(1, frame.Width)))), Wide, 0);
        OpenPicture(view, title, "map region");
        html.Open("g", ("transform", view.Transform(_page)));
        foreach (var (i, outline) in outlines.Index().Where(item => districts.ContainsKey(item.Item.Ags)))
        {
            html.Shape("use", ("href", $"#{Reference(i)}"), ("class", districts[outline.Ags].Class));
        }

        html.Close();

        foreach (var outline in shown)
        {
            var (x, y) = view.At(outline.Label);
            html.Element("text", districts[outline.Ags].Sign, ("x", Number(x)), ("y", Number(y + 9)), ("text-anchor", "middle"));
        }

        html.Close();
    }

    private static string Reference(int index) => string.Create(CultureInfo.InvariantCulture, $"k{index}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void OpenPicture(MapView view, string title, string name) => html.Open("svg", ("class", name), ("role", "img"), ("aria-label", title),
        ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {view.Width} {view.Height}")));

    // Steps from the page's north-west corner, north up.
    private string Path(ValueList<GridPosition> ring)
    {
        var path = new System.Text.StringBuilder();
        var last = new GridPosition(_page.West, _page.North);
        foreach (var (i, point) in ring.Index())
        {
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "M" : i == 1 ? "l" : " ")}{point.X100m - last.X100m} {last.Y100m - point.Y100m}");
            last = point;
        }

        return path.Append('z').ToString();
    }

    private void Labels(SheetMap map, MapView view)
    {
        var labels = new MapLabels(view, map.Points.Select(point => view.At(point.Position)));
        foreach (var point in map.Points.Where(point => point.Label.Length > 0))
        {
            var (x, y) = labels.Beside(view.At(point.Position), point.Label.Length);
            html.Element("text", point.Label, ("x", Number(x)), ("y", Number(y)));
        }

        foreach (var outline in outlines.Where(map.Frame.Shows))
        {
            var name = Name(outline);
            if (labels.IfFree(view.At(outline.Label), name.Length) is { } at)
            {
                html.Element("text", name, ("class", "land"), ("x", Number(at.X)), ("y", Number(at.Y)));
            }
        }
    }

    // On a map the kind of district is clear without words.
    private static string Name(DistrictOutline outline)
    {
        var name = ReferenceCatalogue.Shared.FindDistrict(outline.Ags)?.Name ?? string.Empty;
        return name.StartsWith("Landkreis ", StringComparison.Ordinal) ? name["Landkreis ".Length..] : name;
    }

    /// <summary>Words for those who read the map's points.</summary>
    public void Legend(bool isPerson)
    {
        html.Open("p", ("class", "legend"));
        html.Element("span", "■", ("class", "homekey"), ("aria-hidden", "true")).Text($" {texts[isPerson ? "MAP_HOME" : "MAP_HOMES"]} · ");
        html.Element("span", "●", ("class", "sitekey"), ("aria-hidden", "true")).Text($" {texts[isPerson ? "MAP_PLACES" : "MAP_SITES"]} · {texts["MAP_CREDIT"]}").Close();
    }
}
