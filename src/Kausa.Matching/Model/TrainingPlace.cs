namespace Kausa.Matching.Model;

/// <summary>State of a place as the company last said.</summary>
public enum PlaceState
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Filled.</summary>
    Filled,

    /// <summary>Withdrawn.</summary>
    Withdrawn,
}

/// <summary>Who may see a place.</summary>
public enum PlaceVisibility
{
    /// <summary>Only the office that holds it.</summary>
    Office,

    /// <summary>All offices.</summary>
    Shared,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>Organisation of vocational school.</summary>
public enum SchoolMode
{
    /// <summary>Single days in a week.</summary>
    Days,

    /// <summary>Blocks of weeks.</summary>
    Block,
}

/// <summary>Sector in the sense of the exceptions of §§ 14, 16, 17 JArbSchG.</summary>
public enum YouthWorkSector
{
    /// <summary>No exception.</summary>
    General,

    /// <summary>Hotels and restaurants, fairs.</summary>
    Catering,

    /// <summary>Bakeries and confectioners.</summary>
    Bakery,

    /// <summary>Agriculture.</summary>
    Agriculture,

    /// <summary>Work in several shifts.</summary>
    Shift,

    /// <summary>Shops, hairdressers and other services open on Saturdays.</summary>
    Retail,

    /// <summary>Hospitals, nursing and children's homes.</summary>
    Care,
}

/// <summary>Hazard in the sense of § 22 JArbSchG.</summary>
public enum Hazard
{
    /// <summary>Dangerous machines.</summary>
    Machines,

    /// <summary>Work at height.</summary>
    Heights,

    /// <summary>Hazardous substances.</summary>
    Substances,

    /// <summary>Electricity.</summary>
    Electricity,

    /// <summary>Noise, vibration, heat or cold.</summary>
    Physical,

    /// <summary>Biological agents.</summary>
    Biological,
}

/// <summary>Working times of a place; every null is "not known".</summary>
public sealed record WorkingTimes
{
    /// <summary>Earliest begin of a working day.</summary>
    public TimeOnly? EarliestBegin { get; init; }

    /// <summary>Latest end of a working day.</summary>
    public TimeOnly? LatestEnd { get; init; }

    /// <summary>Work in shifts.</summary>
    public bool? Shift { get; init; }

    /// <summary>Work on Saturdays.</summary>
    public bool? Saturday { get; init; }

    /// <summary>Work on Sundays.</summary>
    public bool? Sunday { get; init; }

    /// <summary>Sector for youth-protection exceptions.</summary>
    public YouthWorkSector? Sector { get; init; }
}

/// <summary>One offer of training (Ausbildungsplatz) with one or more seats.</summary>
/// <remarks>Every null is "not known". Immutable and thread-safe.</remarks>
public sealed record TrainingPlace
{
    // One for all places: a nation of them is read with times of their own.
    private static readonly WorkingTimes NoTimes = new();

    /// <summary>Identifier.</summary>
    public required Id<TrainingPlace> Id { get; init; }

    /// <summary>The company that offers it.</summary>
    public required Id<Company> Company { get; init; }

    /// <summary>The occupation.</summary>
    public required Id<Occupation> Occupation { get; init; }

    /// <summary>The way into it.</summary>
    public required Pathway Pathway { get; init; }

    /// <summary>State as last said.</summary>
    public PlaceState? State { get; init; }

    /// <summary>Seats in all, 0..1,000.</summary>
    public int? SeatsTotal { get; init => field = ThrowHelper.InRange(value, 0, 1_000, nameof(SeatsTotal)); }

    /// <summary>Seats filled, 0..1,000.</summary>
    public int? SeatsFilled { get; init => field = ThrowHelper.InRange(value, 0, 1_000, nameof(SeatsFilled)); }

    /// <summary>First day of training.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Days the start may slip, 0..366; null is none.</summary>
    public int? StartFlexDays { get; init => field = ThrowHelper.InRange(value, 0, 366, nameof(StartFlexDays)); }

    /// <summary>Last day of application.</summary>
    public DateOnly? OpenUntil { get; init; }

    /// <summary>Day the company last confirmed the place.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Site of the place; null takes the company's site.</summary>
    public Location? Site { get; init; }

    /// <summary>Requirement profile stated by the company; null takes the occupation's and is flagged as estimated.</summary>
    public RequirementProfile? Requirements { get; init; }

    /// <summary>Language minima, at most one per skill.</summary>
    public ValueList<LanguageMinimum> LanguageMinima { get; init; } = [];

    /// <summary>Language targets, at most one per skill; a skill without one takes the policy's.</summary>
    public ValueList<LanguageTarget> LanguageTargets { get; init; } = [];

    /// <summary>School certificate the company wishes.</summary>
    public SchoolQualification? MinimumSchool { get; init; }

    /// <summary>Whether the company insists on that certificate.</summary>
    public bool MinimumSchoolStrict { get; init; }

    /// <summary>Working times.</summary>
    public WorkingTimes WorkingTimes { get; init; } = NoTimes;

    /// <summary>Hazards; null is not known.</summary>
    public ValueList<Hazard>? Hazards { get; init; }

    /// <summary>Licence needed at the start; null when none is.</summary>
    public DrivingLicence? LicenceNeeded { get; init; }

    /// <summary>Whether public transport arrives before work begins.</summary>
    public bool? TransitArrivalPossible { get; init; }

    /// <summary>Site of the vocational school.</summary>
    public Location? VocationalSchool { get; init; }

    /// <summary>Organisation of vocational school.</summary>
    public SchoolMode? SchoolMode { get; init; }

    /// <summary>Pay in the first year in euro per month, 0..10,000.</summary>
    public int? MonthlyPayEuro { get; init => field = ThrowHelper.InRange(value, 0, 10_000, nameof(MonthlyPayEuro)); }

    /// <summary>Whether housing is offered.</summary>
    public bool? OffersHousing { get; init; }

    /// <summary>Days of trial work offered, 0..60.</summary>
    public int? TrialDays { get; init => field = ThrowHelper.InRange(value, 0, 60, nameof(TrialDays)); }

    /// <summary>Number of wishes of the company that the law forbids to follow; they were ignored and nothing of them is kept. 0..20.</summary>
    public int RefusedWishCount { get; init => field = ThrowHelper.InRange(value, 0, 20, nameof(RefusedWishCount)); }

    /// <summary>Who may see the place.</summary>
    public PlaceVisibility Visibility { get; init; } = PlaceVisibility.Office;
}
