using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Who applies for training in all of Germany. Sources: docs/market-generator.md, "The nation".</summary>
internal static class NationPeople
{
    private static readonly MobilityRates Town = new()
    {
        TravelLimits = new((null, 22), (20, 4), (30, 14), (45, 20), (60, 28), (90, 9), (120, 3)),
        CarLicencePercent = 55,
        MopedLicencePercent = 15,
        CarPercent = 45,
    };

    private static readonly MobilityRates Country = new()
    {
        TravelLimits = new((null, 20), (20, 3), (30, 14), (45, 22), (60, 28), (90, 10), (120, 3)),
        CarLicencePercent = 75,
        MopedLicencePercent = 35,
        BikePercent = 30,
        CarPercent = 75,
    };

    // One to six wishes: those who ask the employment agency name more than those who begin at a service office.
    private static readonly Mix<int> WishCounts = new((0, 5), (1, 24), (2, 27), (3, 20), (4, 12), (5, 7), (6, 5));

    /// <summary>Eight in a hundred fled; the others are here for long or from here.</summary>
    public static Mix<Population> Groups { get; } = new((Refugees(), 8), (Others(), 92));

    private static Population Refugees() => new()
    {
        Candidates = new CandidateRates
        {
            WishCounts = new((0, 12), (1, 33), (2, 28), (3, 16), (4, 6), (5, 3), (6, 2)),
            Mobility = new MobilityRates { TravelLimits = Town.TravelLimits },
            RuralMobility = new MobilityRates { TravelLimits = Country.TravelLimits, CarLicencePercent = 40, CarPercent = 60 },
            ReleasePercent = 5,
        },
        Evidence = new EvidenceRates { TestDayPercent = 6 },
    };

    private static Population Others() => new()
    {
        Wishes = NationTrades.Mix,
        Candidates = new CandidateRates
        {
            Titles = new(
                (new TitleGroup(ResidenceTitle.EuOrGermanOrUnrestricted, 120, 280), 91),
                (new TitleGroup(ResidenceTitle.SettlementPermit, 72, 240), 5),
                (new TitleGroup(ResidenceTitle.ResidencePermitOther, 12, 200), 4)),
            Cefr = new((CefrLevel.C2, 88), (CefrLevel.C1, 6), (CefrLevel.B2, 4), (CefrLevel.B1, 2)),
            Ages = new(
                (new AgeRange(15, 15), 3),
                (new AgeRange(16, 16), 16),
                (new AgeRange(17, 17), 19),
                (new AgeRange(18, 20), 36),
                (new AgeRange(21, 24), 20),
                (new AgeRange(25, 29), 5),
                (new AgeRange(30, 38), 1)),
            Guardians = new((GuardianType.Parents, 97), (GuardianType.Guardian, 2), (GuardianType.YouthOffice, 1)),
            GuardianConsents = new((GuardianConsent.Given, 85), (GuardianConsent.Missing, 5), (GuardianConsent.Refused, 0), (null, 10)),
            Schools = new(
                (SchoolQualification.Hauptschule, 28),
                (SchoolQualification.MittlereReife, 43),
                (SchoolQualification.Fachhochschulreife, 11),
                (SchoolQualification.Abitur, 15),
                (SchoolQualification.ForeignUnclassified, 0),
                (SchoolQualification.None, 2),
                (SchoolQualification.SpecialNeeds, 1)),
            WishCounts = WishCounts,
            Mobility = Town,
            RuralMobility = Country,
            Relocation = new((true, 7), (false, 68), (null, 25)),
            Courses = new((null, 100)),
            ReleasePercent = 5,
            OccupationVetoPercent = 6,
            CompanyVetoPercent = 3,
            EarlierEmploymentPercent = 4,
        },
        Missing = new MissingRates
        {
            SchoolCertificate = 12,
            WritingLevel = 60,
            Identity = 3,
            MedicalCheck = 85,
            Licences = 15,
            WorkingTimeLimits = 60,
            Title = 2,
            EmploymentNote = 4,
            ResidenceDates = 10,
            Obligation = 5,
            BirthMonth = 2,
            SchoolYears = 15,
            SchoolDuty = 10,
            TransportModes = 20,
            Pathways = 30,
        },
        Truth = new TruthRates
        {
            MeanPoints =
            [
                54, 53, 53, 54, 53, 54, 52,
                55, 52, 57, 50,
                55, 54, 53, 55, 50, 52, 52,
                58, 58, 54, 58,
                58, 56, 54, 56,
                24, 26, 22, 24, 30, 26,
            ],
        },
        Evidence = new EvidenceRates
        {
            TestDayPercent = 3,
            TestDifficultyPoints = 10,
            ExperienceStatedPercent = 8,
            ExperienceDocumentedPercent = 6,
            AdviserEstimatePercent = 30,
            SelfEstimatePercent = 25,
            HametPercent = 5,
            TwoPPercent = 20,
            CompanyTrialPercent = 22,
            ObservedRatingPercent = 15,
            SchoolGradePercent = 70,
            ForeignCertificatePercent = 1,
            PartialQualificationPercent = 1,
        },
    };
}
