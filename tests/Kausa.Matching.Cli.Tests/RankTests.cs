using System.Text.Json;
using System.Text.RegularExpressions;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

public sealed class RankTests
{
    [Fact]
    public void Rank_ForACandidate_ShowsWordsReasonsAndExclusions()
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "s-017");
        Assert.Equal(0, run.Code);
        Assert.Contains("Ein Vorschlag, keine Entscheidung", run.Output, StringComparison.Ordinal);
        Assert.Contains("passt gut", run.Output, StringComparison.Ordinal);
        Assert.Contains("Heute nicht möglich", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void Rank_InEnglish_HasNoGermanSentence()
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "s-017", "--lang", "en");
        Assert.Contains("A proposal, not a decision", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Vorschlag", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p-027-2", null, "BALANCED")]
    [InlineData("p-027-2", "expected", "EXPECTED")]
    public void Rank_ForAPlace_ReadsUncertaintyAsThePolicySaysUnlessAsked(string place, string? mode, string read)
    {
        var run = Shell.Kausa(["rank", "--market", Shell.Stuttgart, "--place", place, "--format", "json", .. mode is null ? Array.Empty<string>() : ["--mode", mode]]);
        Assert.Equal(0, run.Code);
        Assert.Equal(read, JsonDocument.Parse(run.Output).RootElement.GetProperty("mode").GetString());
    }

    [Theory]
    [InlineData("--candidate", "s-017")]
    [InlineData("--place", "p-027-2")]
    public void Rank_AsJson_IsTheContract(string side, string id)
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, side, id, "--format", "json", "--top", "5");
        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        foreach (var field in new[] { "snapshot", "policy", "as_of", "mode", "perspective", "digest", "person_todos", "results", "excluded", "excluded_pairs" })
        {
            Assert.True(root.TryGetProperty(field, out _), field);
        }

        Assert.Equal(64, root.GetProperty("digest").GetString()!.Length);
        Assert.InRange(root.GetProperty("results").GetArrayLength(), 1, 5);
        foreach (var result in root.GetProperty("results").EnumerateArray())
        {
            foreach (var field in new[] { "rank", "rank_group", "tier", "candidate", "place", "company", "occupation", "occupation_title", "place_name", "distance_100m", "travel_minutes", "expected_millionths", "status", "conditions", "not_measured" })
            {
                Assert.True(result.TryGetProperty(field, out _), field);
            }

            var parts = result.GetProperty("parts");
            Assert.Equal(result.GetProperty("score_millionths").GetInt32(), new[] { "skills", "language", "location", "trade" }.Sum(part => parts.GetProperty(part).GetInt32()));
            var interval = result.GetProperty("interval_millionths");
            Assert.InRange(result.GetProperty("expected_millionths").GetInt32(), interval[0].GetInt32(), interval[1].GetInt32());
            Assert.All(result.GetProperty("conditions").EnumerateArray(), c => Assert.NotEmpty(c.GetProperty("text").GetString()!));
        }
    }

    [Fact]
    public void Rank_AsCsv_HasOneRowPerResult()
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "s-017", "--format", "csv", "--top", "3");
        Assert.Equal(4, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void Rank_ToDosOfThePerson_NameTheLinesThatTheyConcern()
    {
        string[] question = ["rank", "--market", Repository.PathOf("samples", "duesseldorf"), "--candidate", "s-017", "--top", "10"];
        using var document = JsonDocument.Parse(Shell.Kausa([.. question, "--format", "json"]).Output);
        var wait = document.RootElement.GetProperty("person_todos").EnumerateArray().Single(toDo => toDo.GetProperty("code").GetString() == "C03_WAITING_PERIOD").GetProperty("ranks").EnumerateArray().Select(rank => rank.GetInt32()).ToList();
        Assert.InRange(wait.Count, 1, 9);
        Assert.All(wait, rank => Assert.InRange(rank, 1, 10));
        var table = Shell.Kausa(question).Output;
        Assert.Matches("\n- Nr\\. [0-9][0-9–, ]*: Die Wartezeit", table);
        Assert.Contains("\nFür die Person zu erledigen\n", table.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("\n- Nr. 1: ", Shell.Kausa([.. question[..5], "--top", "1"]).Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rank_StatusFilter_ShowsOnlyThoseAsked()
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "s-017", "--format", "json", "--status", "clarify");
        using var document = JsonDocument.Parse(run.Output);
        Assert.All(document.RootElement.GetProperty("results").EnumerateArray(), r => Assert.Equal("NEEDS_CLARIFICATION", r.GetProperty("status").GetString()));
    }

    [Fact]
    public void Rank_NothingPossible_IsAnAnswerNotAnError()
    {
        using var market = new BrokenMarket();
        market.Rewrite("consents.csv", text => text.Split('\n')[0] + "\n");
        var run = Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-017");
        Assert.Equal(0, run.Code);
        Assert.Contains("  60 × Einwilligung (C20_CONSENT_MISSING)", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("C14_", run.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Shell.Kausa("rank", "--market", market.Folder, "--place", "p-001-1", "--format", "json").Output);
        Assert.Equal("C20_CONSENT_MISSING", Assert.Single(json.RootElement.GetProperty("excluded").EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("s-999")]
    [InlineData("not an id")]
    public void Rank_UnknownCandidate_IsExitCode3(string id)
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", id);
        Assert.Equal(3, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains($"--candidate '{id}'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rank", "--market", "X")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--place", "b")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--top", "0")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--top", "many")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--mode", "best")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--as-of", "31.02.2026")]
    [InlineData("rank", "--market", "X", "--candidate", "s-017", "--as-of", "1990-01-01")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--status", "eligible,foo")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--lang", "fr")]
    [InlineData("rank", "--market", "no-such-folder", "--candidate", "a")]
    [InlineData("rank", "--market", "X", "--place", "p-027-2", "--purpose", "self")]
    [InlineData("rank", "--market", "X", "--candidate", "a", "--candidate", "b")]
    [InlineData("market", "generate", "--out", "z", "--candidates", "1.5")]
    [InlineData("market", "generate", "--out", "z", "--companies", "99999999999")]
    [InlineData("market", "generate", "--out", "")]
    [InlineData("rank", "--market", "X", "--candidate", "s-017", "--as-of", "9999-12-31")]
    [InlineData("rnak")]
    [InlineData("policy", "check", "no-such-policy")]
    public void Usage_Wrong_IsExitCode2AndSaysWhatIsAllowed(params string[] args)
    {
        var run = Shell.Kausa([.. args.Select(a => a == "X" ? Shell.Stuttgart : a)]);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("2016-07-01")]
    [InlineData("2020-01-15")]
    [InlineData("2026-12-24")]
    [InlineData("2031-01-01")]
    public void Rank_OtherDates_AreAnsweredByTheLawOfThatDay(string asOf)
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "s-017", "--as-of", asOf, "--format", "json");
        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(asOf, document.RootElement.GetProperty("as_of").GetString());
        Assert.Equal(asOf == "2031-01-01", document.RootElement.GetProperty("warnings").GetArrayLength() > 0);
    }

    [Fact]
    public void Argument_BeginningWithAt_IsNoResponseFile()
    {
        var run = Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "@" + Path.Combine(Shell.Stuttgart, "candidates.csv"));
        Assert.Equal(3, run.Code);
        Assert.DoesNotContain("SEARCHING", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Label_WithControlCharacters_CannotSteerTheTerminal()
    {
        using var market = new BrokenMarket();
        market.Rewrite("market.json", text => text.Replace("\"Servicestelle", "\"\\u001b[31mServicestelle", StringComparison.Ordinal));
        var run = Shell.Kausa("market", "check", market.Folder);
        Assert.DoesNotContain('\u001b', run.Output + run.Error);
    }

    [Fact]
    public void Market_FolderInPlaceOfATable_IsNotNothingKnown()
    {
        using var market = new BrokenMarket();
        File.Delete(Path.Combine(market.Folder, "vetoes.csv"));
        Directory.CreateDirectory(Path.Combine(market.Folder, "vetoes.csv"));
        Assert.Equal(2, Shell.Kausa("market", "check", market.Folder).Code);
    }

    [Fact]
    public void Usage_WrongValue_NamesOptionValueAndChoices() =>
        Assert.Contains("--mode 'best': erlaubt ist expected, cautious, potential", Shell.Kausa("rank", "--market", Shell.Stuttgart, "--candidate", "s-017", "--mode", "best").Error, StringComparison.Ordinal);

    [Fact]
    public void Market_BrokenTables_AreExitCode2WithEveryErrorAtOnce()
    {
        using var market = new BrokenMarket();
        market.Rewrite("places.csv", text => text.Replace(",DUAL_APPRENTICESHIP,", ",LEHRE,", StringComparison.Ordinal));
        market.Rewrite("candidates.csv", text => new Regex(",[0-9]{4}-[0-9]{2},").Replace(text, ",2002-13,", 1));
        var run = Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-017");
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Matches("places.csv:[0-9]+ pathway 'LEHRE': ", run.Error);
        Assert.Matches("candidates.csv:[0-9]+ birth_month '2002-13': ", run.Error);
    }
}
