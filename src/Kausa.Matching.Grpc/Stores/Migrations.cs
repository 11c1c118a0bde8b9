using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Brings a store file to the present format: numbered files, one transaction each, forward only, their checksums kept.</summary>
internal static class Migrations
{
    /// <summary>"KAUS": marks a file as a store of this service.</summary>
    public const int ApplicationId = 0x4B415553;

    private const string Prefix = "migrations/";

    private static readonly string[] Scripts = [.. typeof(Migrations).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>The format this version writes.</summary>
    public static int Format => Scripts.Length;

    /// <summary>Refuses a file that is not a store of this or an older format. Changes nothing.</summary>
    /// <exception cref="NotAStoreException">It is not.</exception>
    public static void Check(SqliteConnection connection, string file)
    {
        long application, format;
        try
        {
            application = Number(connection, "PRAGMA application_id");
            format = Number(connection, "PRAGMA user_version");
            if (application == 0 && format == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0)
                return;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 11 or 26)
        {
            throw new NotAStoreException($"'{file}' is not a store: {exception.Message}", newer: false);
        }

        if (application != ApplicationId)
            throw new NotAStoreException($"'{file}' is a database, but not a store of this service.", newer: false);
        if (format > Format)
            throw new NotAStoreException(string.Create(CultureInfo.InvariantCulture, $"'{file}' has format {format}; this version reads up to {Format}. A newer version of the service made it; it is left untouched."), newer: true);
        for (var number = 1; number <= format; number++)
        {
            using var query = Command(connection, "SELECT sha256 FROM migration WHERE number = $number");
            query.Parameters.AddWithValue("$number", number);
            if (query.ExecuteScalar() is not string sum || sum != Sum(Scripts[number - 1]))
                throw new NotAStoreException(string.Create(CultureInfo.InvariantCulture, $"'{file}': step {number} of its format is not the one this version knows."), newer: false);
        }
    }

    /// <summary>Runs what is missing.</summary>
    public static void Run(SqliteConnection connection, TimeProvider time)
    {
        for (var number = (int)Number(connection, "PRAGMA user_version") + 1; number <= Format; number++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, at TEXT NOT NULL) STRICT");
            Execute(connection, Scripts[number - 1]);
            using var note = Command(connection, "INSERT INTO migration (number, sha256, at) VALUES ($number, $sum, $at)");
            note.Parameters.AddWithValue("$number", number);
            note.Parameters.AddWithValue("$sum", Sum(Scripts[number - 1]));
            note.Parameters.AddWithValue("$at", time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            note.ExecuteNonQuery();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {number}"));
            transaction.Commit();
        }
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this folder, never text of a request
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private static string Sum(string script) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Migrations).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
