using Kausa.Matching.Lab.Learning.Boosting;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>Two outcomes of one list, one of which passed.</summary>
/// <param name="Passed">Row of the one that passed.</param>
/// <param name="Other">Row of the other.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct Comparison(int Passed, int Other, double Weight);

/// <summary>Fits heights of ramps to comparisons: a row's score is the sum of height times ramp.</summary>
/// <remarks>
/// Loss: Σ weight · log(1 + e^−(score of the one that passed − score of the other)) + Σ (height − expert's height)² ÷ 2τ², heights 0 or more. Convex: one answer. Projected gradient steps with momentum
/// (Beck and Teboulle 2009), each coordinate with its own bound on the curvature, a fixed number of times. Sequential, by + − × ÷ and √ alone.
/// </remarks>
internal sealed class PairwiseFit(IReadOnlyList<Comparison> comparisons)
{
    private const int StepCount = 400;

    private readonly List<int> _ramps = [];
    private readonly List<double> _values = [];
    private readonly List<int> _begins = [0];

    /// <summary>Adds the next row.</summary>
    /// <param name="ramps">Its ramps that are not 0, each at most once.</param>
    public void Add(IEnumerable<(int Ramp, double Value)> ramps)
    {
        foreach (var (ramp, value) in ramps)
        {
            _ramps.Add(ramp);
            _values.Add(value);
        }

        _begins.Add(_ramps.Count);
    }

    /// <summary>Fits.</summary>
    /// <param name="expert">Heights to start from and to be drawn towards.</param>
    /// <param name="tau">How far each height may easily be from the expert's.</param>
    /// <returns>Heights of 0 or more.</returns>
    public double[] Heights(double[] expert, double[] tau)
    {
        var bounds = BoundsOf(tau);
        double[] heights = [.. expert], look = [.. expert], slopes = new double[expert.Length];
        var (scores, pulls) = (new double[_begins.Count - 1], new double[_begins.Count - 1]);
        var momentum = 1.0;
        for (var step = 0; step < StepCount; step++)
        {
            for (var at = 0; at < slopes.Length; at++)
            {
                slopes[at] = (look[at] - expert[at]) / (tau[at] * tau[at]);
            }

            AddSlopes(look, slopes, scores, pulls);
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

    private void AddSlopes(double[] heights, double[] slopes, double[] scores, double[] pulls)
    {
        for (var row = 0; row < scores.Length; row++)
        {
            double sum = 0;
            for (var at = _begins[row]; at < _begins[row + 1]; at++)
            {
                sum += heights[_ramps[at]] * _values[at];
            }

            (scores[row], pulls[row]) = (sum, 0);
        }

        foreach (var (passed, other, weight) in comparisons)
        {
            var wrong = weight / (1 + StableMath.Exp(Math.Clamp(scores[passed] - scores[other], -500, 500)));
            pulls[passed] += wrong;
            pulls[other] -= wrong;
        }

        for (var row = 0; row < pulls.Length; row++)
        {
            for (var at = _begins[row]; at < _begins[row + 1] && pulls[row] != 0; at++)
            {
                slopes[_ramps[at]] -= pulls[row] * _values[at];
            }
        }
    }

    // Separable bound on the curvature of a sum: each coordinate answers for the comparison's whole reach.
    private double[] BoundsOf(double[] tau)
    {
        double[] bounds = [.. tau.Select(one => 1 / (one * one))], difference = new double[tau.Length];
        var touched = new List<int>();
        foreach (var (passed, other, weight) in comparisons)
        {
            touched.Clear();
            Take(passed, 1);
            Take(other, -1);
            var reach = touched.Sum(ramp => Math.Abs(difference[ramp]));
            foreach (var ramp in touched)
            {
                bounds[ramp] += weight / 4 * reach * Math.Abs(difference[ramp]);
            }

            touched.ForEach(ramp => difference[ramp] = 0);
        }

        return bounds;

        void Take(int row, int sign)
        {
            for (var at = _begins[row]; at < _begins[row + 1]; at++)
            {
                if (sign > 0 || difference[_ramps[at]] == 0)
                {
                    touched.Add(_ramps[at]);
                }

                difference[_ramps[at]] += sign * _values[at];
            }
        }
    }
}
