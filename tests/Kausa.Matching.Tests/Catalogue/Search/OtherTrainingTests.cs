using Kausa.Matching.Catalogue;
using Kausa.Matching.Catalogue.Search;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue.Search;

/// <summary>What is learned elsewhere is said, not replaced by something that sounds alike.</summary>
public sealed class OtherTrainingTests
{
    [Theory]
    [InlineData("Krankenschwester", TrainingRoute.Nursing)]
    [InlineData("Krankenschwesta", TrainingRoute.Nursing)]
    [InlineData("Ausbildung als Krankenpflegerin", TrainingRoute.Nursing)]
    [InlineData("Pflege", TrainingRoute.Nursing)]
    [InlineData("Pflegefachfrau", TrainingRoute.Nursing)]
    [InlineData("Altenpflegerin", TrainingRoute.Nursing)]
    [InlineData("Erzieherin", TrainingRoute.School)]
    [InlineData("Kindergarten", TrainingRoute.School)]
    [InlineData("Physiotherapeut", TrainingRoute.School)]
    [InlineData("Arzt", TrainingRoute.University)]
    [InlineData("Ingenieurin", TrainingRoute.University)]
    [InlineData("Polizistin", TrainingRoute.PublicService)]
    [InlineData("Flugbegleiterin", TrainingRoute.NotRegulated)]
    public void FindElsewhere_OccupationLearnedElsewhere_SaysHow(string words, TrainingRoute route)
    {
        Assert.Equal(route, OccupationSearch.FindElsewhere(words)?.Route);
        Assert.Empty(OccupationSearch.Find(words, 10));
    }

    [Fact]
    public void FindElsewhere_EveryWordOfTheTable_IsItself() => Assert.All(
        EmbeddedTable.Rows("occupation_elsewhere.csv", "word", "route", "near_occupations"),
        row => Assert.Equal(row[0], OccupationSearch.FindElsewhere(row[0])?.Word));

    [Fact]
    public void FindElsewhere_EveryTitleAndSynonym_IsNone()
    {
        Assert.All(ReferenceCatalogue.Shared.Occupations, occupation => Assert.Null(OccupationSearch.FindElsewhere(occupation.Title)));
        Assert.All(EmbeddedTable.Rows("occupation_synonym.csv", "word", "occupation_id", "reason"), row => Assert.Null(OccupationSearch.FindElsewhere(row[0])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tierpflegerin")]
    [InlineData("Arzthelferin")]
    [InlineData("xyzzy")]
    public void FindElsewhere_OtherWords_IsNull(string words) => Assert.Null(OccupationSearch.FindElsewhere(words));
}
