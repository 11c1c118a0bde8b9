namespace Kausa.Matching.Lab.Measures.Chance;

/// <summary>A probability as a fraction of whole numbers, so that nothing rounded decides what is clear of chance.</summary>
/// <param name="Count">Cases that count, 0 to <paramref name="OutOf"/>.</param>
/// <param name="OutOf">All cases, from 1.</param>
/// <remarks>The same value has more than one form (1/2, 2/4); the order is that of the values. Immutable. <c>default</c> is no probability.</remarks>
public readonly record struct Probability(long Count, long OutOf)
{
    /// <summary>What chance alone always gives.</summary>
    public static Probability Certain => new(1, 1);

    /// <summary>Whether it is at most 5 %, the most that counts as clear of chance.</summary>
    public bool IsClear => (Int128)Count * 20 <= OutOf;

    /// <summary>The fraction as a number, for reading.</summary>
    public double Value => (double)Count / OutOf;

    /// <summary>Compares two by value.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Below, at or above 0, as the value is less, the same or more.</returns>
    internal int CompareTo(Probability other) => ((Int128)Count * other.OutOf).CompareTo((Int128)other.Count * OutOf);

    /// <summary>So many times as likely, at most certain.</summary>
    /// <param name="factor">From 1.</param>
    /// <returns>The product.</returns>
    internal Probability Times(int factor) => (Int128)Count * factor >= OutOf ? Certain : this with { Count = Count * factor };
}
