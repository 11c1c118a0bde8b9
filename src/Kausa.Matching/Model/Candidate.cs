namespace Kausa.Matching.Model;

/// <summary>State of a case.</summary>
public enum CaseState
{
    /// <summary>Looking for a place.</summary>
    Searching,

    /// <summary>Contract signed.</summary>
    Placed,

    /// <summary>Pausing.</summary>
    Paused,

    /// <summary>Case closed.</summary>
    Closed,
}

/// <summary>How far counselling has come; ranking begins at <see cref="Search"/>.</summary>
public enum ServiceLevel
{
    /// <summary>Information only.</summary>
    Info,

    /// <summary>Orientation.</summary>
    Orientation,

    /// <summary>Searching for a place.</summary>
    Search,

    /// <summary>Being placed.</summary>
    Placement,
}

/// <summary>Age at the start of training, for those who do not wish to give a month of birth.</summary>
public enum AgeBand
{
    /// <summary>Under 16.</summary>
    Under16,

    /// <summary>16 or 17.</summary>
    From16To17,

    /// <summary>18 to 24.</summary>
    From18To24,

    /// <summary>25 and older.</summary>
    From25,
}

/// <summary>Consent of those who have custody, for people under 18.</summary>
public enum GuardianConsent
{
    /// <summary>Given.</summary>
    Given,

    /// <summary>Not yet given.</summary>
    Missing,

    /// <summary>Refused.</summary>
    Refused,
}

/// <summary>Who has custody of a minor.</summary>
public enum GuardianType
{
    /// <summary>Parents.</summary>
    Parents,

    /// <summary>Vormund (single, association or official).</summary>
    Guardian,

    /// <summary>Jugendamt as official guardian.</summary>
    YouthOffice,
}

/// <summary>Support a person asks for; shown, never scored.</summary>
public enum SupportNeed
{
    /// <summary>Mathematics.</summary>
    Math,

    /// <summary>Technical German.</summary>
    TechnicalGerman,

    /// <summary>Preparing for examinations.</summary>
    Exam,

    /// <summary>Social support.</summary>
    Social,

    /// <summary>Childcare.</summary>
    Childcare,
}

/// <summary>Interest profile after Holland (RIASEC), each 0..100; shown, not scored.</summary>
/// <param name="Realistic">Realistic.</param>
/// <param name="Investigative">Investigative.</param>
/// <param name="Artistic">Artistic.</param>
/// <param name="Social">Social.</param>
/// <param name="Enterprising">Enterprising.</param>
/// <param name="Conventional">Conventional.</param>
public sealed record InterestProfile(int Realistic, int Investigative, int Artistic, int Social, int Enterprising, int Conventional);

/// <summary>Kind of earlier employment that closes an EQ in the same company (§ 54a (5) SGB III).</summary>
public enum EarlierEmploymentKind
{
    /// <summary>An earlier EQ in the company.</summary>
    Eq,

    /// <summary>A job there subject to social insurance.</summary>
    InsuredJob,

    /// <summary>The company belongs to spouse or parents.</summary>
    FamilyFirm,
}

/// <summary>Earlier employment in one company.</summary>
/// <param name="Company">The company.</param>
/// <param name="Kind">The kind.</param>
/// <param name="EndedOn">Last day; null when not known or not ended.</param>
public sealed record EarlierEmployment(Id<Company> Company, EarlierEmploymentKind Kind, DateOnly? EndedOn);

/// <summary>A person seeking training (Bewerber/in), under a case number and with nothing that tells who they are.</summary>
/// <remarks>
/// Every null is "not known" (never zero, never "no"); an empty list is "known to be none". There is no field for who somebody is or
/// where somebody comes from, and none may be added. Immutable and thread-safe.
/// </remarks>
public sealed record Candidate
{
    /// <summary>Case number (Fallkennung).</summary>
    public required Id<Candidate> Id { get; init; }

    /// <summary>The one adviser of the case.</summary>
    public Id<Adviser>? PrimaryAdviser { get; init; }

    /// <summary>State of the case.</summary>
    public CaseState? CaseState { get; init; }

    /// <summary>How far counselling has come.</summary>
    public ServiceLevel? ServiceLevel { get; init; }

    /// <summary>Month of birth, for youth-protection rules only.</summary>
    public BirthMonth? BirthMonth { get; init; }

    /// <summary>Age band at the start, when no month of birth is given.</summary>
    public AgeBand? AgeBandAtStart { get; init; }

    /// <summary>Home, as coarse as a postal code.</summary>
    public Location? Home { get; init; }

    /// <summary>Residence documents.</summary>
    public ResidenceFacts Residence { get; init; } = new();

    /// <summary>School.</summary>
    public SchoolingFacts Schooling { get; init; } = new();

    /// <summary>Travel, licences, moving.</summary>
    public MobilityFacts Mobility { get; init; } = new();

    /// <summary>Possible start of training.</summary>
    public StartWindow Start { get; init; }

    /// <summary>Whether dual training is wanted.</summary>
    public TrainingIntention? Intention { get; init; }

    /// <summary>Pathways the person is open for; null is not asked, and all count as open.</summary>
    public ValueList<Pathway>? PathwaysOpen { get; init; }

    /// <summary>Occupation wishes, the dearest first; empty when there is none yet.</summary>
    public ValueList<Id<Occupation>> Wishes { get; init; } = [];

    /// <summary>Occupations the person excludes.</summary>
    public ValueList<Id<Occupation>> VetoedOccupations { get; init; } = [];

    /// <summary>Companies the person excludes.</summary>
    public ValueList<Id<Company>> VetoedCompanies { get; init; } = [];

    /// <summary>Earlier employment.</summary>
    public ValueList<EarlierEmployment> EarlierEmployments { get; init; } = [];

    /// <summary>Consents given and withdrawn.</summary>
    public ValueList<Consent> Consents { get; init; } = [];

    /// <summary>Competence evidence in canonical order (kind, date, id).</summary>
    public ValueList<CompetenceEvidence> Evidence { get; init; } = [];

    /// <summary>Proofs of German.</summary>
    public ValueList<LanguageEvidence> LanguageEvidence { get; init; } = [];

    /// <summary>German courses.</summary>
    public ValueList<LanguageCourse> Courses { get; init; } = [];

    /// <summary>ISO 639 codes of other languages, given freely; weight 0 everywhere.</summary>
    public ValueList<string> OtherLanguages { get; init; } = [];

    /// <summary>Interests.</summary>
    public InterestProfile? Interests { get; init; }

    /// <summary>Support asked for.</summary>
    public ValueList<SupportNeed> SupportNeeds { get; init; } = [];

    /// <summary>Whether shift work is possible; only the limit is kept, never its reason.</summary>
    public bool? ShiftPossible { get; init; }

    /// <summary>Whether weekend work is possible.</summary>
    public bool? WeekendPossible { get; init; }

    /// <summary>Whether part-time training (§ 7a BBiG) is wanted.</summary>
    public bool? PartTimeWanted { get; init; }

    /// <summary>Consent of those who have custody.</summary>
    public GuardianConsent? GuardianConsent { get; init; }

    /// <summary>Who has custody.</summary>
    public GuardianType? GuardianType { get; init; }

    /// <summary>Day the person last confirmed the facts about them.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Day of the first medical check (§ 32 JArbSchG); findings are never kept.</summary>
    public DateOnly? MedicalCheckOn { get; init; }

    /// <summary>Whether the case consent, without which nothing is worked out for an adviser, stands on a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>True where a consent of <see cref="Purpose.MatchForAdviser"/> holds.</returns>
    public bool HasCaseConsent(DateOnly day)
    {
        foreach (var consent in Consents)
        {
            if (consent.Purpose == Purpose.MatchForAdviser && consent.HoldsOn(day))
            {
                return true;
            }
        }

        return false;
    }
}
