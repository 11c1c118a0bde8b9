using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Cells;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Office.Words;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Office.Tables;

/// <summary><c>evidence.csv</c>.</summary>
internal static class EvidenceTable
{
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    public static readonly Column<DateOnly> AssessedOn =
        new("assessed_on", "Datum", CellTypes.Day, "day of the assessment; evidence ages from here", "2026-03-11") { IsRequired = true, LaterDay = LaterDay.Noticed };
    private static readonly Column<Id<CompetenceEvidence>> Id =
        new("id", "Nachweis", new IdCell<CompetenceEvidence>(), "identifier of the result, unique within the candidate", "e-01") { IsRequired = true };
    private static readonly Column<CompetenceDimension> Dimension =
        new("dimension", "Kompetenz", CellTypes.Dimension, "what was measured", "SCH_MATH") { IsRequired = true };
    private static readonly Column<EvidenceKind> Kind =
        new("kind", "Art", CellTypes.Code(EvidenceKind.Prior, EvidenceKind.CertificateLanguage), "kind of proof", "PERCENT_TEST") { IsRequired = true };
    private static readonly Column<RawScale> Scale = new("scale", "Skala", CellTypes.Code<RawScale>(), "scale of the value", "PERCENT") { IsRequired = true };
    private static readonly Column<int> Raw =
        new("value", "Ergebnis", new HundredthsCell(10_000), "the result exactly as the instrument gave it", "9") { IsRequired = true };
    private static readonly Column<int> OutOf =
        new("out_of", "von", CellTypes.Whole(1, 10_000), "items asked, modules in all, highest rating or level", "30")
        { WhenEmpty = "the scale has no maximum of its own" };
    private static readonly Column<int> Options =
        new("options", "Antwortmöglichkeiten", CellTypes.Whole(2, 20), "answers to choose from per item", "4") { WhenEmpty = "open items" };
    private static readonly Column<string> Instrument =
        new("instrument", "Verfahren", CellTypes.Instrument, "code of the instrument", "HAMET") { WhenEmpty = "none" };
    private static readonly Column<string> Version = new("instrument_version", "Version", CellTypes.Text(40), "version of the instrument", "2");
    private static readonly Column<string> Language =
        new("administration_language", "Testsprache", CellTypes.Language, "language in which the test was taken", "de");
    private static readonly Column<AssessorRole> Assessor = new("assessor", "Beurteilt von", CellTypes.Code<AssessorRole>(), "who assessed", "ADVISER");
    private static readonly Column<int> Observers = new("observers", "Beobachtende", CellTypes.Whole(1, 50), "number of observers", "2") { WhenEmpty = "one" };
    private static readonly Column<int> TrialDays =
        new("trial_days", "Probetage", CellTypes.Whole(1, 365), "days of a company trial") { WhenEmpty = "no trial, or not known" };
    private static readonly Column<int> Reliability =
        new("reliability_percent", "Reliabilität", CellTypes.Whole(1, 99), "reliability of a normed test in percent") { WhenEmpty = "that of the policy", IsPercent = true };
    private static readonly Column<bool> Supervised = new("supervised", "beaufsichtigt", CellTypes.YesNo, "whether somebody supervised the test", "yes");

    public static TableSchema Schema { get; } = new(
        "evidence",
        "One result of a candidate in one competence (Kompetenznachweis).",
        [Candidate, Id, Dimension, Kind, Scale, Raw, OutOf, Options, AssessedOn, Instrument, Version, Language, Assessor, Observers, TrialDays, Reliability, Supervised])
    {
        IsAboutPeople = true,
        Key = [Candidate, Id],
    };

    public static CompetenceEvidence Read(CheckedRow row)
    {
        var evidence = new CompetenceEvidence
        {
            Id = row.Get(Id),
            Dimension = row.Get(Dimension),
            Kind = row.Get(Kind),
            Raw = new RawResult(row.Get(Scale), row.Get(Raw), row.Value(OutOf), row.Value(Options)),
            AssessedOn = row.Get(AssessedOn),
            Instrument = row.Object(Instrument),
            InstrumentVersion = row.Object(Version),
            AdministrationLanguage = row.Object(Language),
            Assessor = row.Value(Assessor),
            ObserverCount = row.Value(Observers),
            TrialDays = row.Value(TrialDays),
            ReliabilityPercent = row.Value(Reliability),
            Supervised = row.Value(Supervised),
        };
        row.Check(EvidenceRules.Problem(evidence) is null, Raw, Message.From(words => EvidenceRules.Problem(evidence, words.Language)!));
        return evidence;
    }

    public static void Write(Id<Candidate> candidate, CompetenceEvidence evidence, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Id, evidence.Id);
        row.Put(Dimension, evidence.Dimension);
        row.Put(Kind, evidence.Kind);
        row.Put(Scale, evidence.Raw.Scale);
        row.Put(Raw, evidence.Raw.ValueHundredths);
        row.Put(OutOf, evidence.Raw.OutOf);
        row.Put(Options, evidence.Raw.OptionCount);
        row.Put(AssessedOn, evidence.AssessedOn);
        row.Put(Instrument, evidence.Instrument);
        row.Put(Version, evidence.InstrumentVersion);
        row.Put(Language, evidence.AdministrationLanguage);
        row.Put(Assessor, evidence.Assessor);
        row.Put(Observers, evidence.ObserverCount);
        row.Put(TrialDays, evidence.TrialDays);
        row.Put(Reliability, evidence.ReliabilityPercent);
        row.Put(Supervised, evidence.Supervised);
    }
}

/// <summary><c>languages.csv</c>.</summary>
internal static class LanguageTable
{
    private static readonly EvidenceKind[] NoProofsOfGerman =
        [.. Enum.GetValues<EvidenceKind>().Except([EvidenceKind.CertificateLanguage, EvidenceKind.NormedTest, EvidenceKind.AdviserEstimate, EvidenceKind.SelfEstimate])];

    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    public static readonly Column<DateOnly> AssessedOn =
        new("assessed_on", "Datum", CellTypes.Day, "day of the examination or estimate", "2026-02-07") { IsRequired = true, LaterDay = LaterDay.Noticed };
    private static readonly Column<Id<LanguageEvidence>> Id =
        new("id", "Nachweis", new IdCell<LanguageEvidence>(), "identifier of the proof, unique within the candidate", "l-01") { IsRequired = true };
    private static readonly Column<LanguageSkill> Skill =
        new("skill", "Fertigkeit", CellTypes.Code<LanguageSkill>(), "the skill proven", "SPEAKING") { WhenEmpty = "all four at once" };
    private static readonly Column<CefrLevel> Level = new("level", "Niveau", CellTypes.Code<CefrLevel>(), "level reached", "B1") { IsRequired = true };
    private static readonly Column<EvidenceKind> Kind =
        new("kind", "Art", CellTypes.Code(NoProofsOfGerman), "kind of proof", "CERTIFICATE_LANGUAGE") { IsRequired = true };
    private static readonly Column<string> Instrument =
        new("instrument", "Verfahren", CellTypes.Instrument, "code of the examination", "DTZ") { WhenEmpty = "none" };

    public static TableSchema Schema { get; } = new(
        "languages",
        "One proof of a candidate's German, for one skill or for all four.",
        [Candidate, Id, Skill, Level, Kind, AssessedOn, Instrument])
    {
        IsAboutPeople = true,
        Key = [Candidate, Id],
    };

    public static LanguageEvidence Read(CheckedRow row)
    {
        var evidence = new LanguageEvidence
        {
            Id = row.Get(Id),
            Skill = row.Value(Skill),
            Level = row.Get(Level),
            Kind = row.Get(Kind),
            AssessedOn = row.Get(AssessedOn),
            Instrument = row.Object(Instrument),
        };
        row.Check(EvidenceRules.Problem(evidence) is null, Level, Message.From(words => EvidenceRules.Problem(evidence, words.Language)!));
        return evidence;
    }

    public static void Write(Id<Candidate> candidate, LanguageEvidence evidence, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Id, evidence.Id);
        row.Put(Skill, evidence.Skill);
        row.Put(Level, evidence.Level);
        row.Put(Kind, evidence.Kind);
        row.Put(AssessedOn, evidence.AssessedOn);
        row.Put(Instrument, evidence.Instrument);
    }
}

/// <summary><c>courses.csv</c>.</summary>
internal static class CourseTable
{
    public static readonly Column<Id<Candidate>> Candidate = CandidateColumn.New();
    private static readonly Column<LanguageCourseType> Kind =
        new("type", "Kursart", CellTypes.Code<LanguageCourseType>(), "kind of German course", "VOCATIONAL_LANGUAGE_COURSE") { IsRequired = true };
    private static readonly Column<CefrLevel> Target = new("target_level", "Zielniveau", CellTypes.Code<CefrLevel>(), "level it leads to", "B2");
    private static readonly Column<DateOnly> StartedOn = new("started_on", "Beginn", CellTypes.Day, "first day", "2026-01-12");
    private static readonly Column<DateOnly> EndsOn = new("ends_on", "Ende", CellTypes.Day, "last day", "2026-07-10");
    private static readonly Column<CourseState> State =
        new("state", "Stand", CellTypes.Code<CourseState>(), "state on the market's date", "ACTIVE") { IsRequired = true };

    public static TableSchema Schema { get; } = new(
        "courses",
        "A German course of a candidate.",
        [Candidate, Kind, Target, StartedOn, EndsOn, State])
    { IsAboutPeople = true };

    public static LanguageCourse Read(CheckedRow row) => new(row.Get(Kind), row.Value(Target), row.Value(StartedOn), row.Value(EndsOn), row.Get(State));

    public static void Write(Id<Candidate> candidate, LanguageCourse course, RowWriter row)
    {
        row.Put(Candidate, candidate);
        row.Put(Kind, course.Type);
        row.Put(Target, course.TargetLevel);
        row.Put(StartedOn, course.StartedOn);
        row.Put(EndsOn, course.EndsOn);
        row.Put(State, course.State);
    }
}
