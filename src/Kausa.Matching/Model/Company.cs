namespace Kausa.Matching.Model;

/// <summary>Kind of chamber that is responsible (zuständige Stelle).</summary>
public enum ChamberKind
{
    /// <summary>Industrie- und Handelskammer.</summary>
    Ihk,

    /// <summary>Handwerkskammer.</summary>
    Hwk,

    /// <summary>Chamber of a free profession.</summary>
    FreeProfession,

    /// <summary>Chamber of agriculture.</summary>
    Agriculture,

    /// <summary>Public service and others.</summary>
    Other,
}

/// <summary>Readiness of a company to train.</summary>
public enum OpennessState
{
    /// <summary>Not contacted.</summary>
    NotContacted,

    /// <summary>Contacted.</summary>
    Contacted,

    /// <summary>Interested.</summary>
    Interested,

    /// <summary>Wants an internship first.</summary>
    WantsInternship,

    /// <summary>Wants an EQ first.</summary>
    WantsEq,

    /// <summary>Wants an apprentice.</summary>
    WantsApprentice,

    /// <summary>Already trains.</summary>
    Training,

    /// <summary>Declined.</summary>
    Declined,
}

/// <summary>Ban on training (§ 33 BBiG, § 24 HwO, § 25 JArbSchG).</summary>
public enum TrainingProhibition
{
    /// <summary>None.</summary>
    None,

    /// <summary>No minors.</summary>
    Minors,

    /// <summary>Nobody.</summary>
    All,
}

/// <summary>State of the entitlement to train (Ausbildungsberechtigung) in one occupation.</summary>
public enum EntitlementState
{
    /// <summary>Not applied for.</summary>
    NotApplied,

    /// <summary>Applied for.</summary>
    Applied,

    /// <summary>Being checked by the chamber.</summary>
    InReview,

    /// <summary>Granted.</summary>
    Granted,

    /// <summary>Granted with conditions.</summary>
    GrantedWithConditions,

    /// <summary>Only jointly with a partner company (Verbund).</summary>
    VerbundOnly,

    /// <summary>Expired.</summary>
    Expired,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Prohibited.</summary>
    Prohibited,
}

/// <summary>Entitlement of a company to train in one occupation.</summary>
/// <param name="Company">The company.</param>
/// <param name="Occupation">The occupation.</param>
/// <param name="State">State with the chamber.</param>
/// <param name="CheckedOn">Day this was last checked; null when not known.</param>
/// <param name="VerbundPartner">Partner of joint training, free of personal data; null when none is named.</param>
public sealed record TrainingEntitlement(Id<Company> Company, Id<Occupation> Occupation, EntitlementState State, DateOnly? CheckedOn, string? VerbundPartner);

/// <summary>On what a trainer's professional suitability rests.</summary>
public enum TrainerQualification
{
    /// <summary>Master craftsman's examination (Meister).</summary>
    Meister,

    /// <summary>Final examination and practice, § 30 (2) BBiG.</summary>
    ExamAndPractice,

    /// <summary>Recognised foreign qualification.</summary>
    RecognisedForeign,

    /// <summary>Full comparability, § 50b BBiG.</summary>
    Validation,

    /// <summary>Exception under the HwO (§§ 7a, 7b, 8).</summary>
    CraftException,
}

/// <summary>State of the trainer aptitude examination (AEVO).</summary>
public enum AevoState
{
    /// <summary>Passed.</summary>
    Passed,

    /// <summary>Exempt, §§ 6, 7 AusbEignV.</summary>
    Exempt,

    /// <summary>Not required in free professions.</summary>
    NotRequired,

    /// <summary>Missing.</summary>
    Missing,
}

/// <summary>A trainer (Ausbilder/in) of a company.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Company">The company.</param>
/// <param name="Occupations">Occupations covered; empty covers all of the company.</param>
/// <param name="Qualification">Professional suitability; null when not known.</param>
/// <param name="Aevo">Trainer aptitude; null when not known.</param>
public sealed record Trainer(Id<Trainer> Id, Id<Company> Company, ValueList<Id<Occupation>> Occupations, TrainerQualification? Qualification, AevoState? Aevo);

/// <summary>A training company (Betrieb) with its site.</summary>
public sealed record Company
{
    /// <summary>Identifier.</summary>
    public required Id<Company> Id { get; init; }

    /// <summary>What people see: the firm or a cipher, as the company chose; 1..120 characters.</summary>
    public required string Label { get; init => field = ThrowHelper.NotBlank(value, 120, nameof(Label)); }

    /// <summary>Main site.</summary>
    public Location? Site { get; init; }

    /// <summary>Responsible chamber.</summary>
    public ChamberKind? Chamber { get; init; }

    /// <summary>Employees, 0..1,000,000.</summary>
    public int? EmployeeCount { get; init => field = ThrowHelper.InRange(value, 0, 1_000_000, nameof(EmployeeCount)); }

    /// <summary>Skilled workers, 0..1,000,000.</summary>
    public int? SkilledWorkerCount { get; init => field = ThrowHelper.InRange(value, 0, 1_000_000, nameof(SkilledWorkerCount)); }

    /// <summary>Apprentices now, 0..100,000.</summary>
    public int? ApprenticeCount { get; init => field = ThrowHelper.InRange(value, 0, 100_000, nameof(ApprenticeCount)); }

    /// <summary>Readiness to train.</summary>
    public OpennessState? Openness { get; init; }

    /// <summary>Self-declared, for reporting only; weight 0 everywhere.</summary>
    public bool? MigrantLed { get; init; }

    /// <summary>ISO 639 codes of languages spoken at work; information for the adviser.</summary>
    public ValueList<string> WorkingLanguages { get; init; } = [];

    /// <summary>Whether there is a mentor.</summary>
    public bool? HasMentor { get; init; }

    /// <summary>Whether there is an integration companion.</summary>
    public bool? HasIntegrationCompanion { get; init; }

    /// <summary>Whether pay follows a collective agreement.</summary>
    public bool? BoundByTariff { get; init; }

    /// <summary>Ban on training.</summary>
    public TrainingProhibition? Prohibition { get; init; }

    /// <summary>The one adviser of the company.</summary>
    public Id<Adviser>? PrimaryAdviser { get; init; }

    /// <summary>Day the company last confirmed the facts about it: staff, trainers, readiness.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Entitlements, at most one per occupation.</summary>
    public ValueList<TrainingEntitlement> Entitlements { get; init; } = [];

    /// <summary>Trainers.</summary>
    public ValueList<Trainer> Trainers { get; init; } = [];
}
