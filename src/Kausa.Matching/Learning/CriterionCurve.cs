using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Learning;

/// <summary>Points for one criterion: 21 knots, one for every 500 basis points of quality, straight between them.</summary>
/// <remarks>Integers; never falls when the quality rises. Immutable and thread-safe.</remarks>
public sealed record CriterionCurve
{
    /// <summary>Basis points from one knot to the next.</summary>
    public const int StepBasisPoints = 500;

    /// <summary>Number of knots.</summary>
    public const int KnotCount = (10_000 / StepBasisPoints) + 1;

    /// <summary>Most points of a knot.</summary>
    public const long PointsMax = 1L << 40;

    /// <summary>Creates a curve.</summary>
    /// <param name="criterion">Whose quality it reads.</param>
    /// <param name="points">Points at quality 0, 500, …, 10,000; each 0..2^40 and none below the one before.</param>
    /// <exception cref="ArgumentException">The points are not so; the message names the knot.</exception>
    public CriterionCurve(Criterion criterion, ValueList<long> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        ThrowHelper.Check(points.Count == KnotCount, nameof(points), string.Create(CultureInfo.InvariantCulture, $"{points.Count} knots for {criterion}; allowed are {KnotCount}"));
        for (int knot = 0; knot < points.Count; knot++)
        {
            ThrowHelper.Check(
                points[knot] is >= 0 and <= PointsMax && (knot == 0 || points[knot] >= points[knot - 1]),
                nameof(points),
                string.Create(CultureInfo.InvariantCulture, $"knot {knot} of {criterion} has {points[knot]}; allowed is 0..{PointsMax} and not below the knot before"));
        }

        Criterion = criterion;
        Points = points;
    }

    /// <summary>Whose quality it reads.</summary>
    public Criterion Criterion { get; }

    /// <summary>Points at quality 0, 500, …, 10,000.</summary>
    public ValueList<long> Points { get; }

    /// <summary>Points of a quality, rounded down.</summary>
    /// <param name="quality">Basis points 0..10,000.</param>
    /// <returns>0..2^40, non-decreasing.</returns>
    public long PointsOf(int quality)
    {
        int knot = Math.Min(quality / StepBasisPoints, KnotCount - 2);
        long from = Points[knot];
        return from + ((Points[knot + 1] - from) * (quality - (knot * StepBasisPoints)) / StepBasisPoints);
    }
}
