using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>One place or person whose position on a list changes.</summary>
/// <param name="Id">Identifier of the place, or of the person on a place's list.</param>
/// <param name="FromRank">Where it stood; null when it was not on the list.</param>
/// <param name="ToRank">Where it stands; null when it no longer does.</param>
/// <param name="FromStatus">Status before; null when it was not on the list.</param>
/// <param name="ToStatus">Status after; null when it is not on the list.</param>
/// <param name="FromMillionths">Score before.</param>
/// <param name="ToMillionths">Score after.</param>
public sealed record ListChange(string Id, int? FromRank, int? ToRank, EligibilityStatus? FromStatus, EligibilityStatus? ToStatus, int? FromMillionths, int? ToMillionths)
{
    /// <summary>It came onto the list.</summary>
    public bool IsNew => FromRank is null;

    /// <summary>It left the list.</summary>
    public bool IsGone => ToRank is null;
}

/// <summary>What is different between two lists of the same question.</summary>
/// <param name="Before">The list before.</param>
/// <param name="After">The list after.</param>
/// <param name="Changes">What came, left or changed rank or status; by the rank after, then what left by the rank before.</param>
public sealed record ListDiff(RankAnswer Before, RankAnswer After, ValueList<ListChange> Changes)
{
    /// <summary>Both lists are an adviser's for a person whose case consent is missing: nothing was looked at.</summary>
    public bool IsConsentMissing => LacksConsent(Before) && LacksConsent(After);

    /// <summary>Compares two lists.</summary>
    /// <param name="before">The list before.</param>
    /// <param name="after">The list after.</param>
    /// <returns>The difference.</returns>
    /// <exception cref="ArgumentException">The lists are of different directions.</exception>
    public static ListDiff Of(RankAnswer before, RankAnswer after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ThrowHelper.Check(before.Direction == after.Direction, nameof(after), "two lists of the same direction");
        var from = before.Results.ToDictionary(result => IdOf(before, result));
        var to = after.Results.ToDictionary(result => IdOf(after, result));
        return new ListDiff(before, after, to.Keys.Union(from.Keys)
            .Select(id => Change(id, from.GetValueOrDefault(id), to.GetValueOrDefault(id)))
            .Where(change => change.FromRank != change.ToRank || change.FromStatus != change.ToStatus)
            .OrderBy(change => change.ToRank ?? int.MaxValue).ThenBy(change => change.FromRank).ToValueList());
    }

    private static ListChange Change(string id, RankedPair? from, RankedPair? to) =>
        new(id, from?.Rank, to?.Rank, from?.Pair.Status, to?.Pair.Status, from?.Pair.Score.ScoreMillionths, to?.Pair.Score.ScoreMillionths);

    private static bool LacksConsent(RankAnswer answer) =>
        answer.Direction == Policy.Direction.CandidateToPlace && answer.Purpose == Purpose.MatchForAdviser && answer.PersonToDos.Any(toDo => toDo.Code == ReasonCode.C20ConsentMissing);

    private static string IdOf(RankAnswer answer, RankedPair result) => answer.Direction == Policy.Direction.CandidateToPlace ? result.Pair.Place.Id.Value : result.Pair.Candidate.Id.Value;
}
