namespace Kausa.Matching.Compile;

/// <summary>How one kind of traveller fares: modes and limit.</summary>
/// <param name="Modes">Code of the modes that count.</param>
/// <param name="LimitMinutes">The limit.</param>
internal readonly record struct TravelKey(byte Modes, short LimitMinutes);

/// <summary>What the way costs one kind of traveller, by distance.</summary>
/// <param name="Key">Modes and limit.</param>
/// <param name="SquaredReach">What is nearer is within the limit: the square of the first distance in 100 m that is not; 0 when even the door is too far.</param>
/// <param name="Quality">Quality in basis points by distance in 100 m, as far as the limit reaches, then zeros; never rises.</param>
internal readonly record struct TravelClass(TravelKey Key, long SquaredReach, short[] Quality);

/// <summary>The kinds of travellers of a segment, so that a trip costs one look-up instead of two.</summary>
/// <remarks>One builder owns it while it grows.</remarks>
internal sealed class TravelClasses(TravelTables tables)
{
    private readonly CodeTable<TravelKey> _codes = new();
    private readonly byte[] _usable = [.. Enumerable.Range(0, TravelTables.NotAsked + 1).Select(modes => tables.UsableOf((byte)modes))];

    /// <summary>The code of a person's modes and limit.</summary>
    public ushort CodeOf(byte modes, short limitMinutes) => checked((ushort)_codes.CodeOf(new TravelKey(_usable[modes], limitMinutes)));

    /// <summary>The code of a traveller who is at least as fast and as patient as either.</summary>
    /// <remarks>More modes never take longer, and at no distance does a longer limit make the way worse.</remarks>
    public ushort Better(ushort a, ushort b)
    {
        var (one, other) = (_codes[a], _codes[b]);
        return a == b ? a : checked((ushort)_codes.CodeOf(new TravelKey((byte)(one.Modes | other.Modes), Math.Max(one.LimitMinutes, other.LimitMinutes))));
    }

    /// <summary>The longest distance within the limit in 100 m; −1 when even the door is too far.</summary>
    public int ReachOf(int code) => TravelTables.Reach(tables.Minutes(_codes[code].Modes), _codes[code].LimitMinutes);

    /// <summary>What each code means.</summary>
    public TravelClass[] ToArray() => Array.ConvertAll(_codes.ToArray(), ClassOf);

    private TravelClass ClassOf(TravelKey key)
    {
        var quality = tables.QualityByDistance(key.Modes, key.LimitMinutes);
        long beyond = quality.Reach100m + 1;
        return new TravelClass(key, beyond * beyond, quality.Values);
    }
}
