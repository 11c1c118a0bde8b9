using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>The committed sample of one office with its policy.</summary>
/// <param name="Plan">How it was generated.</param>
/// <param name="Market">The market as it is read from its folder.</param>
/// <param name="Policy">The policy that its folder names.</param>
internal sealed record SampleMarket(MarketPlan Plan, Market Market, MatchPolicy Policy)
{
    /// <summary>As an adviser asks, the whole list.</summary>
    public static readonly RankRequest Everything = new() { Purpose = Purpose.MatchForAdviser, Top = 1_000 };

    private static readonly Dictionary<string, Lazy<SampleMarket>> All =
        MarketPlans.All.Where(plan => plan.Policy != "nation").ToDictionary(plan => plan.Policy, plan => new Lazy<SampleMarket>(() => Read(plan)), StringComparer.Ordinal);

    /// <summary>Names of the five offices.</summary>
    public static IEnumerable<string> Policies => All.Keys;

    /// <summary>The same names for theories.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    public ReferenceRanker Ranker => new(Market, Policy);

    public static SampleMarket Of(string name) => All[name].Value;

    private static SampleMarket Read(MarketPlan plan)
    {
        var result = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", plan.Policy)));
        Assert.Empty(result.ProblemLines());
        var policy = PolicyReader.Read(result.PolicyText!, ShippedPolicies.Document).Policy!;
        Assert.Equal(plan.Policy, policy.Id);
        return new SampleMarket(plan, result.Market!, policy);
    }
}
