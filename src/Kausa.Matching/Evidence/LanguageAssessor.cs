using Kausa.Matching.Assessment;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Evidence;

/// <summary>Proofs of German and courses of one candidate to four estimates.</summary>
/// <remarks>
/// Specification: docs/evidence.md, "Language". Per skill: 1. read and age what is not in the future; 2. an overall level gives way to the part of
/// the same exam, a course to a certificate near or after its end, and a lower proof to a later certificate; 3. keep the best of a kind
/// within 30 days; 4. fuse with the prior; 5. add the growth of a course under way.
/// </remarks>
internal sealed class LanguageAssessor(LanguagePolicy policy, DateOnly asOf)
{
    private const double AgeingPerMonth = 0.5;
    private const int CourseKindOrder = (int)EvidenceKind.Prior + 1;

    /// <summary>Days before the end of a course from which a certificate stands for the course.</summary>
    private const int CourseExamDays = 30;

    public ValueList<LanguageEstimate> Assess(IReadOnlyCollection<LanguageEvidence> evidence, IReadOnlyCollection<LanguageCourse> courses)
    {
        var known = evidence.Where(proof => proof.AssessedOn <= asOf).ToList();
        if (!known.Exists(static proof => proof.Skill is not null))
        {
            // Proofs of no skill in particular say the same of each.
            var each = Estimate(Count(known.Select(Read), courses), courses);
            return [each, each, each, each];
        }

        return Enum.GetValues<LanguageSkill>().Select(skill => Estimate(Count(ProofsOf(skill, known), courses), courses)).ToValueList();
    }

    /// <summary>How each proof of one skill was read, in canonical order; proofs of later days are there and do not count.</summary>
    public ValueList<SourceReading> Readings(LanguageSkill skill, IReadOnlyCollection<LanguageEvidence> evidence, IReadOnlyCollection<LanguageCourse> courses)
    {
        List<LanguagePiece> given = [.. ProofsOf(skill, [.. evidence.Where(proof => proof.AssessedOn <= asOf)])];
        var counted = Count(given, courses).Where(piece => piece.KindOrder != CourseKindOrder).Select(piece => piece.Id).ToHashSet(StringComparer.Ordinal);
        var proofs = evidence.Where(proof => proof.Skill is null || proof.Skill == skill).ToDictionary(proof => proof.Id.Value, StringComparer.Ordinal);
        return Piece.Order(proofs.Values.Select(Read)).Select(piece => new SourceReading
        {
            Evidence = piece.Id,
            Subject = AssessedSubject.Of(skill),
            Kind = proofs[piece.Id].Kind,
            Instrument = proofs[piece.Id].Instrument,
            Assessor = null,
            AssessedOn = piece.On,
            AgeMonths = WholeMonths.Between(piece.On, asOf),
            Level = piece.Level,
            ValueTenths = (int)Math.Round(piece.Value, MidpointRounding.AwayFromZero),
            ErrorTenths = (int)Math.Round(Math.Sqrt(piece.Variance), MidpointRounding.AwayFromZero),
            Counted = counted.Contains(piece.Id),
            SetAside = counted.Contains(piece.Id) ? null : ReasonAgainst(piece, given),
            Flags = piece.Flags,
        }).ToValueList();
    }

    // In the order in which proofs are set aside.
    private SetAsideReason ReasonAgainst(LanguagePiece piece, List<LanguagePiece> given) =>
        piece.On > asOf ? SetAsideReason.LaterThanDate
        : !given.Exists(other => other.Id == piece.Id) ? SetAsideReason.PartOfSameExam
        : given.Exists(other => other.Supersedes(piece)) ? SetAsideReason.Superseded
        : SetAsideReason.Retest;

    private IEnumerable<LanguagePiece> ProofsOf(LanguageSkill skill, List<LanguageEvidence> known) =>
        known
            .Where(proof => proof.Skill == skill || (proof.Skill is null && !known.Exists(part => part.Skill == skill && IsSameExam(part, proof))))
            .Select(Read);

    private static bool IsSameExam(LanguageEvidence one, LanguageEvidence other) =>
        one.Kind == other.Kind && one.AssessedOn == other.AssessedOn && string.Equals(one.Instrument, other.Instrument, StringComparison.Ordinal);

    private LanguagePiece Read(LanguageEvidence proof)
    {
        var level = (int)proof.Level * 10;
        var isPart = proof.Skill is not null;
        var isTop = proof.Kind == EvidenceKind.CertificateLanguage && Instruments.Find(proof.Instrument)?.TopLevel == proof.Level;
        var (tenths, error, rank) = proof.Kind switch
        {
            EvidenceKind.CertificateLanguage when isPart => (level + 3, isTop ? 3.5 : 3.0, LanguageProofRank.PartCertificate),
            EvidenceKind.CertificateLanguage => (level + 3, 6.0, LanguageProofRank.OverallCertificate),
            EvidenceKind.SelfEstimate => (level - 3, 8.0, LanguageProofRank.Estimate),
            _ => (level, 6.0, LanguageProofRank.Estimate),
        };
        return Dated((int)proof.Kind, proof.AssessedOn, proof.Id.Value, proof.Level, rank, tenths, error, isTop ? EstimateFlags.CeilingEffect : EstimateFlags.None);
    }

    private LanguagePiece Dated(int order, DateOnly on, string id, CefrLevel level, LanguageProofRank rank, int tenths, double error, EstimateFlags flags)
    {
        var variance = (error * error) + (AgeingPerMonth * WholeMonths.Between(on, asOf));
        return new LanguagePiece(order, on, id, level, rank, Math.Clamp(tenths, 0, 60), error, variance, flags);
    }

    private List<LanguagePiece> Count(IEnumerable<LanguagePiece> proofs, IReadOnlyCollection<LanguageCourse> courses)
    {
        var given = proofs.ToList();
        if (given.Count < 2 && courses.Count == 0)
        {
            return given;
        }

        var attended = Attended(courses).Where(course => !given.Exists(proof => proof.IsCertificate && proof.On >= course.On.AddDays(-CourseExamDays)));
        List<LanguagePiece> pieces = [.. given, .. attended];
        return Retests.Best(Piece.Order(pieces.Where(piece => !pieces.Exists(other => other.Supersedes(piece)))));
    }

    /// <summary>A course attended to its end, without a certificate: its target level on its last day.</summary>
    private IEnumerable<LanguagePiece> Attended(IEnumerable<LanguageCourse> courses)
    {
        foreach (var course in courses)
        {
            if (course is { State: CourseState.Completed, TargetLevel: { } target, EndsOn: { } end } && end <= asOf)
            {
                yield return Dated(CourseKindOrder, end, target.Code(), target, LanguageProofRank.Course, (int)target * 10, 6.0, EstimateFlags.None);
            }
        }
    }

    private LanguageEstimate Estimate(List<LanguagePiece> counted, IReadOnlyCollection<LanguageCourse> courses)
    {
        var fused = Fusion.Fuse(counted, policy.PriorTenths, policy.PriorErrorTenths);
        var flags = fused.IsConflicting ? EstimateFlags.InconsistentEvidence : EstimateFlags.None;
        flags = counted.Aggregate(flags, (all, piece) => all | piece.Flags);
        var tenths = fused.Value;
        if (counted.Count > 0)
        {
            tenths = CourseGrowth.Until(asOf, tenths, counted.Max(piece => piece.On), courses, policy.CourseGainHundredthsPerMonth);
            flags |= tenths > fused.Value ? EstimateFlags.CourseUnderWay : EstimateFlags.None;
            flags |= EvidenceSources.FlagOf(counted);
        }

        var rounded = (int)Math.Round(tenths, MidpointRounding.AwayFromZero);
        return new LanguageEstimate(rounded, ErrorClasses.Nearest(fused.Variance, ErrorClasses.Tenths), counted.Count > 0, flags);
    }
}
