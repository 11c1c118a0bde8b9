using System.Reflection;
using System.Text.RegularExpressions;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>The exit codes that docs/exit-codes.md lists are those of the program.</summary>
public sealed partial class ExitCodeTests
{
    [Fact]
    public void Document_Codes_AreThoseOfTheProgram() => Assert.Equal(
        typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (int)code.GetRawConstantValue()!).Order(),
        Row().Matches(File.ReadAllText(Repository.PathOf("docs", "exit-codes.md"))).Select(row => int.Parse(row.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex("^\\| ([0-9]+) \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
