using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>A market of the size and skew of all Germany: 550,000 places and 430,000 candidates, or the first of them.</summary>
/// <remarks>
/// The first n candidates and the first n places are the same at every size; a candidate names only companies that the market holds.
/// Rows come one at a time from <c>new MarketRows(NationMarket.Specification(…))</c>. Rates: docs/market-generator.md, "The nation".
/// </remarks>
public static class NationMarket
{
    /// <summary>Places of a whole season.</summary>
    public const int PlaceCount = 550_000;

    /// <summary>Candidates of a whole season.</summary>
    public const int CandidateCount = 430_000;

    /// <summary>The seed of measurements.</summary>
    public const ulong DefaultSeed = 5_504;

    private const int AdviserCount = 400;

    /// <summary>The plan of a whole season.</summary>
    public static MarketPlan Plan { get; } = new() { Policy = "nation", Sample = Specification() };

    /// <summary>The specification: all districts, people from here and people who fled, all occupations; 20 July 2026.</summary>
    /// <param name="placeCount">Number of places, from 0.</param>
    /// <param name="candidateCount">Number of candidates, from 0.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The specification; change a copy for experiments.</returns>
    public static MarketSpecification Specification(int placeCount = PlaceCount, int candidateCount = CandidateCount, ulong seed = DefaultSeed) => new()
    {
        OfficeId = new("nation"),
        OfficeTitle = "Ganz Deutschland",
        Region = Region.Of(),
        AsOf = new(2026, 7, 20),
        TrainingStart = new(2026, 9, 1),
        Seed = seed,
        CandidateCount = candidateCount,
        CompanyCount = null,
        PlaceCount = placeCount,
        AdviserCount = AdviserCount,
        Occupations = NationTrades.Mix,
        Populations = NationPeople.Groups,
        Places = new PlaceRates { ProfileStatedPercent = 30 },
    };

    /// <summary>Makes the market.</summary>
    /// <param name="placeCount">Number of places, from 0.</param>
    /// <param name="candidateCount">Number of candidates, from 0.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="progress">Told every thousand rows; null when nobody waits.</param>
    /// <param name="cancellationToken">Stops between two rows.</param>
    /// <returns>The market, without the truth behind it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was made.</exception>
    public static Market Create(
        int placeCount = PlaceCount,
        int candidateCount = CandidateCount,
        ulong seed = DefaultSeed,
        IProgress<GenerationProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        MarketGenerator.GenerateMarket(Specification(placeCount, candidateCount, seed), progress, cancellationToken);
}
