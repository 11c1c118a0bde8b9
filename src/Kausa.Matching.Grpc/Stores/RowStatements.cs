using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Snapshots;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>The statements that every commit runs, prepared once.</summary>
internal sealed class RowStatements(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _version = Prepared(connection, "INSERT INTO version (version, at) VALUES ($version, $at)", "$version", "$at");

    // The present state is the last one: found by one look, however many there were before.
    private readonly SqliteCommand _end = Prepared(
        connection,
        "UPDATE row SET until = $version WHERE office = $office AND kind = $kind AND id = $id AND since = (SELECT max(since) FROM row WHERE office = $office AND kind = $kind AND id = $id) AND until IS NULL",
        "$version", "$office", "$kind", "$id");

    private readonly SqliteCommand _insert = Prepared(connection, "INSERT INTO row (office, kind, id, since, body) VALUES ($office, $kind, $id, $version, $body)", "$version", "$office", "$kind", "$id", "$body");

    private readonly SqliteCommand _content = Prepared(
        connection,
        "INSERT OR REPLACE INTO content (office, kind, form, version, row_count, sum) VALUES ($office, $kind, $form, $version, $count, $sum)",
        "$office", "$kind", "$form", "$version", "$count", "$sum");

    /// <summary>Takes part in a transaction from now on.</summary>
    public void Join(SqliteTransaction transaction) => _version.Transaction = _end.Transaction = _insert.Transaction = _content.Transaction = transaction;

    public void Version(long version, string at) => Run(_version, version, at);

    /// <summary>Ends the present state of a row, and writes the new one unless it is null.</summary>
    public void Row(RowKey key, long version, byte[]? body)
    {
        Run(_end, version, key.Office, (int)key.Kind, key.Id);
        if (body is not null)
            Run(_insert, version, key.Office, (int)key.Kind, key.Id, body);
    }

    /// <summary>Writes what the rows of a kind are at a version, as numbers.</summary>
    public void Content(KindContent content, long version) =>
        Run(_content, content.Office, (int)content.Kind, CanonicalRows.Form, version, content.Sum.RowCount, content.Sum.Sum.ToString());

    public void Dispose()
    {
        _content.Dispose();
        _version.Dispose();
        _end.Dispose();
        _insert.Dispose();
    }

    private static SqliteCommand Prepared(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file; values are parameters
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
