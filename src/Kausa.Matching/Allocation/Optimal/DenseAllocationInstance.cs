using System.Numerics;
using System.Runtime.InteropServices;

namespace Kausa.Matching.Allocation;

/// <summary>A market in which every pair is eligible: one matrix of values.</summary>
public sealed class DenseAllocationInstance : AllocationInstance
{
    /// <summary>The largest magnitude of a value in a matrix: 2,000,000,000.</summary>
    public const int MaxEntry = 2_000_000_000;

    private readonly int[] _values;

    /// <summary>Takes over the arrays; the caller must not change them afterwards.</summary>
    /// <param name="rowCapacities">Capacity of each row, 0 or more.</param>
    /// <param name="columnCapacities">Capacity of each column, 0 or more.</param>
    /// <param name="values">Values row after row, rows × columns of them, magnitude up to <see cref="MaxEntry"/>; higher is better.</param>
    /// <exception cref="ArgumentException">The matrix does not have rows × columns entries.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is negative or a value out of range.</exception>
    public DenseAllocationInstance(int[] rowCapacities, int[] columnCapacities, int[] values)
        : base(rowCapacities, columnCapacities)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.LongLength != (long)RowCount * ColumnCount)
        {
            throw new ArgumentException($"{values.LongLength} values for {RowCount} rows of {ColumnCount} columns.", nameof(values));
        }

        _values = values;
        (int min, int max) = values.Length == 0 ? (0, 0) : Range(values);
        if (min < -MaxEntry || max > MaxEntry)
        {
            throw new ArgumentOutOfRangeException(nameof(values), min < -MaxEntry ? min : max, $"A value must be within ±{MaxEntry}.");
        }

        MinValue = min;
        MaxValue = max;
    }

    /// <summary>A square market, each row and each column once.</summary>
    /// <param name="size">Number of rows and of columns.</param>
    /// <param name="values">Values row after row; higher is better.</param>
    public static DenseAllocationInstance Square(int size, int[] values) => new(Ones(size), Ones(size), values);

    /// <inheritdoc/>
    public override long PairCount => _values.LongLength;

    /// <inheritdoc/>
    public override long MinValue { get; }

    /// <inheritdoc/>
    public override long MaxValue { get; }

    /// <inheritdoc/>
    public override int CopyRow(int row, Span<int> columns, Span<long> values)
    {
        ReadOnlySpan<int> entries = Row(row);
        for (int column = 0; column < entries.Length; column++)
        {
            columns[column] = column;
            values[column] = entries[column];
        }

        return entries.Length;
    }

    /// <summary>The values of one row, one per column.</summary>
    /// <param name="row">Row, 0 to the number of rows − 1.</param>
    public ReadOnlySpan<int> Row(int row) => _values.AsSpan(row * ColumnCount, ColumnCount);

    private static int[] Ones(int size)
    {
        var ones = new int[size];
        ones.AsSpan().Fill(1);
        return ones;
    }

    private static (int Min, int Max) Range(ReadOnlySpan<int> values)
    {
        int min = values[0];
        int max = values[0];
        ReadOnlySpan<Vector<int>> vectors = MemoryMarshal.Cast<int, Vector<int>>(values);
        if (vectors.Length > 0)
        {
            Vector<int> low = vectors[0];
            Vector<int> high = vectors[0];
            foreach (Vector<int> vector in vectors)
            {
                low = Vector.Min(low, vector);
                high = Vector.Max(high, vector);
            }

            for (int lane = 0; lane < Vector<int>.Count; lane++)
            {
                min = Math.Min(min, low[lane]);
                max = Math.Max(max, high[lane]);
            }
        }

        foreach (int value in values[(vectors.Length * Vector<int>.Count)..])
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return (min, max);
    }
}
