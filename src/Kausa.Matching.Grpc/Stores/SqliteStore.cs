using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>A store in one SQLite file.</summary>
/// <remarks>
/// One connection, held exclusively: SQLite versions before 3.51.3 can damage a write-ahead log when several connections write and checkpoint. WAL with synchronous=FULL makes a commit
/// durable; secure_delete overwrites what is deleted. Pragmas are read back, because a wrong one is silently ignored.
/// </remarks>
internal sealed partial class SqliteStore : IStore
{
    private const int NotPermitted = 3;
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;

    private static readonly TimeSpan AnswersKept = TimeSpan.FromHours(24);
    private readonly SqliteConnection _connection;
    private readonly TimeProvider _time;
    private readonly RowStatements _statements;
    private string _office = string.Empty;
    private byte[] _officeBytes = [];

    private SqliteStore(SqliteConnection connection, TimeProvider time, bool synthetic)
    {
        (_connection, _time, _statements) = (connection, time, new RowStatements(connection));
        Secret = Meta("secret", () => RandomNumberGenerator.GetBytes(32));
        Synthetic = Meta("synthetic", () => [synthetic ? (byte)1 : (byte)0])[0] == 1;

        // Exclusive locking takes its lock with the first write and then keeps it; until then a second process could open the file too.
        Run("INSERT OR REPLACE INTO meta (key, value) VALUES ('opened', $at)", ("$at", Encoding.UTF8.GetBytes(Now())));
        Version = Migrations.Number(connection, "SELECT coalesce(max(version), 0) FROM version");
    }

    public long Version { get; private set; }

    public byte[] Secret { get; }

    public bool Synthetic { get; }

    /// <summary>Opens a store, or makes it.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="time">The clock of dates that are kept, never of results.</param>
    /// <param name="synthetic">Whether a new store is for invented data.</param>
    /// <exception cref="NotAStoreException">The file is something else, of a newer format, or in use.</exception>
    public static SqliteStore Open(string file, TimeProvider time, bool synthetic = false)
    {
        SqliteConnection connection;
        try
        {
            connection = Connect(file, SqliteOpenMode.ReadWriteCreate);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CannotOpen or NotPermitted)
        {
            throw Unopened(file);
        }

        try
        {
            Migrations.Check(connection, file);
            Settle(connection, "locking_mode", "EXCLUSIVE", "exclusive");
            Settle(connection, "journal_mode", "WAL", "wal");
            Settle(connection, "synchronous", "FULL", "2");
            Settle(connection, "secure_delete", "ON", "1");
            Migrations.Execute(connection, "PRAGMA wal_autocheckpoint = 4000; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY");
            Migrations.Run(connection, time);
            return new SqliteStore(connection, time, synthetic);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 5 or 6)
        {
            connection.Dispose();
            throw new NotAStoreException($"'{file}' is in use by another process; ask that one, or stop it.", newer: false);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 11 or 26)
        {
            connection.Dispose();
            throw Damaged(file, exception);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is CannotOpen or NotPermitted or ReadOnly)
        {
            connection.Dispose();
            throw Unopened(file);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static NotAStoreException Unopened(string file) => new($"'{file}' cannot be opened: its folder is missing, or this user may not write there.", newer: false);

    /// <summary>The refusal of a file that is a store and cannot be read.</summary>
    public static NotAStoreException Damaged(string file, SqliteException exception) =>
        new($"'{file}' is damaged ({exception.Message}): keep the files as they are and restore the last backup.", newer: false);

    public void Commit(StoreBatch batch)
    {
        try
        {
            using var transaction = _connection.BeginTransaction();
            _statements.Join(transaction);
            _statements.Version(batch.Version, Now());
            foreach (var (key, body) in batch.Rows)
                _statements.Row(key, batch.Version, body);
            foreach (var content in batch.Contents)
                _statements.Content(content, batch.Version);

            foreach (var answer in batch.Answers)
            {
                Run(
                    "INSERT OR REPLACE INTO answer (office, request_id, hash, response, at) VALUES ($office, $request, $hash, $response, $at)",
                    ("$office", answer.Office), ("$request", answer.RequestId), ("$hash", answer.Hash), ("$response", answer.Response), ("$at", _time.GetUtcNow().ToUnixTimeSeconds()));
            }

            if (batch.Answers.Count > 0)
                Run("DELETE FROM answer WHERE at < $before", ("$before", (_time.GetUtcNow() - AnswersKept).ToUnixTimeSeconds()));
            transaction.Commit();
            Version = batch.Version;
        }
        catch (SqliteException exception) when (IsFull(exception))
        {
            throw new StoreFullException(exception);
        }
    }

    public StoredAnswer? FindAnswer(string office, string requestId)
    {
        using var query = Command("SELECT hash, response FROM answer WHERE office = $office AND request_id = $request AND at >= $after");
        Bind(query, ("$office", office), ("$request", requestId), ("$after", (_time.GetUtcNow() - AnswersKept).ToUnixTimeSeconds()));
        using var reader = query.ExecuteReader();
        return reader.Read() ? new StoredAnswer(office, requestId, reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1)) : null;
    }

    public IEnumerable<RowBatch> CurrentRows()
    {
        using var query = Command("SELECT office, kind, id, since, until, body FROM row WHERE until IS NULL");
        using var reader = query.ExecuteReader();
        while (Batch(reader) is { } batch)
            yield return batch;
    }

    public IEnumerable<RowBatch> PastRows()
    {
        using var query = Command("SELECT office, kind, id, since, until, body FROM row WHERE until IS NOT NULL");
        using var reader = query.ExecuteReader();
        while (Batch(reader) is { } batch)
            yield return batch;
    }

    public IReadOnlyList<RowState> History(RowKey key)
    {
        using var query = Command("SELECT office, kind, id, since, until, body FROM row WHERE office = $office AND kind = $kind AND id = $id ORDER BY since");
        Bind(query, ("$office", key.Office), ("$kind", (int)key.Kind), ("$id", key.Id));
        using var reader = query.ExecuteReader();
        var states = new List<RowState>();
        while (reader.Read())
            states.Add(State(reader));
        return states;
    }

    public IReadOnlyList<ApiKey> Keys()
    {
        using var query = Command("SELECT id, hash, role, office, sees_office_places, label, created_at, expires_on, revoked_at, scopes FROM api_key ORDER BY created_at, id");
        using var reader = query.ExecuteReader();
        var keys = new List<ApiKey>();
        while (reader.Read())
        {
            keys.Add(new ApiKey(reader.GetString(0), reader.GetFieldValue<byte[]>(1), (V1.Role)reader.GetInt32(2), reader.GetString(3), reader.GetInt64(4) == 1, reader.GetString(5), reader.GetString(6), reader.IsDBNull(7) ? null : DateOnly.ParseExact(reader.GetString(7), "yyyy-MM-dd", CultureInfo.InvariantCulture), reader.IsDBNull(8) ? null : reader.GetString(8), reader.GetInt32(9)));
        }

        return keys;
    }

    public void PutKey(ApiKey key) => Run(
        "INSERT OR REPLACE INTO api_key (id, hash, role, office, sees_office_places, label, created_at, expires_on, revoked_at, scopes) VALUES ($id, $hash, $role, $office, $sees, $label, $created, $expires, $revoked, $scopes)",
        ("$id", key.Id), ("$hash", key.Hash), ("$role", (int)key.Role), ("$office", key.Office), ("$sees", key.SeesOfficePlaces ? 1 : 0), ("$label", key.Label), ("$created", key.CreatedAt),
        ("$expires", key.ExpiresOn is { } day ? Days.Of(day) : DBNull.Value), ("$revoked", (object?)key.RevokedAt ?? DBNull.Value), ("$scopes", key.Scopes));

    /// <summary>Lets the file grow to so many pages and no further, as a full disk would.</summary>
    public void LimitTo(int pages) => Migrations.Execute(_connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {pages}"));

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Connect(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Settle(SqliteConnection connection, string pragma, string value, string expected)
    {
        Migrations.Execute(connection, $"PRAGMA {pragma} = {value}");
        using var query = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        query.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        var found = Convert.ToString(query.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (!string.Equals(found, expected, StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"SQLite keeps {pragma} at '{found}' instead of '{expected}'; writes would not be safe.");
    }

    private RowState State(SqliteDataReader reader) => new(KeyOf(reader.Handle), reader.GetInt64(3), reader.IsDBNull(4) ? null : reader.GetInt64(4), BodyOf(reader.Handle).ToArray());

    // The next rows of a query; null behind the last one.
    private RowBatch? Batch(SqliteDataReader reader)
    {
        if (!reader.Read())
            return null;
        var batch = new RowBatch();
        var row = reader.Handle;
        do
            batch.Add(KeyOf(row), SQLitePCL.raw.sqlite3_column_int64(row, 3), BodyOf(row));
        while (batch.Count < RowBatch.MostRows && reader.Read());
        return batch;
    }

    // The types of the columns are strict, so that nobody has to ask for them row by row.
    private RowKey KeyOf(SQLitePCL.sqlite3_stmt? row) => new(OfficeOf(row), (RowKind)SQLitePCL.raw.sqlite3_column_int(row, 1), Encoding.UTF8.GetString(SQLitePCL.raw.sqlite3_column_blob(row, 2)));

    private static ReadOnlySpan<byte> BodyOf(SQLitePCL.sqlite3_stmt? row) => SQLitePCL.raw.sqlite3_column_blob(row, 5);

    // Rows of an office follow each other.
    private string OfficeOf(SQLitePCL.sqlite3_stmt? row)
    {
        var office = SQLitePCL.raw.sqlite3_column_blob(row, 0);
        if (!office.SequenceEqual(_officeBytes))
            (_office, _officeBytes) = (Encoding.UTF8.GetString(office), office.ToArray());
        return _office;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
    }

    private byte[] Meta(string key, Func<byte[]> first)
    {
        using var query = Command("SELECT value FROM meta WHERE key = $key");
        Bind(query, ("$key", key));
        if (query.ExecuteScalar() is byte[] value)
            return value;
        var made = first();
        Run("INSERT INTO meta (key, value) VALUES ($key, $value)", ("$key", key), ("$value", made));
        return made;
    }

    private string Now() => _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    // Gives the number of rows that changed.
    private int Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        try
        {
            using var command = Command(sql);
            Bind(command, parameters);
            return command.ExecuteNonQuery();
        }
        catch (SqliteException exception) when (IsFull(exception))
        {
            throw new StoreFullException(exception);
        }
    }

    // No room, or, as a quota shows itself, an error of the disk – but none of reading: IOERR_READ, IOERR_SHORT_READ, IOERR_DATA, IOERR_CORRUPTFS.
    private static bool IsFull(SqliteException exception) => exception.SqliteErrorCode == 13 || (exception.SqliteErrorCode == 10 && exception.SqliteExtendedErrorCode is not (266 or 522 or 8202 or 8458));

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
