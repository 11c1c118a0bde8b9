using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Advice;

/// <summary>What one test or answer would change about a person's list.</summary>
/// <param name="Code">Kind of test or answer.</param>
/// <param name="Arguments">Variable parts of its text.</param>
/// <param name="EffortMinutes">What it costs.</param>
/// <param name="OutcomeCount">Equally likely outcomes that were ranked with.</param>
/// <param name="RankShift">Over all outcomes: places up or down that the places of both lists move; a place that is not on a list counts as one behind its end.</param>
/// <param name="ReplacedCount">Over all outcomes: places that come onto the list.</param>
public sealed record AssessmentGain(AdviceCode Code, ValueList<TextArgument> Arguments, int EffortMinutes, int OutcomeCount, int RankShift, int ReplacedCount)
{
    /// <summary>Expected shift of ranks per hour of effort, in hundredths, rounded down.</summary>
    public int ShiftPerHourHundredths => (int)(RankShift * 6_000L / ((long)OutcomeCount * EffortMinutes));
}

/// <summary>An answer that is missing, and of which nobody knows what the list would become with it.</summary>
/// <param name="Code">Kind of answer.</param>
/// <param name="Arguments">Variable parts of its text.</param>
/// <param name="EffortMinutes">What it costs.</param>
public sealed record OpenAnswer(AdviceCode Code, ValueList<TextArgument> Arguments, int EffortMinutes);

/// <summary>Which test or answer would change a person's list most per hour of effort.</summary>
public sealed record AssessmentAdvice
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

    /// <summary>The day from which what the policy learned orders lists; null where the list is not ordered by it.</summary>
    public DateOnly? LearnedSince { get; init; }

    /// <summary>The case consent is missing: nothing was looked at, and everything below is empty.</summary>
    public required bool IsConsentMissing { get; init; }

    /// <summary>Length of the list that is looked at.</summary>
    public required int ListLength { get; init; }

    /// <summary>How well the person is known, and how stable the list is.</summary>
    public required EvidenceReview Review { get; init; }

    /// <summary>Home, limit of the trip and wishes that are missing where nobody in the market answered either: what the list would become is not known, so they are asked first.</summary>
    public required ValueList<OpenAnswer> OpenAnswers { get; init; }

    /// <summary>Tests and answers that would change something, the most per hour first; then by code and text.</summary>
    public required ValueList<AssessmentGain> Gains { get; init; }

    /// <summary>Law numbers whose review is overdue.</summary>
    public required ValueList<LawNumber> OverdueLaw { get; init; }
}
