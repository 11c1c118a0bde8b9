namespace Kausa.Matching.Allocation;

/// <summary>A market that lists its eligible pairs row by row (compressed rows).</summary>
public sealed class SparseAllocationInstance : AllocationInstance
{
    private readonly int[] _rowStarts;
    private readonly int[] _columns;
    private readonly long[] _values;
    private readonly bool[] _required;
    private readonly AllocatedPair[] _pinned;

    /// <summary>Takes over the arrays; the caller must not change them afterwards.</summary>
    /// <param name="rowCapacities">Capacity of each row, 0 or more.</param>
    /// <param name="columnCapacities">Capacity of each column, 0 or more.</param>
    /// <param name="rowStarts">Start of each row in <paramref name="columns"/>, and the total last: one longer than the rows, from 0, non-decreasing.</param>
    /// <param name="columns">Eligible columns, row after row, no column twice in a row.</param>
    /// <param name="values">Value of each pair, same positions, magnitude up to <see cref="AllocationInstance.MaxMagnitude"/>.</param>
    /// <param name="required">Rows that must be filled to their capacity; null for none.</param>
    /// <param name="pinned">Pairs decided beforehand, each eligible and named once; null for none.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together, a column repeats in a row, or a pinned pair is not eligible.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A capacity, column or value is out of its range.</exception>
    public SparseAllocationInstance(
        int[] rowCapacities,
        int[] columnCapacities,
        int[] rowStarts,
        int[] columns,
        long[] values,
        bool[]? required = null,
        AllocatedPair[]? pinned = null)
        : base(rowCapacities, columnCapacities)
    {
        ArgumentNullException.ThrowIfNull(rowStarts);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(values);
        _rowStarts = rowStarts;
        _columns = columns;
        _values = values;
        _required = required ?? new bool[RowCount];
        _pinned = pinned ?? [];
        CheckShape();
        (MinValue, MaxValue) = CheckPairs();
        CheckPinned();
    }

    /// <inheritdoc/>
    public override long PairCount => _columns.Length;

    /// <inheritdoc/>
    public override long MinValue { get; }

    /// <inheritdoc/>
    public override long MaxValue { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<AllocatedPair> PinnedPairs => _pinned;

    internal int[] RowStarts => _rowStarts;

    internal int[] Columns => _columns;

    internal long[] Values => _values;

    /// <summary>Collects pairs in any order.</summary>
    /// <param name="rowCapacities">Capacity of each row, 0 or more.</param>
    /// <param name="columnCapacities">Capacity of each column, 0 or more.</param>
    /// <param name="pairs">Eligible pairs, each once.</param>
    /// <param name="required">Rows that must be filled to their capacity; null for none.</param>
    /// <param name="pinned">Pairs decided beforehand; null for none.</param>
    /// <exception cref="ArgumentException">A pair repeats, or a pinned pair is not eligible.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A capacity, row, column or value is out of its range.</exception>
    public static SparseAllocationInstance FromPairs(
        int[] rowCapacities,
        int[] columnCapacities,
        IReadOnlyList<ValuedPair> pairs,
        bool[]? required = null,
        AllocatedPair[]? pinned = null)
    {
        ArgumentNullException.ThrowIfNull(rowCapacities);
        ArgumentNullException.ThrowIfNull(pairs);
        var starts = new int[rowCapacities.Length + 1];
        foreach (ValuedPair pair in pairs)
        {
            if ((uint)pair.Row >= (uint)rowCapacities.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(pairs), pair.Row, $"A row must be 0 to {rowCapacities.Length - 1}.");
            }

            starts[pair.Row + 1]++;
        }

        for (int row = 0; row < rowCapacities.Length; row++)
        {
            starts[row + 1] += starts[row];
        }

        var next = starts.AsSpan(0, rowCapacities.Length).ToArray();
        var columns = new int[pairs.Count];
        var values = new long[pairs.Count];
        foreach (ValuedPair pair in pairs)
        {
            int at = next[pair.Row]++;
            columns[at] = pair.Column;
            values[at] = pair.Value;
        }

        return new SparseAllocationInstance(rowCapacities, columnCapacities, starts, columns, values, required, pinned);
    }

    /// <inheritdoc/>
    public override int CopyRow(int row, Span<int> columns, Span<long> values)
    {
        int start = _rowStarts[row];
        int count = _rowStarts[row + 1] - start;
        _columns.AsSpan(start, count).CopyTo(columns);
        _values.AsSpan(start, count).CopyTo(values);
        return count;
    }

    /// <inheritdoc/>
    public override bool IsRequired(int row) => _required[row];

    internal long ValueOf(AllocatedPair pair)
    {
        int start = _rowStarts[pair.Row];
        return _values[start + _columns.AsSpan(start, _rowStarts[pair.Row + 1] - start).IndexOf(pair.Column)];
    }

    private void CheckShape()
    {
        if (_rowStarts.Length != RowCount + 1 || _rowStarts[0] != 0 || _rowStarts[^1] != _columns.Length || _values.Length != _columns.Length)
        {
            throw new ArgumentException($"{RowCount} rows need {RowCount + 1} starts from 0 to the {_columns.Length} columns, and one value per column.");
        }

        if (_required.Length != RowCount)
        {
            throw new ArgumentException($"{_required.Length} requirements for {RowCount} rows; one per row is allowed.");
        }
    }

    private (long Min, long Max) CheckPairs()
    {
        var seenInRow = new int[ColumnCount];
        long min = long.MaxValue;
        long max = long.MinValue;
        for (int row = 0; row < RowCount; row++)
        {
            if (_rowStarts[row + 1] < _rowStarts[row])
            {
                throw new ArgumentException($"Row {row} ends before it starts.");
            }

            for (int at = _rowStarts[row]; at < _rowStarts[row + 1]; at++)
            {
                int column = _columns[at];
                if ((uint)column >= (uint)ColumnCount)
                {
                    throw new ArgumentOutOfRangeException(null, column, $"A column of row {row} must be 0 to {ColumnCount - 1}.");
                }

                if (seenInRow[column] == row + 1)
                {
                    throw new ArgumentException($"Row {row} names column {column} twice; once is allowed.");
                }

                seenInRow[column] = row + 1;
                min = Math.Min(min, _values[at]);
                max = Math.Max(max, _values[at]);
            }
        }

        if (_columns.Length == 0)
        {
            return (0, 0);
        }

        if (min < -MaxMagnitude || max > MaxMagnitude)
        {
            throw new ArgumentOutOfRangeException(null, min < -MaxMagnitude ? min : max, $"A value must be within ±{MaxMagnitude}.");
        }

        return (min, max);
    }

    private void CheckPinned()
    {
        var seen = new HashSet<AllocatedPair>();
        foreach (AllocatedPair pair in _pinned)
        {
            bool isEligible = (uint)pair.Row < (uint)RowCount
                && _columns.AsSpan(_rowStarts[pair.Row], _rowStarts[pair.Row + 1] - _rowStarts[pair.Row]).Contains(pair.Column);
            if (!isEligible || !seen.Add(pair))
            {
                throw new ArgumentException($"Pinned pair (row {pair.Row}, column {pair.Column}) must be eligible and named once.");
            }
        }
    }
}
