using System.Globalization;
using System.Net;
using System.Text;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Charts as SVG that stay readable in print and without colour: marks differ in shape, and every mark is labelled.</summary>
internal static class SvgChart
{
    private const int Width = 720;
    private const int LabelWidth = 220;
    private const int RowHeight = 24;
    private const int Top = 22;

    private static readonly string[] Shapes = ["circle", "square", "triangle", "diamond", "cross", "plus", "ring", "box", "star"];

    /// <summary>Mean differences with their intervals, one row each, beside a line at zero.</summary>
    public static string Differences(string title, IReadOnlyList<(string Label, double Value, double Low, double High)> rows, bool? isMoreBetter)
    {
        var (low, high) = Range(rows.SelectMany(row => new[] { row.Low, row.High, 0 }));
        var svg = Begin(title, (rows.Count * RowHeight) + Top + 34);
        Axis(svg, low, high, (rows.Count * RowHeight) + Top, X);
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(0):0.0}\" y1=\"{Top - 6}\" x2=\"{X(0):0.0}\" y2=\"{(rows.Count * RowHeight) + Top}\" class=\"zero\"/>");
        if (isMoreBetter is { } isBetter)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 8}\" y=\"{Top - 9}\" class=\"note\" text-anchor=\"end\">{(isBetter ? "better →" : "worse →")}</text>");
        }

        for (var at = 0; at < rows.Count; at++)
        {
            var y = Top + (at * RowHeight) + (RowHeight / 2);
            var row = rows[at];
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{LabelWidth - 10}\" y=\"{y + 4}\" text-anchor=\"end\">{Text(row.Label)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(row.Low):0.0} {y}H{X(row.High):0.0}M{X(row.Low):0.0} {y - 5}v10M{X(row.High):0.0} {y - 5}v10\" class=\"interval\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(row.Value):0.0}\" cy=\"{y}\" r=\"4\" class=\"mark\"/>");
        }

        return svg.Append("</svg>").ToString();

        double X(double value) => LabelWidth + ((value - low) / (high - low) * (Width - LabelWidth - 24));
    }

    /// <summary>One measure against another, one labelled mark for each row.</summary>
    public static string Scatter(string title, string xTitle, string yTitle, IReadOnlyList<(string Label, double X, double Y)> points)
    {
        const int height = 380, left = 60, bottom = 52, right = 240;
        var (xLow, xHigh) = Range(points.Select(point => point.X));
        var (yLow, yHigh) = Range(points.Select(point => point.Y));
        var svg = Begin(title, height);
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{left} {Top}V{height - bottom}H{Width - right}\" class=\"axis\"/>");
        for (var at = 0; at <= 4; at++)
        {
            double x = xLow + ((xHigh - xLow) * at / 4), y = yLow + ((yHigh - yLow) * at / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(x):0.0}\" y=\"{height - bottom + 16}\" text-anchor=\"middle\" class=\"note\">{x:0.00}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left - 6}\" y=\"{Y(y) + 4:0.0}\" text-anchor=\"end\" class=\"note\">{y:0.00}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(left + Width - right) / 2}\" y=\"{height - 14}\" text-anchor=\"middle\">{Text(xTitle)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text transform=\"translate(14 {(Top + height - bottom) / 2}) rotate(-90)\" text-anchor=\"middle\">{Text(yTitle)}</text>");
        for (var at = 0; at < points.Count; at++)
        {
            var legendY = Top + 14 + (at * 26);
            svg.Append(Mark(Shapes[at % Shapes.Length], X(points[at].X), Y(points[at].Y)));
            svg.Append(Mark(Shapes[at % Shapes.Length], Width - right + 34, legendY));
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - right + 48}\" y=\"{legendY + 4}\">{Text(points[at].Label)}</text>");
        }

        return svg.Append("</svg>").ToString();

        double X(double value) => left + 14 + ((value - xLow) / (xHigh - xLow) * (Width - left - right - 28));

        double Y(double value) => height - bottom - 14 - ((value - yLow) / (yHigh - yLow) * (height - Top - bottom - 28));
    }

    private static StringBuilder Begin(string title, int height) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Text(title)}\">");

    private static void Axis(StringBuilder svg, double low, double high, int y, Func<double, double> x)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x(low):0.0} {y}H{x(high):0.0}\" class=\"axis\"/>");
        for (var at = 0; at <= 4; at++)
        {
            var value = low + ((high - low) * at / 4);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x(value):0.0}\" y=\"{y + 18}\" text-anchor=\"middle\" class=\"note\">{value:0.000}</text>");
        }
    }

    private static string Mark(string shape, double x, double y)
    {
        FormattableString path = shape switch
        {
            "circle" => $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"5\" class=\"mark\"/>",
            "ring" => $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"5\" class=\"open\"/>",
            "square" => $"<path d=\"M{x - 5:0.0} {y - 5:0.0}h10v10h-10z\" class=\"mark\"/>",
            "box" => $"<path d=\"M{x - 5:0.0} {y - 5:0.0}h10v10h-10z\" class=\"open\"/>",
            "triangle" => $"<path d=\"M{x:0.0} {y - 6:0.0}l6 11h-12z\" class=\"mark\"/>",
            "diamond" => $"<path d=\"M{x:0.0} {y - 7:0.0}l6 7l-6 7l-6 -7z\" class=\"mark\"/>",
            "cross" => $"<path d=\"M{x - 5:0.0} {y - 5:0.0}l10 10m0 -10l-10 10\" class=\"open\"/>",
            "plus" => $"<path d=\"M{x - 6:0.0} {y:0.0}h12m-6 -6v12\" class=\"open\"/>",
            _ => $"<path d=\"M{x:0.0} {y - 6:0.0}l6 11h-12z\" class=\"open\"/>",
        };
        return path.ToString(CultureInfo.InvariantCulture);
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var all = values.ToList();
        double low = all.Min(), high = all.Max();
        var margin = high > low ? (high - low) * 0.05 : 0.5;
        return (low - margin, high + margin);
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
