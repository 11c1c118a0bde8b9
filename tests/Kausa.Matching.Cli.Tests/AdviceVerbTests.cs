using System.Text.Json;
using Kausa.Matching.Testing;

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

    [Fact]
    public void WhatIf_RowsThatComeAndGo_MoveTheListAsRankDoes()
    {
        using var market = new BrokenMarket();
        market.Rewrite("wishes.csv", text => text.Replace("s-002,1,industriemechaniker", "s-002,1,tischler", StringComparison.Ordinal));
        market.Rewrite("languages.csv", text => text.TrimEnd() + "\ns-002,l-90,WRITING,B2,CERTIFICATE_LANGUAGE,2026-06-01,TELC\n");
        using var ranked = JsonDocument.Parse(Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-002", "--format", "json").Output);
        string[] language = ["--add", "languages.s-002[id=l-90,skill=WRITING,level=B2,kind=CERTIFICATE_LANGUAGE,assessed_on=2026-06-01,instrument=TELC]"];
        foreach (string[] wish in (string[][])[
            ["--set", "wishes.s-002[rank=1].occupation=tischler"],
            ["--remove", "wishes.s-002[rank=1,occupation=industriemechaniker]", "--add", "wishes.s-002[rank=1,occupation=tischler]"],
            ["--remove", "wishes.s-002", "--add", "wishes.s-002[rank=1,occupation=tischler]", "--add", "wishes.s-002[rank=2,occupation=kraftfahrzeugmechatroniker]"]])
        {
            using var compared = JsonDocument.Parse(Run(["what-if", "--candidate", "s-002", .. wish, .. language], "--format", "json").Output);
            Assert.Equal(ranked.RootElement.GetProperty("digest").GetString(), compared.RootElement.GetProperty("digest_after").GetString());
            Assert.NotEqual(compared.RootElement.GetProperty("digest_before").GetString(), compared.RootElement.GetProperty("digest_after").GetString());
        }
    }

    [Theory]
    [InlineData("--set", "wishes.s-002[rank=1]occupation=tischler", "--set 'wishes.s-002[rank=1]occupation=tischler': allowed is TABLE.ID.COLUMN=VALUE, TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE or policy.PATH=VALUE.")]
    [InlineData("--set", "wishes.s-002[rank].occupation=tischler", "TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE")]
    [InlineData("--set", "wishes.s-002[rank=1.occupation=tischler", "TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE")]
    [InlineData("--set", "wishes.s-002[rank=9].occupation=tischler", "--set 'wishes.s-002[rank=9].occupation=tischler': wishes has no row 's-002' with rank=9.")]
    [InlineData("--set", "wishes.s-002[place=9].occupation=tischler", "--set 'wishes.s-002[place=9].occupation=tischler': 'place' is no fact of wishes; allowed: rank, occupation.")]
    [InlineData("--set", "policy.", "policy.PATH=VALUE")]
    [InlineData("--add", "wishes.s-002", "--add 'wishes.s-002': allowed is TABLE.ID[COLUMN=VALUE,...].")]
    [InlineData("--add", "wishes.s-002[]", "--add 'wishes.s-002[]': allowed is TABLE.ID[COLUMN=VALUE,...].")]
    [InlineData("--add", "wishes.s-002.rank=3", "--add 'wishes.s-002.rank=3': allowed is TABLE.ID[COLUMN=VALUE,...].")]
    [InlineData("--add", "wishes.s-002[rank=3,occupation=shoemaker]", "--add 'wishes.s-002[rank=3,occupation=shoemaker]': occupation 'shoemaker': ")]
    [InlineData("--add", "candidates.s-999[postal_code=70178]", "--add 'candidates.s-999[postal_code=70178]': candidates: only cells are told otherwise there; rows come and go in: consents, ")]
    [InlineData("--remove", "vetoes", "--remove 'vetoes': allowed is TABLE.ID or TABLE.ID[COLUMN=VALUE,...].")]
    [InlineData("--remove", "vetoes.s-002", "--remove 'vetoes.s-002': vetoes has no row 's-002'.")]
    [InlineData("--add", "wishes.s-002[rank=1,occupation=tischler]", "--add 'wishes.s-002[rank=1,occupation=tischler]': rank '1': each combination of candidate and rank once; another row has the same")]
    public void WhatIf_WrongRow_SaysWhatIsAllowed(string option, string change, string message)
    {
        var run = Run(["what-if", "--candidate", "s-002", option, change], "--lang", "en");
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("candidates.nobody.max_travel_minutes=30", "wishes.s-002[rank=3,occupation=tischler]", "vetoes.s-002", 2, "--remove 'vetoes.s-002': vetoes has no row 's-002'.")]
    [InlineData("candidates.nobody.max_travel_minutes=30", "wishes.s-002[rank=3,occupation=tischler]", "wishes.s-002[rank=1]", 3, "--set 'candidates.nobody.max_travel_minutes=30': candidates has no row 'nobody'.")]
    [InlineData("wishes.nobody.rank=30", "wishes.s-002[rank=3,occupation=tischler]", "wishes.s-002[rank=1]", 3, "--set 'wishes.nobody.rank=30': candidates has no row 'nobody'.")]
    [InlineData("candidates.s-002.max_travel_minutes=30", "wishes.s-999[rank=1,occupation=tischler]", "wishes.s-002[rank=1]", 3, "--add 'wishes.s-999[rank=1,occupation=tischler]': candidates has no row 's-999'.")]
    public void WhatIf_SeveralOptions_NamesTheOneAtFaultAlone(string set, string add, string remove, int code, string message)
    {
        var run = Run(["what-if", "--candidate", "s-002", "--set", set, "--add", add, "--remove", remove], "--lang", "en");
        Assert.Equal((code, string.Empty, message), (run.Code, run.Output, run.Error.TrimEnd()));
    }

    [Theory]
    [InlineData("--set", "candidates.s-002.max_travel_minutes=100", "--set", "candidates.s-002.max_travel_minutes=20")]
    [InlineData("--set", "wishes.s-002[rank=1].rank=5", "--set", "wishes.s-002[rank=1].rank=6")]
    [InlineData("--set", "policy.location.comfortable_minutes=20", "--set", "policy.location.comfortable_minutes=30")]
    [InlineData("--set", "policy.location.comfortable_minutes=20", "--set", "policy.location=30")]
    [InlineData("--remove", "wishes.s-002[rank=1]", "--set", "wishes.s-002[rank=1].occupation=tischler")]
    [InlineData("--remove", "wishes.s-002[rank=1]", "--remove", "wishes.s-002")]
    [InlineData("--add", "vetoes.s-002[company=b-002]", "--add", "vetoes.s-002[company=b-002]")]
    public void WhatIf_SameFactInTwoOptions_NamesBoth(string option, string change, string other, string again)
    {
        foreach (var (language, message) in new[] { ("de", "zwei Änderungen betreffen dieselbe Angabe; erlaubt ist eine davon."), ("en", "two changes are about the same fact; one of them is allowed.") })
        {
            var run = Run(["what-if", "--candidate", "s-002", option, change, other, again], "--lang", language);
            Assert.Equal((2, string.Empty, $"{option} '{change}': {message}\n{other} '{again}': {message}"), (run.Code, run.Output, run.Error.TrimEnd().ReplaceLineEndings("\n")));
        }
    }

    [Fact]
    public void WhatIf_ConsentThatWasNotGiven_IsNotAssumed()
    {
        foreach (var (language, message) in new[] { ("de", "hat die Einwilligung zur Beratung (MATCH_FOR_ADVISER) nicht für jeden Tag gegeben"), ("en", "did not give the consent to counselling") })
        {
            var run = Shell.Kausa("what-if", "--market", Repository.PathOf("samples", "leipzig"), "--candidate", "s-035", "--set", "consents.s-035.withdrawn_on=", "--lang", language);
            Assert.Equal((2, string.Empty), (run.Code, run.Output));
            Assert.StartsWith($"--set 'consents.s-035.withdrawn_on=': consents: 's-035' {message}", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("candidates.s-002.max_travel=30", "max_travel_minutes")]
    [InlineData("candidates.s-002.max_travel_minutes=-1", "--set 'candidates.s-002.max_travel_minutes=-1': max_travel_minutes '-1': ")]
    [InlineData("people.s-002.max_travel_minutes=30", "--set 'people.s-002.max_travel_minutes=30': 'people' ist keine Tabelle; erlaubt: advisers, candidates, ")]
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

    [Theory]
    [InlineData(
        "die Vorgaben haben keinen Wert 'location.comfy'; erlaubt: ", "the policy has no value 'location.comfy'; allowed: ", "policy.location.comfy=30")]
    [InlineData("location.comfortable_minutes 'soon': eine ganze Zahl ", "location.comfortable_minutes 'soon': an integer ", "policy.location.comfortable_minutes=soon")]
    [InlineData("skills.gain '9': eine ganze Zahl 1..5", "skills.gain '9': an integer 1..5", "policy.skills.gain=9")]
    [InlineData("skills.gain '9': eine ganze Zahl 1..5", "skills.gain '9': an integer 1..5", "policy.skills.gain=9", "--set", "policy.location.comfortable_minutes=20")]
    public void WhatIf_WrongValueOfThePolicy_NamesTheOptionAsTyped(string german, string english, string change, params string[] more)
    {
        foreach (var (language, said) in new[] { ("de", german), ("en", english) })
        {
            var run = Run(["what-if", "--candidate", "s-002", "--set", change, .. more], "--lang", language);
            Assert.Equal((2, string.Empty), (run.Code, run.Output));
            Assert.StartsWith($"--set '{change}': {said}", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WhatIf_WarningOfAPolicy_NamesTheOptionOrTheFileItCameWith()
    {
        string[] ask = ["what-if", "--candidate", "s-002", "--set"];
        Assert.StartsWith("--set 'policy.hide_needs_clarification=true': hide_needs_clarification 'true': erlaubt, aber ", Run([.. ask, "policy.hide_needs_clarification=true"]).Error, StringComparison.Ordinal);
        var own = Path.GetTempFileName();
        try
        {
            File.WriteAllText(own, """{"inherits": "stuttgart", "id": "own", "version": 1, "title": "x", "signed_off_by": "x", "hide_needs_clarification": true}""");
            var run = Run([.. ask, "policy.skills.gain=3", "--policy", own]);
            Assert.Equal(0, run.Code);
            Assert.StartsWith($"{own}:1 $.hide_needs_clarification 'true': erlaubt, aber ", run.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("--set", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(own);
        }
    }

    [Fact]
    public void WhatIf_WeightsOfThePolicyThatDoNotSum_NamesTheOptionsThatToldThem()
    {
        var run = Run(["what-if", "--candidate", "s-002", "--set", "policy.weights_percent.candidate.skills=99", "--set", "policy.location.comfortable_minutes=20"]);
        Assert.StartsWith("--set 'policy.weights_percent.candidate.skills=99': weights_percent.candidate ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("comfortable_minutes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_PeopleWithNothingInReach_AreNamedByIdentifierAsOnThePage()
    {
        var market = Repository.PathOf("samples", "sachsen-anhalt-sued");
        using var json = JsonDocument.Parse(Shell.Kausa("coverage", "--market", market, "--format", "json").Output);
        var named = json.RootElement.GetProperty("out_of_reach").EnumerateArray().Select(row => (Id: row.GetProperty("candidate").GetString()!, Reach: row.GetProperty("reach").GetString(), District: row.GetProperty("district_ags").GetString())).ToList();
        Assert.NotEmpty(named);
        Assert.All(json.RootElement.GetProperty("districts").EnumerateArray(), line => Assert.Equal(
            (line.GetProperty("with_nothing").GetInt32(), line.GetProperty("only_to_clarify").GetInt32()),
            (named.Count(person => person.District == line.GetProperty("district_ags").GetString() && person.Reach == "NOTHING"), named.Count(person => person.District == line.GetProperty("district_ags").GetString() && person.Reach == "ONLY_TO_CLARIFY"))));
        foreach (var (language, title) in new[] { ("de", "Um wen es geht"), ("en", "Who they are") })
        {
            var lines = Shell.Kausa("coverage", "--market", market, "--lang", language).Output.Split('\n').SkipWhile(line => line.Trim() != title).ToList();
            Assert.All(named, person => Assert.Contains(lines, line => line.TrimStart().StartsWith(person.Id + " ", StringComparison.Ordinal)));
        }

        // CSV holds the first table alone.
        var csv = Shell.Kausa("coverage", "--market", market, "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        foreach (var (column, reach) in new[] { ("candidates_with_nothing", "NOTHING"), ("candidates_only_to_clarify", "ONLY_TO_CLARIFY") })
        {
            var at = csv[0].Index().Single(header => header.Item == column).Index;
            Assert.Equal(named.Where(person => person.Reach == reach).Select(person => person.Id), csv.Skip(1).SelectMany(line => line[at].Split('|', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Fact]
    public void Coverage_PeopleWithoutConsent_AreNamedNowhere()
    {
        using var market = new BrokenMarket();
        market.Rewrite("consents.csv", text => string.Join('\n', text.Split('\n').Where(line => !line.Contains("MATCH_FOR_ADVISER", StringComparison.Ordinal))));
        foreach (var form in new[] { "table", "json", "csv" })
        {
            var run = Shell.Kausa("coverage", "--market", market.Folder, "--format", form);
            Assert.Equal(0, run.Code);
            Assert.DoesNotContain("s-0", run.Output, StringComparison.Ordinal);
        }

        Assert.Matches(@"Um wen es geht\s+Niemand\.", Shell.Kausa("coverage", "--market", market.Folder).Output);
    }

    [Theory]
    [InlineData("s-002", 0, "Das Gewicht der Interessen (30 %) zählt nicht: Von s-002 sind keine Interessen eingetragen.")]
    [InlineData("s-013", 30, "")]
    [InlineData("s-029", null, "")] // no case consent: nothing else is told
    public void Occupations_InterestsThatAreNotEntered_AreSaidInEveryForm(string person, int? used, string remark)
    {
        string[] verb = ["advise", "occupations", "--candidate", person, "--interests", "30"];
        Assert.Equal(remark.Length > 0, Run(verb).Output.Contains("zählt nicht", StringComparison.Ordinal));
        Assert.Contains(remark, Run(verb).Output, StringComparison.Ordinal);
        Assert.Equal(remark, Run(verb, "--format", "csv").Error.Trim());
        var json = Run(verb, "--format", "json");
        Assert.Equal(remark, json.Error.Trim());
        using var answer = JsonDocument.Parse(json.Output);
        Assert.Equal((used, used is null ? null : 30), (Percent("interest_weight_percent"), Percent("interest_weight_asked_percent")));
        Assert.Empty(Run(["advise", "occupations", "--candidate", person], "--format", "csv").Error);

        int? Percent(string name) => answer.RootElement.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;
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
