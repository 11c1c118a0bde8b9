using Kausa.Matching.Care;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Care;

public sealed class OfficeCareTests
{
    private static readonly CarePolicy Promise = new() { OneContactPerCompany = true, CasesPerAdviser = 2, OpenProposalsPerCompany = 2, AlarmAfterDays = 30 };
    private static readonly Id<Adviser> Adviser = new("a-1");
    private static readonly Id<Company> Company = Samples.Company.Id;

    [Fact]
    public void Check_AllKept_FindsNothing() => Assert.Empty(OfficeCare.Check(Market([Released(1, 10)]), Promise));

    [Fact]
    public void Check_CompanyWithoutContact_IsFoundOnlyWherePromised()
    {
        var market = Market([Released(1, 10)], Samples.Company with { PrimaryAdviser = null });
        Assert.Equal([Company.Value], Only(market, CareConcern.CompanyWithoutContact));
        Assert.Empty(OfficeCare.Check(market, Promise with { OneContactPerCompany = false }));
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void Check_LastProposal_IsAnAlarmAfterTheDays(int daysAgo, bool isAlarm)
    {
        var market = Market([Released(1, daysAgo)]);
        Assert.Equal(isAlarm, OfficeCare.Check(market, Promise).Any(finding => finding.Concern == CareConcern.CompanyWithoutProposal));
    }

    [Theory]
    [InlineData(PlaceState.Filled, false)]
    [InlineData(PlaceState.Withdrawn, false)]
    [InlineData(PlaceState.Open, true)]
    [InlineData(null, true)]
    public void Check_NoProposal_IsAnAlarmWhileThePlaceMayBeOpen(PlaceState? state, bool isAlarm) =>
        Assert.Equal(isAlarm, OfficeCare.Check(Market([], place: Samples.Place with { State = state }), Promise).Any(finding => finding.Concern == CareConcern.CompanyWithoutProposal));

    [Theory]
    [InlineData(OpennessState.NotContacted, false)]
    [InlineData(OpennessState.Declined, false)]
    [InlineData(OpennessState.Contacted, true)]
    [InlineData(null, true)]
    public void Check_NoProposal_IsAnAlarmWhereACompanyMayWait(OpennessState? openness, bool isAlarm) => Assert.Equal(
        isAlarm, OfficeCare.Check(Market([], Samples.Company with { PrimaryAdviser = Adviser, Openness = openness }), Promise).Any(finding => finding.Concern == CareConcern.CompanyWithoutProposal));

    [Fact]
    public void Check_WithdrawnProposal_KeepsNoCompanyWaitingLess()
    {
        var withdrawn = Released(1, 5);
        withdrawn = withdrawn with { Consents = [withdrawn.Consents[0] with { WithdrawnOn = Samples.AsOf.AddDays(-5) }] };
        Assert.Equal([Company.Value], Only(Market([withdrawn]), CareConcern.CompanyWithoutProposal));
    }

    [Fact]
    public void Check_OpenProposals_CountUntilTheyAreWithdrawn()
    {
        Assert.Equal([Company.Value], Only(Market([Released(1, 5), Released(2, 6), Released(3, 7)]), CareConcern.CompanyOverProposals, Promise with { CasesPerAdviser = 9 }));
        var withdrawn = Released(3, 7);
        withdrawn = withdrawn with { Consents = [withdrawn.Consents[0] with { WithdrawnOn = Samples.AsOf }] };
        Assert.Empty(OfficeCare.Check(Market([Released(1, 5), Released(2, 6), withdrawn]), Promise with { CasesPerAdviser = 9 }));
    }

    [Fact]
    public void Check_OpenCases_AreComparedWithTheAdvisersOwnLimitFirst()
    {
        Candidate[] cases = [Released(1, 5), Released(2, 6), Released(3, 7) with { Consents = [] }];
        Assert.Equal(["a-1"], Only(Market(cases), CareConcern.AdviserOverCases));
        Assert.Empty(OfficeCare.Check(Market(cases, limit: 3), Promise));
        Assert.Empty(OfficeCare.Check(Market([.. cases[..2], cases[2] with { CaseState = CaseState.Placed }]), Promise));
    }

    private static ValueList<string> Only(Market market, CareConcern concern, CarePolicy? promise = null)
    {
        var finding = Assert.Single(OfficeCare.Check(market, promise ?? Promise));
        Assert.Equal(concern, finding.Concern);
        return finding.Ids;
    }

    private static Candidate Released(int number, int daysAgo) => Samples.Candidate with
    {
        Id = new($"s-{number}"),
        PrimaryAdviser = Adviser,
        Consents = [new Consent(Purpose.DiscloseToCompany, Company, Samples.AsOf.AddDays(-daysAgo), null)],
    };

    private static Market Market(Candidate[] candidates, Company? company = null, TrainingPlace? place = null, int? limit = null) => new(
        new ServiceOffice(new("o-1"), "Office"),
        Samples.AsOf,
        "test",
        new MarketContent
        {
            Advisers = [new Adviser { Id = Adviser, CaseloadLimit = limit }],
            Companies = [company ?? Samples.Company with { PrimaryAdviser = Adviser }],
            Places = [place ?? Samples.Place],
            Candidates = candidates,
        });
}
