using System.Buffers.Binary;

namespace Kausa.Matching.Snapshots;

/// <summary>The content of a market as one number: the sum modulo 2^256 of the SHA-256 of every canonical row.</summary>
/// <remarks>
/// Content, not a counter: the same rows give the same id in any order, and adding or removing one row changes the id by that row's hash.
/// Value equality; <c>default</c> is the id of no rows. Thread-safe.
/// </remarks>
public readonly record struct SnapshotId
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private SnapshotId(UInt128 high, UInt128 low)
    {
        _high = high;
        _low = low;
    }

    /// <summary>The id with one more row.</summary>
    /// <param name="rowHash">SHA-256 of the row's canonical bytes, 32 bytes.</param>
    /// <returns>The sum.</returns>
    public SnapshotId Plus(ReadOnlySpan<byte> rowHash)
    {
        var (high, low) = Parts(rowHash);
        var sum = unchecked(_low + low);
        return new SnapshotId(unchecked(_high + high + (sum < low ? UInt128.One : UInt128.Zero)), sum);
    }

    /// <summary>The id of the rows of both.</summary>
    /// <param name="other">The id of other rows.</param>
    /// <returns>The sum.</returns>
    public SnapshotId Plus(SnapshotId other)
    {
        var sum = unchecked(_low + other._low);
        return new SnapshotId(unchecked(_high + other._high + (sum < other._low ? UInt128.One : UInt128.Zero)), sum);
    }

    /// <summary>The id without the rows of another.</summary>
    /// <param name="other">The id of rows that are among these.</param>
    /// <returns>The difference.</returns>
    public SnapshotId Minus(SnapshotId other) =>
        new(unchecked(_high - other._high - (_low < other._low ? UInt128.One : UInt128.Zero)), unchecked(_low - other._low));

    /// <summary>The id with one row fewer.</summary>
    /// <param name="rowHash">SHA-256 of the row's canonical bytes, 32 bytes.</param>
    /// <returns>The difference.</returns>
    public SnapshotId Minus(ReadOnlySpan<byte> rowHash)
    {
        var (high, low) = Parts(rowHash);
        return new SnapshotId(unchecked(_high - high - (_low < low ? UInt128.One : UInt128.Zero)), unchecked(_low - low));
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{_high:x32}{_low:x32}";

    private static (UInt128 High, UInt128 Low) Parts(ReadOnlySpan<byte> rowHash)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rowHash.Length, 32, nameof(rowHash));
        return (BinaryPrimitives.ReadUInt128BigEndian(rowHash), BinaryPrimitives.ReadUInt128BigEndian(rowHash[16..]));
    }
}
