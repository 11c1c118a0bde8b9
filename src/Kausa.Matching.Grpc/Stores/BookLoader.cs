using Kausa.Matching.Grpc.Markets;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Fills the books from a store.</summary>
internal static class BookLoader
{
    /// <exception cref="InvalidDataException">A row cannot be read; the store is damaged.</exception>
    public static void Load(IStore store, Books books) => books.Reset(
        store.Version,
        store.CurrentRows().Select(state => KeyValuePair.Create(state.Key, new Row(RowBodies.Read(state.Key, state.Body), state.Since))));
}
