using System.Globalization;
using Kausa.Matching.Explanation;

namespace Kausa.Matching.Allocation.Instances;

/// <summary>The OR-Library text format of the assignment problem: n, then n rows of n costs; rows wrap freely.</summary>
/// <remarks>Source: Beasley, OR-Library: distributing test problems by electronic mail, Journal of the Operational Research Society 41, 1990.</remarks>
public static class AssignmentText
{
    /// <summary>The largest n: a matrix of n × n must fit one array.</summary>
    public const int MaxSize = 46_000;

    private static readonly KeyedText Cost = KeyedText.Of("Instance.COST");

    /// <summary>Reads a problem.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maximise">Whether numbers are profits; otherwise they are costs, and the market's values are their negatives.</param>
    /// <returns>A square market, row = agent, column = task.</returns>
    /// <exception cref="InstanceFormatException">The text is not a problem in this format; the message says where and what is allowed.</exception>
    public static DenseAllocationInstance Read(TextReader text, bool maximise)
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new NumberTextReader(text);
        int size = (int)numbers.Next(KeyedText.Of("Instance.AGENTS_N"), 1, MaxSize);
        var values = new int[size * size];
        for (int at = 0; at < values.Length; at++)
        {
            int cost = (int)numbers.Next(Cost, -DenseAllocationInstance.MaxEntry, DenseAllocationInstance.MaxEntry);
            values[at] = maximise ? cost : -cost;
        }

        numbers.ExpectEnd(KeyedText.Of("Instance.COST_ROWS", ("size", size)));
        return DenseAllocationInstance.Square(size, values);
    }

    /// <summary>Writes a square market, one row per line.</summary>
    /// <param name="text">Receives the text.</param>
    /// <param name="instance">The market; as many rows as columns.</param>
    /// <param name="maximise">Whether the values are written as profits; otherwise their negatives, as costs.</param>
    public static void Write(TextWriter text, DenseAllocationInstance instance, bool maximise)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentOutOfRangeException.ThrowIfNotEqual(instance.ColumnCount, instance.RowCount, nameof(instance));
        text.Write(string.Create(CultureInfo.InvariantCulture, $"{instance.RowCount}\n"));
        for (int row = 0; row < instance.RowCount; row++)
        {
            bool isFirst = true;
            foreach (int value in instance.Row(row))
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{(isFirst ? "" : " ")}{(maximise ? value : -value)}"));
                isFirst = false;
            }

            text.Write('\n');
        }
    }
}
