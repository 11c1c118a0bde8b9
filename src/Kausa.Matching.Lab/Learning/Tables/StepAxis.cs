namespace Kausa.Matching.Lab.Learning.Tables;

/// <summary>One feature of a table and where its steps begin.</summary>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Edges">Ascending; a value lies in step 1 + the number of edges below it. Step 0 is a row that lacks the feature.</param>
public sealed record StepAxis(int Feature, IReadOnlyList<float> Edges)
{
    /// <summary>Number of steps, the absent one among them.</summary>
    public int StepCount => Edges.Count + 2;

    /// <summary>The step of a value.</summary>
    /// <param name="value">The value, or null where a row lacks the feature.</param>
    /// <returns>0..<see cref="StepCount"/> − 1.</returns>
    public int StepOf(float? value)
    {
        if (value is not { } known)
        {
            return 0;
        }

        int low = 0, high = Edges.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Edges[middle] < known ? (middle + 1, high) : (low, middle);
        }

        return low + 1;
    }
}
