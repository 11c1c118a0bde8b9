using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The market of Thüringen: statewide, minors with parents and guardians, partial qualification. Sources: docs/market-generator.md, "Five offices".</summary>
public static class ThueringenMarket
{
    /// <summary>The seed of the sample, chosen so that s-017 is a minor with a guardian who has not agreed yet, and finds partial qualification beside dual training.</summary>
    public const ulong SampleSeed = 3_540;

    /// <summary>The plan of the sample: more than a third are minors, one in four does not want dual training now.</summary>
    public static MarketPlan Plan { get; } = new()
    {
        Policy = "thueringen",
        Sample = new MarketSpecification
        {
            OfficeId = new("thueringen"),
            OfficeTitle = "Servicestelle Thüringen",
            Region = Region.Of("16"),
            AsOf = new(2026, 6, 8),
            TrainingStart = new(2026, 8, 1),
            Seed = SampleSeed,
            CandidateCount = 100,
            CompanyCount = 60,
            PlaceCount = 120,
            AdviserCount = 6,
            Occupations = OccupationMix.Default.With(
                ("Verkauf und Einzelhandel", 10, 9), ("Fachinformatik", 3, 7), ("Lager und Logistik", 7, 7), ("Industriemechanik", 5, 3), ("Andere", 5, 5),
                ("Zahnmedizinische Fachangestellte", 3, 4)),
            Populations = new((
                new Population
                {
                    Candidates = new CandidateRates
                    {
                        Ages = new(
                            (new AgeRange(15, 15), 6),
                            (new AgeRange(16, 16), 13),
                            (new AgeRange(17, 17), 17),
                            (new AgeRange(18, 20), 26),
                            (new AgeRange(21, 24), 18),
                            (new AgeRange(25, 29), 12),
                            (new AgeRange(30, 38), 8)),
                        Guardians = new((GuardianType.Parents, 66), (GuardianType.Guardian, 20), (GuardianType.YouthOffice, 14)),
                        GuardianConsents = new((GuardianConsent.Given, 48), (GuardianConsent.Missing, 32), (GuardianConsent.Refused, 3), (null, 17)),
                        Intentions = new((TrainingIntention.Now, 64), (TrainingIntention.Later, 12), (TrainingIntention.Not, 14), (null, 10)),
                        TqOpenPercent = 45,
                        TqOpenFrom25Percent = 85,
                        Mobility = new MobilityRates { CarLicencePercent = 32, MopedLicencePercent = 15 },
                        RuralMobility = new MobilityRates { CarLicencePercent = 45, MopedLicencePercent = 32, BikePercent = 35, CarPercent = 60 },
                        Relocation = new((true, 14), (false, 46), (null, 40)),
                    },
                    Missing = new MissingRates { SchoolDuty = 20, Pathways = 25 },
                    Evidence = new EvidenceRates { TestDayPercent = 10, TwoPPercent = 35, PartialQualificationPercent = 8, SchoolGradePercent = 20 },
                },
                100)),
            Places = new PlaceRates
            {
                Pathways = new((Pathway.DualApprenticeship, 64), (Pathway.Eq, 11), (Pathway.Tq, 18), (Pathway.Bvb, 4), (Pathway.BopInternship, 3)),
                EarlyBeginPercent = 8,
                TransitKnownPercent = 60,
                EarlyTransitPercent = 40,
                LicenceNeedPercent = 150,
            },
        },
    };
}
