using Kausa.Matching.Freshness;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Freshness;

public sealed class StaleFactsTests
{
    private static readonly MatchPolicy Policy = TestPolicies.Base with
    {
        Rules = TestPolicies.Base.Rules with { StaleAfterDays = 10 },
        Freshness = new FreshnessPolicy { CompanyDays = 20, EntitlementDays = 30, PersonDays = 40, EvidenceDays = 50, LanguageDays = 60 },
    };

    /// <summary>The day of all dates in <see cref="FullRows"/>.</summary>
    private static readonly DateOnly AsOf = new(2026, 3, 2);

    [Fact]
    public void Of_EverythingConfirmedToday_IsEmpty() => Assert.Empty(Of(FullRows.Company, FullRows.Place, FullRows.Candidate, AsOf));

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(60)]
    public void Of_OnTheLastAllowedDay_IsFreshAndOnTheNextStale(int days)
    {
        StaleFactKind[] kinds = [StaleFactKind.Place, StaleFactKind.Company, StaleFactKind.Entitlement, StaleFactKind.Person, StaleFactKind.Evidence, StaleFactKind.Language];
        var kind = kinds[(days / 10) - 1];
        Assert.DoesNotContain(Of(FullRows.Company, FullRows.Place, FullRows.Candidate, AsOf.AddDays(days)), fact => fact.Kind == kind);
        var fact = Assert.Single(Of(FullRows.Company, FullRows.Place, FullRows.Candidate, AsOf.AddDays(days + 1)), fact => fact.Kind == kind);
        Assert.Equal((days, (DateOnly?)AsOf, 1), (fact.AllowedDays, fact.LastOn, fact.FactCount));
    }

    [Fact]
    public void Of_NeverConfirmed_IsStaleWithoutADay()
    {
        var company = FullRows.Company with { ConfirmedOn = null, Entitlements = [FullRows.Company.Entitlements[0] with { CheckedOn = null }] };
        var stale = Of(company, FullRows.Place with { ConfirmedOn = null }, FullRows.Candidate with { ConfirmedOn = null }, AsOf);
        Assert.Equal([StaleFactKind.Company, StaleFactKind.Entitlement, StaleFactKind.Place, StaleFactKind.Person], stale.Select(fact => fact.Kind));
        Assert.All(stale, fact => Assert.Null(fact.LastOn));
    }

    [Fact]
    public void Of_WhatNoLongerMatters_IsNotAskedFor()
    {
        var late = AsOf.AddDays(1_000);
        var refused = FullRows.Company with { Entitlements = [FullRows.Company.Entitlements[0] with { State = EntitlementState.Refused }] };
        Assert.DoesNotContain(Of(refused, FullRows.Place with { OpenUntil = null }, FullRows.Candidate, late), fact => fact.Kind == StaleFactKind.Entitlement);
        Assert.All([FullRows.Place with { State = PlaceState.Filled }, FullRows.Place with { State = PlaceState.Withdrawn }, FullRows.Place with { OpenUntil = late.AddDays(-1) }], place =>
            Assert.DoesNotContain(Of(FullRows.Company, place, FullRows.Candidate, late), fact => fact.Kind == StaleFactKind.Place));
        Assert.Contains(Of(FullRows.Company, FullRows.Place with { OpenUntil = late }, FullRows.Candidate, late), fact => fact.Kind == StaleFactKind.Place);
        Assert.DoesNotContain(Of(FullRows.Company with { Openness = OpennessState.Declined }, FullRows.Place, FullRows.Candidate, late), fact => fact.Company is not null);
        Assert.All([CaseState.Placed, CaseState.Closed, CaseState.Paused], state =>
            Assert.DoesNotContain(Of(FullRows.Company, FullRows.Place, FullRows.Candidate with { CaseState = state }, late), fact => fact.Candidate is not null));
        Assert.Contains(Of(FullRows.Company, FullRows.Place, FullRows.Candidate with { CaseState = null }, late), fact => fact.Candidate is not null);
    }

    [Fact]
    public void Of_Evidence_CountsTheNewestOfEachDimension()
    {
        var first = FullRows.Candidate.Evidence[0];
        var person = FullRows.Candidate with
        {
            Evidence =
            [
                first with { Id = new("e-old"), AssessedOn = AsOf.AddDays(-500) },
                first,
                first with { Id = new("e-other"), Dimension = CompetenceDimension.ManPrecision, AssessedOn = AsOf.AddDays(-400) },
            ],
            LanguageEvidence = [],
        };
        var fact = Assert.Single(Of(FullRows.Company, FullRows.Place, person, AsOf));
        Assert.Equal((StaleFactKind.Evidence, 1, (DateOnly?)AsOf.AddDays(-400)), (fact.Kind, fact.FactCount, fact.LastOn));
    }

    [Fact]
    public void Of_OverallLevelOfGerman_StandsForAllFourSkills()
    {
        var overall = FullRows.Candidate.LanguageEvidence[0] with { Skill = null, AssessedOn = AsOf.AddDays(-100) };
        var fact = Assert.Single(Of(FullRows.Company, FullRows.Place, FullRows.Candidate with { LanguageEvidence = [overall] }, AsOf));
        Assert.Equal((StaleFactKind.Language, 4), (fact.Kind, fact.FactCount));
    }

    private static ValueList<StaleFact> Of(Company company, TrainingPlace place, Candidate candidate, DateOnly asOf) => StaleFacts.Of(
        new Market(new ServiceOffice(new("o-1"), "Office"), AsOf, "test", new MarketContent { Companies = [company], Places = [place], Candidates = [candidate with { AgeBandAtStart = null }], Advisers = [FullRows.Adviser] }),
        Policy,
        asOf);
}
