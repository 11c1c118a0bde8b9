namespace Kausa.Matching.Evidence;

/// <summary>How well a person's competences are documented, in rising order; thresholds: <see cref="EvidenceQualityGrade"/>.</summary>
public enum EvidenceQuality
{
    /// <summary>Nothing but what was said at intake: estimates and experience as told.</summary>
    IntakeOnly,

    /// <summary>At least one dimension is tested, observed or certified.</summary>
    Partial,

    /// <summary>A quarter of the dimensions is tested, observed or certified with a usable error.</summary>
    Assessed,

    /// <summary>Assessed, and a company has seen the person at work for a week or more.</summary>
    ConfirmedByTrial,
}
