using Kausa.Matching.Policy;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Runs, and the rows they are about.</summary>
internal sealed partial class SqliteStore
{
    public IEnumerable<RowState> RowsAt(long version)
    {
        using var query = Command("SELECT office, kind, id, since, until, body FROM row WHERE since <= $version AND (until IS NULL OR until > $version)");
        Bind(query, ("$version", version));
        using var reader = query.ExecuteReader();
        while (reader.Read())
            yield return State(reader);
    }

    public IReadOnlyList<StoredRun> Runs()
    {
        using var query = Command("SELECT office, id, request_id, top, mode, version FROM cohort_run ORDER BY at, id");
        using var reader = query.ExecuteReader();
        var runs = new List<StoredRun>();
        while (reader.Read())
            runs.Add(new StoredRun(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), (ScoreMode)reader.GetInt32(4), reader.GetInt64(5)));
        return runs;
    }

    public void PutRun(StoredRun run) => Run(
        "INSERT INTO cohort_run (office, id, request_id, top, mode, version, at) VALUES ($office, $id, $request, $top, $mode, $version, $at)",
        ("$office", run.Office), ("$id", run.Id), ("$request", run.RequestId), ("$top", run.Top), ("$mode", (int)run.Mode), ("$version", run.Version), ("$at", Now()));

    public void DropRun(string office, string id) => Run("DELETE FROM cohort_run WHERE office = $office AND id = $id", ("$office", office), ("$id", id));
}
