using System.Reflection;
using FsCheck.Fluent;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Office.Tests;

/// <summary>What the laws are tested on must hold every fact in several values, or a law about a fact would be empty.</summary>
public sealed class MarketGenTests
{
    private static readonly Market[] Sampled = [.. MarketGen.Markets().Sample(30, 25)];

    [Theory]
    [InlineData(typeof(Candidate))]
    [InlineData(typeof(Company))]
    [InlineData(typeof(TrainingPlace))]
    [InlineData(typeof(Adviser))]
    [InlineData(typeof(Trainer))]
    [InlineData(typeof(TrainingEntitlement))]
    [InlineData(typeof(CompetenceEvidence))]
    [InlineData(typeof(LanguageEvidence))]
    [InlineData(typeof(LanguageCourse))]
    [InlineData(typeof(Consent))]
    [InlineData(typeof(EarlierEmployment))]
    [InlineData(typeof(ResidenceFacts))]
    [InlineData(typeof(SchoolingFacts))]
    [InlineData(typeof(MobilityFacts))]
    [InlineData(typeof(WorkingTimes))]
    [InlineData(typeof(LanguageMinimum))]
    [InlineData(typeof(LanguageTarget))]
    [InlineData(typeof(TravelTime))]
    public void Markets_Sampled_EveryFactTakesSeveralValues(Type type)
    {
        var rows = Sampled.SelectMany(Rows).Where(type.IsInstanceOfType).ToArray();
        var nullability = new NullabilityInfoContext();

        var poor = from property in type.GetProperties().Where(property => property.Name != "EqualityContract")
                   let values = rows.Select(property.GetValue).ToHashSet()
                   let canBeUnknown = nullability.Create(property).ReadState == NullabilityState.Nullable
                   where values.Count < 2 || (canBeUnknown && !values.Contains(null))
                   select property.Name;

        Assert.Empty(poor);
    }

    [Fact]
    public void Shrink_AnyMarket_GivesFewerRows() =>
        Assert.All(Sampled.SelectMany(market => MarketGen.Shrink(market).Select(smaller => (RowCount(market), RowCount(smaller)))), pair => Assert.True(pair.Item2 < pair.Item1));

    private static int RowCount(Market market) => market.Companies.Count + market.Places.Count + market.Candidates.Count + market.TravelTimes.Entries.Count;

    private static IEnumerable<object> Rows(Market market) =>
    [
        .. market.Candidates, .. market.Companies, .. market.Places, .. market.Advisers, .. market.TravelTimes.Entries,
        .. market.Companies.SelectMany(c => c.Trainers), .. market.Companies.SelectMany(c => c.Entitlements),
        .. market.Candidates.SelectMany(c => c.Evidence), .. market.Candidates.SelectMany(c => c.LanguageEvidence), .. market.Candidates.SelectMany(c => c.Courses),
        .. market.Candidates.SelectMany(c => c.Consents), .. market.Candidates.SelectMany(c => c.EarlierEmployments),
        .. market.Candidates.Select(c => c.Residence), .. market.Candidates.Select(c => c.Schooling), .. market.Candidates.Select(c => c.Mobility),
        .. market.Places.Select(p => p.WorkingTimes), .. market.Places.SelectMany(p => p.LanguageMinima), .. market.Places.SelectMany(p => p.LanguageTargets),
    ];
}
