namespace Kausa.Matching.Evidence;

/// <summary>Who says what an estimate rests on, the best of what counts; a higher member is worth more.</summary>
/// <remarks>Specification: docs/evidence.md, "Where an estimate comes from".</remarks>
public enum EvidenceSource
{
    /// <summary>Nobody: only the prior stands behind it.</summary>
    Nothing,

    /// <summary>The person rated themselves.</summary>
    SelfEstimate,

    /// <summary>The person told of experience.</summary>
    Stated,

    /// <summary>An adviser's impression.</summary>
    AdviserEstimate,

    /// <summary>A test, a rating by observers, a trial, a certificate, a grade, documented experience or a course that was attended.</summary>
    Measured,
}

/// <summary>Sources as flags of estimates.</summary>
internal static class EvidenceSources
{
    private const EstimateFlags All = EstimateFlags.SelfEstimateOnly | EstimateFlags.StatedOnly | EstimateFlags.AdviserEstimateOnly;

    /// <summary>The flag that says of what counts that none of it is a proof; none for proofs, or where nothing counts.</summary>
    public static EstimateFlags FlagOf(IReadOnlyCollection<Piece> counted) => (counted.Count == 0 ? EvidenceSource.Nothing : counted.Max(piece => piece.Source)) switch
    {
        EvidenceSource.SelfEstimate => EstimateFlags.SelfEstimateOnly,
        EvidenceSource.Stated => EstimateFlags.StatedOnly,
        EvidenceSource.AdviserEstimate => EstimateFlags.AdviserEstimateOnly,
        _ => EstimateFlags.None,
    };

    /// <summary>The source that an estimate's flags tell.</summary>
    public static EvidenceSource Of(bool isMeasured, EstimateFlags flags) => !isMeasured ? EvidenceSource.Nothing : (flags & All) switch
    {
        EstimateFlags.None => EvidenceSource.Measured,
        EstimateFlags.SelfEstimateOnly => EvidenceSource.SelfEstimate,
        EstimateFlags.StatedOnly => EvidenceSource.Stated,
        _ => EvidenceSource.AdviserEstimate,
    };
}
