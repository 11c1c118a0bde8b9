using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Assessment;

/// <summary>How lists are compared.</summary>
public sealed record DeltaRequest
{
    /// <summary>Places per list, 1..1,000.</summary>
    public int Top { get; init => field = ThrowHelper.InRange(value, 1, 1_000, nameof(Top)); } = 10;

    /// <summary>How uncertainty is read.</summary>
    public ScoreMode Mode { get; init; } = ScoreMode.Expected;

    internal RankRequest Rank => new() { Purpose = Purpose.MatchForAdviser, Top = Top, Mode = Mode, CountPairs = false };
}

/// <summary>What a run was made of and what it found: enough to repeat it and to see that it is the same.</summary>
/// <param name="Snapshot">Content of the market.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="AsOf">Date of the question.</param>
/// <param name="Request">How lists were compared.</param>
public sealed record DeltaRunRecord(SnapshotId Snapshot, string PolicyId, int PolicyVersion, DateOnly AsOf, DeltaRequest Request)
{
    /// <summary>The day from which what the policy learned orders lists; null where it does not order these.</summary>
    public DateOnly? LearnedSince { get; init; }

    /// <summary>The record of a run over an index.</summary>
    /// <param name="index">The state of the market.</param>
    /// <param name="request">How lists are compared.</param>
    /// <returns>The record.</returns>
    public static DeltaRunRecord Of(MatchIndex index, DeltaRequest request)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        return new(index.Snapshot, index.Policy.Id, index.Policy.Version, index.AsOf, request) { LearnedSince = index.Policy.LearnedSince(index.Policy.OrderFor(Perspective.Candidate, index.AsOf)) };
    }

    /// <summary>The digest of the whole run.</summary>
    /// <param name="deltas">Digests of the deltas in the order of the people.</param>
    /// <returns>SHA-256 over the canonical encoding of this record and the deltas: 64 hexadecimal digits.</returns>
    public string Digest(IReadOnlyCollection<string> deltas)
    {
        ArgumentNullException.ThrowIfNull(deltas);
        return DeltaDigest.Of(this, deltas);
    }
}
