namespace Kausa.Matching.Lab.Markets;

/// <summary>The market of a service office for the region of Stuttgart: 100 candidates and 30 companies, as the office advised in 2016.</summary>
public static class StuttgartMarket
{
    /// <summary>The seed of the sample market, chosen so that candidate s-017, on whom the documentation leans, meets all three statuses.</summary>
    public const ulong SampleSeed = 7_360;

    /// <summary>The plan of the sample.</summary>
    public static MarketPlan Plan { get; } = new() { Policy = "stuttgart", Sample = Specification() };

    /// <summary>The specification: after the test day in July, before the starts in August and September.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="candidateCount">Number of candidates.</param>
    /// <param name="companyCount">Number of companies.</param>
    /// <param name="placeCount">Number of places.</param>
    /// <returns>The specification; change a copy for experiments.</returns>
    /// <remarks>
    /// Weights of homes: inhabitants in thousands, census of 2011. Companies lie as homes do, but for the city, to which people commute:
    /// 1,000 there is an estimate.
    /// </remarks>
    public static MarketSpecification Specification(ulong seed = SampleSeed, int candidateCount = 100, int companyCount = 30, int placeCount = 60) => new()
    {
        OfficeId = new("stuttgart"),
        OfficeTitle = "Servicestelle Region Stuttgart",
        Region =
        [
            new RegionShare("08111", 586, 1_000),
            new RegionShare("08115", 364, 364),
            new RegionShare("08116", 503, 503),
            new RegionShare("08117", 248, 248),
            new RegionShare("08118", 510, 510),
            new RegionShare("08119", 407, 407),
        ],
        AsOf = new(2026, 7, 20),
        TrainingStart = new(2026, 9, 1),
        Seed = seed,
        CandidateCount = candidateCount,
        CompanyCount = companyCount,
        PlaceCount = placeCount,
    };
}
