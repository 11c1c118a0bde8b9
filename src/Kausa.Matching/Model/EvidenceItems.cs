namespace Kausa.Matching.Model;

/// <summary>What kind of proof a result is; the kind drives the default error.</summary>
/// <remarks>Members stand in canonical order: fusion visits evidence by kind, date, id.</remarks>
public enum EvidenceKind
{
    /// <summary>Standardised test with norms (T, stanine, percentile).</summary>
    NormedTest,

    /// <summary>Test scored as items right of items asked.</summary>
    PercentTest,

    /// <summary>Rating by trained observers.</summary>
    ObservedRating,

    /// <summary>Trial work or internship in a company (Probearbeiten, Praktikum).</summary>
    CompanyTrial,

    /// <summary>Assessment of vocational competence under § 50b BBiG / § 41b HwO (formerly ValiKom).</summary>
    CertificateValidation,

    /// <summary>Partial qualification (Teilqualifikation), modules passed.</summary>
    CertificateTq,

    /// <summary>Language certificate.</summary>
    CertificateLanguage,

    /// <summary>German school grade 1..6.</summary>
    SchoolGrade,

    /// <summary>School or professional certificate from abroad.</summary>
    ForeignCertificate,

    /// <summary>Work experience with papers.</summary>
    WorkExperienceDocumented,

    /// <summary>Work experience as told.</summary>
    WorkExperienceStated,

    /// <summary>Impression of an adviser.</summary>
    AdviserEstimate,

    /// <summary>Self-estimate.</summary>
    SelfEstimate,

    /// <summary>The policy's prior; never stored, only shown as one more piece in a fusion.</summary>
    Prior,
}

/// <summary>Scale of a raw value.</summary>
public enum RawScale
{
    /// <summary>Items right of items asked.</summary>
    Percent,

    /// <summary>T value, mean 50, standard deviation 10.</summary>
    T,

    /// <summary>Stanine 1..9.</summary>
    Stanine,

    /// <summary>Percentile rank 1..99.</summary>
    Percentile,

    /// <summary>Rating 1..K.</summary>
    Rating,

    /// <summary>German grade 1..6, 1 is best.</summary>
    Grade,

    /// <summary>Level 0..max of an instrument.</summary>
    Level,

    /// <summary>Years of experience.</summary>
    Years,

    /// <summary>Modules passed of modules in all.</summary>
    Modules,

    /// <summary>Points 0..100 on the canonical scale, estimated by a person.</summary>
    Points,
}

/// <summary>Who assessed.</summary>
public enum AssessorRole
{
    /// <summary>Psychological service.</summary>
    Psychologist,

    /// <summary>Expert of a chamber.</summary>
    ChamberExpert,

    /// <summary>Teacher.</summary>
    Teacher,

    /// <summary>Adviser of a service office.</summary>
    Adviser,

    /// <summary>Training company.</summary>
    Company,

    /// <summary>The person.</summary>
    Self,
}

/// <summary>A raw result exactly as the instrument gave it; it is kept for ever and mapped anew whenever the formulas change.</summary>
/// <param name="Scale">The scale.</param>
/// <param name="ValueHundredths">The value in hundredths of the scale's unit, so that grade 2.3 is 230 and 9 items are 900; 0..1,000,000.</param>
/// <param name="OutOf">Items asked, modules in all, highest rating or level; null where the scale has no maximum of its own. 1..10,000.</param>
/// <param name="OptionCount">Answer options per item of a choice test, 2..20; null for open items.</param>
public readonly record struct RawResult(RawScale Scale, int ValueHundredths, int? OutOf = null, int? OptionCount = null)
{
    /// <summary>The value in hundredths of the scale's unit.</summary>
    public int ValueHundredths { get; } = ThrowHelper.InRange(ValueHundredths, 0, 1_000_000, nameof(ValueHundredths));

    /// <summary>Items asked, modules in all, highest rating or level.</summary>
    public int? OutOf { get; } = ThrowHelper.InRange(OutOf, 1, 10_000, nameof(OutOf));

    /// <summary>Answer options per item of a choice test.</summary>
    public int? OptionCount { get; } = ThrowHelper.InRange(OptionCount, 2, 20, nameof(OptionCount));
}

/// <summary>One result in one competence dimension (Kompetenznachweis).</summary>
public sealed record CompetenceEvidence
{
    /// <summary>Identifier, unique within the candidate; part of the canonical order of fusion.</summary>
    public required Id<CompetenceEvidence> Id { get; init; }

    /// <summary>What was measured.</summary>
    public required CompetenceDimension Dimension { get; init; }

    /// <summary>Kind of proof.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The raw result.</summary>
    public required RawResult Raw { get; init; }

    /// <summary>Day of the assessment; evidence ages from here.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>Instrument code such as HAMET, 2P, MYSKILLS; null when none.</summary>
    public string? Instrument { get; init; }

    /// <summary>Version of the instrument; null when not known.</summary>
    public string? InstrumentVersion { get; init; }

    /// <summary>ISO 639 code of the language in which the test was taken; null when not known.</summary>
    public string? AdministrationLanguage { get; init; }

    /// <summary>Who assessed; null when not known.</summary>
    public AssessorRole? Assessor { get; init; }

    /// <summary>Number of observers, 1..50; null means one.</summary>
    public int? ObserverCount { get; init => field = ThrowHelper.InRange(value, 1, 50, nameof(ObserverCount)); }

    /// <summary>Days of a company trial, 1..365; null for other kinds.</summary>
    public int? TrialDays { get; init => field = ThrowHelper.InRange(value, 1, 365, nameof(TrialDays)); }

    /// <summary>Reliability of a normed test in percent, 1..99; null takes the policy's default.</summary>
    public int? ReliabilityPercent { get; init => field = ThrowHelper.InRange(value, 1, 99, nameof(ReliabilityPercent)); }

    /// <summary>Whether somebody supervised the test; null when not known.</summary>
    public bool? Supervised { get; init; }
}

/// <summary>One proof of German, for one skill or for all four at once.</summary>
public sealed record LanguageEvidence
{
    /// <summary>Identifier, unique within the candidate.</summary>
    public required Id<LanguageEvidence> Id { get; init; }

    /// <summary>The skill; null when only an overall level is known.</summary>
    public required LanguageSkill? Skill { get; init; }

    /// <summary>The level reached.</summary>
    public required CefrLevel Level { get; init; }

    /// <summary>Kind of proof: certificate, adviser's or self-estimate, normed test.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Day of the examination or estimate.</summary>
    public required DateOnly AssessedOn { get; init; }

    /// <summary>Instrument code such as DTZ, TELC, GOETHE; null when none.</summary>
    public string? Instrument { get; init; }
}
