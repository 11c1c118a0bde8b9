using System.Globalization;
using Kausa.Matching.Model;
using Kausa.Matching.Policy.Reading;

namespace Kausa.Matching.Policy;

/// <summary>What a shortfall in one competence counts: 21 knots, one for every 5 points of shortfall, straight between them.</summary>
/// <remarks>Integers; never falls when the shortfall rises, so no score falls when a level rises. A competence without a curve counts point by point. Immutable and thread-safe.</remarks>
public sealed record DimensionCurve
{
    /// <summary>Points of shortfall from one knot to the next.</summary>
    public const int StepPoints = 5;

    /// <summary>Number of knots.</summary>
    public const int KnotCount = (MostPoints / StepPoints) + 1;

    /// <summary>Most points of a knot.</summary>
    public const int MostPoints = 100;

    private readonly ValueList<int> _all;

    /// <summary>Creates a curve.</summary>
    /// <param name="dimension">Whose shortfall it reads.</param>
    /// <param name="points">Points counted for a shortfall of 0, 5, …, 100 points; the first is 0, each at most 100 and none below the one before.</param>
    /// <exception cref="ArgumentException">The points are not so; the message names competence and knot.</exception>
    public DimensionCurve(CompetenceDimension dimension, ValueList<int> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        ThrowHelper.Check(Enum.IsDefined(dimension), nameof(dimension), string.Create(CultureInfo.InvariantCulture, $"{(int)dimension}; allowed is one of the {RequirementProfile.DimensionCount} competences"));
        if (FindError(points) is { } error)
        {
            throw new ArgumentException($"{dimension.Code()} {(error.Knot is { } knot ? $"knot {knot.ToString(CultureInfo.InvariantCulture)} " : string.Empty)}has {error.Value}{(error.Knot is null ? " knots" : string.Empty)}; allowed is {error.Allowed.In("en")}", nameof(points));
        }

        Dimension = dimension;
        Points = points;
        _all = Enumerable.Range(0, MostPoints + 1).Select(shortfall => Between(points, shortfall)).ToValueList();
    }

    /// <summary>Whose shortfall it reads.</summary>
    public CompetenceDimension Dimension { get; }

    /// <summary>Points counted for a shortfall of 0, 5, …, 100 points.</summary>
    public ValueList<int> Points { get; }

    /// <summary>Points that a shortfall counts, rounded down.</summary>
    /// <param name="shortfallPoints">Shortfall, 0..100 points.</param>
    /// <returns>0..100, non-decreasing.</returns>
    public int CountedPoints(int shortfallPoints) => _all[shortfallPoints];

    /// <summary>Curves in the order of their competences.</summary>
    /// <exception cref="ArgumentException">A competence has two.</exception>
    internal static ValueList<DimensionCurve> InOrder(ValueList<DimensionCurve> curves, string field)
    {
        var isInOrder = true;
        for (var at = 1; at < curves.Count; at++)
        {
            isInOrder &= curves[at - 1].Dimension < curves[at].Dimension;
        }

        var ordered = isInOrder ? curves : curves.OrderBy(curve => curve.Dimension).ToValueList();
        ThrowHelper.Check(ordered.DistinctBy(curve => curve.Dimension).Count() == ordered.Count, field, "each competence once");
        return ordered;
    }

    /// <summary>The first knot that is not as it may be.</summary>
    /// <returns>Number of the knot (null when their number is wrong), what stands there and what is allowed; null when all is well.</returns>
    internal static (int? Knot, string Value, PolicyText Allowed)? FindError(ValueList<int> points)
    {
        if (points.Count != KnotCount)
        {
            return (null, points.Count.ToString(CultureInfo.InvariantCulture), PolicyText.Of("KNOTS", ("count", KnotCount), ("most", MostPoints)));
        }

        for (var knot = 0; knot < points.Count; knot++)
        {
            var (least, most) = knot == 0 ? (0, 0) : (points[knot - 1], MostPoints);
            if (points[knot] < least || points[knot] > most)
            {
                return (knot, points[knot].ToString(CultureInfo.InvariantCulture), knot == 0 ? PolicyText.Of("KNOT_ZERO") : PolicyText.Of("KNOT_RANGE", ("least", least), ("most", most)));
            }
        }

        return null;
    }

    private static int Between(ValueList<int> points, int shortfall)
    {
        var knot = Math.Min(shortfall / StepPoints, KnotCount - 2);
        return points[knot] + ((points[knot + 1] - points[knot]) * (shortfall - (knot * StepPoints)) / StepPoints);
    }
}
