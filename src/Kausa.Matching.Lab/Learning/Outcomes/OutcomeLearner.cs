using Kausa.Matching.Lab.Learning.Boosting;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Learns a policy's tables from outcomes, starting from the expert's and leaving them only as far as outcomes bear it out.</summary>
/// <remarks>
/// <para>Loss: over all two outcomes of a list of which one passed and one did not, log(1 + e^−(f_passed − f_other)), weighted so that a list counts as many
/// comparisons as it has independent ones; plus Σ (height − expert's height)² ÷ 2τ². Heights are 0 or more, so every table is monotone. The problem is convex: one answer.</para>
/// <para>Steps: (1) outcomes are sorted by content; (2) one number, the strength of the expert's score in log-odds, is fitted; (3) all heights are fitted by
/// projected gradient steps with momentum, each coordinate with its own bound on the curvature, a fixed number of times; (4) tables are rounded to integers.
/// Order of the outcomes and threads change nothing: the arithmetic is sequential, by + − × ÷ alone.</para>
/// </remarks>
public static class OutcomeLearner
{
    private const double UsualStrength = 4;
    private const double CurveTau = 0.08;
    private const double SurfaceTau = 0.08;
    private const int StepCount = 400;

    /// <summary>Fits tables.</summary>
    /// <param name="outcomes">Outcomes; those without a label are left out.</param>
    /// <param name="expert">The expert's weights.</param>
    /// <returns>Monotone integer tables; exactly the expert's order where nothing can be compared.</returns>
    public static LearnedTables Fit(IEnumerable<Outcome> outcomes, CriterionWeights expert)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(expert);
        var comparisons = ComparisonsOf(outcomes);
        int[] weights = [expert.Skills, expert.Language, expert.Location, expert.Trade];
        if (comparisons.Count == 0)
        {
            return LearnedTables.Expert(expert);
        }

        var strength = StrengthOf(comparisons, weights);
        var heights = HeightsOf(comparisons, OutcomeBasis.Expert(weights, strength));
        return OutcomeBasis.Tables(heights, LearnedTables.PointsPerMillionth * 1_000_000 / strength);
    }

    private static List<Comparison> ComparisonsOf(IEnumerable<Outcome> outcomes)
    {
        var lists = outcomes.Where(outcome => outcome.IsLabelled).GroupBy(outcome => outcome.List)
            .Select(list => (Passed: Sorted(list.Where(outcome => outcome.IsPassed)), Others: Sorted(list.Where(outcome => !outcome.IsPassed))))
            .Where(list => list.Passed.Length > 0 && list.Others.Length > 0)
            .OrderBy(list => list, Comparer<(Qualities[] Passed, Qualities[] Others)>.Create((a, b) => Compare(a.Passed, b.Passed) is var first and not 0 ? first : Compare(a.Others, b.Others)));
        var comparisons = new List<Comparison>();
        foreach (var (passed, others) in lists)
        {
            double[][] passedRamps = [.. passed.Select(OutcomeBasis.Of)], otherRamps = [.. others.Select(OutcomeBasis.Of)];
            comparisons.AddRange(passedRamps.SelectMany(a => otherRamps.Select(b => new Comparison(a, b, 1.0 / Math.Max(passed.Length, others.Length)))));
        }

        return comparisons;
    }

    private static Qualities[] Sorted(IEnumerable<Qualities> qualities) => [.. qualities.OrderBy(one => one.Skills).ThenBy(one => one.Language).ThenBy(one => one.Location).ThenBy(one => one.Trade)];

    private static Qualities[] Sorted(IEnumerable<Outcome> outcomes) => Sorted(outcomes.Select(outcome => outcome.Qualities));

    private static int Compare(Qualities[] a, Qualities[] b)
    {
        for (var at = 0; at < Math.Min(a.Length, b.Length); at++)
        {
            var order = (a[at].Skills, a[at].Language, a[at].Location, a[at].Trade).CompareTo((b[at].Skills, b[at].Language, b[at].Location, b[at].Trade));
            if (order != 0)
            {
                return order;
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    // Newton's steps on one number, drawn towards the usual strength as ten comparisons would draw it.
    private static double StrengthOf(List<Comparison> comparisons, int[] weights)
    {
        var unit = OutcomeBasis.Expert(weights, 1);
        var differences = comparisons.Select(comparison => (Difference: comparison.Difference(unit), comparison.Weight)).ToList();
        var strength = UsualStrength;
        for (var step = 0; step < 30; step++)
        {
            double slope = (strength - UsualStrength) * 0.1, curvature = 0.1;
            foreach (var (difference, weight) in differences)
            {
                var wrong = 1 / (1 + StableMath.Exp(Math.Clamp(strength * difference, -500, 500)));
                slope -= weight * wrong * difference;
                curvature += weight * wrong * (1 - wrong) * difference * difference;
            }

            strength = Math.Clamp(strength - (slope / curvature), UsualStrength / 4, UsualStrength * 8);
        }

        return strength;
    }

    private static double[] HeightsOf(List<Comparison> comparisons, double[] expert)
    {
        var bounds = BoundsOf(comparisons);
        double[] heights = [.. expert], look = [.. expert], slopes = new double[expert.Length];
        var momentum = 1.0;
        for (var step = 0; step < StepCount; step++)
        {
            for (var at = 0; at < slopes.Length; at++)
            {
                slopes[at] = (look[at] - expert[at]) / (Tau(at) * Tau(at));
            }

            foreach (var comparison in comparisons)
            {
                comparison.AddSlope(look, slopes);
            }

            var next = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            for (var at = 0; at < heights.Length; at++)
            {
                var height = Math.Max(0, look[at] - (slopes[at] / bounds[at]));
                look[at] = height + ((momentum - 1) / next * (height - heights[at]));
                heights[at] = height;
            }

            momentum = next;
        }

        return heights;
    }

    // Separable bound on the curvature of a sum: each coordinate answers for the comparison's whole reach.
    private static double[] BoundsOf(List<Comparison> comparisons)
    {
        double[] bounds = [.. Enumerable.Range(0, OutcomeBasis.Count).Select(at => 1 / (Tau(at) * Tau(at)))];
        foreach (var comparison in comparisons)
        {
            comparison.AddBound(bounds);
        }

        return bounds;
    }

    private static double Tau(int ramp) => ramp < OutcomeBasis.CurveCount ? CurveTau : SurfaceTau;

    /// <summary>Two outcomes of a list, the first of which passed: the ramps in which they differ.</summary>
    private sealed class Comparison
    {
        private readonly int[] _ramps;
        private readonly double[] _differences;

        public Comparison(double[] passed, double[] other, double weight)
        {
            _ramps = [.. Enumerable.Range(0, passed.Length).Where(at => passed[at] != other[at])];
            _differences = [.. _ramps.Select(at => passed[at] - other[at])];
            Weight = weight;
        }

        public double Weight { get; }

        public double Difference(double[] heights)
        {
            double sum = 0;
            for (var at = 0; at < _ramps.Length; at++)
            {
                sum += heights[_ramps[at]] * _differences[at];
            }

            return sum;
        }

        public void AddSlope(double[] heights, double[] slopes)
        {
            var wrong = Weight / (1 + StableMath.Exp(Math.Clamp(Difference(heights), -500, 500)));
            for (var at = 0; at < _ramps.Length; at++)
            {
                slopes[_ramps[at]] -= wrong * _differences[at];
            }
        }

        public void AddBound(double[] bounds)
        {
            double reach = 0;
            foreach (var difference in _differences)
            {
                reach += Math.Abs(difference);
            }

            for (var at = 0; at < _ramps.Length; at++)
            {
                bounds[_ramps[at]] += Weight / 4 * reach * Math.Abs(_differences[at]);
            }
        }
    }
}
