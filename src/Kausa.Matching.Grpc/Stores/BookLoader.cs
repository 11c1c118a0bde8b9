using System.Collections.Concurrent;
using Kausa.Matching.Grpc.Markets;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Fills the books from a store: one thread reads the file, all processors read the rows.</summary>
internal static class BookLoader
{
    // So many batches lie before the one that is taken next; enough for all processors, and few enough to be small.
    private static readonly int MostAhead = 2 * Environment.ProcessorCount;

    /// <summary>Fills books with the present rows.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read; the store is damaged.</exception>
    public static void Load(IStore store, Books books) => books.Reset(store.Version, Read(store.CurrentRows()));

    /// <summary>Books as they were at a version.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read; the store is damaged.</exception>
    public static Books At(IStore store, long version)
    {
        var books = new Books { Synthetic = store.Synthetic };
        books.Reset(version, Read(store.RowsAt(version)));
        return books;
    }

    // Batches are begun in the order of the rows and taken in it; a reader knows what it has read and serves one batch after the other.
    private static IEnumerable<KeyValuePair<RowKey, Row>> Read(IEnumerable<RowBatch> batches)
    {
        var readers = new ConcurrentBag<StoredRows>();
        var ahead = new Queue<Task<KeyValuePair<RowKey, Row>[]>>();
        foreach (var batch in batches)
        {
            ahead.Enqueue(Task.Run(() => Read(batch, readers)));
            if (ahead.Count > MostAhead)
            {
                foreach (var row in ahead.Dequeue().GetAwaiter().GetResult())
                    yield return row;
            }
        }

        while (ahead.TryDequeue(out var rows))
        {
            foreach (var row in rows.GetAwaiter().GetResult())
                yield return row;
        }
    }

    private static KeyValuePair<RowKey, Row>[] Read(RowBatch batch, ConcurrentBag<StoredRows> readers)
    {
        using var lent = batch;
        var reader = readers.TryTake(out var known) ? known : new StoredRows();
        var rows = new KeyValuePair<RowKey, Row>[batch.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (key, since) = batch[i];
            rows[i] = KeyValuePair.Create(key, new Row(reader.Read(key, batch.Body(i)), since));
        }

        readers.Add(reader);
        return rows;
    }
}
