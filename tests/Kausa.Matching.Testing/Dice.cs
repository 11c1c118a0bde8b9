namespace Kausa.Matching.Testing;

/// <summary>A seeded source of choices (SplitMix64) for generators of large values, where one FsCheck generator per field would be slow.</summary>
/// <param name="seed">Any number; the same seed gives the same choices.</param>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)(uint)seed;

    /// <summary>A number within inclusive bounds.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)((long)high - low + 1));

    /// <summary>True about once in <paramref name="times"/>.</summary>
    public bool Once(int times) => Between(1, times) == 1;

    public bool Coin() => Once(2);

    public T Of<T>(IReadOnlyList<T> items) => items[Between(0, items.Count - 1)];

    public TEnum Any<TEnum>()
        where TEnum : struct, Enum => Of(Members<TEnum>.All);

    /// <summary>A value, or null about once in three.</summary>
    public T? Maybe<T>(Func<T> value)
        where T : struct => Once(3) ? null : value();

    /// <summary>An object, or null about once in three.</summary>
    public T? MaybeObject<T>(Func<T> value)
        where T : class => Once(3) ? null : value();

    /// <summary>Different items, at most <paramref name="most"/>, in the order of the choices.</summary>
    public T[] Some<T>(IReadOnlyList<T> items, int most)
    {
        var chosen = new HashSet<T>();
        for (var count = items.Count == 0 ? 0 : Between(0, most); count > 0; count--)
        {
            chosen.Add(Of(items));
        }

        return [.. chosen];
    }

    /// <summary>Values, at most <paramref name="most"/>.</summary>
    public T[] Many<T>(int most, Func<int, T> value) => [.. Enumerable.Range(0, Between(0, most)).Select(value)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private static class Members<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly TEnum[] All = Enum.GetValues<TEnum>();
    }
}
