using Kausa.Matching.Model;

namespace Kausa.Matching.Rows;

/// <summary>One state of the rows of a kind, by number and by identifier.</summary>
/// <typeparam name="TRow">What the identifiers name.</typeparam>
/// <typeparam name="TSlot">What is kept of a row.</typeparam>
/// <remarks>
/// <para>A number stands for one wording of a row: a row that is said anew gets a new number, and its old number leads nowhere that is still looked at. So columns that
/// hold numbers of an older state stay true, and only <see cref="Compacted"/> numbers anew.</para>
/// <para>Immutable and thread-safe for readers. States of one line share the chunks that they have in common; a next state writes only behind the
/// rows that older states know of. One writer makes the line; two next states of one state would share those places, so only one of them may be kept.</para>
/// </remarks>
internal sealed class RowTable<TRow, TSlot>
{
    private const int ChunkBits = 12;
    private const int ChunkLength = 1 << ChunkBits;
    private readonly TSlot[][] _chunks;
    private readonly LayeredMap<Id<TRow>, int> _numbers;

    /// <summary>Rows that are all there.</summary>
    /// <param name="ids">Identifiers by number.</param>
    /// <param name="slots">What is kept of each.</param>
    public RowTable(ReadOnlySpan<Id<TRow>> ids, ReadOnlySpan<TSlot> slots)
        : this(Append([], 0, slots), slots.Length, new LayeredMap<Id<TRow>, int>(Numbered(ids)))
    {
    }

    private RowTable(TSlot[][] chunks, int count, LayeredMap<Id<TRow>, int> numbers)
    {
        _chunks = chunks;
        Count = count;
        _numbers = numbers;
    }

    /// <summary>Numbers given; every number of a row that is there lies below.</summary>
    public int Count { get; }

    /// <summary>Rows that are there.</summary>
    public int LiveCount => _numbers.Count;

    /// <summary>Rows and identifiers that piled up since the rows were numbered.</summary>
    public int ChangedCount => Math.Max(_numbers.ChangedCount, Count - _numbers.SettledEntries.Count);

    /// <summary>Rows that are there, in the order of their numbers.</summary>
    public IEnumerable<TSlot> Rows
    {
        get
        {
            var alive = Alive();
            for (var number = 0; number < alive.Length; number++)
            {
                if (alive[number])
                {
                    yield return this[number];
                }
            }
        }
    }

    /// <summary>The row of a number, whether it is still there or not.</summary>
    public ref readonly TSlot this[int number] => ref _chunks[number >> ChunkBits][number & (ChunkLength - 1)];

    /// <summary>The number of a row, or −1.</summary>
    public int NumberOf(Id<TRow> id) => _numbers.TryGet(id, out var number) ? number : -1;

    /// <summary>By number, whether the row is there.</summary>
    public bool[] Alive()
    {
        var alive = new bool[Count];
        alive.AsSpan(0, _numbers.SettledEntries.Count).Fill(true);
        foreach (var (id, changed) in _numbers.ChangedEntries)
        {
            if (_numbers.SettledEntries.TryGetValue(id, out var settled))
            {
                alive[settled] = false;
            }

            if (changed.IsThere)
            {
                alive[changed.Value] = true;
            }
        }

        return alive;
    }

    /// <summary>The next state.</summary>
    /// <param name="ids">Identifiers of rows that are new or said anew, each once; they get the next numbers in this order.</param>
    /// <param name="slots">What is kept of each.</param>
    /// <param name="gone">Identifiers of rows that are there no more.</param>
    /// <param name="more">Rows more than before.</param>
    /// <returns>This state itself where nothing comes or goes, so that what is kept with it holds for the next one too.</returns>
    public RowTable<TRow, TSlot> With(ReadOnlySpan<Id<TRow>> ids, ReadOnlySpan<TSlot> slots, IReadOnlyCollection<Id<TRow>> gone, int more)
    {
        if (ids.Length + gone.Count == 0)
        {
            return this;
        }

        var entries = new KeyValuePair<Id<TRow>, int>[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            entries[i] = KeyValuePair.Create(ids[i], Count + i);
        }

        return new RowTable<TRow, TSlot>(Append(_chunks, Count, slots), Count + slots.Length, _numbers.With(entries, gone, more));
    }

    /// <summary>The rows that are there, numbered anew without gaps in the old order.</summary>
    /// <param name="newNumbers">New number by old number; −1 for what is not there.</param>
    /// <param name="select">What is kept of a row from now on, by its old number.</param>
    public RowTable<TRow, TSlot> Compacted(out int[] newNumbers, Func<int, TSlot> select)
    {
        var alive = Alive();
        newNumbers = new int[Count];
        var slots = new TSlot[LiveCount];
        var next = 0;
        for (var number = 0; number < alive.Length; number++)
        {
            newNumbers[number] = alive[number] ? next : -1;
            if (alive[number])
            {
                slots[next++] = select(number);
            }
        }

        var numbers = new Dictionary<Id<TRow>, int>(LiveCount);
        foreach (var (id, number) in _numbers.Entries)
        {
            numbers.Add(id, newNumbers[number]);
        }

        return new RowTable<TRow, TSlot>(Append([], 0, slots), next, new LayeredMap<Id<TRow>, int>(numbers));
    }

    /// <summary>This compacted state with what happened meanwhile to the line that it was compacted from.</summary>
    /// <param name="from">The state that was compacted into this one.</param>
    /// <param name="now">A later state of the same line.</param>
    /// <param name="newNumbers">New numbers by the old ones of <paramref name="from"/>.</param>
    /// <param name="gone">Takes the numbers in this state whose rows are gone or said anew.</param>
    /// <returns>The state of now; the number of a row that came meanwhile moves by the difference of the two counts.</returns>
    public RowTable<TRow, TSlot> Continued(RowTable<TRow, TSlot> from, RowTable<TRow, TSlot> now, int[] newNumbers, ICollection<int> gone)
    {
        var shift = Count - from.Count;
        var entries = new List<KeyValuePair<Id<TRow>, int>>();
        var withdrawn = new List<Id<TRow>>();
        foreach (var (id, changed) in now._numbers.ChangedEntries)
        {
            if (changed.IsThere && changed.Value < from.Count)
            {
                continue;
            }

            var before = from.NumberOf(id);
            if (before >= 0)
            {
                gone.Add(newNumbers[before]);
            }

            if (changed.IsThere)
            {
                entries.Add(KeyValuePair.Create(id, changed.Value + shift));
            }
            else if (before >= 0)
            {
                withdrawn.Add(id);
            }
        }

        var slots = new TSlot[now.Count - from.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            slots[i] = now[from.Count + i];
        }

        return new RowTable<TRow, TSlot>(Append(_chunks, Count, slots), now.Count + shift, _numbers.With(entries, withdrawn));
    }

    private static Dictionary<Id<TRow>, int> Numbered(ReadOnlySpan<Id<TRow>> ids)
    {
        var numbers = new Dictionary<Id<TRow>, int>(ids.Length);
        for (var i = 0; i < ids.Length; i++)
        {
            numbers.Add(ids[i], i);
        }

        return numbers;
    }

    // Room behind the last row is shared with the older state, which never looks there.
    private static TSlot[][] Append(TSlot[][] chunks, int count, ReadOnlySpan<TSlot> slots)
    {
        if (slots.Length == 0)
        {
            return chunks;
        }

        var grown = new TSlot[(count + slots.Length + ChunkLength - 1) >> ChunkBits][];
        chunks.CopyTo(grown, 0);
        for (var at = 0; at < slots.Length;)
        {
            var number = count + at;
            ref var chunk = ref grown[number >> ChunkBits];
            var begin = number & (ChunkLength - 1);
            var taken = Math.Min(ChunkLength - begin, slots.Length - at);
            if (chunk is null || chunk.Length < begin + taken)
            {
                var wider = new TSlot[Math.Min(ChunkLength, Math.Max(begin + taken, 2 * begin))];
                chunk?.AsSpan(0, begin).CopyTo(wider);
                chunk = wider;
            }

            slots.Slice(at, taken).CopyTo(chunk.AsSpan(begin));
            at += taken;
        }

        return grown;
    }
}
