namespace Kausa.Matching.Rows;

/// <summary>One state of a large map that changes a little at a time: what is settled, and over it what changed since.</summary>
/// <typeparam name="TKey">What is looked up; equality by value.</typeparam>
/// <typeparam name="TValue">What is found.</typeparam>
/// <remarks>
/// Immutable and thread-safe. A next state copies only the changes, so that its cost follows from what changed since the last <see cref="Settled"/> and not from the size
/// of the map. Nothing is settled in place: an older state goes on seeing what it saw.
/// </remarks>
internal sealed class LayeredMap<TKey, TValue>
    where TKey : notnull
{
    private static readonly Dictionary<TKey, (bool IsThere, TValue Value)> NoChanges = [];
    private readonly Dictionary<TKey, TValue> _settled;
    private readonly Dictionary<TKey, (bool IsThere, TValue Value)> _changed;

    /// <summary>A map in which everything is settled.</summary>
    /// <param name="settled">The entries; not changed any more.</param>
    public LayeredMap(Dictionary<TKey, TValue> settled)
        : this(settled, NoChanges, settled.Count)
    {
    }

    private LayeredMap(Dictionary<TKey, TValue> settled, Dictionary<TKey, (bool IsThere, TValue Value)> changed, int count)
    {
        _settled = settled;
        _changed = changed;
        Count = count;
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>Number of keys that changed since everything was settled.</summary>
    public int ChangedCount => _changed.Count;

    /// <summary>What was settled, whatever changed since.</summary>
    public IReadOnlyDictionary<TKey, TValue> SettledEntries => _settled;

    /// <summary>The entries of now, in no order.</summary>
    public IEnumerable<KeyValuePair<TKey, TValue>> Entries =>
        (_changed.Count == 0 ? _settled : _settled.Where(entry => !_changed.ContainsKey(entry.Key)))
        .Concat(_changed.Where(entry => entry.Value.IsThere).Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Value)));

    /// <summary>The keys that changed since everything was settled, each with whether it is there now and what it leads to.</summary>
    public IReadOnlyDictionary<TKey, (bool IsThere, TValue Value)> ChangedEntries => _changed;

    /// <summary>Whether a key is there.</summary>
    public bool Contains(TKey key) => TryGet(key, out _);

    /// <summary>Finds a key.</summary>
    /// <returns>False when it is not there.</returns>
    public bool TryGet(TKey key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TValue value)
    {
        if (_changed.Count > 0 && _changed.TryGetValue(key, out var changed))
        {
            value = changed.Value;
            return changed.IsThere;
        }

        return _settled.TryGetValue(key, out value);
    }

    /// <summary>The next state.</summary>
    /// <param name="entries">Keys with what they lead to from now on.</param>
    /// <param name="gone">Keys that are there no more.</param>
    public LayeredMap<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue>> entries, IReadOnlyCollection<TKey> gone)
    {
        var more = 0;
        foreach (var (key, _) in entries)
        {
            more += Contains(key) ? 0 : 1;
        }

        foreach (var key in gone)
        {
            more -= Contains(key) ? 1 : 0;
        }

        return With(entries, gone, more);
    }

    /// <summary>The next state, for a caller who knows which keys are there already.</summary>
    /// <param name="entries">Keys, each once, with what they lead to from now on.</param>
    /// <param name="gone">Keys, each once and not among the others, that are there no more.</param>
    /// <param name="more">Entries more than before.</param>
    public LayeredMap<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue>> entries, IReadOnlyCollection<TKey> gone, int more)
    {
        if (entries.Count + gone.Count == 0)
        {
            return this;
        }

        var changed = new Dictionary<TKey, (bool IsThere, TValue Value)>(_changed);
        foreach (var (key, value) in entries)
        {
            changed[key] = (true, value);
        }

        foreach (var key in gone)
        {
            changed[key] = (false, default!);
        }

        return new LayeredMap<TKey, TValue>(_settled, changed, Count + more);
    }

    /// <summary>The same entries, all of them settled.</summary>
    public LayeredMap<TKey, TValue> Settled() => _changed.Count == 0 ? this : new LayeredMap<TKey, TValue>(new Dictionary<TKey, TValue>(Entries));

    /// <summary>These settled entries with what happened meanwhile to the line that they were settled from.</summary>
    /// <param name="from">The state that was settled into this one.</param>
    /// <param name="now">A later state of the same line.</param>
    public LayeredMap<TKey, TValue> Continued(LayeredMap<TKey, TValue> from, LayeredMap<TKey, TValue> now)
    {
        var since = now._changed.Where(entry => !(from._changed.TryGetValue(entry.Key, out var before) && Same(before, entry.Value))).ToList();
        return With(
            since.FindAll(entry => entry.Value.IsThere).ConvertAll(entry => KeyValuePair.Create(entry.Key, entry.Value.Value)),
            since.FindAll(entry => !entry.Value.IsThere).ConvertAll(entry => entry.Key));
    }

    private static bool Same((bool IsThere, TValue Value) a, (bool IsThere, TValue Value) b) =>
        a.IsThere == b.IsThere && (typeof(TValue).IsValueType ? EqualityComparer<TValue>.Default.Equals(a.Value, b.Value) : ReferenceEquals(a.Value, b.Value));
}
