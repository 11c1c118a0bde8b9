using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Grpc.Markets;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Erasing, copying and restoring, all on the one connection.</summary>
internal sealed partial class SqliteStore
{
    // Whether the copy of a restore is still attached.
    private bool _hasCopy;

    public int Erase(RowKey key, ContentSum after)
    {
        try
        {
            var count = History(key).Count;
            var version = count > 0 ? Version + 1 : Version;
            using var transaction = _connection.BeginTransaction();
            _statements.Join(transaction);
            Run("DELETE FROM row WHERE office = $office AND kind = $kind AND id = $id", ("$office", key.Office), ("$kind", (int)key.Kind), ("$id", key.Id));
            Run("DELETE FROM answer WHERE office = $office", ("$office", key.Office));
            Run("DELETE FROM cohort_run WHERE office = $office", ("$office", key.Office));
            if (count > 0)
            {
                Run("INSERT INTO version (version, at) VALUES ($version, $at)", ("$version", version), ("$at", Now()));
                Run("INSERT OR REPLACE INTO tombstone (hash, version) VALUES ($hash, $version)", ("$hash", TombstoneOf(key)), ("$version", version));
                _statements.Content(new KindContent(key.Office, key.Kind, after), version);
            }

            transaction.Commit();
            Version = version;
            return count;
        }
        catch (SqliteException exception) when (IsFull(exception))
        {
            throw new StoreFullException(exception);
        }
    }

    // secure_delete has overwritten the pages; the log still holds their former state until it is emptied and cut.
    public void EmptyLog() => Run("PRAGMA wal_checkpoint(TRUNCATE)");

    public long Backup(string file)
    {
        using (var make = Command("VACUUM INTO $file"))
        {
            Bind(make, ("$file", file));
            make.ExecuteNonQuery();
        }

        return new FileInfo(file).Length;
    }

    public RestoreOutcome Restore(string file, Func<long, IReadOnlyList<KindContent>> read)
    {
        Detach();
        Reading(file, () =>
        {
            using (var copy = Connect(file, SqliteOpenMode.ReadOnly))
            {
                Migrations.Check(copy, file);
                if (Migrations.Number(copy, "PRAGMA user_version") != Migrations.Format)
                    throw new NotAStoreException($"'{file}' has an older format: start the service on it once, then restore from it.", newer: false);
                if (IsOfInvented(copy) != Synthetic)
                    throw new OtherDataException(Synthetic ? $"This is the store of a sample and takes no data; '{file}' is a copy of another." : $"'{file}' is a copy of a sample: what is invented does not go among what is not.");
            }

            Run("ATTACH DATABASE $file AS copy", ("$file", file));
            _hasCopy = true;
        });

        try
        {
            return Take(file, read);
        }
        catch (SqliteException exception) when (IsFull(exception))
        {
            throw new StoreFullException(exception);
        }
        finally
        {
            TidyUp();
        }
    }

    private static bool IsOfInvented(SqliteConnection store)
    {
        using var query = store.CreateCommand();
        query.CommandText = "SELECT value FROM meta WHERE key = 'synthetic'";
        return query.ExecuteScalar() is byte[] and [1];
    }

    // Whether a restore counts is settled when it comes to this, so nothing that fails here may say otherwise, such as a full disk on which the log had room and the file has none:
    // a later checkpoint carries the log over, and the next restore lets go of the copy.
    private void TidyUp()
    {
        try
        {
            Detach();
            EmptyLog();
        }
        catch (Exception exception) when (exception is SqliteException or StoreFullException)
        {
        }
    }

    private void Detach()
    {
        if (!_hasCopy)
            return;
        Migrations.Execute(_connection, "DETACH DATABASE copy");
        _hasCopy = false;
    }

    // Versions go on rising from the higher of both, so that no etag ever means two states.
    private RestoreOutcome Take(string file, Func<long, IReadOnlyList<KindContent>> read)
    {
        using var transaction = _connection.BeginTransaction();
        _statements.Join(transaction);
        Run("DELETE FROM row");

        // Computed from the rows as they are read: what a copy says of itself is not taken over, least of all without those who were erased since.
        Run("DELETE FROM content");
        Run("DELETE FROM answer");
        Run("DELETE FROM cohort_run");
        var secret = Secret;
        Reading(file, () =>
        {
            Run("INSERT INTO row SELECT * FROM copy.row");
            Run("INSERT INTO tombstone SELECT hash, version FROM copy.tombstone WHERE true ON CONFLICT (hash) DO UPDATE SET version = max(version, excluded.version)");
            Run("INSERT OR IGNORE INTO version SELECT * FROM copy.version");
            using var query = Command("SELECT value FROM copy.meta WHERE key = 'secret'");
            secret = query.ExecuteScalar() as byte[] ?? secret;
        });
        var version = Math.Max(Version, Migrations.Number(_connection, "SELECT max(version) FROM version")) + 1;
        Run("INSERT INTO version (version, at) VALUES ($version, $at)", ("$version", version), ("$at", Now()));
        var erased = DropErased(secret);
        foreach (var content in read(version))
            _statements.Content(content, version);
        var count = (int)Migrations.Number(_connection, "SELECT count(*) FROM row WHERE until IS NULL");
        transaction.Commit();
        Version = version;
        return new RestoreOutcome(version, count, erased);
    }

    private void Reading(string file, Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException exception) when (!IsFull(exception))
        {
            throw exception.SqliteErrorCode == 11 && IsSound(file)
                ? Damaged(_connection.DataSource, exception)
                : new NotAStoreException($"'{file}' cannot be read: {exception.Message}", newer: false);
        }
    }

    // Damage that is not in the copy is in the store that was to take it over.
    private static bool IsSound(string file)
    {
        try
        {
            using var copy = Connect(file, SqliteOpenMode.ReadOnly);
            using var query = copy.CreateCommand();
            query.CommandText = "PRAGMA quick_check(1)";
            return query.ExecuteScalar() is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    // A tombstone of this store and one that came with the copy are keyed with the secret of their own store. Where the copy knows of the very erasure, its versions say what was
    // entered after it, which stays; the versions of two histories say nothing about each other.
    private int DropErased(byte[] secretOfCopy)
    {
        var buried = new Dictionary<string, long>(StringComparer.Ordinal);
        using (var query = Command("SELECT ours.hash, ours.version, theirs.version FROM tombstone AS ours LEFT JOIN copy.tombstone AS theirs ON theirs.hash = ours.hash"))
        using (var reader = query.ExecuteReader())
        {
            while (reader.Read())
                buried.Add(Convert.ToHexString(reader.GetFieldValue<byte[]>(0)), !reader.IsDBNull(2) && reader.GetInt64(1) == reader.GetInt64(2) ? reader.GetInt64(1) : long.MaxValue);
        }

        var keys = new List<RowKey>();
        using (var query = Command("SELECT DISTINCT office, kind, id FROM row WHERE kind = $kind"))
        {
            Bind(query, ("$kind", (int)RowKind.Candidate));
            using var reader = query.ExecuteReader();
            while (reader.Read())
                keys.Add(new RowKey(reader.GetString(0), (RowKind)reader.GetInt32(1), reader.GetString(2)));
        }

        return keys.Count(key =>
        {
            var last = Math.Max(buried.GetValueOrDefault(Convert.ToHexString(TombstoneOf(key))), buried.GetValueOrDefault(Convert.ToHexString(TombstoneOf(key, secretOfCopy))));
            return last > 0 && Run("DELETE FROM row WHERE office = $office AND kind = $kind AND id = $id AND since <= $last", ("$office", key.Office), ("$kind", (int)key.Kind), ("$id", key.Id), ("$last", last)) > 0;
        });
    }

    private byte[] TombstoneOf(RowKey key) => TombstoneOf(key, Secret);

    private static byte[] TombstoneOf(RowKey key, byte[] secret) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{key.Office}\0{(int)key.Kind}\0{key.Id}"));
}
