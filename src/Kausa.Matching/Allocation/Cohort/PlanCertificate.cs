using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>All that is needed to check a plan without whoever made it: the cohort by identifiers, with what was decided and asked for, and the prices.</summary>
public sealed record PlanCertificate
{
    /// <summary>Digest of the plan that it belongs to.</summary>
    public required string PlanDigest { get; init; }

    /// <summary>Content of the market: 64 hexadecimal digits, <see cref="SnapshotId"/>.</summary>
    public required string Snapshot { get; init; }

    /// <summary>The policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Its version.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>What was made as good as possible.</summary>
    public required CohortObjective Objective { get; init; }

    /// <summary>How uncertainty was read.</summary>
    public required ScoreMode Mode { get; init; }

    /// <summary>Who is who in <see cref="Problem"/>: people.</summary>
    public required ValueList<Id<Candidate>> People { get; init; }

    /// <summary>Places.</summary>
    public required ValueList<Id<TrainingPlace>> Places { get; init; }

    /// <summary>Companies.</summary>
    public required ValueList<Id<Company>> Companies { get; init; }

    /// <summary>Advisers.</summary>
    public required ValueList<Id<Adviser>> Advisers { get; init; }

    /// <summary>Seats, caps, limits, every possible pair with both sides' scores, decided pairs and people who must be placed. Tie keys prove nothing and may be 0.</summary>
    public required CohortProblem Problem { get; init; }

    /// <summary>Prices; null for a stable plan, which the scores themselves show to be stable.</summary>
    public PlanPrices? Prices { get; init; }

    /// <summary>What no plan that keeps the rules exceeds by these prices, in millionths; null without prices.</summary>
    public Int128? Bound { get; init; }
}
