using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Model;

public sealed class MarketOrderTests
{
    private static readonly LanguageSkill[] Skills = Enum.GetValues<LanguageSkill>();

    // 16 items are sorted in one way, more in another: around both, and at the ends.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(60)]
    public void Canonical_AnyOrder_IsTheStableOne(int count)
    {
        var random = new Random(count);
        for (var round = 0; round < 50; round++)
        {
            // Justifications tell items of one skill apart: these keep the order they came in.
            var minima = Enumerable.Range(0, count).Select(n => new LanguageMinimum(Skills[random.Next(Skills.Length)], CefrLevel.B1, $"line {n}")).ToValueList();
            var place = MarketOrder.Canonical(FullRows.Place with { LanguageMinima = minima });
            Assert.Equal(minima.OrderBy(minimum => minimum.Skill), place.LanguageMinima);
        }
    }

    [Fact]
    public void Canonical_InOrderAlready_IsTheSameRow()
    {
        var company = MarketOrder.Canonical(FullRows.Company);
        Assert.Same(company, MarketOrder.Canonical(company));
        var place = MarketOrder.Canonical(FullRows.Place);
        Assert.Same(place, MarketOrder.Canonical(place));
    }

    [Fact]
    public void Canonical_TrainersWithOccupationsOutOfOrder_AreOrderedToo()
    {
        var trainer = FullRows.Company.Trainers[0];
        ValueList<Id<Occupation>> sorted = [new("occupation-1"), new("occupation-2")];
        var company = FullRows.Company with { Trainers = [trainer with { Occupations = sorted.Reverse().ToValueList() }] };
        Assert.Equal(sorted, MarketOrder.Canonical(company).Trainers[0].Occupations);
    }
}
