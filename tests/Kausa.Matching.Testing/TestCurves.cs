using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Testing;

/// <summary>The test policy with two curves of competences.</summary>
public static class TestCurves
{
    /// <summary>The competence in which the first points cost most.</summary>
    public const CompetenceDimension Steep = CompetenceDimension.SchMath;

    /// <summary>The competence in which shortfalls below 20 points cost nothing.</summary>
    public const CompetenceDimension Late = CompetenceDimension.PerReliability;

    /// <summary>The policy.</summary>
    public static MatchPolicy Policy { get; } = TestPolicies.Base with
    {
        Skills = TestPolicies.Base.Skills with { DimensionCurves = [Curve(Steep, knot => Math.Min(100, 15 * knot)), Curve(Late, knot => Math.Max(0, knot - 4) * 5)] },
    };

    private static DimensionCurve Curve(CompetenceDimension dimension, Func<int, int> points) => new(dimension, Enumerable.Range(0, DimensionCurve.KnotCount).Select(points).ToValueList());
}
