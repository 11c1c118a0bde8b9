using System.Globalization;
using System.Reflection;
using Kausa.Matching.Model;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>The public surface of the library is a contract: each change of it shows as a diff of PublicApi.txt and needs a line in CHANGELOG.md.</summary>
public sealed class PublicApiTests
{
    private const string Golden = "Golden/PublicApi.txt";

    [Fact]
    public void Surface_OfTheLibrary_EqualsTheGoldenFile()
    {
        var lines = typeof(Candidate).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(Describe).ToList();

        // Only scripts/update-golden.sh names a file; a test run writes nothing.
        if (Environment.GetEnvironmentVariable("KAUSA_API_OUT") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, lines);
            return;
        }

        using var stream = typeof(PublicApiTests).Assembly.GetManifestResourceStream(Golden)!;
        using var reader = new StreamReader(stream);
        var golden = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(golden.SequenceEqual(lines), "The public surface changed; run scripts/update-golden.sh and read the diff. First difference: "
            + golden.Except(lines).Select(line => "- " + line).Concat(lines.Except(golden).Select(line => "+ " + line)).FirstOrDefault("order only"));
    }

    private static IEnumerable<string> Describe(Type type)
    {
        yield return $"{Kind(type)} {type.FullName}";
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(member => member is not Type && member is not MethodInfo { IsSpecialName: true } && !member.Name.Contains('<', StringComparison.Ordinal));
        foreach (var member in members.Select(member => member is FieldInfo { IsLiteral: true } constant ? $"{constant.Name} = {Convert.ToString(constant.GetRawConstantValue(), CultureInfo.InvariantCulture)}" : member.ToString()!).Order(StringComparer.Ordinal))
        {
            yield return $"    {member}";
        }
    }

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : "class";
}
