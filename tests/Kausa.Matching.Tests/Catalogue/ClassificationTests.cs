using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Catalogue;

public sealed class ClassificationTests
{
    private static readonly ReferenceCatalogue Catalogue = ReferenceCatalogue.Shared;

    [Fact]
    public void KldbGroups_PerLevel_HaveTheCountsOfTheClassification() => Assert.Equal(
        [10, 37, 144, 703, 1301],
        Catalogue.KldbGroups.GroupBy(group => group.Level).OrderBy(level => level.Key).Select(level => level.Count()));

    [Fact]
    public void KldbGroups_Every_HasAParentAndATitle() => Assert.All(Catalogue.KldbGroups, group =>
    {
        Assert.NotEmpty(group.Title);
        Assert.Same(group, Catalogue.Kldb(group.Code));
        if (group.Level > 1)
            Assert.NotNull(Catalogue.Kldb(group.Code.Group(group.Level - 1)));
    });

    [Fact]
    public void Kldb_UnknownCode_IsNull()
    {
        Assert.Null(Catalogue.Kldb(KldbCode.Parse("99999")));
        Assert.Null(Catalogue.Kldb(default));
    }

    [Fact]
    public void Dimensions_All_StandInTheirPlaceWithACodeLikeTheirName()
    {
        Assert.Equal(32, Catalogue.Dimensions.Count);
        Assert.Equal(32, Enum.GetValues<CompetenceDimension>().Length);
        for (var i = 0; i < 32; i++)
        {
            var info = Catalogue.Dimensions[i];
            Assert.Equal(i, (int)info.Dimension);
            Assert.Equal(info.Dimension.ToString(), info.Code.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            Assert.Same(info, Catalogue.Dimension(info.Code));
            Assert.Same(info, Catalogue.Dimension(info.Dimension));
            Assert.NotEmpty(info.TermGerman);
            Assert.NotEmpty(info.TermEnglish);
            Assert.EndsWith(".", info.DefinitionEnglish, StringComparison.Ordinal);
            Assert.All(info.Instruments, instrument => Assert.Matches("^[A-Z0-9_]+$", instrument));
        }

        Assert.Equal("Räumliches Vorstellungsvermögen", Catalogue.Dimension("COG_SPATIAL")?.TermGerman);
    }

    [Fact]
    public void Dimension_Unknown_IsNullOrRefused()
    {
        Assert.Null(Catalogue.Dimension("cog_logic"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Catalogue.Dimension((CompetenceDimension)32));
    }

    [Fact]
    public void Version_IsTheFingerprintOfTheTables()
    {
        Assert.Matches("^[0-9a-f]{64}$", Catalogue.Version);
        Assert.Equal(Catalogue.Version, EmbeddedTable.Fingerprint());
        Assert.Contains("occupation.csv", EmbeddedTable.Names());
    }

    [Fact]
    public void Catalogue_ManyThreadsAtOnce_SeeTheSameInstances()
    {
        var seen = new Occupation?[64];
        Parallel.For(0, seen.Length, i => seen[i] = Catalogue.FindOccupation("koch"));
        Assert.All(seen, occupation => Assert.Same(Catalogue.FindOccupation("koch"), occupation));
    }
}
