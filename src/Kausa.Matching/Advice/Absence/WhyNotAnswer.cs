using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>What one criterion adds to a pair and to the last of the list.</summary>
/// <param name="Criterion">Key of its text, one of <see cref="Explanation.ExplanationCodes"/>.</param>
/// <param name="OwnMillionths">What it adds to the pair.</param>
/// <param name="LastMillionths">What it adds to the last of the list.</param>
public sealed record CriterionDifference(string Criterion, int OwnMillionths, int LastMillionths)
{
    /// <summary>What the pair lacks; negative where it is ahead. The four add up to the difference of the scores.</summary>
    public int MissingMillionths => LastMillionths - OwnMillionths;
}

/// <summary>Why a place is not on a person's list, and what would bring it there.</summary>
public sealed record WhyNotAnswer
{
    /// <summary>The pair.</summary>
    public required EvaluatedPair Pair { get; init; }

    /// <summary>Length K of the list that the place is missing from.</summary>
    public required int ListLength { get; init; }

    /// <summary>Where the place stands; null when it is not possible or not shown.</summary>
    public required int? Rank { get; init; }

    /// <summary>Places that are on the whole list.</summary>
    public required int RankedCount { get; init; }

    /// <summary>The day from which what the policy learned orders lists; null where it does not order this one.</summary>
    public DateOnly? LearnedSince { get; init; }

    /// <summary>The last of the list; null when the list is not full.</summary>
    public required EvaluatedPair? Last { get; init; }

    /// <summary>What each criterion adds here and to the last of the list; empty when the place is on the list, is not possible, or the list is not full.</summary>
    public required ValueList<CriterionDifference> Differences { get; init; }

    /// <summary>The smallest sufficient change of each kind, the least effort first; empty when the place is on the list or no single change is enough.</summary>
    public required ValueList<PairChange> Changes { get; init; }

    /// <summary>Whether the place is on the list.</summary>
    public bool IsOnList => Rank <= ListLength;

    /// <summary>Whether the case consent is missing: then nothing else is told.</summary>
    public bool IsConsentMissing => Pair.IsConsentMissing;

    /// <summary>What excludes the pair today; without the case consent that alone.</summary>
    public IEnumerable<RuleOutcome> Blockers => Pair.ToldOutcomes.Where(outcome => outcome.Effect == RuleEffect.Exclusion);

    /// <summary>The pair is possible and must still be clarified, and the office does not show such pairs.</summary>
    public bool IsHidden => Rank is null && Pair.Status == EligibilityStatus.NeedsClarification;

    /// <summary>What must be clarified about a pair that is hidden for it; empty for every other.</summary>
    public IEnumerable<RuleOutcome> Hiding => Pair.Outcomes.Where(outcome => IsHidden && outcome.Effect == RuleEffect.Clarification);

    /// <summary>Points to the last of the list, never below 0; 0 when the place is on it, null when it is not possible or the list is not full. In a learned order they do not say what a place behind the list lacks.</summary>
    public int? MissingMillionths => Rank is null || Last is null ? null : Math.Max(0, Last.Score.ScoreMillionths - Pair.Score.ScoreMillionths);
}
