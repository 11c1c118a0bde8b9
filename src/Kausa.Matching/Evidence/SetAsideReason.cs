namespace Kausa.Matching.Evidence;

/// <summary>Why a piece of evidence is shown and does not count.</summary>
/// <remarks>Specification: docs/evidence.md. Where several hold, the first.</remarks>
public enum SetAsideReason
{
    /// <summary>It is dated after the date of the question.</summary>
    LaterThanDate,

    /// <summary>A test says only "too hard" or "too easy", and no second instrument confirms it.</summary>
    OutsideRange,

    /// <summary>An overall level of German, where the same exam names the skill.</summary>
    PartOfSameExam,

    /// <summary>A proof of German that is no higher than a certificate of the same day or later.</summary>
    Superseded,

    /// <summary>Of several pieces of a kind within 30 days another one is the surest.</summary>
    Retest,
}
