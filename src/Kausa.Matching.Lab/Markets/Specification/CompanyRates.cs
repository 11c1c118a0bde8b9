using Kausa.Matching.Lab.Random;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>What companies are like; percent of companies.</summary>
/// <remarks>Sources: docs/market-generator.md, "Companies".</remarks>
public sealed record CompanyRates
{
    /// <summary>Employees, as ranges.</summary>
    public Mix<SizeBand> Sizes { get; init; } = new(
        (new SizeBand(2, 9, 2), 30),
        (new SizeBand(10, 49, 2), 35),
        (new SizeBand(50, 249, 3), 20),
        (new SizeBand(250, 1_500, 4), 15));

    /// <summary>Entitlement in the company's trade; null is not known.</summary>
    public Mix<EntitlementState?> Entitlements { get; init; } = new(
        (EntitlementState.Granted, 71),
        (EntitlementState.GrantedWithConditions, 4),
        (EntitlementState.InReview, 7),
        (EntitlementState.Applied, 4),
        (EntitlementState.VerbundOnly, 4),
        (EntitlementState.NotApplied, 3),
        (EntitlementState.Refused, 1),
        (EntitlementState.Expired, 1),
        (null, 5));

    /// <summary>Trainer aptitude of those who are no master; null is not known.</summary>
    public Mix<AevoState?> Aevo { get; init; } = new((AevoState.Passed, 74), (AevoState.Exempt, 9), (AevoState.Missing, 9), (null, 8));

    /// <summary>Companies that have no trainer yet.</summary>
    public int WithoutTrainerPercent { get; init; } = 4;

    /// <summary>Readiness to train; null is not known.</summary>
    public Mix<OpennessState?> Openness { get; init; } = new(
        (OpennessState.Training, 38),
        (OpennessState.WantsApprentice, 27),
        (OpennessState.WantsEq, 9),
        (OpennessState.WantsInternship, 8),
        (OpennessState.Interested, 10),
        (OpennessState.Contacted, 5),
        (null, 3));

    /// <summary>Companies that call themselves migrant-led, those that do not, those not asked; for reports alone.</summary>
    public Mix<bool?> MigrantLed { get; init; } = new((true, 15), (false, 55), (null, 30));

    /// <summary>Companies that bar minors from training.</summary>
    public int MinorsProhibitedPercent { get; init; } = 1;

    /// <summary>Companies whose number of employees is not known.</summary>
    public int EmployeesMissingPercent { get; init; } = 8;

    /// <summary>Companies whose number of skilled workers or apprentices is not known.</summary>
    public int StaffMissingPercent { get; init; } = 25;
}

/// <summary>A range of company sizes.</summary>
/// <param name="FromEmployees">Fewest employees.</param>
/// <param name="ToEmployees">Most employees.</param>
/// <param name="MaxPlaces">Most places such a company offers, 1..4.</param>
public sealed record SizeBand(int FromEmployees, int ToEmployees, int MaxPlaces);
