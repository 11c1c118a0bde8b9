using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Advice;

/// <summary>What one step, or two together, would open for a person.</summary>
/// <param name="Steps">One step, or two.</param>
/// <param name="Counts">Places raised in status.</param>
/// <param name="DoorCount">Opened places whose free seats exceed the people who would stand before this person on the place's list.</param>
/// <param name="Examples">At most three of those doors, else of the opened places, in the order of identifiers.</param>
public sealed record StepGain(ValueList<PersonStep> Steps, DoorCounts Counts, int DoorCount, ValueList<Id<TrainingPlace>> Examples)
{
    /// <summary>Minutes of all steps.</summary>
    public int EffortMinutes => Steps.Sum(step => step.EffortMinutes);
}

/// <summary>What a person could do next, and what it would open.</summary>
public sealed record StepAdvice
{
    /// <summary>The person.</summary>
    public required Id<Candidate> Candidate { get; init; }

    /// <summary>Content of the market.</summary>
    public required SnapshotId Snapshot { get; init; }

    /// <summary>The policy.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Its version.</summary>
    public required int PolicyVersion { get; init; }

    /// <summary>Date of the question.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether the case consent is missing: then nothing is looked at and nothing is said.</summary>
    public required bool IsConsentMissing { get; init; }

    /// <summary>Places that are possible today without anything open.</summary>
    public required int EligibleCount { get; init; }

    /// <summary>Places that are possible today under conditions.</summary>
    public required int ConditionCount { get; init; }

    /// <summary>Places for which something must be clarified today.</summary>
    public required int ClarificationCount { get; init; }

    /// <summary>Steps that raise at least one place, the most doors first; then by opened, cleared and released places, the lower effort, code and text.</summary>
    public required ValueList<StepGain> Steps { get; init; }

    /// <summary>Two steps about different things that open more together than either alone and than any other two; null when there are none.</summary>
    public required StepGain? BestPair { get; init; }

    /// <summary>Rules that exclude places and that no step changes, the most places first: information, no advice to act.</summary>
    public required ValueList<Exclusion> Information { get; init; }

    /// <summary>Law numbers whose review is overdue.</summary>
    public required ValueList<LawNumber> OverdueLaw { get; init; }
}
