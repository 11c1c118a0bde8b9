using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Testing;

/// <summary>One pair about which everything is known and nothing stands in its way; tests change copies of it.</summary>
public static class Samples
{
    /// <summary>Date of the question.</summary>
    public static readonly DateOnly AsOf = new(2026, 3, 2);

    /// <summary>First day of training at <see cref="Place"/>.</summary>
    public static readonly DateOnly StartsOn = new(2026, 9, 1);

    /// <summary>Stuttgart-Mitte.</summary>
    public static readonly Location Stuttgart = new("70173", "08111", new GridPosition(42_440, 28_500));

    /// <summary>A place 10 km away in the next district.</summary>
    public static readonly Location Esslingen = new("73728", "08116", new GridPosition(42_530, 28_460));

    /// <summary>A place far away in another state.</summary>
    public static readonly Location Halle = new("06108", "15002", new GridPosition(44_550, 31_500));

    /// <summary>The occupation of <see cref="Place"/>: 42 months, crafts.</summary>
    public static readonly Occupation Occupation = ReferenceCatalogue.Shared.Occupations.First(o => o.Id.Value == "anlagenmechaniker-fuer-sanitaer-heizungs-und-klimatechnik");

    /// <summary>A candidate of full age with nothing open.</summary>
    public static readonly Candidate Candidate = new()
    {
        Id = new("s-001"),
        CaseState = CaseState.Searching,
        ServiceLevel = ServiceLevel.Search,
        BirthMonth = new BirthMonth(2004, 5),
        Home = Stuttgart,
        Residence = new ResidenceFacts
        {
            Title = ResidenceTitle.ResidencePermitProtection,
            EmploymentNote = EmploymentNote.EmploymentAllowed,
            ValidUntil = new DateOnly(2028, 1, 31),
            Identity = IdentityClarification.Yes,
            Obligation = ResidenceObligation.None,
            LivesInReceptionCentre = false,
        },
        Schooling = new SchoolingFacts { Qualification = SchoolQualification.Hauptschule, FullTimeDutyCompleted = true, YearsOfSchooling = 9 },
        Mobility = new MobilityFacts { MaxTravelMinutes = 60, Modes = [TransportMode.PublicTransport], WillingToRelocate = false, Licences = [DrivingLicence.B] },
        Start = new StartWindow(new DateOnly(2026, 8, 1), new DateOnly(2026, 10, 31)),
        Intention = TrainingIntention.Now,
        PathwaysOpen = Enum.GetValues<Pathway>().ToValueList(),
        Consents =
        [
            new Consent(Purpose.MatchForAdviser, null, new DateOnly(2026, 1, 15), null),
            new Consent(Purpose.DiscloseToCompany, new Id<Company>("b-01"), new DateOnly(2026, 1, 15), null),
        ],
    };

    /// <summary>A company that may train, with a trainer.</summary>
    public static readonly Company Company = new()
    {
        Id = new("b-01"),
        Label = "Betrieb 1",
        Site = Esslingen,
        Chamber = ChamberKind.Hwk,
        SkilledWorkerCount = 6,
        ApprenticeCount = 1,
        BoundByTariff = false,
        Prohibition = TrainingProhibition.None,
        Entitlements = [new TrainingEntitlement(new("b-01"), Occupation.Id, EntitlementState.Granted, new DateOnly(2025, 6, 1), null)],
        Trainers = [new Trainer(new("t-01"), new("b-01"), [], TrainerQualification.Meister, AevoState.Passed)],
    };

    /// <summary>An open place of <see cref="Company"/>.</summary>
    public static readonly TrainingPlace Place = new()
    {
        Id = new("p-01"),
        Company = new("b-01"),
        Occupation = Occupation.Id,
        Pathway = Pathway.DualApprenticeship,
        State = PlaceState.Open,
        SeatsTotal = 2,
        SeatsFilled = 1,
        StartsOn = StartsOn,
        StartFlexDays = 0,
        OpenUntil = new DateOnly(2026, 8, 15),
        ConfirmedOn = new DateOnly(2026, 2, 16),
        WorkingTimes = new WorkingTimes
        {
            EarliestBegin = new TimeOnly(7, 0),
            LatestEnd = new TimeOnly(16, 0),
            Shift = false,
            Saturday = false,
            Sunday = false,
            Sector = YouthWorkSector.General,
        },
        Hazards = [],
        MonthlyPayEuro = 900,
    };

    /// <summary>Measured German, B2 in every skill; competences not measured.</summary>
    public static readonly CandidateEstimates Estimates = new()
    {
        Skills = Enumerable.Repeat(new SkillEstimate(50, ErrorClasses.Widest, false, EstimateFlags.None), 32).ToValueList(),
        Languages = Enumerable.Repeat(new LanguageEstimate(40, 1, true, EstimateFlags.None), 4).ToValueList(),
        CourseProgress = [],
        Mapped = [],
    };

    /// <summary>What somebody can show of their German, dated 10 January 2026.</summary>
    /// <param name="skill">The skill, or null for all of them.</param>
    /// <param name="level">The level it says.</param>
    /// <param name="kind">Kind of proof.</param>
    public static LanguageEvidence ProofOfGerman(LanguageSkill? skill, CefrLevel level, EvidenceKind kind) =>
        new() { Id = new($"l-{skill}"), Skill = skill, Level = level, Kind = kind, AssessedOn = new DateOnly(2026, 1, 10) };

    /// <summary>The facts of a pair.</summary>
    /// <param name="candidate">The candidate; null is <see cref="Candidate"/>.</param>
    /// <param name="place">The place; null is <see cref="Place"/>.</param>
    /// <param name="company">The company; null is <see cref="Company"/>.</param>
    /// <param name="policy">The policy; null is the base policy of tests.</param>
    /// <param name="purpose">Purpose of the question.</param>
    /// <param name="asOf">Date of the question; null is <see cref="AsOf"/>.</param>
    /// <param name="estimates">Estimates; null is <see cref="Estimates"/>.</param>
    /// <returns>Facts whose trip follows from home and site.</returns>
    public static PairFacts Facts(
        Candidate? candidate = null,
        TrainingPlace? place = null,
        Company? company = null,
        MatchPolicy? policy = null,
        Purpose purpose = Purpose.MatchForAdviser,
        DateOnly? asOf = null,
        CandidateEstimates? estimates = null)
    {
        candidate ??= Candidate;
        place ??= Place;
        company ??= Company;
        policy ??= TestPolicies.Base;
        var site = place.Site ?? company.Site;
        return new PairFacts
        {
            Candidate = candidate,
            Estimates = estimates ?? Estimates,
            Place = place,
            Company = company,
            Occupation = Occupation,
            Site = site,
            Trip = TripModel.Of(candidate.Home, candidate.Mobility, site, TravelTimeTable.Empty, policy.Location),
            Policy = policy,
            AsOf = asOf ?? AsOf,
            Purpose = purpose,
        };
    }
}
