using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The market of Leipzig: small companies on their way to a training entitlement, young people who are referred. Sources: docs/market-generator.md, "Five offices".</summary>
public static class LeipzigMarket
{
    /// <summary>The seed of the sample, chosen so that s-017 finds places that open when an entitlement is granted among the first ten.</summary>
    public const ulong SampleSeed = 1_086;

    /// <summary>The plan of the sample: hardly half of the companies are entitled, the others stand at every step before it.</summary>
    public static MarketPlan Plan { get; } = new()
    {
        Policy = "leipzig",
        Sample = new MarketSpecification
        {
            OfficeId = new("leipzig"),
            OfficeTitle = "Servicestelle Leipzig",
            Region = Region.Of("14713", "14729", "14730"),
            AsOf = new(2026, 4, 20),
            TrainingStart = new(2026, 8, 1),
            Seed = SampleSeed,
            CandidateCount = 70,
            CompanyCount = 45,
            PlaceCount = 90,
            CaseloadLimit = 50,
            Occupations = OccupationMix.Default.With(
                ("Verkauf und Einzelhandel", 13, 9), ("Küche", 7, 5), ("Hotel und Gaststätten", 7, 4), ("Friseurhandwerk", 6, 7), ("Gebäudereinigung", 3, 1),
                ("Industriemechanik", 1, 2), ("Mechatronik", 1, 3), ("Metallbau und Zerspanung", 2, 3), ("Zahnmedizinische Fachangestellte", 3, 4), ("Büromanagement", 3, 3)),
            Populations = new((
                new Population
                {
                    Candidates = new CandidateRates { SearchPercent = 62, PlacementPercent = 40 },
                    Evidence = new EvidenceRates { TestDayPercent = 6, AdviserEstimatePercent = 35 },
                },
                100)),
            Companies = new CompanyRates
            {
                Sizes = new((new SizeBand(2, 9, 2), 58), (new SizeBand(10, 49, 2), 29), (new SizeBand(50, 249, 3), 10), (new SizeBand(250, 1_500, 4), 3)),
                Entitlements = new(
                    (EntitlementState.Granted, 42),
                    (EntitlementState.GrantedWithConditions, 7),
                    (EntitlementState.InReview, 16),
                    (EntitlementState.Applied, 11),
                    (EntitlementState.NotApplied, 8),
                    (EntitlementState.VerbundOnly, 6),
                    (EntitlementState.Expired, 3),
                    (EntitlementState.Refused, 2),
                    (null, 5)),
                Aevo = new((AevoState.Passed, 48), (AevoState.Exempt, 8), (AevoState.Missing, 32), (null, 12)),
                WithoutTrainerPercent = 9,
                MigrantLed = new((true, 10), (false, 70), (null, 20)),
                Openness = new(
                    (OpennessState.Training, 22),
                    (OpennessState.WantsApprentice, 31),
                    (OpennessState.WantsEq, 9),
                    (OpennessState.WantsInternship, 13),
                    (OpennessState.Interested, 16),
                    (OpennessState.Contacted, 6),
                    (null, 3)),
            },
        },
    };
}
