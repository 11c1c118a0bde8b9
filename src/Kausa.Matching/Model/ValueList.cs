using System.Collections;
using System.Runtime.CompilerServices;

namespace Kausa.Matching.Model;

/// <summary>An immutable list with value equality: two lists are equal when their items are equal in the same order.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>Thread-safe. A fact that holds a list uses <c>null</c> for "not known" and <see cref="Empty"/> for "known to be none".</remarks>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <summary>The list without items.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>Number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The item at an index from 0.</summary>
    /// <param name="index">0-based index below <see cref="Count"/>.</param>
    public T this[int index] => _items[index];

    /// <summary>The items, without a copy.</summary>
    /// <returns>A read-only view.</returns>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Whether the list holds an item.</summary>
    /// <param name="item">The item.</param>
    /// <returns>True when an equal item is in the list.</returns>
    public bool Contains(T item) => Array.IndexOf(_items, item) >= 0;

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Goes through the items in order.</summary>
    /// <returns>An enumerator before the first item.</returns>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>The items, comma-separated.</summary>
    /// <returns>A text for messages.</returns>
    public override string ToString() => string.Join(", ", _items);

    /// <summary>Goes through a list without allocating.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _at;

        internal Enumerator(T[] items)
        {
            _items = items;
            _at = -1;
        }

        /// <summary>The item it stands at.</summary>
        public readonly T Current => _items[_at];

        /// <summary>Goes to the next item.</summary>
        /// <returns>False behind the last.</returns>
        public bool MoveNext() => ++_at < _items.Length;
    }
}

/// <summary>Builders of <see cref="ValueList{T}"/>.</summary>
public static class ValueList
{
    /// <summary>Copies items into a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items in order.</param>
    /// <returns>A new list, or the shared empty one.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new ValueList<T>(items.ToArray());

    /// <summary>Copies items into a list.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="items">The items in order.</param>
    /// <returns>A list of them; the shared one when there are none.</returns>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => items is ValueList<T> known ? known : Of<T>([.. items]);

    private static ValueList<T> Of<T>(T[] items) => items.Length == 0 ? ValueList<T>.Empty : new ValueList<T>(items);
}
