using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Generates evidence of every kind and scale that is accepted, dated up to four years before and half a year after a date.</summary>
public static class EvidenceGen
{
    /// <summary>The date around which evidence is generated.</summary>
    public static DateOnly AsOf { get; } = new(2026, 11, 15);

    /// <summary>One piece of competence evidence with a given identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="dimensionCount">Dimensions to draw from, 1..32: few make pieces meet.</param>
    public static Gen<CompetenceEvidence> Competence(string id, int dimensionCount) =>
        from kind in Gen.Elements(Enum.GetValues<EvidenceKind>().Where(kind => EvidenceRules.ScalesOf(kind).Count > 0).ToArray())
        from scale in Gen.Elements(EvidenceRules.ScalesOf(kind).ToArray())
        from raw in Raw(kind, scale)
        from dimension in Gen.Choose(0, dimensionCount - 1)
        from day in Days
        from instrument in Gen.Elements<string?>(null, "2P", "IHK_PILOT", "BPS", "IN_HOUSE")
        from language in Gen.Elements<string?>(null, "de", "ar")
        from observers in Gen.Elements<int?>(null, 1, 2, 4)
        from trialDays in Gen.Elements<int?>(null, 1, 5, 40)
        from reliability in Gen.Elements<int?>(null, 60, 90)
        select new CompetenceEvidence
        {
            Id = new Id<CompetenceEvidence>(id),
            Dimension = (CompetenceDimension)dimension,
            Kind = kind,
            Raw = raw,
            AssessedOn = day,
            Instrument = instrument,
            AdministrationLanguage = language,
            ObserverCount = observers,
            TrialDays = kind == EvidenceKind.CompanyTrial ? trialDays : null,
            ReliabilityPercent = kind == EvidenceKind.NormedTest ? reliability : null,
        };

    /// <summary>One proof of German with a given identifier.</summary>
    /// <param name="id">The identifier.</param>
    public static Gen<LanguageEvidence> Language(string id) =>
        from kind in Gen.Elements(EvidenceKind.CertificateLanguage, EvidenceKind.NormedTest, EvidenceKind.AdviserEstimate, EvidenceKind.SelfEstimate)
        from skill in Gen.Elements<LanguageSkill?>(null, LanguageSkill.Listening, LanguageSkill.Reading, LanguageSkill.Writing, LanguageSkill.Speaking)
        from level in Gen.Choose(0, 6)
        from day in Days
        from instrument in Gen.Elements<string?>(null, "TELC", "DTZ")
        select new LanguageEvidence
        {
            Id = new Id<LanguageEvidence>(id),
            Skill = skill,
            Level = instrument == "DTZ" ? (CefrLevel)Math.Min(level, (int)CefrLevel.B1) : (CefrLevel)level,
            Kind = kind,
            AssessedOn = day,
            Instrument = instrument,
        };

    /// <summary>A German course in any state, with or without dates and target.</summary>
    public static Gen<LanguageCourse> Course { get; } =
        from type in Gen.Elements(Enum.GetValues<LanguageCourseType>())
        from target in Gen.Elements<CefrLevel?>(null, CefrLevel.A2, CefrLevel.B1, CefrLevel.B2, CefrLevel.C1)
        from start in Gen.OneOf(Days.Select(first => (DateOnly?)first), Gen.Constant((DateOnly?)null))
        from months in Gen.Elements<int?>(null, 3, 7, 12)
        from state in Gen.Elements(Enum.GetValues<CourseState>())
        select new LanguageCourse(type, target, start, months is { } length ? (start ?? AsOf).AddMonths(length) : null, state);

    /// <summary>A candidate with up to eight pieces of each kind of evidence and up to three courses, and nothing else.</summary>
    public static Gen<Candidate> Candidates { get; } =
        from pieceCount in Gen.Choose(0, 8)
        from pieces in Gen.CollectToArray(Enumerable.Range(0, pieceCount), i => Competence($"e-{i}", dimensionCount: 2))
        from proofCount in Gen.Choose(0, 8)
        from proofs in Gen.CollectToArray(Enumerable.Range(0, proofCount), i => Language($"l-{i}"))
        from courseCount in Gen.Choose(0, 3)
        from courses in Gen.CollectToArray(Enumerable.Range(0, courseCount), _ => Course)
        select new Candidate
        {
            Id = new Id<Candidate>("p-1"),
            Evidence = pieces.ToValueList(),
            LanguageEvidence = proofs.ToValueList(),
            Courses = courses.ToValueList(),
        };

    private static Gen<DateOnly> Days => Gen.Choose(-1_460, 180).Select(AsOf.AddDays);

    private static Gen<RawResult> Raw(EvidenceKind kind, RawScale scale) => scale switch
    {
        RawScale.Percent =>
            from items in Gen.Choose(10, 60)
            from right in Gen.Choose(0, items)
            from options in Gen.Elements<int?>(null, 2, 4, 5)
            select new RawResult(scale, right * 100, items, options),
        RawScale.T => Gen.Choose(10, 90).Select(t => new RawResult(scale, t * 100)),
        RawScale.Stanine => Gen.Choose(1, 9).Select(stanine => new RawResult(scale, stanine * 100)),
        RawScale.Percentile => Gen.Choose(100, 9_900).Select(percentile => new RawResult(scale, percentile)),
        RawScale.Rating => Gen.Choose(100, 500).Select(rating => new RawResult(scale, rating, 5)),
        RawScale.Grade => Gen.Choose(10, 60).Select(grade => new RawResult(scale, grade * 10)),
        RawScale.Level when kind == EvidenceKind.CertificateValidation => Gen.Choose(1, 2).Select(level => new RawResult(scale, level * 100, 2)),
        RawScale.Level => Gen.Choose(0, 4).Select(level => new RawResult(scale, level * 100, 4)),
        RawScale.Years => Gen.Choose(0, 4_000).Select(years => new RawResult(scale, years)),
        RawScale.Modules => Gen.Choose(1, 6).Select(modules => new RawResult(scale, modules * 100, 6)),
        RawScale.Points => Gen.Choose(0, 100).Select(points => new RawResult(scale, points * 100)),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Not a scale."),
    };
}
