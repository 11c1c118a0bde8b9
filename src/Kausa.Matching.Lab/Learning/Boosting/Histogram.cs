using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>Sums of gradients by column and step, for the rows of one node.</summary>
/// <remarks>Integers, so that neither the order of rows nor the number of threads can change a sum, and a child is its parent less its sibling exactly.</remarks>
internal sealed class Histogram
{
    /// <summary>Steps reserved for each column.</summary>
    public const int Width = SteppedRows.StepsMax + 1;

    private const int BlockRows = 8_192;

    private readonly RowGradient[] _sums;

    public Histogram(int columnCount) => _sums = new RowGradient[columnCount * Width];

    /// <summary>Sums of one column, by step.</summary>
    public ReadOnlySpan<RowGradient> Of(int column) => _sums.AsSpan(column * Width, Width);

    /// <summary>Sums up rows in some columns.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="columns">Columns to fill; the others keep what they held.</param>
    /// <param name="nodeRows">Rows of the node.</param>
    /// <param name="gradients">Their gradients, in the same order.</param>
    /// <param name="isParallel">Whether to use all processors.</param>
    public void Fill(SteppedRows rows, int[] columns, ReadOnlyMemory<int> nodeRows, ReadOnlyMemory<RowGradient> gradients, bool isParallel)
    {
        if (!isParallel)
        {
            FillPart(rows, columns, nodeRows.Span, gradients.Span);
            return;
        }

        var parts = Math.Min(columns.Length, Environment.ProcessorCount);
        Parallel.For(0, parts, part =>
            FillPart(rows, columns[(part * columns.Length / parts)..((part + 1) * columns.Length / parts)], nodeRows.Span, gradients.Span));
    }

    /// <summary>Takes away another histogram in some columns.</summary>
    public void Subtract(Histogram other, int[] columns, FeatureEdges[] edges)
    {
        foreach (var column in columns)
        {
            for (var at = column * Width; at < (column * Width) + edges[column].StepCount; at++)
            {
                _sums[at] -= other._sums[at];
            }
        }
    }

    // Rows in blocks, so that their gradients stay in the cache while column after column reads them; one 128-bit addition per row and column.
    private unsafe void FillPart(SteppedRows rows, int[] columns, ReadOnlySpan<int> nodeRows, ReadOnlySpan<RowGradient> gradients)
    {
        foreach (var column in columns)
        {
            _sums.AsSpan(column * Width, Width).Clear();
        }

        fixed (RowGradient* sums = _sums)
        fixed (int* row = nodeRows)
        fixed (RowGradient* gradient = gradients)
        {
            for (var start = 0; start < nodeRows.Length; start += BlockRows)
            {
                var end = Math.Min(nodeRows.Length, start + BlockRows);
                foreach (var column in columns)
                {
                    var to = (Vector128<long>*)(sums + (column * Width));
                    fixed (byte* steps = rows.Steps[column])
                    {
                        for (var i = start; i < end; i++)
                        {
                            to[steps[row[i]]] += Unsafe.ReadUnaligned<Vector128<long>>(gradient + i);
                        }
                    }
                }
            }
        }
    }
}
