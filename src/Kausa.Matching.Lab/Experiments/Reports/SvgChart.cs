using System.Globalization;
using System.Net;
using System.Text;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Charts as SVG that stay readable in print and without colour: marks differ in shape, every mark is labelled, axes have round numbers.</summary>
internal static class SvgChart
{
    /// <summary>What stands in the place of a chart without a figure.</summary>
    public const string Nothing = "<p>Not checked: no market gives a figure.</p>";

    private const int Width = 720;
    private const int LabelWidth = 250;
    private const int LegendWidth = 245;
    private const int RowHeight = 24;
    private const int Top = 22;

    /// <summary>Mean differences with their intervals, one row each, beside a line at zero.</summary>
    public static string Differences(string title, IReadOnlyList<(string Label, double Value, double Low, double High)> rows, bool? isMoreBetter)
    {
        if (rows.Count == 0)
        {
            return Nothing;
        }

        var bottom = (rows.Count * RowHeight) + Top;
        var axis = new SvgAxis(rows.SelectMany(row => new[] { row.Low, row.High, 0 }), LabelWidth, Width - 24);
        var svg = Begin(title, bottom + 34);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{LabelWidth} {bottom}H{Width - 24}\" class=\"axis\"/>");
        foreach (var tick in axis.Ticks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{axis.At(tick):0.0} {bottom}v4\" class=\"axis\"/><text x=\"{axis.At(tick):0.0}\" y=\"{bottom + 18}\" text-anchor=\"middle\" class=\"note\">{axis.Text(tick)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{axis.At(0):0.0}\" y1=\"{Top - 6}\" x2=\"{axis.At(0):0.0}\" y2=\"{bottom}\" class=\"zero\"/>");
        if (isMoreBetter is { } isBetter)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 8}\" y=\"{Top - 9}\" class=\"note\" text-anchor=\"end\">{(isBetter ? "better →" : "worse →")}</text>");
        }

        for (var at = 0; at < rows.Count; at++)
        {
            var y = Top + (at * RowHeight) + (RowHeight / 2);
            var row = rows[at];
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 10}\" y=\"{y + 4}\" text-anchor=\"end\">{Html(row.Label)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{axis.At(row.Low):0.0} {y}H{axis.At(row.High):0.0}M{axis.At(row.Low):0.0} {y - 5}v10M{axis.At(row.High):0.0} {y - 5}v10\" class=\"interval\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{axis.At(row.Value):0.0}\" cy=\"{y}\" r=\"4\" class=\"mark\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>One measure against another, one labelled mark for each row.</summary>
    public static string Scatter(string title, string xTitle, string yTitle, IReadOnlyList<(string Label, double X, double Y)> points)
    {
        var height = Math.Max(380, (points.Count * RowHeight) + 60);
        SvgAxis x = new(points.Select(point => point.X), 74, Width - LegendWidth - 14), y = new(points.Select(point => point.Y), height - 66, Top + 14);
        var svg = Frame(title, height, xTitle, yTitle, x, y);
        for (var at = 0; at < points.Count; at++)
        {
            var legendY = Top + 14 + (at * RowHeight);
            svg.Append(SvgMark.Of(at, x.At(points[at].X), y.At(points[at].Y)));
            svg.Append(SvgMark.Of(at, Width - LegendWidth + 34, legendY));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - LegendWidth + 48}\" y=\"{legendY + 4}\">{Html(points[at].Label)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Curves over one axis, each with marks of its own shape and its name at its end.</summary>
    /// <param name="title">Title for people who cannot see it.</param>
    /// <param name="xTitle">Title of the axis.</param>
    /// <param name="yTitle">Title of the other.</param>
    /// <param name="at">Values along the axis, rising.</param>
    /// <param name="curves">Name and one value for each of them.</param>
    /// <param name="reference">Value at which a line is drawn; null for none.</param>
    public static string Curves(string title, string xTitle, string yTitle, IReadOnlyList<double> at, IReadOnlyList<(string Label, IReadOnlyList<double> Values)> curves, double? reference)
    {
        const int height = 420;
        SvgAxis x = new(at, 74, Width - LegendWidth - 14), y = new(curves.SelectMany(curve => curve.Values).Concat(reference is { } line ? [line] : []), height - 66, Top + 8);
        var svg = Frame(title, height, xTitle, yTitle, x, y);
        if (reference is { } level)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"60\" y1=\"{y.At(level):0.0}\" x2=\"{Width - LegendWidth}\" y2=\"{y.At(level):0.0}\" class=\"zero\"/>");
        }

        var labels = Spread([.. curves.Select(curve => y.At(curve.Values[^1]) + 4)], 16, Top + 4, height - 52);
        for (var curve = 0; curve < curves.Count; curve++)
        {
            var points = curves[curve].Values.Select((value, index) => (X: x.At(at[index]), Y: y.At(value))).ToList();
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{string.Join('L', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.0} {point.Y:0.0}")))}\" class=\"curve{(curve % 2 == 1 ? " alt" : string.Empty)}\"/>");
            foreach (var point in points)
            {
                svg.Append(SvgMark.Of(curve, point.X, point.Y));
            }

            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{points[^1].X + 8:0.0} {points[^1].Y:0.0}L{Width - LegendWidth + 22} {labels[curve] - 4:0.0}\" class=\"axis\"/>");
            svg.Append(SvgMark.Of(curve, Width - LegendWidth + 32, labels[curve] - 4));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - LegendWidth + 44}\" y=\"{labels[curve]:0.0}\">{Html(curves[curve].Label)}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    // Both axes with their numbers and titles.
    private static StringBuilder Frame(string title, int height, string xTitle, string yTitle, SvgAxis x, SvgAxis y)
    {
        const int left = 60, bottom = 52;
        var svg = Begin(title, height);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {Top}V{height - bottom}H{Width - LegendWidth}\" class=\"axis\"/>");
        foreach (var tick in x.Ticks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x.At(tick):0.0} {height - bottom}v4\" class=\"axis\"/><text x=\"{x.At(tick):0.0}\" y=\"{height - bottom + 17}\" text-anchor=\"middle\" class=\"note\">{x.Text(tick)}</text>");
        }

        foreach (var tick in y.Ticks)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {y.At(tick):0.0}h-4\" class=\"axis\"/><text x=\"{left - 7}\" y=\"{y.At(tick) + 4:0.0}\" text-anchor=\"end\" class=\"note\">{y.Text(tick)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(left + Width - LegendWidth) / 2}\" y=\"{height - 14}\" text-anchor=\"middle\">{Html(xTitle)}</text>");
        return svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {(Top + height - bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Html(yTitle)}</text>");
    }

    // Moves labels apart, keeping their order, so that none covers another.
    private static double[] Spread(double[] wanted, double distance, double top, double bottom)
    {
        var order = Enumerable.Range(0, wanted.Length).OrderBy(at => wanted[at]).ToArray();
        var placed = new double[wanted.Length];
        var last = top - distance;
        foreach (var at in order)
        {
            last = placed[at] = Math.Max(wanted[at], last + distance);
        }

        var limit = bottom;
        foreach (var at in order.Reverse())
        {
            placed[at] = Math.Min(placed[at], limit);
            limit = placed[at] - distance;
        }

        return placed;
    }

    private static StringBuilder Begin(string title, int height) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Html(title)}\">");

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
