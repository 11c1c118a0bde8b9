using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>The market of Düsseldorf: people in the asylum procedure, dated rules, one contact per company. Sources: docs/market-generator.md, "Five offices".</summary>
public static class DuesseldorfMarket
{
    /// <summary>The seed of the sample, chosen so that s-017 waits for permission to work until after the season begins and has places all the same.</summary>
    public const ulong SampleSeed = 912;

    /// <summary>The plan of the sample: nearly six in ten hold permission to stay or toleration, with dates that decide what is possible when.</summary>
    public static MarketPlan Plan { get; } = new()
    {
        Policy = "duesseldorf",
        Sample = new MarketSpecification
        {
            OfficeId = new("duesseldorf"),
            OfficeTitle = "Servicestelle Düsseldorf",
            Region = Region.Of("05111"),
            AsOf = new(2026, 7, 6),
            TrainingStart = new(2026, 9, 1),
            Seed = SampleSeed,
            CandidateCount = 80,
            CompanyCount = 32,
            PlaceCount = 64,
            AdviserCount = 4,
            CaseloadLimit = 45,
            Populations = new((
                new Population
                {
                    Candidates = new CandidateRates
                    {
                        Titles = new(
                            (new TitleGroup(ResidenceTitle.PermissionToStay, 1, 20), 38),
                            (new TitleGroup(ResidenceTitle.Toleration, 10, 72), 14),
                            (new TitleGroup(ResidenceTitle.TolerationIdentity60B, 24, 72), 2),
                            (new TitleGroup(ResidenceTitle.TrainingToleration60C, 30, 84), 4),
                            (new TitleGroup(ResidenceTitle.ResidencePermitProtection, 14, 96), 28),
                            (new TitleGroup(ResidenceTitle.ResidencePermitDeportationBan, 20, 96), 4),
                            (new TitleGroup(ResidenceTitle.OpportunityOrYouth25A, 48, 110), 4),
                            (new TitleGroup(ResidenceTitle.TemporaryProtection, 6, 52), 6)),
                        Mobility = new MobilityRates { TravelLimits = new((null, 34), (30, 8), (45, 22), (60, 30), (90, 6)), CarLicencePercent = 18, BikePercent = 55 },
                        ReleasePercent = 22,
                    },
                    Missing = new MissingRates { ResidenceDates = 7, Title = 2, EmploymentNote = 6, Identity = 40 },
                    Evidence = new EvidenceRates { TestDayPercent = 10 },
                },
                100)),
        },
    };
}
