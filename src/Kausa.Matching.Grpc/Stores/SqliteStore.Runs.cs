using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Runs, and the rows they are about.</summary>
internal sealed partial class SqliteStore
{
    public IEnumerable<RowBatch> RowsAt(long version)
    {
        using var query = Command("SELECT office, kind, id, since, until, body FROM row WHERE since <= $version AND (until IS NULL OR until > $version)");
        Bind(query, ("$version", version));
        using var reader = query.ExecuteReader();
        while (Batch(reader) is { } batch)
            yield return batch;
    }

    public IReadOnlyDictionary<string, byte[]?> ChangedSince(string office, RowKind kind, long since, long until)
    {
        using var query = Command("""
            SELECT now.id, past.body FROM row AS now
            LEFT JOIN row AS past ON past.office = now.office AND past.kind = now.kind AND past.id = now.id AND past.since <= $since AND (past.until IS NULL OR past.until > $since)
            WHERE now.office = $office AND now.kind = $kind AND now.since > $since AND now.since <= $until
            """);
        Bind(query, ("$office", office), ("$kind", (int)kind), ("$since", since), ("$until", until));
        using var reader = query.ExecuteReader();
        var changed = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        while (reader.Read())
            changed[reader.GetString(0)] = reader.IsDBNull(1) ? null : (byte[])reader[1];
        return changed;
    }

    // A new row has a number above those of all others, and a copy keeps their order; many runs may begin in one instant, and their identifiers are drawn.
    public IReadOnlyList<StoredRun> Runs()
    {
        using var query = Command("SELECT office, id, request_id, top, mode, version, since, side, reranker, as_of, purpose, perspective, statuses, strategy FROM cohort_run ORDER BY rowid");
        using var reader = query.ExecuteReader();
        var runs = new List<StoredRun>();
        while (reader.Read())
        {
            runs.Add(new StoredRun(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), (ScoreMode)reader.GetInt32(4), reader.GetInt64(5), reader.IsDBNull(6) ? null : reader.GetInt64(6))
            {
                Side = (BulkSide)reader.GetInt32(7),
                Reranker = (V1.Reranker)reader.GetInt32(8),
                AsOf = reader.GetString(9) is { Length: > 0 } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
                Purpose = (Purpose)reader.GetInt32(10),
                Perspective = Words.TryRead<Perspective>(reader.GetInt32(11), out var perspective) ? perspective : null,
                Statuses = reader.GetString(12) is { Length: > 0 } statuses ? statuses.Split(',').Select(number => (EligibilityStatus)int.Parse(number, CultureInfo.InvariantCulture)).ToValueList() : null,
                Strategy = reader.GetString(13) is { Length: > 0 } strategy ? MatchStrategy.ByCode(strategy) : null,
            });
        }

        return runs;
    }

    public void PutRun(StoredRun run) => Run(
        "INSERT INTO cohort_run (office, id, request_id, top, mode, version, since, at, side, reranker, as_of, purpose, perspective, statuses, strategy) VALUES ($office, $id, $request, $top, $mode, $version, $since, $at, $side, $reranker, $asOf, $purpose, $perspective, $statuses, $strategy)",
        ("$office", run.Office), ("$id", run.Id), ("$request", run.RequestId), ("$top", run.Top), ("$mode", (int)run.Mode), ("$version", run.Version), ("$since", (object?)run.Since ?? DBNull.Value), ("$at", Now()), ("$side", (int)run.Side), ("$reranker", (int)run.Reranker),
        ("$asOf", Days.Of(run.AsOf)), ("$purpose", (int)run.Purpose), ("$perspective", Words.Of(run.Perspective)), ("$statuses", string.Join(',', (run.Statuses ?? []).Select(status => (int)status))), ("$strategy", run.Strategy?.Code ?? string.Empty));

    public void DropRun(string office, string id) => Run("DELETE FROM cohort_run WHERE office = $office AND id = $id", ("$office", office), ("$id", id));
}
