using System.Globalization;
using Kausa.Matching.Evidence;
using Kausa.Matching.Scoring.Tables;
using Xunit;

namespace Kausa.Matching.Tests.Scoring;

/// <summary>docs/scoring.md prints the tables that the code uses.</summary>
public sealed class ScoringDocumentTests
{
    private static readonly string[] Lines = ReadDocument();

    [Fact]
    public void SkillTable_InTheDocument_IsTheLiteral() => AssertRows(ErrorClasses.Points, SurchargeTables.Skill, first: true);

    [Fact]
    public void LanguageTable_InTheDocument_IsTheLiteral() => AssertRows(ErrorClasses.Tenths, SurchargeTables.Language, first: false);

    private static void AssertRows(ReadOnlySpan<byte> errors, ReadOnlySpan<byte> table, bool first)
    {
        var head = Array.FindIndex(Lines, line => line == "| SE | C for δ = 0, 1, 2, … |");
        head = first ? head : Array.FindIndex(Lines, head + 1, line => line == "| SE | C for δ = 0, 1, 2, … |");
        for (var errorClass = 0; errorClass < errors.Length; errorClass++)
        {
            var row = table.Slice(errorClass * SurchargeTables.Width, SurchargeTables.Width).ToArray().Select(b => b.ToString(CultureInfo.InvariantCulture)).ToList();
            var shown = string.Join(' ', row.Take(row.FindLastIndex(v => v != "0") + 1));
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"| {errors[errorClass]} | {shown} |"), Lines[head + 2 + errorClass]);
        }
    }

    private static string[] ReadDocument()
    {
        using var stream = typeof(ScoringDocumentTests).Assembly.GetManifestResourceStream("docs/scoring.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n');
    }
}
