using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Learning;

/// <summary>Points for two criteria together: a grid of 5 × 5 knots, one for every 2,500 basis points, bilinear between them.</summary>
/// <remarks>Integers; never falls when either quality rises. Immutable and thread-safe.</remarks>
public sealed record CriterionSurface
{
    /// <summary>Basis points from one knot to the next.</summary>
    public const int StepBasisPoints = 2_500;

    /// <summary>Knots along each side.</summary>
    public const int SideKnotCount = (10_000 / StepBasisPoints) + 1;

    /// <summary>Most points of a knot.</summary>
    public const long PointsMax = 1L << 38;

    /// <summary>Creates a surface.</summary>
    /// <param name="first">Criterion along the rows.</param>
    /// <param name="second">Criterion along the columns, after <paramref name="first"/>.</param>
    /// <param name="points">Row by row; each 0..2^38 and none below its neighbour before in row or column.</param>
    /// <exception cref="ArgumentException">The points are not so; the message names the knot.</exception>
    public CriterionSurface(Criterion first, Criterion second, ValueList<long> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        ThrowHelper.Check(first < second, nameof(second), $"{first} and {second}; allowed are two criteria in the order of the enumeration");
        ThrowHelper.Check(points.Count == SideKnotCount * SideKnotCount, nameof(points), string.Create(CultureInfo.InvariantCulture, $"{points.Count} knots; allowed are {SideKnotCount * SideKnotCount}"));
        for (int at = 0; at < points.Count; at++)
        {
            bool isRising = (at % SideKnotCount == 0 || points[at] >= points[at - 1]) && (at < SideKnotCount || points[at] >= points[at - SideKnotCount]);
            ThrowHelper.Check(
                points[at] is >= 0 and <= PointsMax && isRising,
                nameof(points),
                string.Create(CultureInfo.InvariantCulture, $"knot {at / SideKnotCount}, {at % SideKnotCount} of {first} and {second} has {points[at]}; allowed is 0..{PointsMax} and not below a knot before"));
        }

        First = first;
        Second = second;
        Points = points;
    }

    /// <summary>Criterion along the rows.</summary>
    public Criterion First { get; }

    /// <summary>Criterion along the columns.</summary>
    public Criterion Second { get; }

    /// <summary>Points row by row.</summary>
    public ValueList<long> Points { get; }

    /// <summary>Points of two qualities, rounded down once.</summary>
    /// <param name="first">Quality of the first criterion, basis points 0..10,000.</param>
    /// <param name="second">Quality of the second.</param>
    /// <returns>0..2^38, non-decreasing in both.</returns>
    public long PointsOf(int first, int second)
    {
        int row = Math.Min(first / StepBasisPoints, SideKnotCount - 2);
        int column = Math.Min(second / StepBasisPoints, SideKnotCount - 2);
        long down = first - (row * StepBasisPoints);
        long right = second - (column * StepBasisPoints);
        int at = (row * SideKnotCount) + column;

        // Up to 2^38 · 2,500² < 2^61; one division, so that rounding cannot break the order.
        return ((((StepBasisPoints - down) * (((StepBasisPoints - right) * Points[at]) + (right * Points[at + 1])))
            + (down * (((StepBasisPoints - right) * Points[at + SideKnotCount]) + (right * Points[at + SideKnotCount + 1]))))
            / ((long)StepBasisPoints * StepBasisPoints));
    }
}
