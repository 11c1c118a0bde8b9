using System.Runtime.ExceptionServices;
using Kausa.Matching.Grpc.Markets;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Fills the books from a store: one thread reads the file, all processors read the rows.</summary>
internal static class BookLoader
{
    /// <summary>Fills books with the present rows.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read; the store is damaged.</exception>
    public static void Load(IStore store, Books books) => Fill(books, store.Version, store.CurrentRows());

    /// <summary>Books as they were at a version.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read; the store is damaged.</exception>
    public static Books At(IStore store, long version)
    {
        var books = new Books { Synthetic = store.Synthetic };
        Fill(books, version, store.RowsAt(version));
        return books;
    }

    private static void Fill(Books books, long version, IEnumerable<RowState> rows)
    {
        try
        {
            books.Reset(version, rows.AsParallel().AsOrdered().Select(state => KeyValuePair.Create(state.Key, new Row(RowBodies.Read(state.Key, state.Body), state.Since))));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.Flatten().InnerExceptions[0]);
        }
    }
}
