using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Advice;

/// <summary>What one step would open for a company.</summary>
/// <param name="Step">The step.</param>
/// <param name="Counts">People whose best status at the company rises.</param>
/// <param name="AloneCount">Of the people it opens the company for, those for whom nothing in the market is possible today.</param>
public sealed record CompanyGain(CompanyStep Step, DoorCounts Counts, int AloneCount);

/// <summary>What a company could do next, and for how many people.</summary>
public sealed record CompanyAdvice
{
    /// <summary>The company.</summary>
    public required Id<Company> Company { get; init; }

    /// <summary>Content of the market.</summary>
    public required SnapshotId Snapshot { get; init; }

    /// <summary>The policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Its version.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>People with case consent who are searching; only they are counted.</summary>
    public required int PeopleCount { get; init; }

    /// <summary>Of them, those for whom some place of the company is possible today.</summary>
    public required int PossibleCount { get; init; }

    /// <summary>Steps that raise somebody's status, the most people without anything else first; then by opened, cleared and released people, the lower effort, code.</summary>
    public required ValueList<CompanyGain> Steps { get; init; }

    /// <summary>Law numbers whose review is overdue.</summary>
    public required ValueList<LawNumber> OverdueLaw { get; init; }
}
