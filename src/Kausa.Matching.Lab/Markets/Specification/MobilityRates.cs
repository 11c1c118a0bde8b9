using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Markets;

/// <summary>How people get about; percent unless the name says another unit.</summary>
/// <remarks>Sources: docs/market-generator.md, "Candidates".</remarks>
public sealed record MobilityRates
{
    /// <summary>Longest acceptable trip in minutes; null is not asked and takes the policy's.</summary>
    public Mix<int?> TravelLimits { get; init; } = new((null, 30), (60, 40), (45, 12), (90, 18));

    /// <summary>Adults who hold a licence of class B.</summary>
    public int CarLicencePercent { get; init; } = 30;

    /// <summary>Minors who hold a licence of class AM.</summary>
    public int MopedLicencePercent { get; init; } = 8;

    /// <summary>People who ride a bicycle to work.</summary>
    public int BikePercent { get; init; } = 45;

    /// <summary>Holders of class AM who have a moped.</summary>
    public int MopedPercent { get; init; } = 70;

    /// <summary>Holders of class B who have a car.</summary>
    public int CarPercent { get; init; } = 50;
}
