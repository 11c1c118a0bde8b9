using System.Collections.Frozen;
using Kausa.Matching.Model;

namespace Kausa.Matching.Policy;

/// <summary>One number of the law from one day on.</summary>
/// <param name="Key">What it is, one of <see cref="LawKeys"/>.</param>
/// <param name="ValidFrom">First day it holds.</param>
/// <param name="Value">The number, in the unit that the key names.</param>
/// <param name="Source">Where the law says so.</param>
/// <param name="ReviewedOn">Day somebody last checked it.</param>
/// <param name="ReviewBy">Day by which it must be checked again.</param>
public sealed record LawNumber(string Key, DateOnly ValidFrom, int Value, string Source, DateOnly ReviewedOn, DateOnly ReviewBy);

/// <summary>Law numbers with their dates (Rechtsstand).</summary>
/// <remarks>Several entries of one key hold one after another. Immutable and thread-safe.</remarks>
public sealed class LawCalendar : IEquatable<LawCalendar>
{
    private readonly FrozenDictionary<string, LawNumber[]> _byKey;

    /// <summary>Builds a calendar.</summary>
    /// <param name="numbers">Entries in any order, at most one per key and day.</param>
    public LawCalendar(IEnumerable<LawNumber> numbers)
    {
        Numbers = numbers.OrderBy(n => n.Key, StringComparer.Ordinal).ThenBy(n => n.ValidFrom).ToValueList();
        _byKey = Numbers.GroupBy(n => n.Key, StringComparer.Ordinal).ToFrozenDictionary(entries => entries.Key, entries => entries.ToArray(), KeyComparer.Instance);
    }

    /// <summary>Entries by key and day.</summary>
    public ValueList<LawNumber> Numbers { get; }

    /// <summary>First day on which every number of <see cref="LawKeys.AlwaysNeeded"/> holds; questions before it cannot be answered.</summary>
    /// <exception cref="InvalidOperationException">A number is missing altogether; policy validation refuses such a policy.</exception>
    public DateOnly BeginsOn => LawKeys.AlwaysNeeded.Max(key => Numbers.First(n => string.Equals(n.Key, key, StringComparison.Ordinal)).ValidFrom);

    /// <summary>The number that holds on a day.</summary>
    /// <param name="key">One of <see cref="LawKeys"/>.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The entry with the latest <see cref="LawNumber.ValidFrom"/> not after the day, or null when none holds yet.</returns>
    public LawNumber? Find(string key, DateOnly asOf)
    {
        LawNumber? found = null;
        foreach (var number in _byKey.GetValueOrDefault(key) ?? [])
        {
            if (number.ValidFrom <= asOf)
            {
                found = number;
            }
        }

        return found;
    }

    /// <summary>The number that holds on a day.</summary>
    /// <param name="key">One of <see cref="LawKeys"/>.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>The value in the unit that the key names.</returns>
    /// <exception cref="InvalidOperationException">No entry holds on that day; policy validation refuses such a policy for days after its first entry.</exception>
    public int Value(string key, DateOnly asOf) =>
        Find(key, asOf)?.Value ?? throw new InvalidOperationException($"The policy has no number '{key}' that holds on {asOf:yyyy-MM-dd}.");

    /// <summary>Entries in force on a day whose review is overdue.</summary>
    /// <param name="asOf">The day.</param>
    /// <returns>Overdue entries by key; a non-empty list means LAW_DATA_STALE.</returns>
    public IReadOnlyList<LawNumber> Overdue(DateOnly asOf) =>
        [.. Numbers.Where(n => n.ReviewBy < asOf && ReferenceEquals(Find(n.Key, asOf), n))];

    // Rules ask for a number many times a pair, mostly by the very text that it is kept under: length and a few letters tell the keys apart well enough.
    private sealed class KeyComparer : IEqualityComparer<string>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

        public int GetHashCode(string key) => key.Length < 2 ? key.Length : key.Length ^ key[^1] << 6 ^ key[^2] << 12 ^ key[key.Length / 2] << 18 ^ key[key.Length / 3] << 24;
    }

    /// <inheritdoc/>
    public bool Equals(LawCalendar? other) => other is not null && Numbers.Equals(other.Numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LawCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => Numbers.GetHashCode();
}
