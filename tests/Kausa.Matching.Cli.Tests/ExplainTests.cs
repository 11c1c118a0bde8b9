using System.Text.Json;

namespace Kausa.Matching.Cli.Tests;

/// <summary>kausa explain and assess show: who says so stands beside what is said.</summary>
public sealed class ExplainTests
{
    private static readonly string[] Pair = ["explain", "--market", Shell.Stuttgart, "--candidate", "s-017", "--place", "p-028-1"];

    [Theory]
    [InlineData("de", "Können  [selbst eingeschätzt]", "vorhanden 56 ± 16 (Gewicht 4 %)  [selbst eingeschätzt]", "Deutsch  [von der Beratung eingeschätzt]", "Berufswunsch  [so angegeben]", "[gemessen]")]
    [InlineData("en", "Skills  [self-estimated]", "present 56 ± 16 (weight 4 %)  [self-estimated]", "German  [estimated by the adviser]", "Occupation wish  [as stated]", "[measured]")]
    public void Explain_NothingMeasured_MarksEachSourceByItsWord(string language, string skills, string line, string german, string wish, string measured)
    {
        var text = Shell.Kausa([.. Pair, "--lang", language]).Output;
        Assert.All([skills, line, german, wish], told => Assert.Contains(told, text, StringComparison.Ordinal));
        Assert.DoesNotContain(measured, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_ForPrograms_HasTheBasisAsACode()
    {
        var score = JsonDocument.Parse(Shell.Kausa([.. Pair, "--format", "json"]).Output).RootElement.GetProperty("score");
        Assert.Equal("ESTIMATED", score.GetProperty("basis").GetString());
        Assert.Equal(["SELF_ESTIMATED", "ADVISER_ESTIMATED", "ESTIMATED", "STATED"], score.GetProperty("children").EnumerateArray().Select(criterion => criterion.GetProperty("basis").GetString()));
        Assert.Contains(",ADVISER_ESTIMATED,", Shell.Kausa([.. Pair, "--format", "csv"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AssessShow_SelfEstimate_SaysSoBesideTheEstimate()
    {
        string[] show = ["assess", "show", "--market", Shell.Stuttgart, "--candidate", "s-017"];
        var text = Shell.Kausa(show).Output;
        Assert.Contains("nur selbst", text, StringComparison.Ordinal);
        Assert.Contains("nur von der", text, StringComparison.Ordinal);
        var subjects = JsonDocument.Parse(Shell.Kausa([.. show, "--format", "json"]).Output).RootElement.GetProperty("subjects").EnumerateArray()
            .ToDictionary(subject => subject.GetProperty("subject").GetString()!, subject => subject.TryGetProperty("source", out var source) ? source.GetString() : null);
        Assert.Equal(("SELF_ESTIMATE", "ADVISER_ESTIMATE", null), (subjects["SCH_ICT"], subjects["LISTENING"], subjects["SCH_MATH"]));
    }
}
