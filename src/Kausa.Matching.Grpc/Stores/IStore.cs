using Kausa.Matching.Eligibility;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>One state of a row as a store keeps it.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Since">Version that wrote it.</param>
/// <param name="Until">Version that replaced or deleted it; null for the present state.</param>
/// <param name="Body">The row in the form of the contract.</param>
internal sealed record RowState(RowKey Key, long Since, long? Until, byte[] Body);

/// <summary>The answer to a write that carried a request id.</summary>
internal sealed record StoredAnswer(string Office, string RequestId, byte[] Hash, byte[] Response);

/// <summary>A run over everybody of an office, as it was asked for.</summary>
/// <param name="Office">The office.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="RequestId">The request id it was asked with; empty for none.</param>
/// <param name="Top">Results per list.</param>
/// <param name="Mode">How uncertainty is read.</param>
/// <param name="Version">Version of the rows that are ranked.</param>
/// <param name="Since">Version of the rows that lists are compared with; null for a run over everybody.</param>
internal sealed record StoredRun(string Office, string Id, string RequestId, int Top, ScoreMode Mode, long Version, long? Since)
{
    /// <summary>Whose lists.</summary>
    public BulkSide Side { get; init; }

    /// <summary>What orders people's lists anew.</summary>
    public V1.Reranker Reranker { get; init; }

    /// <summary>Date of the question; null is the office's.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Why; decides which consent is needed.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>Whose weights count; null takes the side whose lists they are.</summary>
    public Perspective? Perspective { get; init; }

    /// <summary>Statuses to show; null shows all that are ranked.</summary>
    public ValueList<EligibilityStatus>? Statuses { get; init; }

    /// <summary>What orders the lists; null takes the policy's own order.</summary>
    public MatchStrategy? Strategy { get; init; }

    /// <summary>Whose weights count.</summary>
    public Perspective Weights => Perspective ?? (Side == BulkSide.Places ? Policy.Perspective.Company : Policy.Perspective.Candidate);

    /// <summary>How each list is made, before it is ordered anew.</summary>
    /// <param name="policy">The policy of the market.</param>
    /// <param name="asOf">Date of the question.</param>
    public RankRequest Request(MatchPolicy policy, DateOnly asOf) =>
        new() { Purpose = Purpose, Top = Top, Mode = Mode, Perspective = Weights, Statuses = Statuses, Strategy = Order(policy, asOf), CountPairs = false };

    /// <summary>What orders the lists: what was asked for, or what the policy has for it; lists that are ordered anew go by scores.</summary>
    /// <param name="policy">The policy of the market.</param>
    /// <param name="asOf">Date of the question.</param>
    public MatchStrategy Order(MatchPolicy policy, DateOnly asOf) => Strategy ?? (Reranker == V1.Reranker.Unspecified ? policy.OrderFor(Weights, asOf) : MatchStrategy.WeightedSum);
}

/// <summary>What one commit writes: all of it, or nothing.</summary>
/// <param name="Version">The new version.</param>
/// <param name="Rows">New body of each changed row; null deletes.</param>
/// <param name="Answers">Answers to keep.</param>
/// <param name="Contents">What the rows of each kind that changes are then, as numbers.</param>
internal sealed record StoreBatch(long Version, IReadOnlyList<KeyValuePair<RowKey, byte[]?>> Rows, IReadOnlyList<StoredAnswer> Answers, IReadOnlyList<KindContent> Contents);

/// <summary>What the present rows of a kind of an office are, as numbers.</summary>
internal sealed record KindContent(string Office, RowKind Kind, ContentSum Sum);

/// <summary>The same as a store keeps it.</summary>
/// <param name="Content">The numbers.</param>
/// <param name="Form">Form of the bytes that were hashed.</param>
/// <param name="Version">Version that last changed one of the rows.</param>
internal sealed record StoredContent(KindContent Content, int Form, long Version);

/// <summary>What became of a restore.</summary>
internal sealed record RestoreOutcome(long Version, int RowCount, int ErasedCount);

/// <summary>Where everything is kept. What <see cref="Commit"/> returned from is durable. Used by one thread at a time.</summary>
internal interface IStore : IDisposable
{
    /// <summary>Version of the last commit; 0 for a new store.</summary>
    long Version { get; }

    /// <summary>32 secret bytes of this store, made with it.</summary>
    byte[] Secret { get; }

    /// <summary>Whether it was made for invented data; fixed when it is made.</summary>
    bool Synthetic { get; }

    /// <summary>The present state of every row; whoever reads a batch disposes it.</summary>
    IEnumerable<RowBatch> CurrentRows();

    /// <summary>What was kept of the present rows as numbers; not every kind of every office need be among it.</summary>
    IReadOnlyList<StoredContent> Contents();

    /// <summary>Keeps what present rows are as numbers, computed from them.</summary>
    void PutContents(IReadOnlyList<KindContent> contents);

    /// <summary>Every state that was replaced or deleted, likewise.</summary>
    IEnumerable<RowBatch> PastRows();

    /// <summary>Every row as it was at a version, likewise.</summary>
    IEnumerable<RowBatch> RowsAt(long version);

    /// <summary>The rows of a kind of an office that were written after a version and not after another: their identifiers, with what they were at the first; null for a row that was not there.</summary>
    IReadOnlyDictionary<string, byte[]?> ChangedSince(string office, RowKind kind, long since, long until);

    /// <summary>Runs in the order in which they were begun.</summary>
    IReadOnlyList<StoredRun> Runs();

    /// <summary>Keeps a run, so that it goes on after a restart.</summary>
    void PutRun(StoredRun run);

    /// <summary>Forgets a run.</summary>
    void DropRun(string office, string id);

    /// <summary>All states of one row, in the order of time.</summary>
    IReadOnlyList<RowState> History(RowKey key);

    /// <summary>Makes changes durable.</summary>
    /// <exception cref="StoreFullException">There is no room; nothing is written.</exception>
    void Commit(StoreBatch batch);

    /// <summary>The answer to an earlier write of the last 24 hours, or null.</summary>
    StoredAnswer? FindAnswer(string office, string requestId);

    IReadOnlyList<ApiKey> Keys();

    /// <summary>Writes a key or its revocation.</summary>
    void PutKey(ApiKey key);

    /// <summary>Removes every state of a row, stored answers and runs of its office; leaves a tombstone. Their traces are gone with <see cref="EmptyLog"/>.</summary>
    /// <param name="key">The row.</param>
    /// <param name="after">What the rows of its kind are without it, as numbers.</param>
    /// <returns>States removed.</returns>
    /// <exception cref="StoreFullException">There is no room; nothing is changed.</exception>
    int Erase(RowKey key, ContentSum after);

    /// <summary>Carries over what lies in the log beside the store and cuts it, so that no file holds a trace of what was removed.</summary>
    /// <exception cref="StoreFullException">There is no room for it; nothing is lost, and the traces stay.</exception>
    void EmptyLog();

    /// <summary>Writes a whole copy into a file that does not exist yet.</summary>
    /// <returns>Bytes of the copy.</returns>
    long Backup(string file);

    /// <summary>Replaces all rows by those of a copy, erased people left out; keys stay, runs end. All of it, or nothing, and nothing when it throws.</summary>
    /// <param name="file">The copy.</param>
    /// <param name="read">
    /// Reads the new rows, which the store shows meanwhile, before any of it is durable: it is handed the version they come with, and says what they are as numbers. What it throws
    /// leaves everything as it was.
    /// </param>
    /// <exception cref="NotAStoreException">The file is no store, or of a newer format, or cannot be read, or this store is damaged; nothing is changed.</exception>
    /// <exception cref="OtherDataException">One of the two is of a sample and the other is not; nothing is changed.</exception>
    /// <exception cref="StoreFullException">There is no room; nothing is changed.</exception>
    RestoreOutcome Restore(string file, Func<long, IReadOnlyList<KindContent>> read);
}

/// <summary>There is no room for a write.</summary>
internal sealed class StoreFullException(Exception inner) : IOException("The store has no room left.", inner);

/// <summary>A row of a store cannot be read: its bytes are damaged, or no row that this version knows.</summary>
/// <param name="row">Which and why: kind and office, never who it is about or what it says.</param>
/// <param name="inner">What reading it threw; may hold more than anybody is to be told.</param>
internal sealed class UnreadableRowException(string row, Exception? inner = null) : IOException($"The store is damaged: {row}.", inner)
{
    /// <summary>Which row and why, as part of a sentence.</summary>
    public string Row { get; } = row;
}

/// <summary>A copy is of invented people and the store is not, or the other way round.</summary>
internal sealed class OtherDataException(string message) : IOException(message);

/// <summary>A file is no store that this version reads.</summary>
internal sealed class NotAStoreException(string message, bool newer) : IOException(message)
{
    /// <summary>True when a newer version of the service made it.</summary>
    public bool Newer { get; } = newer;
}
