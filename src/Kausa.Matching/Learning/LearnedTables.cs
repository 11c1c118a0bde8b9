using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Learning;

/// <summary>What was learned from outcomes: what a shortfall in each competence counts, and points for each criterion and for criteria two by two; a pair's key is the sum of the points.</summary>
/// <remarks>
/// Monotone by construction: no curve of a competence falls when the shortfall rises, no table falls when a quality rises. So a learned list is as explainable and can be pruned as exactly
/// as any other. Curves of competences are part of the policy that makes the qualities, the other tables of the strategy that orders by them. Immutable and thread-safe.
/// </remarks>
public sealed record LearnedTables
{
    /// <summary>Points that one millionth of the expert's score is worth in <see cref="Expert"/>.</summary>
    public const int PointsPerMillionth = 100;

    /// <summary>Creates tables.</summary>
    /// <param name="curves">One curve per criterion, in the order of <see cref="Criterion"/>.</param>
    /// <param name="surfaces">Surfaces of two criteria, each two at most once.</param>
    /// <param name="dimensions">Curves of competences, each at most once; one that is missing counts point by point.</param>
    /// <exception cref="ArgumentException">A curve is missing or out of order, or two surfaces have the same criteria, or two curves the same competence.</exception>
    public LearnedTables(ValueList<CriterionCurve> curves, ValueList<CriterionSurface> surfaces, ValueList<DimensionCurve> dimensions)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(surfaces);
        ArgumentNullException.ThrowIfNull(dimensions);
        ThrowHelper.Check(curves.Select(curve => curve.Criterion).SequenceEqual(Enum.GetValues<Criterion>()), nameof(curves), "one curve per criterion is allowed, in the order skills, language, location, trade");
        ThrowHelper.Check(surfaces.Select(surface => (surface.First, surface.Second)).Distinct().Count() == surfaces.Count, nameof(surfaces), "each two criteria are allowed once");
        Dimensions = DimensionCurve.InOrder(dimensions, nameof(dimensions));
        Curves = curves;
        Surfaces = surfaces;
    }

    /// <summary>One curve per criterion.</summary>
    public ValueList<CriterionCurve> Curves { get; }

    /// <summary>Surfaces of two criteria.</summary>
    public ValueList<CriterionSurface> Surfaces { get; }

    /// <summary>Curves of competences, in their order.</summary>
    public ValueList<DimensionCurve> Dimensions { get; }

    /// <summary>The tables that order exactly as an expert's policy does.</summary>
    /// <param name="weights">The weights of the perspective.</param>
    /// <param name="dimensions">The policy's own curves of competences, usually none.</param>
    /// <returns>Tables whose key is 100 times the weighted score in millionths.</returns>
    public static LearnedTables Expert(CriterionWeights weights, ValueList<DimensionCurve> dimensions)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return new(
            Enum.GetValues<Criterion>().Select(criterion => new CriterionCurve(
                criterion,
                Enumerable.Range(0, CriterionCurve.KnotCount).Select(knot => (long)WeightOf(weights, criterion) * PointsPerMillionth * CriterionCurve.StepBasisPoints * knot).ToValueList())).ToValueList(),
            [],
            dimensions);
    }

    /// <summary>The number by which pairs are ordered.</summary>
    /// <param name="qualities">The four qualities.</param>
    /// <returns>0..2^43, non-decreasing in each quality.</returns>
    public long Key(Qualities qualities)
    {
        long key = 0;
        foreach (CriterionCurve curve in Curves.AsSpan())
        {
            key += curve.PointsOf(QualityOf(qualities, curve.Criterion));
        }

        foreach (CriterionSurface surface in Surfaces.AsSpan())
        {
            key += surface.PointsOf(QualityOf(qualities, surface.First), QualityOf(qualities, surface.Second));
        }

        return key;
    }

    private static int WeightOf(CriterionWeights weights, Criterion criterion) => criterion switch
    {
        Criterion.Skills => weights.Skills,
        Criterion.Language => weights.Language,
        Criterion.Location => weights.Location,
        _ => weights.Trade,
    };

    private static int QualityOf(Qualities qualities, Criterion criterion) => criterion switch
    {
        Criterion.Skills => qualities.Skills,
        Criterion.Language => qualities.Language,
        Criterion.Location => qualities.Location,
        _ => qualities.Trade,
    };
}
