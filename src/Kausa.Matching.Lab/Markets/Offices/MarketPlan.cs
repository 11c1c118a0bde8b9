using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>How the market of one policy is generated, and how large its sample is.</summary>
public sealed record MarketPlan
{
    /// <summary>Name of the shipped policy, for example <c>leipzig</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>The specification of the sample; its counts and seed are defaults.</summary>
    public required MarketSpecification Sample { get; init; }

    /// <summary>A specification of other sizes or another seed.</summary>
    /// <param name="seed">The seed; null is the sample's.</param>
    /// <param name="candidateCount">Number of candidates; null is the sample's.</param>
    /// <param name="placeCount">Number of places; null is the sample's.</param>
    /// <param name="companyCount">Number of companies; null keeps the sample's ratio of companies to places.</param>
    /// <returns>The specification; change a copy for experiments.</returns>
    public MarketSpecification Specification(ulong? seed = null, int? candidateCount = null, int? placeCount = null, int? companyCount = null) => Sample with
    {
        Seed = seed ?? Sample.Seed,
        CandidateCount = candidateCount ?? Sample.CandidateCount,
        PlaceCount = placeCount ?? Sample.PlaceCount,
        CompanyCount = companyCount ?? (placeCount is { } places ? CompaniesFor(places) : Sample.CompanyCount),
    };

    // Rounded up, so that a market with a place has a company.
    private int? CompaniesFor(int places) => Sample.CompanyCount is { } companies ? (int)((((long)places * companies) + Sample.PlaceCount - 1) / Sample.PlaceCount) : null;
}

/// <summary>The plans of all shipped policies but the base, which is nobody's market.</summary>
public static class MarketPlans
{
    /// <summary>All plans: the five offices in the order of their projects, then the nation.</summary>
    public static ValueList<MarketPlan> All { get; } =
    [
        StuttgartMarket.Plan, SachsenAnhaltSuedMarket.Plan, DuesseldorfMarket.Plan, LeipzigMarket.Plan, ThueringenMarket.Plan, NationMarket.Plan,
    ];

    /// <summary>The plan of a policy, or null.</summary>
    /// <param name="policy">Name of a shipped policy.</param>
    public static MarketPlan? Find(string policy) => All.FirstOrDefault(plan => string.Equals(plan.Policy, policy, StringComparison.Ordinal));
}
