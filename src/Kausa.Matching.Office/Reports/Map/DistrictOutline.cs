using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Reports.Map;

/// <summary>The outline of one district on the 100 m grid.</summary>
/// <param name="Ags">Key of the district.</param>
/// <param name="Label">Inner point for its sign.</param>
/// <param name="Box">The smallest frame around it.</param>
/// <param name="Rings">Closed rings; holes are rings too (even-odd).</param>
internal sealed record DistrictOutline(string Ags, GridPosition Label, MapFrame Box, ValueList<ValueList<GridPosition>> Rings);

/// <summary>The outlines of all districts: data/map/district_outline.csv. Source and licence: docs/data.md.</summary>
internal static class DistrictOutlines
{
    private const string Resource = "map/district_outline.csv";
    private static readonly Lazy<ValueList<DistrictOutline>> Loaded = new(Load);

    /// <summary>All outlines, ascending by key.</summary>
    public static ValueList<DistrictOutline> All => Loaded.Value;

    private static ValueList<DistrictOutline> Load()
    {
        using var stream = typeof(DistrictOutlines).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var outlines = new List<DistrictOutline>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            var rings = cells[3].Split(';').Select(Ring).ToValueList();
            outlines.Add(new DistrictOutline(cells[0], new GridPosition(Number(cells[1]), Number(cells[2])), MapFrame.Around(rings.SelectMany(ring => ring)), rings));
        }

        return outlines.ToValueList();
    }

    // "x y dx dy dx dy …": a point, then steps.
    private static ValueList<GridPosition> Ring(string text)
    {
        var numbers = Array.ConvertAll(text.Split(' '), Number);
        var points = new List<GridPosition>(numbers.Length / 2);
        var (x, y) = (0, 0);
        for (var i = 0; i < numbers.Length; i += 2)
        {
            (x, y) = (x + numbers[i], y + numbers[i + 1]);
            points.Add(new GridPosition(x, y));
        }

        return points.ToValueList();
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
