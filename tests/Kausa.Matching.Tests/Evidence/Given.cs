using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Tests.Evidence;

/// <summary>Short forms for the facts of the tests beside it; everything is dated <see cref="Today"/> unless said otherwise.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 11, 15);

    public static CompetenceEvidence Piece(EvidenceKind kind, RawScale scale, double value, int? outOf = null, int? options = null, string id = "e-1") => new()
    {
        Id = new Id<CompetenceEvidence>(id),
        Dimension = CompetenceDimension.CogNumeric,
        Kind = kind,
        Raw = new RawResult(scale, (int)Math.Round(value * 100), outOf, options),
        AssessedOn = Today,
    };

    public static CompetenceEvidence T(double value, string id = "e-1") => Piece(EvidenceKind.NormedTest, RawScale.T, value, id: id);

    public static CompetenceEvidence Percent(int right, int items, int? options = null, string id = "e-1") =>
        Piece(EvidenceKind.PercentTest, RawScale.Percent, right, items, options, id);

    public static CompetenceEvidence Observed(double rating, string id = "e-1") => Piece(EvidenceKind.ObservedRating, RawScale.Rating, rating, 5, id: id);

    public static CompetenceEvidence Trial(double rating, int? days, string id = "e-1") =>
        Piece(EvidenceKind.CompanyTrial, RawScale.Rating, rating, 5, id: id) with { TrialDays = days };

    public static CompetenceEvidence Self(double points, string id = "e-1") => Piece(EvidenceKind.SelfEstimate, RawScale.Points, points, id: id);

    public static LanguageEvidence German(
        CefrLevel level, LanguageSkill? skill = null, EvidenceKind kind = EvidenceKind.CertificateLanguage, int monthsAgo = 0, string? instrument = null, string id = "l-1") => new()
        {
            Id = new Id<LanguageEvidence>(id),
            Skill = skill,
            Level = level,
            Kind = kind,
            AssessedOn = Today.AddMonths(-monthsAgo),
            Instrument = instrument,
        };

    public static LanguageCourse Course(CefrLevel? target, DateOnly? start, DateOnly? end, CourseState state = CourseState.Active) =>
        new(LanguageCourseType.VocationalLanguageCourse, target, start, end, state);

    public static CandidateEstimates Assess(params CompetenceEvidence[] evidence) => Assess(new Candidate { Id = new Id<Candidate>("p-1"), Evidence = [.. evidence] });

    public static CandidateEstimates AssessGerman(params LanguageEvidence[] evidence) => AssessGerman([], evidence);

    public static CandidateEstimates AssessGerman(LanguageCourse[] courses, params LanguageEvidence[] evidence) =>
        Assess(new Candidate { Id = new Id<Candidate>("p-1"), LanguageEvidence = [.. evidence], Courses = [.. courses] });

    public static CandidateEstimates Assess(Candidate candidate) => EvidenceAssessor.Assess(candidate, TestPolicies.Base, Today);

    public static SkillEstimate Numeric(this CandidateEstimates estimates) => estimates.Skills[(int)CompetenceDimension.CogNumeric];

    public static LanguageEstimate Of(this CandidateEstimates estimates, LanguageSkill skill) => estimates.Languages[(int)skill];

    public static MappedEvidence MappedOf(this CandidateEstimates estimates, string id) => estimates.Mapped.Single(mapped => mapped.Id.Value == id);
}
