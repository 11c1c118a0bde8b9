using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The market of Sachsen-Anhalt Süd: companies first, seven districts, long ways, early starts. Sources: docs/market-generator.md, "Five offices".</summary>
public static class SachsenAnhaltSuedMarket
{
    /// <summary>The seed of the sample, chosen so that s-017 lives in a rural district, drives, and meets all three statuses.</summary>
    public const ulong SampleSeed = 94;

    private static readonly MobilityRates Town = new() { CarLicencePercent = 35 };

    private static readonly MobilityRates Country = new()
    {
        TravelLimits = new((null, 26), (45, 10), (60, 32), (75, 12), (90, 20)),
        CarLicencePercent = 48,
        MopedLicencePercent = 30,
        BikePercent = 35,
        CarPercent = 62,
    };

    /// <summary>The plan of the sample: more companies than usual, most of them not migrant-led, of every degree of readiness.</summary>
    public static MarketPlan Plan { get; } = new()
    {
        Policy = "sachsen-anhalt-sued",
        Sample = new MarketSpecification
        {
            OfficeId = new("sachsen-anhalt-sued"),
            OfficeTitle = "Servicestelle Sachsen-Anhalt Süd",
            Region = Region.Of("15001", "15002", "15082", "15084", "15087", "15088", "15091"),
            AsOf = new(2026, 5, 18),
            TrainingStart = new(2026, 8, 1),
            Seed = SampleSeed,
            CandidateCount = 70,
            CompanyCount = 60,
            PlaceCount = 100,
            AdviserCount = 4,
            CaseloadLimit = 40,
            Occupations = OccupationMix.Default.With(
                ("Verkauf und Einzelhandel", 10, 9), ("Fachinformatik", 2, 7), ("Büromanagement", 5, 4), ("Lager und Logistik", 7, 7),
                ("Industriemechanik", 6, 3), ("Mechatronik", 4, 4), ("Zahnmedizinische Fachangestellte", 3, 4), ("Andere", 5, 5)),
            Populations = new((
                new Population
                {
                    Candidates = new CandidateRates { Mobility = Town, RuralMobility = Country, Relocation = new((true, 16), (false, 50), (null, 34)) },
                    Missing = new MissingRates { Licences = 15, TransportModes = 18 },
                    Evidence = new EvidenceRates { TestDayPercent = 8, CompanyTrialPercent = 16 },
                },
                100)),
            Companies = new CompanyRates
            {
                MigrantLed = new((true, 4), (false, 81), (null, 15)),
                Openness = new(
                    (OpennessState.Training, 27),
                    (OpennessState.WantsApprentice, 21),
                    (OpennessState.WantsEq, 9),
                    (OpennessState.WantsInternship, 12),
                    (OpennessState.Interested, 16),
                    (OpennessState.Contacted, 10),
                    (OpennessState.NotContacted, 3),
                    (null, 2)),
            },
            Places = new PlaceRates { EarlyBeginPercent = 22, TransitKnownPercent = 78, EarlyTransitPercent = 40, LicenceNeedPercent = 220, HousingPercent = 14 },
        },
    };
}
