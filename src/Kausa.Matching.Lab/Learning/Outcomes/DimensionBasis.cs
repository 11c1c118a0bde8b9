using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Curves of competences as sums of ramps: each rises over one step of the shortfall in one competence; a height of 1 counts point by point.</summary>
internal static class DimensionBasis
{
    private const int Steps = DimensionCurve.KnotCount - 1;

    /// <summary>Number of ramps.</summary>
    public const int Count = RequirementProfile.DimensionCount * Steps;

    /// <summary>Ramps of a row's shortfalls.</summary>
    /// <param name="shortfalls">The shortfalls.</param>
    /// <param name="worth">What one percent of weight times one point of shortfall is worth in the row's score.</param>
    public static IEnumerable<(int Ramp, double Value)> Of(ValueList<SkillShortfall> shortfalls, double worth)
    {
        foreach (var one in shortfalls)
        {
            for (var step = 0; step < Steps && one.Points > step * DimensionCurve.StepPoints; step++)
            {
                yield return (((int)one.Dimension * Steps) + step, worth * one.WeightPercent * Math.Min(DimensionCurve.StepPoints, one.Points - (step * DimensionCurve.StepPoints)));
            }
        }
    }

    /// <summary>Heights that count as a policy does.</summary>
    public static double[] Expert(SkillsPolicy policy) =>
    [
        .. Enumerable.Range(0, Count).Select(ramp =>
            (double)(Knot(policy, ramp, 1) - Knot(policy, ramp, 0)) / DimensionCurve.StepPoints),
    ];

    /// <summary>The curves of some heights, in whole points; none for competences that count point by point.</summary>
    /// <param name="heights">Heights of 0 or more.</param>
    /// <param name="factor">What all heights are multiplied by.</param>
    /// <param name="learned">Competences that are learned.</param>
    /// <param name="expert">Whose curves the others keep.</param>
    public static ValueList<DimensionCurve> Curves(double[] heights, double factor, IReadOnlySet<CompetenceDimension> learned, SkillsPolicy expert)
    {
        var curves = expert.DimensionCurves.Where(curve => !learned.Contains(curve.Dimension)).ToList();
        foreach (var d in learned.Select(dimension => (int)dimension))
        {
            var points = new int[DimensionCurve.KnotCount];
            double sum = 0;
            for (var step = 0; step < Steps; step++)
            {
                sum += heights[(d * Steps) + step] * factor * DimensionCurve.StepPoints;
                points[step + 1] = (int)Math.Round(Math.Min(DimensionCurve.MostPoints, sum));
            }

            if (points.Where((value, knot) => value != knot * DimensionCurve.StepPoints).Any())
            {
                curves.Add(new((CompetenceDimension)d, ValueList.Create<int>(points)));
            }
        }

        return curves.ToValueList();
    }

    private static int Knot(SkillsPolicy policy, int ramp, int further) =>
        policy.CountedPoints((CompetenceDimension)(ramp / Steps), ((ramp % Steps) + further) * DimensionCurve.StepPoints);
}
