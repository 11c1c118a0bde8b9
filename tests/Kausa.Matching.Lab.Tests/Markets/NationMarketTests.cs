using Kausa.Matching.Catalogue;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Tests.Markets;

public class NationMarketTests
{
    private const int Size = 6_000;

    private static readonly Market Market = NationMarket.Create(Size, Size);

    [Fact]
    public void Create_FewerRows_GivesTheFirstOfThem()
    {
        var small = NationMarket.Create(placeCount: 700, candidateCount: 500);
        Assert.All(small.Places, place => Assert.Equal(MarketText.Of(place), MarketText.Of(Market.FindPlace(place.Id))));
        Assert.All(small.Companies, company => Assert.Equal(MarketText.Of(company), MarketText.Of(Market.FindCompany(company.Id))));
        Assert.All(small.Candidates, candidate => Assert.Equal(MarketText.Of(Nameless(candidate)), MarketText.Of(Nameless(Market.FindCandidate(candidate.Id)!))));
    }

    [Fact]
    public void Create_FewerPlaces_LeavesOutOnlyTheNamesOfCompaniesItLacks()
    {
        var small = NationMarket.Create(placeCount: 200, candidateCount: Size);
        var named = small.Candidates.SelectMany(Companies).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.NotNull(small.FindCompany(id)));
        Assert.All(small.Candidates.Take(500), candidate => Assert.Equal(
            Companies(Market.FindCandidate(candidate.Id)!).Where(id => small.FindCompany(id) is not null), Companies(candidate)));
    }

    [Fact]
    public void Rows_TakenLazily_AreThoseOfTheMarket()
    {
        var rows = new MarketRows(NationMarket.Specification());
        Assert.Equal(MarketText.Of(Market.FindPlace(rows.Places.First().Id)), MarketText.Of(rows.Places.First()));
        Assert.InRange(rows.CompanyCount, 250_000, 400_000);
        Assert.Equal(["s-001", "s-002", "s-003"], rows.Candidates.Take(3).Select(candidate => candidate.Id.Value));
    }

    [Fact]
    public void People_OfTheNation_MeetTheirRates()
    {
        var candidates = Market.Candidates;
        Assert.InRange(candidates.Count(c => c.Wishes.Count == 6), 1, Size / 10);
        Assert.Equal(6, candidates.Max(c => c.Wishes.Count));
        Assert.InRange(Percent(c => c.Residence.Title is ResidenceTitle.EuOrGermanOrUnrestricted), 78, 86);
        Assert.InRange(Percent(c => c.LanguageEvidence.Any(e => e.Level == CefrLevel.C2)), 68, 77);
        Assert.InRange(Percent(c => c.Mobility.WillingToRelocate == true), 5, 10);
        Assert.InRange(Percent(c => c.Residence.Title is ResidenceTitle.PermissionToStay or ResidenceTitle.Toleration), 1, 4);
        Assert.All(
            candidates.Where(c => c.Residence.Title is ResidenceTitle.EuOrGermanOrUnrestricted),
            c => Assert.Equal((null, null, null), (c.Residence.EnteredOn, c.Residence.ValidUntil, c.Residence.AsylumRegisteredOn)));

        int Percent(Func<Candidate, bool> counts) => candidates.Count(counts) * 100 / candidates.Count;
    }

    [Fact]
    public void Homes_OfTheNation_FollowTheInhabitants()
    {
        Assert.InRange(Market.Candidates.Count(c => c.Home!.DistrictAgs == "11000") * 1_000 / Size, 34, 50);
        Assert.True(Market.Candidates.Select(c => c.Home!.DistrictAgs).Distinct().Count() > 390);
        Assert.Equal(400, Region.Of().Count);
        Assert.Equal(
            ReferenceCatalogue.Shared.Districts.Select(district => district.Ags),
            Region.Of().Select(share => share.Ags));
    }

    [Fact]
    public void Places_OfTheNation_AreSkewedAndNameEveryOccupation()
    {
        Assert.InRange(Market.Places.Count(place => place.Requirements is not null) * 100 / Size, 29, 31);
        var trades = NationTrades.Mix.Trades.SelectMany(trade => trade.Occupations.Shares).Select(share => share.Value).ToList();
        Assert.Equal(
            ReferenceCatalogue.Shared.Occupations.Select(occupation => occupation.Id.Value),
            trades.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var shares = Market.Places.GroupBy(place => place.Occupation).Select(group => group.Count()).OrderDescending().ToList();
        Assert.InRange(shares.Take(20).Sum() * 100 / Size, 50, 75);
    }

    [Fact]
    public void Generate_Cancelled_StopsBetweenRows()
    {
        using var cancellation = new CancellationTokenSource();
        var reports = new List<GenerationProgress>();
        var progress = new Reports(report =>
        {
            reports.Add(report);
            cancellation.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => NationMarket.Create(progress: progress, cancellationToken: cancellation.Token));
        Assert.Equal(1_000, Assert.Single(reports).RowsDone);
        Assert.True(reports[0].RowCount > NationMarket.CandidateCount + NationMarket.PlaceCount);
    }

    [Fact]
    public void Generate_ToItsEnd_ReportsAllRows()
    {
        var last = default(GenerationProgress);
        NationMarket.Create(1_500, 1_700, progress: new Reports(report => last = report));
        Assert.True(last.RowCount > 3_200);
        Assert.Equal(last.RowCount, last.RowsDone);
    }

    [Theory]
    [InlineData("98")]
    [InlineData("1234")]
    [InlineData("")]
    public void Region_UnknownKey_Throws(string ags) => Assert.Throws<ArgumentException>(() => Region.Of("08111", ags));

    private static IEnumerable<Id<Company>> Companies(Candidate candidate) =>
        [.. candidate.VetoedCompanies, .. candidate.EarlierEmployments.Select(e => e.Company), .. candidate.Consents.Select(c => c.Company).OfType<Id<Company>>()];

    private static Candidate Nameless(Candidate candidate) =>
        candidate with { VetoedCompanies = [], EarlierEmployments = [], Consents = candidate.Consents.Where(consent => consent.Company is null).ToValueList() };

    private sealed class Reports(Action<GenerationProgress> take) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value) => take(value);
    }
}
