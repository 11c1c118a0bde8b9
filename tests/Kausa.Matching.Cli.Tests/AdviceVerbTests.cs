using System.Text.Json;

namespace Kausa.Matching.Cli.Tests;

public sealed class AdviceVerbTests
{
    public static TheoryData<string[], string> Verbs => new()
    {
        { ["advise", "step", "--candidate", "s-002"], "steps" },
        { ["advise", "step", "--company", "b-004"], "steps" },
        { ["advise", "assessment", "--candidate", "s-002"], "assessments" },
        { ["advise", "companies"], "companies" },
        { ["advise", "occupations", "--candidate", "s-002"], "occupations" },
        { ["why-not", "--candidate", "s-002", "--place", "p-004-1"], "changes" },
        { ["coverage"], "districts" },
        { ["what-if", "--candidate", "s-002", "--set", "candidates.s-002.max_travel_minutes=30"], "changes" },
    };

    [Theory, MemberData(nameof(Verbs))]
    public void Verb_EveryForm_HoldsTheSameRows(string[] verb, string table)
    {
        var json = Run(verb, "--format", "json");
        Assert.Equal(0, json.Code);
        using var document = JsonDocument.Parse(json.Output);
        var rows = document.RootElement.GetProperty(table);
        Assert.True(rows.GetArrayLength() > 0);
        Assert.Equal("2026-07-20", document.RootElement.GetProperty("as_of").GetString());

        var csv = Run(verb, "--format", "csv");
        var lines = csv.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rows.GetArrayLength() + 1, lines.Length);
        Assert.Equal(string.Join(',', rows[0].EnumerateObject().Select(field => field.Name)), lines[0].TrimEnd('\r'));

        foreach (var language in new[] { "de", "en" })
        {
            var text = Run(verb, "--lang", language);
            Assert.Equal(0, text.Code);
            Assert.Contains(language == "de" ? "Ein Vorschlag, keine Entscheidung" : "A proposal, not a decision", text.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("{", text.Output, StringComparison.Ordinal);
        }

        Assert.Equal(json.Output, Run(verb, "--format", "json").Output);
    }

    [Fact]
    public void WhatIf_PolicyAndFact_MoveTheListAsRankDoes()
    {
        using var market = new BrokenMarket();
        market.Rewrite("candidates.csv", text => text.Replace("s-002,a-2,SEARCHING,SEARCH,1998-10,,70178,TEMPORARY_PROTECTION,EMPLOYMENT_ALLOWED,2027-01-30,,,2025-12-18,no,,,,no,,,12,,90,", "s-002,a-2,SEARCHING,SEARCH,1998-10,,70178,TEMPORARY_PROTECTION,EMPLOYMENT_ALLOWED,2027-01-30,,,2025-12-18,no,,,,no,,,12,,30,", StringComparison.Ordinal));
        var changed = Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-002", "--format", "json");
        var whatIf = Run(["what-if", "--candidate", "s-002", "--set", "candidates.s-002.max_travel_minutes=30"], "--format", "json");
        using var ranked = JsonDocument.Parse(changed.Output);
        using var compared = JsonDocument.Parse(whatIf.Output);
        Assert.Equal(ranked.RootElement.GetProperty("digest").GetString(), compared.RootElement.GetProperty("digest_after").GetString());
        Assert.NotEqual(compared.RootElement.GetProperty("digest_before").GetString(), compared.RootElement.GetProperty("digest_after").GetString());

        var policy = Run(["what-if", "--place", "p-004-1", "--set", "policy.weights_percent.company.skills=40", "--set", "policy.weights_percent.company.language=35"], "--format", "json");
        Assert.Equal(0, policy.Code);
    }

    [Theory]
    [InlineData("candidates.s-002.max_travel=30", "max_travel_minutes")]
    [InlineData("candidates.nobody.max_travel_minutes=30", "no row 'nobody'")]
    [InlineData("people.s-002.max_travel_minutes=30", "candidates")]
    [InlineData("candidates.s-002.max_travel_minutes=far", "far")]
    [InlineData("policy.location.comfy=30", "comfortable_minutes")]
    [InlineData("policy.weights_percent.candidate.skills=99", "100")]
    [InlineData("nonsense", "TABLE.ID.COLUMN=VALUE")]
    public void WhatIf_WrongChange_SaysWhatIsAllowed(string change, string allowed)
    {
        var run = Run(["what-if", "--candidate", "s-002", "--set", change]);
        Assert.Equal(2, run.Code);
        Assert.Contains(allowed, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void Verbs_WrongUse_IsTold()
    {
        Assert.Contains("--candidate ID oder --company ID", Run(["advise", "step"]).Error, StringComparison.Ordinal);
        Assert.Contains("--candidate ID oder --place ID", Run(["what-if", "--set", "policy.version=2"]).Error, StringComparison.Ordinal);
        Assert.Contains("Was soll anders sein?", Run(["what-if", "--candidate", "s-002"]).Error, StringComparison.Ordinal);
        Assert.Equal(3, Run(["advise", "step", "--candidate", "s-999"]).Code);
        Assert.Equal(3, Run(["advise", "step", "--company", "b-999"]).Code);
        Assert.Equal(3, Run(["why-not", "--candidate", "s-002", "--place", "p-999"]).Code);
        Assert.Equal(2, Run(["advise", "occupations", "--candidate", "s-002", "--interests", "51"]).Code);
    }

    private static Run Run(string[] verb, params string[] more) => Shell.Kausa([.. verb, "--market", Shell.Stuttgart, .. more]);
}
