using Kausa.Matching.Model;

namespace Kausa.Matching.Testing;

/// <summary>Rows in which every fact is known and every list has an item: the start for "one fact changed" tests.</summary>
public static class FullRows
{
    private static readonly Location Stuttgart = new("70173", "08111", new GridPosition(42_500, 28_600));
    private static readonly DateOnly Day = new(2026, 3, 2);

    /// <summary>A candidate about whom everything is known.</summary>
    public static Candidate Candidate { get; } = new()
    {
        Id = new("s-1"),
        PrimaryAdviser = new Id<Adviser>("a-1"),
        CaseState = CaseState.Searching,
        ServiceLevel = ServiceLevel.Search,
        BirthMonth = new BirthMonth(2006, 4),
        AgeBandAtStart = AgeBand.From18To24,
        Home = Stuttgart,
        Residence = new ResidenceFacts
        {
            Title = ResidenceTitle.PermissionToStay,
            EmploymentNote = EmploymentNote.WithAuthorityPermit,
            ValidUntil = Day,
            AsylumRegisteredOn = Day,
            TolerationSince = Day,
            EnteredOn = Day,
            LivesInReceptionCentre = false,
            Identity = IdentityClarification.Yes,
            Obligation = ResidenceObligation.None,
            ObligationUntil = Day,
        },
        Schooling = new SchoolingFacts { Qualification = SchoolQualification.Hauptschule, Recognition = RecognitionState.None, YearsOfSchooling = 10, FullTimeDutyCompleted = true },
        Mobility = new MobilityFacts { MaxTravelMinutes = 60, Modes = [TransportMode.Bike], WillingToRelocate = false, Housing = HousingNeed.None, Licences = [DrivingLicence.B] },
        Start = new StartWindow(Day, Day.AddDays(300)),
        Intention = TrainingIntention.Now,
        PathwaysOpen = [Pathway.DualApprenticeship],
        Wishes = [new Id<Occupation>("tischler"), new Id<Occupation>("maurer")],
        VetoedOccupations = [new Id<Occupation>("fleischer")],
        VetoedCompanies = [new Id<Company>("c-1")],
        EarlierEmployments = [new EarlierEmployment(new Id<Company>("c-1"), EarlierEmploymentKind.Eq, Day)],
        Consents = [new Consent(Purpose.MatchForAdviser, null, Day, null)],
        Evidence =
        [
            new CompetenceEvidence
            {
                Id = new("e-1"), Dimension = CompetenceDimension.SchMath, Kind = EvidenceKind.PercentTest, Raw = new RawResult(RawScale.Percent, 1_800, 30, 4), AssessedOn = Day,
            },
        ],
        LanguageEvidence = [new LanguageEvidence { Id = new("l-1"), Skill = LanguageSkill.Reading, Level = CefrLevel.B1, Kind = EvidenceKind.CertificateLanguage, AssessedOn = Day, Instrument = "TELC" }],
        Courses = [new LanguageCourse(LanguageCourseType.IntegrationCourse, CefrLevel.B1, Day, Day.AddDays(90), CourseState.Active)],
        OtherLanguages = ["en"],
        Interests = new InterestProfile(50, 50, 50, 50, 50, 50),
        SupportNeeds = [SupportNeed.Math],
        ShiftPossible = true,
        WeekendPossible = true,
        PartTimeWanted = false,
        GuardianConsent = GuardianConsent.Given,
        GuardianType = GuardianType.Parents,
        MedicalCheckOn = Day,
        ConfirmedOn = Day,
    };

    /// <summary>A company about which everything is known.</summary>
    public static Company Company { get; } = new()
    {
        Id = new("c-1"),
        Label = "Betrieb 01",
        Site = Stuttgart,
        Chamber = ChamberKind.Hwk,
        EmployeeCount = 12,
        SkilledWorkerCount = 8,
        ApprenticeCount = 1,
        Openness = OpennessState.Training,
        MigrantLed = false,
        WorkingLanguages = ["de"],
        HasMentor = true,
        HasIntegrationCompanion = false,
        BoundByTariff = true,
        Prohibition = TrainingProhibition.None,
        PrimaryAdviser = new Id<Adviser>("a-1"),
        ConfirmedOn = Day,
        Entitlements = [new TrainingEntitlement(new("c-1"), new("tischler"), EntitlementState.Granted, Day, null)],
        Trainers = [new Trainer(new("t-1"), new("c-1"), [], TrainerQualification.Meister, AevoState.Passed)],
    };

    /// <summary>A place about which everything is known.</summary>
    public static TrainingPlace Place { get; } = new()
    {
        Id = new("p-1"),
        Company = new("c-1"),
        Occupation = new("tischler"),
        Pathway = Pathway.DualApprenticeship,
        State = PlaceState.Open,
        SeatsTotal = 2,
        SeatsFilled = 0,
        StartsOn = new DateOnly(2026, 9, 1),
        StartFlexDays = 14,
        OpenUntil = new DateOnly(2026, 8, 15),
        ConfirmedOn = Day,
        Site = Stuttgart,
        Requirements = RequirementProfile.Create([(CompetenceDimension.SchMath, 60, 100)]),
        LanguageMinima = [new LanguageMinimum(LanguageSkill.Speaking, CefrLevel.A2, "Sicherheit an Maschinen")],
        LanguageTargets = [new LanguageTarget(LanguageSkill.Reading, CefrLevel.B1)],
        MinimumSchool = SchoolQualification.Hauptschule,
        MinimumSchoolStrict = false,
        WorkingTimes = new WorkingTimes { EarliestBegin = new TimeOnly(7, 0), LatestEnd = new TimeOnly(16, 0), Shift = false, Saturday = false, Sunday = false, Sector = YouthWorkSector.General },
        Hazards = [Hazard.Machines],
        LicenceNeeded = DrivingLicence.B,
        TransitArrivalPossible = true,
        VocationalSchool = Stuttgart,
        SchoolMode = SchoolMode.Days,
        MonthlyPayEuro = 900,
        OffersHousing = false,
        TrialDays = 5,
        RefusedWishCount = 0,
        Visibility = PlaceVisibility.Shared,
    };

    /// <summary>A piece of evidence with every fact, for encodings only: no kind of proof has all of them.</summary>
    public static CompetenceEvidence Evidence { get; } = new()
    {
        Id = new("e-1"),
        Dimension = CompetenceDimension.SchMath,
        Kind = EvidenceKind.PercentTest,
        Raw = new RawResult(RawScale.Percent, 1_800, 30, 4),
        AssessedOn = Day,
        Instrument = "IHK_PILOT",
        InstrumentVersion = "1",
        AdministrationLanguage = "de",
        Assessor = AssessorRole.ChamberExpert,
        ObserverCount = 1,
        TrialDays = 1,
        ReliabilityPercent = 80,
        Supervised = true,
    };

    /// <summary>An adviser about whom everything is known.</summary>
    public static Adviser Adviser { get; } = new() { Id = new("a-1"), DistrictAgs = ["08111"], Languages = ["de"], CaseloadLimit = 50, Role = AdviserRole.Adviser };
}
