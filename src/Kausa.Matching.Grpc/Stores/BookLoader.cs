using System.Buffers;
using System.Collections.Concurrent;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Fills the books from a store: one thread reads the file, all processors read the rows.</summary>
internal static class BookLoader
{
    // So many batches lie before the one that is taken next; enough for all processors, and few enough to be small.
    private static readonly int MostAhead = 2 * Environment.ProcessorCount;

    /// <summary>Fills books with the present rows, and takes over what the store says they add to snapshot ids, as far as it can be of these rows; the rest is computed from them and kept.</summary>
    /// <returns>The kinds of rows of which it was taken over.</returns>
    /// <exception cref="UnreadableRowException">A row cannot be read; the store is damaged.</exception>
    public static IReadOnlyList<(string Office, RowKind Kind)> Load(IStore store, Books books)
    {
        var (known, computed) = Fill(store, store.Version, books);
        if (computed.Count > 0)
            Keep(store, computed);
        return known;
    }

    /// <summary>Replaces all rows of a store, and then of books, by those of a copy. Whoever reads goes on meanwhile with the rows of before, so that there is room needed for both.</summary>
    /// <exception cref="UnreadableRowException">A row of the copy, or a state of the past, cannot be read; store and books are as they were.</exception>
    /// <exception cref="NotAStoreException">The file is no store that this version reads; likewise.</exception>
    /// <exception cref="OtherDataException">One of the two is of a sample and the other is not; likewise.</exception>
    public static RestoreOutcome Restore(IStore store, string file, Books books)
    {
        var restored = new Books { Synthetic = store.Synthetic };
        var outcome = store.Restore(file, version =>
        {
            CheckPast(store);
            return Fill(store, version, restored).Computed;
        });
        books.Become(restored);
        return outcome;
    }

    /// <summary>Books as they were at a version.</summary>
    /// <exception cref="UnreadableRowException">A row cannot be read; the store is damaged.</exception>
    public static Books At(IStore store, long version)
    {
        var books = new Books { Synthetic = store.Synthetic };
        books.Reset(version, Read(store.RowsAt(version)), () => null);
        return books;
    }

    private static (List<(string Office, RowKind Kind)> Known, List<KindContent> Computed) Fill(IStore store, long version, Books books)
    {
        var (known, computed) = (new List<(string, RowKind)>(), new List<KindContent>());
        var newest = new Dictionary<(string, RowKind), long>();
        books.Reset(version, Noting(Read(Expected(store, books)), newest), () => Sums(store, books, newest, known, computed));
        return (known, computed);
    }

    private static void CheckPast(IStore store)
    {
        foreach (var batch in store.PastRows())
        {
            using (batch)
            {
                for (var i = 0; i < batch.Count; i++)
                    RowBodies.CheckPast(batch[i].Key, batch.Body(i));
            }
        }
    }

    // The present rows, for which there is room from the first one on.
    private static IEnumerable<RowBatch> Expected(IStore store, Books books)
    {
        foreach (var (content, _, _) in store.Contents())
            books.Expect(content.Office, content.Kind, content.Sum.RowCount);
        foreach (var batch in store.CurrentRows())
            yield return batch;
    }

    // The newest version of each kind of rows; rows of a kind follow each other.
    private static IEnumerable<KeyValuePair<RowKey, Row>> Noting(IEnumerable<KeyValuePair<RowKey, Row>> rows, Dictionary<(string, RowKind), long> newest)
    {
        var (last, since) = (default(RowKey), 0L);
        foreach (var row in rows)
        {
            if (row.Key.Kind != last.Kind || row.Key.Office != last.Office)
                since = newest.GetValueOrDefault((row.Key.Office, row.Key.Kind));
            last = row.Key;
            if (row.Value.Since > since)
                newest[(last.Office, last.Kind)] = since = row.Value.Since;
            yield return row;
        }
    }

    private static ContentSums Sums(IStore store, Books books, Dictionary<(string, RowKind), long> newest, List<(string, RowKind)> known, List<KindContent> computed)
    {
        var kept = store.Contents().ToDictionary(content => (content.Content.Office, content.Content.Kind));
        var sums = ContentSums.None;
        foreach (var (office, kind) in books.Kinds().Where(kind => ContentSums.Counts(kind.Kind)))
        {
            var count = books.Count(office, kind);
            if (kept.TryGetValue((office, kind), out var content) && content.Form == CanonicalRows.Form && content.Content.Sum.RowCount == count && content.Version >= newest[(office, kind)] && content.Version <= store.Version)
            {
                known.Add((office, kind));
                sums = sums.With(office, kind, content.Content.Sum);
                continue;
            }

            var sum = ContentSums.Of(books.All<object>(office, kind));
            computed.Add(new KindContent(office, kind, sum));
            sums = sums.With(office, kind, sum);
        }

        return sums;
    }

    private static void Keep(IStore store, List<KindContent> computed)
    {
        try
        {
            store.PutContents(computed);
        }
        catch (StoreFullException)
        {
            // Computed again at the next start, unless a write brings it before.
        }
    }

    // Batches are begun in the order of the rows and taken in it; a reader knows what it has read and serves one batch after the other.
    private static IEnumerable<KeyValuePair<RowKey, Row>> Read(IEnumerable<RowBatch> batches)
    {
        var readers = new ConcurrentBag<StoredRows>();
        var ahead = new Queue<(RowBatch Batch, Task<Row[]> Rows)>();
        foreach (var batch in batches)
        {
            ahead.Enqueue((batch, Task.Run(() => Read(batch, readers))));
            if (ahead.Count > MostAhead)
            {
                foreach (var row in Taken(ahead.Dequeue()))
                    yield return row;
            }
        }

        while (ahead.TryDequeue(out var read))
        {
            foreach (var row in Taken(read))
                yield return row;
        }
    }

    private static IEnumerable<KeyValuePair<RowKey, Row>> Taken((RowBatch Batch, Task<Row[]> Rows) read)
    {
        using var lent = read.Batch;
        var rows = read.Rows.GetAwaiter().GetResult();
        for (var i = 0; i < lent.Count; i++)
            yield return KeyValuePair.Create(lent[i].Key, rows[i]);
        ArrayPool<Row>.Shared.Return(rows, clearArray: true);
    }

    // In lent memory, the first rows of it.
    private static Row[] Read(RowBatch batch, ConcurrentBag<StoredRows> readers)
    {
        var reader = readers.TryTake(out var known) ? known : new StoredRows();
        var rows = ArrayPool<Row>.Shared.Rent(batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            var (key, since) = batch[i];
            rows[i] = new Row(reader.Read(key, batch.Body(i)), since);
        }

        readers.Add(reader);
        return rows;
    }
}
