using Kausa.Matching.Lab.Learning.Boosting;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Learns a policy's tables from outcomes, starting from the expert's and leaving them only as far as outcomes bear it out.</summary>
/// <remarks>
/// <para>Loss: over all two outcomes of a list of which one passed and one did not, log(1 + e^−(f_passed − f_other)), weighted so that a list counts as many
/// comparisons as it has independent ones; plus Σ (height − expert's height)² ÷ 2τ². Heights are 0 or more, so every table is monotone (<see cref="PairwiseFit"/>).</para>
/// <para>Steps: (1) outcomes are sorted by content; (2) one number, the strength of the expert's score in log-odds, is fitted; (3) where outcomes tell the shortfall in each competence, curves of
/// competences are fitted beside curves of language, location and trade, drawn towards the expert's, and scaled so that shortfalls count as much as before in the mean: how much skills count at all
/// is for their curve to say; they are rounded to whole points and make the quality of skills anew; (4) curves and surfaces of the criteria are fitted; (5) they are rounded to integers.
/// Order of the outcomes and threads change nothing: the arithmetic is sequential.</para>
/// </remarks>
public static class OutcomeLearner
{
    private const double UsualStrength = 4;
    private const double Tau = 0.08;
    private const double DimensionTau = 2.0;

    /// <summary>Fits tables.</summary>
    /// <param name="outcomes">Outcomes; those without a label are left out.</param>
    /// <param name="expert">The expert's weights.</param>
    /// <param name="skills">The expert's gain and curves of competences.</param>
    /// <returns>Monotone integer tables; exactly the expert's order where nothing can be compared.</returns>
    public static LearnedTables Fit(IEnumerable<Outcome> outcomes, CriterionWeights expert, SkillsPolicy skills)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(expert);
        ArgumentNullException.ThrowIfNull(skills);
        var (rows, comparisons) = ComparedOf(outcomes);
        if (comparisons.Count == 0)
        {
            return LearnedTables.Expert(expert, skills.DimensionCurves);
        }

        int[] weights = [expert.Skills, expert.Language, expert.Location, expert.Trade];
        var strength = StrengthOf(rows, comparisons, weights);
        var start = OutcomeBasis.Expert(weights, strength);
        if (expert.Skills > 0 && rows.TrueForAll(row => row.Shortfalls is not null))
        {
            skills = skills with { DimensionCurves = DimensionsOf(rows, comparisons, start, strength * expert.Skills, skills) };
            rows = rows.ConvertAll(row => row with { Qualities = row.Qualities with { Skills = SkillShortfall.QualityOf(row.Shortfalls!, skills) } });
        }

        var fit = new PairwiseFit(comparisons);
        rows.ForEach(row => fit.Add(OutcomeBasis.Of(row.Qualities)));
        return OutcomeBasis.Tables(fit.Heights(start, [.. start.Select(_ => Tau)]), LearnedTables.PointsPerMillionth * 1_000_000 / strength, skills.DimensionCurves);
    }

    private static ValueList<DimensionCurve> DimensionsOf(List<Outcome> rows, List<Comparison> comparisons, double[] start, double strengthPercent, SkillsPolicy skills)
    {
        // One basis point of quality is worth strength · weight ÷ 10,000, and a percent of weight times a point of shortfall costs gain basis points.
        var worth = -strengthPercent / 100 * skills.Gain / 10_000;
        var fit = new PairwiseFit(comparisons);
        rows.ForEach(row => fit.Add([
            .. OutcomeBasis.CurvesOf(row.Qualities, Criterion.Language),
            .. DimensionBasis.Of(row.Shortfalls!, worth).Select(one => (OutcomeBasis.CurveCount + one.Ramp, one.Value)),
        ]));
        var expert = DimensionBasis.Expert(skills);
        var heights = fit.Heights(
            [.. start[..OutcomeBasis.CurveCount], .. expert],
            [.. Enumerable.Repeat(Tau, OutcomeBasis.CurveCount), .. expert.Select(_ => DimensionTau)])[OutcomeBasis.CurveCount..];
        double before = 0, after = 0;
        foreach (var (ramp, value) in rows.SelectMany(row => DimensionBasis.Of(row.Shortfalls!, 1)))
        {
            (before, after) = (before + (value * expert[ramp]), after + (value * heights[ramp]));
        }

        var learned = rows.SelectMany(row => row.Shortfalls!).Where(one => one.Points > 0).Select(one => one.Dimension).ToHashSet();
        return after == 0 ? skills.DimensionCurves : DimensionBasis.Curves(heights, before / after, learned, skills);
    }

    private static (List<Outcome> Rows, List<Comparison> Comparisons) ComparedOf(IEnumerable<Outcome> outcomes)
    {
        var lists = outcomes.Where(outcome => outcome.IsLabelled).Select(outcome => (outcome.List, Row: new SortedOutcome(outcome))).GroupBy(one => one.List)
            .Select(list => list.Select(one => one.Row).Order().ToArray())
            .Where(list => list[0].Outcome.IsPassed && !list[^1].Outcome.IsPassed)
            .OrderBy(list => list, Comparer<SortedOutcome[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)));
        var (rows, comparisons) = (new List<Outcome>(), new List<Comparison>());
        foreach (var list in lists)
        {
            var (first, passed) = (rows.Count, list.Count(row => row.Outcome.IsPassed));
            var weight = 1.0 / Math.Max(passed, list.Length - passed);
            rows.AddRange(list.Select(row => row.Outcome));
            comparisons.AddRange(Enumerable.Range(0, passed).SelectMany(a => Enumerable.Range(passed, list.Length - passed).Select(b => new Comparison(first + a, first + b, weight))));
        }

        return (rows, comparisons);
    }

    // Newton's steps on one number, drawn towards the usual strength as ten comparisons would draw it.
    private static double StrengthOf(List<Outcome> rows, List<Comparison> comparisons, int[] weights)
    {
        var unit = OutcomeBasis.Expert(weights, 1);
        var scores = rows.ConvertAll(row => OutcomeBasis.Of(row.Qualities).Sum(one => unit[one.Ramp] * one.Value));
        var strength = UsualStrength;
        for (var step = 0; step < 30; step++)
        {
            double slope = (strength - UsualStrength) * 0.1, curvature = 0.1;
            foreach (var (passed, other, weight) in comparisons)
            {
                var difference = scores[passed] - scores[other];
                var wrong = 1 / (1 + StableMath.Exp(Math.Clamp(strength * difference, -500, 500)));
                slope -= weight * wrong * difference;
                curvature += weight * wrong * (1 - wrong) * difference * difference;
            }

            strength = Math.Clamp(strength - (slope / curvature), UsualStrength / 4, UsualStrength * 8);
        }

        return strength;
    }

    /// <summary>An outcome in an order of its content: those that passed first, then by qualities and shortfalls.</summary>
    private readonly struct SortedOutcome : IComparable<SortedOutcome>
    {
        private readonly int[] _content;

        public SortedOutcome(Outcome outcome)
        {
            var q = outcome.Qualities;
            var shortfalls = outcome.Shortfalls?.OrderBy(one => one.Dimension).ToValueList();
            Outcome = outcome with { Shortfalls = shortfalls };
            _content = [outcome.IsPassed ? 0 : 1, q.Skills, q.Language, q.Location, q.Trade, .. (shortfalls ?? []).SelectMany(one => (int[])[(int)one.Dimension, one.WeightPercent, one.Points])];
        }

        public Outcome Outcome { get; }

        public int CompareTo(SortedOutcome other) => _content.AsSpan().SequenceCompareTo(other._content);
    }
}
