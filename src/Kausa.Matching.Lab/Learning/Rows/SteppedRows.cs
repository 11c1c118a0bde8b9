namespace Kausa.Matching.Lab.Learning.Rows;

/// <summary>Ranking rows with every value replaced by the step it lies in, column by column.</summary>
/// <param name="Edges">Where each column is cut, features ascending.</param>
/// <param name="Steps">For each column the step of each row.</param>
/// <param name="Grades">Grade of each row.</param>
/// <param name="QueryStarts">First row of each query, and the number of rows at the end.</param>
internal sealed record SteppedRows(FeatureEdges[] Edges, byte[][] Steps, byte[] Grades, int[] QueryStarts)
{
    /// <summary>Most steps of one column, without the absent one: what fits a byte.</summary>
    public const int StepsMax = 255;

    public int Count => Grades.Length;

    public int QueryCount => QueryStarts.Length - 1;

    /// <summary>Cuts the features of rows; a feature that is the same everywhere has no column.</summary>
    public static SteppedRows Cut(RankingRows rows, int stepsMax)
    {
        var (numbers, starts, entryRows, values) = Columns(rows);
        var edges = new FeatureEdges?[numbers.Length];
        var steps = new byte[numbers.Length][];
        Parallel.For(0, numbers.Length, column =>
        {
            var span = values.AsSpan(starts[column], starts[column + 1] - starts[column]);
            var sorted = span.ToArray();
            Array.Sort(sorted);
            var cut = FeatureEdges.Of(numbers[column], sorted, stepsMax);
            if (cut.Edges.Length == 0 && span.Length == rows.Count)
            {
                return;
            }

            edges[column] = cut;
            steps[column] = new byte[rows.Count];
            for (var at = starts[column]; at < starts[column + 1]; at++)
            {
                steps[column][entryRows[at]] = (byte)cut.StepOf(values[at]);
            }
        });
        return new([.. edges.OfType<FeatureEdges>()], [.. steps.Where(column => column != null)], rows.Grades, rows.QueryStarts);
    }

    // Entries sorted by feature; inside a feature in the order of the rows.
    private static (int[] Numbers, int[] Starts, int[] Rows, float[] Values) Columns(RankingRows rows)
    {
        var next = rows.EntryCounts();
        int[] numbers = [.. Enumerable.Range(0, next.Length).Where(feature => next[feature] > 0)];
        var starts = new int[numbers.Length + 1];
        for (var column = 0; column < numbers.Length; column++)
        {
            starts[column + 1] = starts[column] + next[numbers[column]];
            next[numbers[column]] = starts[column];
        }

        var entryRows = new int[rows.Features.Length];
        var values = new float[rows.Features.Length];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var at = rows.RowStarts[row]; at < rows.RowStarts[row + 1]; at++)
            {
                var to = next[rows.Features[at]]++;
                entryRows[to] = row;
                values[to] = rows.Values[at];
            }
        }

        return (numbers, starts, entryRows, values);
    }
}
