using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Learned tables as sums of ramps: each ramp rises from 0 to 1 over one step of a criterion, or over one corner of two; its height is 0 or more.</summary>
/// <remarks>Any heights of 0 or more give tables that never fall, and all such curves can be had this way; that is how the tables are monotone by construction.</remarks>
internal static class OutcomeBasis
{
    private const int CurveRamps = CriterionCurve.KnotCount - 1;
    private const int SideRamps = CriterionSurface.SideKnotCount - 1;
    private const int SurfaceRamps = SideRamps * SideRamps;
    private const int Criteria = 4;

    private static readonly (int First, int Second)[] Pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];

    /// <summary>Number of ramps of the curves; they come first.</summary>
    public const int CurveCount = Criteria * CurveRamps;

    /// <summary>Number of all ramps.</summary>
    public static int Count => CurveCount + (Pairs.Length * SurfaceRamps);

    /// <summary>Ramps of the curves that are not 0 for four qualities, 0..1 each.</summary>
    /// <param name="qualities">The qualities.</param>
    /// <param name="first">The first criterion that counts.</param>
    public static IEnumerable<(int Ramp, double Value)> CurvesOf(Qualities qualities, Criterion first)
    {
        int[] all = [qualities.Skills, qualities.Language, qualities.Location, qualities.Trade];
        for (var criterion = (int)first; criterion < Criteria; criterion++)
        {
            for (var step = 0; step < CurveRamps && all[criterion] > step * CriterionCurve.StepBasisPoints; step++)
            {
                yield return ((criterion * CurveRamps) + step, Ramp(all[criterion], step, CriterionCurve.StepBasisPoints));
            }
        }
    }

    /// <summary>All ramps that are not 0 for four qualities, 0..1 each.</summary>
    public static IEnumerable<(int Ramp, double Value)> Of(Qualities qualities)
    {
        int[] all = [qualities.Skills, qualities.Language, qualities.Location, qualities.Trade];
        foreach (var one in CurvesOf(qualities, Criterion.Skills))
        {
            yield return one;
        }

        for (var pair = 0; pair < Pairs.Length; pair++)
        {
            for (var at = 0; at < SurfaceRamps; at++)
            {
                var value = Ramp(all[Pairs[pair].First], at / SideRamps, CriterionSurface.StepBasisPoints) * Ramp(all[Pairs[pair].Second], at % SideRamps, CriterionSurface.StepBasisPoints);
                if (value > 0)
                {
                    yield return (CurveCount + (pair * SurfaceRamps) + at, value);
                }
            }
        }
    }

    /// <summary>Heights that give the expert's weights.</summary>
    /// <param name="weights">Weight in percent of each criterion.</param>
    /// <param name="strength">Log-odds between the worst and the best score.</param>
    public static double[] Expert(int[] weights, double strength)
    {
        var heights = new double[Count];
        for (var at = 0; at < CurveCount; at++)
        {
            heights[at] = strength * weights[at / CurveRamps] / 100 / CurveRamps;
        }

        return heights;
    }

    /// <summary>The tables of some heights, as integers.</summary>
    /// <param name="heights">Heights of 0 or more.</param>
    /// <param name="pointsPerUnit">Points of a height of 1.</param>
    /// <param name="dimensions">Curves of competences that belong to them.</param>
    public static LearnedTables Tables(double[] heights, double pointsPerUnit, ValueList<DimensionCurve> dimensions) => new(
        ValueList.Create<CriterionCurve>([.. Enumerable.Range(0, Criteria).Select(criterion => Curve(criterion, heights, pointsPerUnit))]),
        ValueList.Create<CriterionSurface>([.. Pairs.Select((pair, at) => Surface(pair, at, heights, pointsPerUnit)).Where(surface => surface.Points[^1] > 0)]),
        dimensions);

    private static CriterionCurve Curve(int criterion, double[] heights, double pointsPerUnit)
    {
        var points = new long[CriterionCurve.KnotCount];
        double sum = 0;
        for (var knot = 1; knot < points.Length; knot++)
        {
            sum += heights[(criterion * CurveRamps) + knot - 1];
            points[knot] = (long)Math.Round(sum * pointsPerUnit);
        }

        return new((Criterion)criterion, ValueList.Create<long>(points));
    }

    private static CriterionSurface Surface((int First, int Second) pair, int index, double[] heights, double pointsPerUnit)
    {
        var sums = new long[CriterionSurface.SideKnotCount * CriterionSurface.SideKnotCount];
        for (var at = 0; at < sums.Length; at++)
        {
            int row = at / CriterionSurface.SideKnotCount, column = at % CriterionSurface.SideKnotCount;
            double sum = 0;
            for (var corner = 0; corner < SurfaceRamps; corner++)
            {
                sum += corner / SideRamps < row && corner % SideRamps < column ? heights[CurveCount + (index * SurfaceRamps) + corner] : 0;
            }

            sums[at] = (long)Math.Round(sum * pointsPerUnit);
        }

        return new((Criterion)pair.First, (Criterion)pair.Second, ValueList.Create<long>(sums));
    }

    private static double Ramp(int quality, int step, int width) => Math.Clamp(quality - (step * width), 0, width) / (double)width;
}
