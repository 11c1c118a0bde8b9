using System.Globalization;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>Marks that differ in shape, so that they can be told apart without colour.</summary>
internal static class SvgMark
{
    /// <summary>Number of shapes; beyond it they begin anew.</summary>
    public const int ShapeCount = 13;

    /// <summary>A mark.</summary>
    /// <param name="number">Which shape, from 0.</param>
    /// <param name="x">Position of its middle.</param>
    /// <param name="y">Position of its middle.</param>
    public static string Of(int number, double x, double y)
    {
        FormattableString path = (number % ShapeCount) switch
        {
            0 => $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"5\" class=\"mark\"/>",
            1 => $"<path d=\"M{x - 5:0.0} {y - 5:0.0}h10v10h-10z\" class=\"mark\"/>",
            2 => $"<path d=\"M{x:0.0} {y - 6:0.0}l6 11h-12z\" class=\"mark\"/>",
            3 => $"<path d=\"M{x:0.0} {y - 7:0.0}l6 7l-6 7l-6 -7z\" class=\"mark\"/>",
            4 => $"<path d=\"M{x - 5:0.0} {y - 5:0.0}l10 10m0 -10l-10 10\" class=\"open\"/>",
            5 => $"<path d=\"M{x - 6:0.0} {y:0.0}h12m-6 -6v12\" class=\"open\"/>",
            6 => $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"5\" class=\"open\"/>",
            7 => $"<path d=\"M{x - 5:0.0} {y - 5:0.0}h10v10h-10z\" class=\"open\"/>",
            8 => $"<path d=\"M{x:0.0} {y - 6:0.0}l6 11h-12z\" class=\"open\"/>",
            9 => $"<path d=\"M{x:0.0} {y + 6:0.0}l6 -11h-12z\" class=\"mark\"/>",
            10 => $"<path d=\"M{x:0.0} {y + 6:0.0}l6 -11h-12z\" class=\"open\"/>",
            11 => $"<path d=\"M{x:0.0} {y - 7:0.0}l6 7l-6 7l-6 -7z\" class=\"open\"/>",
            _ => $"<path d=\"M{x - 6:0.0} {y:0.0}h12m-6 -6v12m-4 -10l8 8m0 -8l-8 8\" class=\"open\"/>",
        };
        return path.ToString(CultureInfo.InvariantCulture);
    }
}
