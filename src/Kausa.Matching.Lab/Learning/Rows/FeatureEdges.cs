namespace Kausa.Matching.Lab.Learning.Rows;

/// <summary>Where the values of one feature are cut into steps.</summary>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Edges">Ascending; a value lies in step 1 + the number of edges below it, step 0 is "the row does not have it".</param>
internal sealed record FeatureEdges(int Feature, float[] Edges)
{
    /// <summary>Number of steps, the absent one among them.</summary>
    public int StepCount => Edges.Length + 2;

    /// <summary>The step of a value.</summary>
    public int StepOf(float value)
    {
        int low = 0, high = Edges.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Edges[middle] < value)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low + 1;
    }

    /// <summary>Cuts so that each step holds about as many values as any other; values that are frequent get a step of their own.</summary>
    /// <param name="feature">Number of the feature.</param>
    /// <param name="sorted">All its values, ascending.</param>
    /// <param name="stepsMax">Most steps, without the absent one.</param>
    public static FeatureEdges Of(int feature, ReadOnlySpan<float> sorted, int stepsMax)
    {
        var distinct = 1;
        for (var at = 1; at < sorted.Length; at++)
        {
            distinct += sorted[at] != sorted[at - 1] ? 1 : 0;
        }

        var edges = new List<float>();
        int left = sorted.Length, start = 0;
        for (var at = 1; at < sorted.Length && edges.Count < stepsMax - 1; at++)
        {
            if (sorted[at] == sorted[at - 1] || (distinct > stepsMax && (long)(at - start) * (stepsMax - edges.Count) < left))
            {
                continue;
            }

            edges.Add(Between(sorted[at - 1], sorted[at]));
            left -= at - start;
            start = at;
        }

        return new(feature, [.. edges]);
    }

    // At or above the lower, below the upper, so that both fall on their own side.
    private static float Between(float lower, float upper)
    {
        var middle = (float)(((double)lower + upper) / 2);
        return middle < upper ? middle : lower;
    }
}
