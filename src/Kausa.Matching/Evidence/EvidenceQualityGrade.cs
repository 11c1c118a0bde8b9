using Kausa.Matching.Model;

namespace Kausa.Matching.Evidence;

/// <summary>Grades how well a person's competences are documented; shown, never scored.</summary>
public static class EvidenceQualityGrade
{
    /// <summary>Dimensions with a proof and a usable error from which on a person is assessed: a quarter of 32.</summary>
    public const int AssessedDimensions = 8;

    /// <summary>Widest usable standard error in points.</summary>
    public const int UsableErrorPoints = 13;

    /// <summary>Days of a trial from which on it confirms: one working week.</summary>
    public const int ConfirmingTrialDays = 5;

    /// <summary>The grade.</summary>
    /// <param name="evidence">The candidate's competence evidence.</param>
    /// <param name="estimates">Its estimates.</param>
    /// <returns>
    /// A proof is a piece that counts and is more than an estimate or experience as told. Without any: INTAKE_ONLY. With proofs and an error of at
    /// most 13 points in 8 dimensions: ASSESSED; with a counted company trial of 5 days or more on top: CONFIRMED_BY_TRIAL. Else PARTIAL.
    /// </returns>
    public static EvidenceQuality Of(IReadOnlyCollection<CompetenceEvidence> evidence, CandidateEstimates estimates)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(estimates);
        var counted = estimates.Mapped.Where(mapped => mapped.Counted).Select(mapped => mapped.Id).ToHashSet();
        var proofs = evidence.Where(piece => counted.Contains(piece.Id) && IsProof(piece.Kind)).ToList();
        if (proofs.Count == 0)
        {
            return EvidenceQuality.IntakeOnly;
        }

        var usable = proofs.Select(piece => piece.Dimension).Distinct().Count(dimension => estimates.Skills[(int)dimension].ErrorPoints <= UsableErrorPoints);
        if (usable < AssessedDimensions)
        {
            return EvidenceQuality.Partial;
        }

        return proofs.Exists(piece => piece.Kind == EvidenceKind.CompanyTrial && piece.TrialDays >= ConfirmingTrialDays)
            ? EvidenceQuality.ConfirmedByTrial
            : EvidenceQuality.Assessed;
    }

    private static bool IsProof(EvidenceKind kind) =>
        kind is not (EvidenceKind.SelfEstimate or EvidenceKind.AdviserEstimate or EvidenceKind.WorkExperienceStated);
}
