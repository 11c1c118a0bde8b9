using System.Reflection;
using System.Text.RegularExpressions;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests.Model;

/// <summary>Nothing that tells who somebody is, or where somebody comes from, has a field anywhere in the library.</summary>
public sealed partial class ModelSurfaceTests
{
    [Fact]
    public void PublicSurface_HasNoFieldAboutProtectedTraits()
    {
        var offenders = typeof(Candidate).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                .Where(member => member.MemberType is MemberTypes.Property or MemberTypes.Field)
                .Select(member => member.Name)
                .Concat(type.GetConstructors().SelectMany(c => c.GetParameters()).Select(parameter => parameter.Name!))
                .Append(type.Name)
                .Where(name => Words().Matches(name).Any(word => Protected.Contains(word.Value)))
                .Select(name => $"{type.Name}.{name}"))
            .Where(member => !Allowed.Contains(member))
            .Distinct()
            .ToList();
        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("LastName")]
    [InlineData("NationalityCode")]
    [InlineData("HealthNote")]
    [InlineData("CountryOfOrigin")]
    [InlineData("BirthCountry")]
    [InlineData("FirstTongue")]
    [InlineData("FamilyStatus")]
    public void Words_OfAProtectedField_AreFound(string name) => Assert.Contains(Words().Matches(name), word => Protected.Contains(word.Value));

    private static readonly HashSet<string> Protected = new(StringComparer.OrdinalIgnoreCase)
    {
        "Name", "Firstname", "Lastname", "Surname", "Sex", "Gender", "Nationality", "Citizenship", "Religion", "Faith", "Ethnicity", "Ethnic", "Race",
        "Photo", "Picture", "Health", "Disability", "Birthplace", "Pregnancy", "Marital", "Children", "Mother", "Flight", "Origin", "Country", "Birth", "Tongue", "Family",
    };

    // Not about people: explained one by one.
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
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
    };

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
