using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Draws proofs of German from the true levels, and courses.</summary>
/// <remarks>
/// Errors are those with which the engine reads each kind of proof: 0.3 levels for a certificate's part, 0.6 overall or by an adviser,
/// 0.8 by oneself.
/// </remarks>
internal static class LanguageDraw
{
    private const int PartErrorTenths = 3;
    private const int OverallErrorTenths = 6;
    private const int AdviserErrorTenths = 6;
    private const int SelfErrorTenths = 8;
    private const int SelfShiftTenths = 3;

    public static ValueList<LanguageEvidence> Evidence(Person person)
    {
        var random = person.Stream("language");
        var knowsWriting = person.KnowsByRank("writing", person.Population.Missing.WritingLevel);
        var way = random.Below(100);
        if (person.Cefr == CefrLevel.C2)
        {
            return way < person.Population.Evidence.NativeLevelNotedPercent ? NativeLevel(person, random) : [];
        }

        return knowsWriting
            ? (way < 80 ? PartCertificate(person, random) : AdviserEstimates(person, random, Enum.GetValues<LanguageSkill>()))
            : way switch
            {
                < 38 => OverallCertificate(person, random),
                < 68 => AdviserEstimates(person, random, [LanguageSkill.Listening, LanguageSkill.Speaking]),
                < 88 => SelfEstimate(person, random),
                _ => [],
            };
    }

    public static ValueList<LanguageCourse> Courses(Person person)
    {
        var rank = person.Rank("course");
        if (person.Population.Candidates.Courses.At(rank) is not { } state)
        {
            return [];
        }

        var random = person.Stream("course");
        var asOf = person.Context.AsOf;
        var type = person.IsMinor && random.Percent(70) ? LanguageCourseType.SchoolPreparation
            : person.OverallTenths < 30 ? LanguageCourseType.IntegrationCourse
            : random.Percent(80) ? LanguageCourseType.VocationalLanguageCourse : LanguageCourseType.Other;
        var next = (CefrLevel)Math.Clamp((person.OverallTenths / 10) + 1, (int)CefrLevel.A2, (int)CefrLevel.C1);
        var (started, ends) = state switch
        {
            CourseState.Active => (asOf.AddDays(-random.Between(20, 180)), asOf.AddDays(random.Between(20, 220))),
            CourseState.Planned => (asOf.AddDays(random.Between(10, 90)), asOf.AddDays(random.Between(150, 300))),
            _ => (asOf.AddDays(-random.Between(300, 700)), asOf.AddDays(-random.Between(20, 280))),
        };
        var target = state is CourseState.Active or CourseState.Planned ? next : (CefrLevel)Math.Max((int)CefrLevel.A1, (int)next - 1);
        return [new LanguageCourse(type, random.Percent(90) ? target : null, started, random.Percent(85) ? ends : null, state)];
    }

    private static ValueList<LanguageEvidence> PartCertificate(Person person, RandomStream random)
    {
        var instrument = Instrument(person.OverallTenths);
        var date = person.DaysAgo(random, 30, 700);
        return Enum.GetValues<LanguageSkill>()
            .Select((skill, i) => Piece(i + 1, skill, person.TrueLanguage(skill) + random.Normal(PartErrorTenths), EvidenceKind.CertificateLanguage, date, instrument))
            .ToValueList();
    }

    private static ValueList<LanguageEvidence> OverallCertificate(Person person, RandomStream random)
    {
        var tenths = person.OverallTenths + random.Normal(OverallErrorTenths);
        return [Piece(1, null, tenths, EvidenceKind.CertificateLanguage, person.DaysAgo(random, 30, 700), Instrument(person.OverallTenths))];
    }

    // Whoever grew up with German is not tested; the adviser notes it for all four skills at once.
    private static ValueList<LanguageEvidence> NativeLevel(Person person, RandomStream random) =>
        [Piece(1, null, TruthDraw.MaxTenths, EvidenceKind.AdviserEstimate, person.DaysAgo(random, 5, 120), null) with { Level = CefrLevel.C2 }];

    private static ValueList<LanguageEvidence> SelfEstimate(Person person, RandomStream random)
    {
        var tenths = person.OverallTenths + SelfShiftTenths + random.Normal(SelfErrorTenths);
        return [Piece(1, null, tenths, EvidenceKind.SelfEstimate, person.DaysAgo(random, 5, 90), null)];
    }

    private static ValueList<LanguageEvidence> AdviserEstimates(Person person, RandomStream random, IReadOnlyList<LanguageSkill> skills)
    {
        var date = person.DaysAgo(random, 5, 120);
        return skills
            .Select((skill, i) => Piece(i + 1, skill, person.TrueLanguage(skill) + random.Normal(AdviserErrorTenths), EvidenceKind.AdviserEstimate, date, null))
            .ToValueList();
    }

    // The DTZ reaches from A2 to B1; above it people sit other examinations.
    private static string Instrument(int overallTenths) => overallTenths < 40 ? "DTZ" : "TELC";

    private static LanguageEvidence Piece(int number, LanguageSkill? skill, int tenths, EvidenceKind kind, DateOnly date, string? instrument)
    {
        // A certificate names the level reached, an estimate the nearest one.
        var isCertificate = kind == EvidenceKind.CertificateLanguage;
        var level = Math.Max(isCertificate ? tenths : tenths + 5, 0) / 10;
        var lowest = isCertificate ? CefrLevel.A1 : CefrLevel.A0;
        var highest = instrument == "DTZ" ? CefrLevel.B1 : CefrLevel.C1;
        return new LanguageEvidence
        {
            Id = new(FormattableString.Invariant($"l-{number}")),
            Skill = skill,
            Level = (CefrLevel)Math.Clamp(level, (int)lowest, (int)highest),
            Kind = kind,
            AssessedOn = date,
            Instrument = instrument,
        };
    }
}
