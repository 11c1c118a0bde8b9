namespace Kausa.Matching.Allocation;

/// <summary>One row placed at one column.</summary>
/// <param name="Row">Row, 0-based.</param>
/// <param name="Column">Column, 0-based.</param>
public readonly record struct AllocatedPair(int Row, int Column) : IComparable<AllocatedPair>
{
    /// <summary>Orders by row, then column.</summary>
    /// <param name="other">The pair to compare with.</param>
    public int CompareTo(AllocatedPair other) => Row != other.Row ? Row.CompareTo(other.Row) : Column.CompareTo(other.Column);

    /// <summary>Whether the left pair comes first by row, then column.</summary>
    public static bool operator <(AllocatedPair left, AllocatedPair right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left pair comes last by row, then column.</summary>
    public static bool operator >(AllocatedPair left, AllocatedPair right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left pair comes first by row, then column, or equals the right one.</summary>
    public static bool operator <=(AllocatedPair left, AllocatedPair right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left pair comes last by row, then column, or equals the right one.</summary>
    public static bool operator >=(AllocatedPair left, AllocatedPair right) => left.CompareTo(right) >= 0;
}

/// <summary>An eligible pair with its value.</summary>
/// <param name="Row">Row, 0-based.</param>
/// <param name="Column">Column, 0-based.</param>
/// <param name="Value">Value of the pair, magnitude up to <see cref="AllocationInstance.MaxMagnitude"/>; higher is better.</param>
public readonly record struct ValuedPair(int Row, int Column, long Value);
