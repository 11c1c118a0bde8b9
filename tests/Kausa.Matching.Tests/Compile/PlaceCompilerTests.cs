using Kausa.Matching.Eligibility;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Compile;

/// <summary>What is remembered of a company's right to train is told apart by every fact that the rules look at.</summary>
public sealed class PlaceCompilerTests
{
    private static readonly RankRequest WithoutConditions = new()
    {
        Purpose = Purpose.MatchForAdviser,
        Statuses = [EligibilityStatus.Eligible],
    };

    [Fact]
    public void Compile_JointTrainingWithAndWithoutPartner_AreToldApart()
    {
        var market = MarketOf(Joint("b-01", null), Joint("b-02", "Betrieb nebenan"), Joint("b-03", null));
        Assert.Equal(["p-b-02"], Shown(MatchIndex.Build(market, TestPolicies.Base)));
    }

    [Fact]
    public void Apply_PlaceOfAnotherCompanyOrOfATouchedOne_IsAskedAnew()
    {
        var market = MarketOf(Joint("b-01", null), Joint("b-02", "Betrieb nebenan"));
        var live = LiveMatchIndex.Build(market, TestPolicies.Base);
        var moved = market.Places[0] with { Company = new("b-02") };
        Assert.Equal(["p-b-01", "p-b-02"], Shown(live.Apply(new MarketChanges { Places = [moved] })));
        Assert.Equal(["p-b-02"], Shown(live.Apply(new MarketChanges { Places = [market.Places[0]] })));
        Assert.Empty(Shown(live.Apply(new MarketChanges { Companies = [Joint("b-02", null)], Places = [market.Places[1] with { MonthlyPayEuro = 950 }] })));
        Assert.Equal(["p-b-01"], Shown(live.Apply(new MarketChanges { Companies = [Joint("b-01", "Betrieb nebenan")] })));
        Assert.Equal(["p-b-01"], Shown(live.Apply(new MarketChanges { Places = [market.Places[0] with { MonthlyPayEuro = 950 }, market.Places[1] with { MonthlyPayEuro = 960 }] })));
    }

    private static Company Joint(string id, string? partner) => Samples.Company with
    {
        Id = new(id),
        Entitlements = [new TrainingEntitlement(new(id), Samples.Occupation.Id, EntitlementState.VerbundOnly, new DateOnly(2025, 6, 1), partner)],
        Trainers = [new Trainer(new("t-" + id), new(id), [], TrainerQualification.Meister, AevoState.Passed)],
    };

    private static Market MarketOf(params Company[] companies) => new(new ServiceOffice(new("office"), "Servicestelle"), Samples.AsOf, "test", new MarketContent
    {
        Candidates = [Samples.Candidate],
        Companies = [.. companies],
        Places = [.. companies.Select(company => Samples.Place with { Id = new("p-" + company.Id.Value), Company = company.Id })],
    });

    private static IEnumerable<string> Shown(MatchIndex index) =>
        index.RankPlaces(Samples.Candidate.Id, WithoutConditions).Results.Select(result => result.Pair.Place.Id.Value).Order(StringComparer.Ordinal);
}
