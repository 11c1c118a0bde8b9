using Kausa.Matching.Model;
using Kausa.Matching.Office.Schema;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Model;

/// <summary>Nothing that tells who somebody is, or where somebody comes from, has a field anywhere in the library, or a column in what offices exchange.</summary>
/// <remarks>The lab is left out: its audit file joins groups to synthetic people, apart from every list.</remarks>
public sealed class ModelSurfaceTests
{
    [Fact]
    public void PublicSurface_OfTheLibrary_HasNoFieldAboutProtectedTraits() => Assert.Equal(Library.Order(StringComparer.Ordinal), ProtectedTraits.FoundIn(typeof(Candidate).Assembly).Order(StringComparer.Ordinal));

    [Fact]
    public void PublicSurface_OfMarketsOnDisk_HasNoFieldAboutProtectedTraits() => Assert.Equal(OnDisk.Order(StringComparer.Ordinal), ProtectedTraits.FoundIn(typeof(MarketSchema).Assembly).Order(StringComparer.Ordinal));

    [Fact]
    public void Columns_OfMarketsOnDisk_HoldNoProtectedTraits()
    {
        var columns = MarketSchema.Tables.Append(MarketSchema.Market).SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}"));
        Assert.Equal(Columns, columns.Where(ProtectedTraits.IsIn));
    }

    [Theory]
    [InlineData("LastName")]
    [InlineData("NationalityCode")]
    [InlineData("HealthNote")]
    [InlineData("CountryOfOrigin")]
    [InlineData("BirthCountry")]
    [InlineData("FirstTongue")]
    [InlineData("FamilyStatus")]
    [InlineData("country_of_origin")]
    [InlineData("GENDER_FEMALE")]
    public void IsIn_AProtectedField_IsFound(string name) => Assert.True(ProtectedTraits.IsIn(name));

    // Not about people: explained one by one. What is gone has no place here either.
    private static readonly string[] Library =
    [
        "BirthMonth.BirthMonth", // month and year of birth, for ages at a start
        "Candidate.BirthMonth",
        "CompetenceDimension.OccHealthBodyCare", // the occupational field of health and body care
        "EarlierEmploymentKind.FamilyFirm", // an EQ in the firm of relatives is not funded
        "ExplanationNode.Children", // lines under a line of an explanation
        "District.Name", // of a district
        "FederalState.Name", // of a federal state
        "PlaceMatch.Name", // of a town or district
        "PostalCodeArea.PlaceName", // of a town
        "TextArgument.Name", // the placeholder's name in a text template
    ];

    private static readonly string[] OnDisk =
    [
        "Column.Name", // of a column
        "Column.TypeName", // of what its cells hold
        "FactChangeException.ParamName", // of a parameter of the library that a caller filled
        "FactUnwritableException.ParamName",
        "InstrumentMapping.Name", // of an instrument of assessment
        "TableSchema.Name", // of a table
    ];

    private static readonly string[] Columns =
    [
        "candidates.birth_month", // month and year of birth, for ages at a start
    ];
}
