using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Who the candidates of a market are; percent unless the name says another unit.</summary>
/// <remarks>Sources: docs/market-generator.md, "Candidates".</remarks>
public sealed record CandidateRates
{
    /// <summary>Residence titles with the months since entry that go with them.</summary>
    public Mix<TitleGroup> Titles { get; init; } = new(
        (new TitleGroup(ResidenceTitle.ResidencePermitProtection, 14, 96), 50),
        (new TitleGroup(ResidenceTitle.PermissionToStay, 1, 30), 15),
        (new TitleGroup(ResidenceTitle.Toleration, 12, 84), 10),
        (new TitleGroup(ResidenceTitle.TolerationIdentity60B, 24, 72), 1),
        (new TitleGroup(ResidenceTitle.TrainingToleration60C, 30, 84), 1),
        (new TitleGroup(ResidenceTitle.TemporaryProtection, 6, 52), 13),
        (new TitleGroup(ResidenceTitle.ResidencePermitDeportationBan, 20, 96), 4),
        (new TitleGroup(ResidenceTitle.ResidencePermitOther, 12, 120), 3),
        (new TitleGroup(ResidenceTitle.OpportunityOrYouth25A, 48, 110), 2),
        (new TitleGroup(ResidenceTitle.SettlementPermit, 72, 140), 1));

    /// <summary>People with permission to stay whose document forbids work.</summary>
    public int PermissionToStayWorkForbiddenPercent { get; init; } = 7;

    /// <summary>People with toleration whose document forbids work.</summary>
    public int TolerationWorkForbiddenPercent { get; init; } = 12;

    /// <summary>People with permission to stay, under 18 months here, who live in a reception centre.</summary>
    public int ReceptionCentrePercent { get; init; } = 35;

    /// <summary>Overall level of German.</summary>
    public Mix<CefrLevel> Cefr { get; init; } = new((CefrLevel.A1, 6), (CefrLevel.A2, 20), (CefrLevel.B1, 42), (CefrLevel.B2, 27), (CefrLevel.C1, 5));

    /// <summary>Age at the start of training, as ranges of years.</summary>
    public Mix<AgeRange> Ages { get; init; } = new(
        (new AgeRange(15, 15), 2),
        (new AgeRange(16, 16), 4),
        (new AgeRange(17, 17), 6),
        (new AgeRange(18, 20), 26),
        (new AgeRange(21, 24), 36),
        (new AgeRange(25, 29), 16),
        (new AgeRange(30, 38), 10));

    /// <summary>Who has custody of a minor.</summary>
    public Mix<GuardianType> Guardians { get; init; } = new((GuardianType.Parents, 70), (GuardianType.Guardian, 18), (GuardianType.YouthOffice, 12));

    /// <summary>Whether custody holders of a minor have agreed.</summary>
    public Mix<GuardianConsent?> GuardianConsents { get; init; } = new(
        (GuardianConsent.Given, 62), (GuardianConsent.Missing, 22), (GuardianConsent.Refused, 2), (null, 14));

    /// <summary>Highest school leaving qualification.</summary>
    public Mix<SchoolQualification> Schools { get; init; } = new(
        (SchoolQualification.Hauptschule, 39),
        (SchoolQualification.MittlereReife, 20),
        (SchoolQualification.Fachhochschulreife, 7),
        (SchoolQualification.Abitur, 13),
        (SchoolQualification.ForeignUnclassified, 14),
        (SchoolQualification.None, 6),
        (SchoolQualification.SpecialNeeds, 1));

    /// <summary>Number of occupation wishes.</summary>
    public Mix<int> WishCounts { get; init; } = new((0, 15), (1, 35), (2, 30), (3, 20));

    /// <summary>How people in towns and their surroundings get about.</summary>
    public MobilityRates Mobility { get; init; } = new();

    /// <summary>How people in rural districts get about.</summary>
    public MobilityRates RuralMobility { get; init; } = new();

    /// <summary>People who would move for a place, those who would not, those not asked.</summary>
    public Mix<bool?> Relocation { get; init; } = new((true, 12), (false, 48), (null, 40));

    /// <summary>State of the case.</summary>
    public Mix<CaseState> CaseStates { get; init; } = new((CaseState.Searching, 94), (CaseState.Placed, 3), (CaseState.Paused, 2), (CaseState.Closed, 1));

    /// <summary>People whom the office helps to search for a place.</summary>
    public int SearchPercent { get; init; } = 80;

    /// <summary>Of the others, those it already places; the rest still seek orientation and are referred where others help better.</summary>
    public int PlacementPercent { get; init; } = 70;

    /// <summary>Consent to the case: true given, false withdrawn, null never given.</summary>
    public Mix<bool?> CaseConsents { get; init; } = new((true, 95), (false, 2), (null, 3));

    /// <summary>People who have released their data to one or two companies.</summary>
    public int ReleasePercent { get; init; } = 10;

    /// <summary>People who exclude an occupation.</summary>
    public int OccupationVetoPercent { get; init; } = 8;

    /// <summary>People who exclude a company.</summary>
    public int CompanyVetoPercent { get; init; } = 5;

    /// <summary>People who have worked in one of the companies.</summary>
    public int EarlierEmploymentPercent { get; init; } = 5;

    /// <summary>Whether dual training is wanted.</summary>
    public Mix<TrainingIntention?> Intentions { get; init; } = new(
        (TrainingIntention.Now, 86), (TrainingIntention.Later, 6), (TrainingIntention.Not, 1), (null, 7));

    /// <summary>People under 25 who are open for partial qualification.</summary>
    public int TqOpenPercent { get; init; } = 20;

    /// <summary>People of 25 and older who are open for it.</summary>
    public int TqOpenFrom25Percent { get; init; } = 70;

    /// <summary>State of the German course that somebody attended last; null is none ever.</summary>
    public Mix<CourseState?> Courses { get; init; } = new(
        (CourseState.Completed, 55), (CourseState.Active, 29), (CourseState.Abandoned, 4), (null, 8), (CourseState.Planned, 4));
}

/// <summary>A residence title with the time since entry that goes with it.</summary>
/// <param name="Title">The title.</param>
/// <param name="FromMonths">Fewest months since entry.</param>
/// <param name="ToMonths">Most months since entry.</param>
public sealed record TitleGroup(ResidenceTitle Title, int FromMonths, int ToMonths);

/// <summary>A range of years of age at the start of training.</summary>
/// <param name="FromYears">Lowest age.</param>
/// <param name="ToYears">Highest age.</param>
public sealed record AgeRange(int FromYears, int ToYears);
