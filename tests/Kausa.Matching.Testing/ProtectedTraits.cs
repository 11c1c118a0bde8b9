using System.Reflection;
using System.Text.RegularExpressions;

namespace Kausa.Matching.Testing;

/// <summary>Finds names of types, members and fields that speak of who somebody is, or where somebody comes from.</summary>
/// <remarks>A word is a match wherever it stands in a name: written in capitals and small letters, or with underlines between.</remarks>
public static partial class ProtectedTraits
{
    private static readonly HashSet<string> Protected = new(StringComparer.OrdinalIgnoreCase)
    {
        "Name", "Firstname", "Lastname", "Surname", "Sex", "Gender", "Nationality", "Citizenship", "Religion", "Faith", "Ethnicity", "Ethnic", "Race",
        "Photo", "Picture", "Health", "Disability", "Birthplace", "Pregnancy", "Marital", "Children", "Mother", "Flight", "Origin", "Country", "Birth", "Tongue", "Family",
    };

    /// <summary>Whether a name has such a word.</summary>
    /// <param name="name">For example <c>CountryOfOrigin</c> or <c>country_of_origin</c>.</param>
    /// <returns>True when it has.</returns>
    public static bool IsIn(string name) => Words().Matches(name).Any(word => Protected.Contains(word.Value));

    /// <summary>Names of public types, of their properties and fields, and of what their constructors take.</summary>
    /// <param name="assembly">Where to look.</param>
    /// <returns>Those with such a word, as <c>Type.Member</c>, each once.</returns>
    public static IReadOnlyList<string> FoundIn(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                .Where(member => member.MemberType is MemberTypes.Property or MemberTypes.Field)
                .Select(member => member.Name)
                .Concat(type.GetConstructors().SelectMany(c => c.GetParameters()).Select(parameter => parameter.Name!))
                .Append(type.Name)
                .Where(IsIn)
                .Select(name => $"{type.Name}.{name}"))
            .Distinct(),
    ];

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
