using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Snapshots;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>What present rows are as numbers.</summary>
internal sealed partial class SqliteStore
{
    public IReadOnlyList<StoredContent> Contents()
    {
        using var query = Command("SELECT office, kind, row_count, sum, form, version FROM content");
        using var reader = query.ExecuteReader();
        var contents = new List<StoredContent>();
        while (reader.Read())
        {
            if (SumOf(reader.GetString(3)) is { } sum)
                contents.Add(new StoredContent(new KindContent(reader.GetString(0), (RowKind)reader.GetInt32(1), new ContentSum(reader.GetInt32(2), sum)), reader.GetInt32(4), reader.GetInt64(5)));
        }

        return contents;
    }

    public void PutContents(IReadOnlyList<KindContent> contents)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            _statements.Join(transaction);
            foreach (var content in contents)
                _statements.Content(content, Version);
            transaction.Commit();
        }
        catch (SqliteException exception) when (IsFull(exception))
        {
            throw new StoreFullException(exception);
        }
    }

    // Whatever else stands there was not written by a service: as good as nothing.
    private static SnapshotId? SumOf(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigitLower) ? default(SnapshotId).Plus(Convert.FromHexString(text)) : null;
}
