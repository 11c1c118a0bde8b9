using Kausa.Matching.Model;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

/// <summary>Facts told otherwise: only rows that they are about are written and read again.</summary>
public sealed class ChangedMarketTests
{
    // A service takes positions that are not those of the postal code; a file cannot hold them.
    private static readonly Location Elsewhere = new("73728", "08116", new GridPosition(1, 1));
    private static readonly Market Sample = MarketFiles.Sample().Read().Market!;

    [Fact]
    public void Of_OtherRowsThatNoFileCanHold_StayAsTheyAre()
    {
        var person = Sample.Candidates[0];
        var market = MarketGen.With(Sample, Sample.Content with
        {
            Companies = [.. Sample.Companies.Select(company => company with { Site = Elsewhere })],
            Candidates = [person, .. Sample.Candidates.Skip(1).Select(other => other with { Home = Elsewhere })],
        });
        var changed = ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17")]);
        Assert.Empty(changed.Problems);
        Assert.Equal(17, changed.Market!.FindCandidate(person.Id)!.Mobility.MaxTravelMinutes);
        Assert.Equal(market.Candidates.Skip(1), changed.Market.Candidates.Skip(1));
        Assert.Equal(market.Companies, changed.Market.Companies);
        Assert.Equal(market.Places, changed.Market.Places);
        Assert.Equal((market.AsOf, market.Source, market.TravelTimes.Entries), (changed.Market.AsOf, changed.Market.Source, changed.Market.TravelTimes.Entries));
    }

    [Fact]
    public void Of_CheckThatIsToCome_MayBeAskedAbout()
    {
        var changed = ChangedMarket.Of(Sample, [new FactChange("candidates", "s-01", "medical_check_on", "2026-08-01")]);
        Assert.Empty(changed.Problems);
        Assert.Equal(new DateOnly(2026, 8, 1), changed.Market!.FindCandidate(new("s-01"))!.MedicalCheckOn);
    }

    [Fact]
    public void Of_RowThatNoFileCanHold_NamesTheFieldAndNotWhatStandsThere()
    {
        var person = Sample.Candidates[0];
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person with { Home = Elsewhere }, .. Sample.Candidates.Skip(1)] });
        var refused = Assert.Throws<ArgumentException>(() => ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "17")]));
        Assert.StartsWith("candidates.csv postal_code: what stands there cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("73728", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WrongValues_TellsThoseThatWereTypedAndNoOther()
    {
        var person = Sample.Candidates[0] with { BirthMonth = null, AgeBandAtStart = AgeBand.From18To24 };
        var market = MarketGen.With(Sample, Sample.Content with { Candidates = [person, .. Sample.Candidates.Skip(1)] });
        var typed = ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "far")]);
        Assert.Contains("max_travel_minutes 'far': ", Assert.Single(typed.ProblemLines()), StringComparison.Ordinal);
        var other = ChangedMarket.Of(market, [new FactChange("candidates", person.Id.Value, "birth_month", "2008-03")]);
        Assert.Equal((null, string.Empty), (other.Market, Assert.Single(other.Problems).Value));
        Assert.Contains("age_band_at_start: ", Assert.Single(other.ProblemLines()), StringComparison.Ordinal);
        Assert.DoesNotContain(AgeBand.From18To24.Code(), Assert.Single(other.ProblemLines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_References_AreFoundInTheWholeMarket()
    {
        var (place, company) = (Sample.Places[0], Sample.Companies[^1]);
        Assert.NotEqual(company.Id, place.Company);
        Assert.Equal(company.Id, ChangedMarket.Of(Sample, [new FactChange("places", place.Id.Value, "company", company.Id.Value)]).Market!.FindPlace(place.Id)!.Company);
        Assert.Contains("company 'nowhere': ", Assert.Single(ChangedMarket.Of(Sample, [new FactChange("places", place.Id.Value, "company", "nowhere")]).ProblemLines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TrainerOfAnotherCompany_IsThere()
    {
        var from = Sample.Companies.First(company => company.Trainers.Count > 0);
        var to = Sample.Companies.First(company => company.Id != from.Id);
        var changed = ChangedMarket.Of(Sample, [new FactChange("trainers", from.Trainers[0].Id.Value, "company", to.Id.Value)]).Market!;
        Assert.Equal((from.Trainers.Count - 1, to.Trainers.Count + 1), (changed.FindCompany(from.Id)!.Trainers.Count, changed.FindCompany(to.Id)!.Trainers.Count));
    }
}
