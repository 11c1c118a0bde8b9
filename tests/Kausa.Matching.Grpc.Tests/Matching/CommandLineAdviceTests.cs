using System.Text.Json;
using Kausa.Matching.Advice;
using Kausa.Matching.Cli;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>Advice by the command line: a service answers with the very sheet that the market in a folder gives, in every form.</summary>
public class CommandLineAdviceTests
{
    [Theory]
    [InlineData("stuttgart")]
    [InlineData("sachsen-anhalt-sued")]
    [InlineData("duesseldorf")]
    [InlineData("leipzig")]
    [InlineData("thueringen")]
    public async Task Advice_ByServiceAndByFolder_SameSheets(string sample)
    {
        await using var host = await ServiceHost.StartAsync();
        var (folder, server, key) = (Repository.PathOf("samples", sample), host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, sample));
        Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
        foreach (var verb in Verbs(sample))
        {
            foreach (var form in (string[][])[["--format", "table"], ["--format", "json"], ["--format", "csv"], ["--lang", "en"]])
            {
                var byFolder = Run([.. verb, "--market", folder, .. form]);
                var byService = Run([.. verb, "--server", server, "--key", key, .. form]);
                Assert.Equal((string.Join(' ', verb), 0, true), (string.Join(' ', verb), byFolder.Code, byFolder.Output.Length > 40));
                Assert.Equal((string.Join(' ', verb), 0, byFolder.Output), (string.Join(' ', verb), byService.Code, byService.Output));
            }
        }
    }

    // Somebody else's question takes as long as it takes; whoever waits for it is told how long, how to wait longer, and nothing is worked out for them any more.
    [Fact]
    public async Task Coverage_ServiceTakesLongerThanTheTimeout_SaysWhichOptionWaitsLonger()
    {
        await using var host = await ServiceHost.StartAsync();
        var (server, key) = (host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
        Assert.Equal(0, Run("load", "--market", Repository.PathOf("samples", "stuttgart"), "--server", server, "--key", key).Code);
        using var hold = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var market = host.State.Views.Current(new Sight("stuttgart", OfficePlaces: true))!;
        var other = Task.Run(() => market.CoverageKept.Get(
            () =>
            {
                begun.SetResult();
                hold.Wait();
                return DistrictCoverage.Of(market.Index);
            },
            default));
        await begun.Task;
        foreach (var (language, message) in new[] { ("de", "nach 1 s noch keine Antwort; wie lange gewartet wird, sagt --timeout SECONDS."), ("en", "no answer after 1 s; --timeout SECONDS says how long is waited.") })
        {
            var late = Run("coverage", "--server", server, "--key", key, "--timeout", "1", "--lang", language);
            Assert.Equal((2, string.Empty, $"--server '{server}': {message}"), (late.Code, late.Output, late.Error.TrimEnd()));
        }

        while (host.Budget.Held > 0)
            await Task.Yield();
        Assert.False(other.IsCompleted);
        hold.Set();
        await other;
        Assert.Equal(0, Run("coverage", "--server", server, "--key", key).Code);
    }

    [Theory]
    [InlineData("stuttgart")]
    [InlineData("sachsen-anhalt-sued")]
    [InlineData("duesseldorf")]
    [InlineData("leipzig")]
    [InlineData("thueringen")]
    public async Task Advice_OfTheDocumentedDay_IsTheSameByService(string sample)
    {
        await using var host = await ServiceHost.StartAsync();
        var (folder, server, key) = (Repository.PathOf("samples", sample), host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, sample));
        Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
        string[] advice = ["$ ./kausa advise ", "$ ./kausa why-not ", "$ ./kausa coverage ", "$ ./kausa what-if "];
        var shown = File.ReadAllLines(Repository.PathOf("docs", "offices", sample + ".md")).Where(line => advice.Any(verb => line.StartsWith(verb, StringComparison.Ordinal))).Select(line => line["$ ./kausa ".Length..]).ToList();
        Assert.Equal(8, shown.Count);
        foreach (var line in shown)
        {
            var market = $"--market samples/{sample}";
            Assert.Contains(market, line, StringComparison.Ordinal);
            var byFolder = Run(line.Replace(market, $"--market {folder}", StringComparison.Ordinal).Split(' '));
            var byService = Run(line.Replace(market, $"--server {server} --key {key}", StringComparison.Ordinal).Split(' '));
            Assert.Equal((line, 0, byFolder.Output), (line, byService.Code, byService.Output));
        }
    }

    [Fact]
    public async Task Advice_WithoutCaseConsent_SaysSoEverywhereAndCountsNothing()
    {
        await using var host = await ServiceHost.StartAsync();
        var (folder, server, key) = (Repository.PathOf("samples", "leipzig"), host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, "leipzig"));
        Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
        string[][] verbs =
        [
            ["advise", "step", "--candidate", "s-035"],
            ["advise", "assessment", "--candidate", "s-035"],
            ["advise", "occupations", "--candidate", "s-035"],
            ["what-if", "--candidate", "s-035", "--set", "candidates.s-035.max_travel_minutes=90"],
        ];
        foreach (var verb in verbs)
        {
            foreach (string[] market in (string[][])[["--market", folder], ["--server", server, "--key", key]])
            {
                foreach (var (language, sentence) in (ReadOnlySpan<(string, string)>)[("de", "Es fehlt die Einwilligung zur Beratung; ohne sie wird nichts gerechnet."), ("en", "The consent to counselling is missing; without it nothing is worked out.")])
                {
                    var lines = Run([.. verb, .. market, "--lang", language]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    Assert.Equal((string.Join(' ', verb), sentence), (string.Join(' ', verb), lines[2]));
                    Assert.All(lines.Skip(3), line => Assert.StartsWith(language == "de" ? "Rechtsangaben überfällig" : "Law data overdue", line, StringComparison.Ordinal));
                }

                using var told = JsonDocument.Parse(Run([.. verb, .. market, "--format", "json"]).Output);
                Assert.True(told.RootElement.GetProperty("consent_missing").GetBoolean());
                string[] asked = ["policy_version", "list_length", "interest_weight_percent"];
                Assert.Empty(told.RootElement.EnumerateObject().Where(value => value.Value.ValueKind == JsonValueKind.Number && !asked.Contains(value.Name)).Select(value => value.Name));
            }
        }
    }

    [Fact]
    public async Task PairQuestions_WithoutCaseConsent_NameTheConsentAndNothingElse()
    {
        await using var host = await ServiceHost.StartAsync();
        var (folder, server, key) = (Repository.PathOf("samples", "stuttgart"), host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
        Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
        foreach (var (verb, rows) in (ReadOnlySpan<(string, string)>)[("why-not", "blockers"), ("explain", "rules")])
        {
            string[] asked = [verb, "--candidate", "s-029", "--place", "p-004-1"];
            foreach (string[] market in (string[][])[["--market", folder], ["--server", server, "--key", key]])
            {
                using var told = JsonDocument.Parse(Run([.. asked, .. market, "--format", "json"]).Output);
                Assert.Equal("C20_CONSENT_MISSING", Assert.Single(told.RootElement.GetProperty(rows).EnumerateArray()).GetProperty("code").GetString());
                string[] numbers = ["policy_version", "list_length"];
                Assert.Empty(told.RootElement.EnumerateObject().Where(value => value.Value.ValueKind == JsonValueKind.Number && !numbers.Contains(value.Name)).Select(value => value.Name));
                foreach (var (language, consent, toDo) in (ReadOnlySpan<(string, string, string)>)[("de", "Es fehlt die Einwilligung", "um die Einwilligung bitten"), ("en", "consent", "ask for consent")])
                {
                    var (code, output, _) = Run([.. asked, .. market, "--lang", language]);
                    var text = string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                    Assert.Equal(0, code);
                    Assert.Contains(consent, text, StringComparison.OrdinalIgnoreCase);
                    Assert.Contains(toDo, Run([.. asked, .. market, "--lang", language, "--format", "csv"]).Output + Run([.. asked, .. market, "--lang", language, "--format", "json"]).Output, StringComparison.Ordinal);
                    Assert.DoesNotContain(" 93 ", text, StringComparison.Ordinal);
                    Assert.DoesNotContain(language == "de" ? "35,0" : "35.0", text, StringComparison.Ordinal);
                }

                Assert.DoesNotContain("INTERVAL", Run([.. asked, .. market, "--format", "csv"]).Output, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Assessment_NobodyAnswered_NamesFirstWhatIsOpen()
    {
        await using var host = await ServiceHost.StartAsync();
        var market = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "leipzig"))).Market!;
        var silent = MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(person => person with { Home = null, Wishes = [] })] });
        await (await host.ClientAsync(V1.Role.Adviser, "leipzig")).LoadAsync(silent, PolicyWriter.Write(ShippedPolicies.Find("leipzig")!));
        string[] asked = ["advise", "assessment", "--candidate", "s-015", "--server", host.Grpc.ToString(), "--key", await host.KeyAsync(V1.Role.Adviser, "leipzig")];
        using var json = JsonDocument.Parse(Run([.. asked, "--format", "json"]).Output);
        var rows = json.RootElement.GetProperty("assessments").EnumerateArray().Select(row => (row.GetProperty("code").GetString(), row.GetProperty("rank_shift").ValueKind)).ToList();
        Assert.Equal([("HOME_ANSWER", JsonValueKind.Null), ("WISH_ANSWER", JsonValueKind.Null)], rows.Take(2));
        Assert.Equal("HOME_ANSWER", json.RootElement.GetProperty("next_question").GetString());
        var german = Run(asked).Output;
        Assert.Contains("Ohne Zahl und zuerst zu fragen", german, StringComparison.Ordinal);
        Assert.Contains("Wenn nur eine einzelne Sache zu klären ist: Wohnort.", german, StringComparison.Ordinal);
        Assert.Contains("Without a number, and to be asked first", Run([.. asked, "--lang", "en"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhyNot_PlaceThatTheOfficeHides_SaysSoAndNamesWhatIsOpen()
    {
        await using var host = await ServiceHost.StartAsync();
        var market = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "leipzig"))).Market!;
        var homeless = MarketGen.With(market, market.Content with { Candidates = [.. market.Candidates.Select(person => person.Id.Value == "s-015" ? person with { Home = null } : person)] });
        var client = await host.ClientAsync(V1.Role.Adviser, "leipzig");
        await client.LoadAsync(homeless, PolicyWriter.Write(ShippedPolicies.Find("leipzig")! with { HideNeedsClarification = true }));
        var key = await host.KeyAsync(V1.Role.Adviser, "leipzig");
        foreach (var (language, sentence, title) in (ReadOnlySpan<(string, string, string)>)[("de", "Der Platz ist noch zu klären; diese Stelle zeigt solche Plätze nicht.", "Was noch zu klären ist"), ("en", "The place must still be clarified; this office hides such places.", "What must still be clarified")])
        {
            var told = Run("why-not", "--candidate", "s-015", "--place", "p-011-1", "--server", host.Grpc.ToString(), "--key", key, "--lang", language);
            Assert.Contains(sentence, told.Output, StringComparison.Ordinal);
            Assert.Contains(title, told.Output, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(Run("why-not", "--candidate", "s-015", "--place", "p-011-1", "--server", host.Grpc.ToString(), "--key", key, "--format", "json").Output);
        Assert.Contains("C14_OUT_OF_REACH", json.RootElement.GetProperty("open_points").EnumerateArray().Select(row => row.GetProperty("code").GetString()));
        Assert.False(json.RootElement.TryGetProperty("blockers", out _));
    }

    [Fact]
    public async Task Advice_ServiceRefuses_ExitsAsForAFolder()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] service = ["--server", host.Grpc.ToString(), "--key", key];
        Assert.Equal(3, Run(["advise", "step", "--candidate", "s-999", .. service]).Code);
        Assert.Equal(3, Run(["advise", "step", "--company", "b-999", .. service]).Code);
        Assert.Equal(3, Run(["what-if", "--place", "p-999", "--set", "candidates.s-001.max_travel_minutes=30", .. service]).Code);
        var row = Run(["what-if", "--candidate", "s-001", "--set", "candidates.s-999.max_travel_minutes=30", .. service]);
        Assert.Equal((3, true), (row.Code, row.Error.StartsWith("--set 'candidates.s-999.max_travel_minutes=30': candidates hat keine Zeile 's-999'.", StringComparison.Ordinal)));
        var cell = Run(["what-if", "--candidate", "s-001", "--set", "candidates.s-001.max_travel_minutes=far", .. service, "--lang", "en"]);
        Assert.Equal((2, true), (cell.Code, cell.Error.Contains("'far'", StringComparison.Ordinal)));
        Assert.Equal(2, Run(["what-if", "--candidate", "s-001", "--set", "policy.location.nothing=30", .. service]).Code);
        var chosen = Run(["what-if", "--candidate", "s-002", "--remove", "wishes.s-002[rank=9]", .. service]);
        Assert.Equal((2, true), (chosen.Code, chosen.Error.StartsWith("--remove 'wishes.s-002[rank=9]': wishes hat keine Zeile 's-002' mit rank=9.", StringComparison.Ordinal)));
        var assumed = Run(["what-if", "--candidate", "s-001", "--add", "consents.s-001[purpose=MATCH_FOR_ADVISER,given_on=2020-01-01]", .. service, "--lang", "en"]);
        Assert.Equal((2, true), (assumed.Code, assumed.Error.StartsWith("--add 'consents.s-001[purpose=MATCH_FOR_ADVISER,given_on=2020-01-01]': consents: 's-001' did not give the consent to counselling", StringComparison.Ordinal)));
        var length = Run(["why-not", "--candidate", "s-001", "--place", "p-001-1", "--length", "201", .. service]);
        Assert.Equal((2, true), (length.Code, length.Error.StartsWith("--length '201': mit --server ist 1 bis 200 erlaubt.", StringComparison.Ordinal)));
        Assert.Equal(2, Run("coverage", "--server", host.Grpc.ToString()).Code);
        Assert.Equal(2, Run("coverage").Code);
    }

    // One of several options is at fault: the service's words are those of the folder, option and all.
    [Theory]
    [InlineData("--set", "candidates.s-001.shoe_size=44")]
    [InlineData("--set", "candidates.s-001.max_travel_minutes=31")]
    [InlineData("--set", "candidates.s-999.max_travel_minutes=30")]
    [InlineData("--set", "candidates.s-002.max_travel_minutes=-1")]
    [InlineData("--add", "wishes.s-001[rank=1,occupation=tischler]")]
    [InlineData("--set", "people.s-001.max_travel_minutes=30")]
    [InlineData("--add", "nothing.s-001[rank=1]")]
    [InlineData("--add", "consents.s-001[purpose=MATCH_FOR_ADVISER,given_on=2020-01-01]")]
    [InlineData("--remove", "wishes.s-001[rank=99]")]
    [InlineData("--remove", "companies.b-001")]
    public async Task WhatIf_OneOfSeveralFactsIsRefused_SameLineByServiceAndByFolder(string option, string wrong)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] asked = ["what-if", "--candidate", "s-001", "--set", "candidates.s-001.max_travel_minutes=30", "--add", "vetoes.s-001[company=b-002]", option, wrong];
        foreach (var language in (string[])["de", "en"])
        {
            var byFolder = Run([.. asked, "--market", Repository.PathOf("samples", "stuttgart"), "--lang", language]);
            var byService = Run([.. asked, "--server", host.Grpc.ToString(), "--key", key, "--lang", language]);
            Assert.Equal((wrong.Contains("s-999", StringComparison.Ordinal) ? 3 : 2, true), (byFolder.Code, byFolder.Error.Contains($"{option} '{wrong}': ", StringComparison.Ordinal)));
            Assert.Equal((byFolder.Code, byFolder.Error), (byService.Code, byService.Error));
        }
    }

    [Fact]
    public async Task WhatIf_FactsWrongTogetherOrBeforeTheyAreRead_NameTheOptionsThatWereTyped()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] asked = ["what-if", "--candidate", "s-001", "--server", host.Grpc.ToString(), "--key", key, "--lang", "en"];
        var cell = Run([.. asked, "--remove", "wishes.s-001[rank=1]", "--set", "candidates.s-001.max_travel_minutes=far"]);
        Assert.Equal((2, true), (cell.Code, cell.Error.StartsWith("--set 'candidates.s-001.max_travel_minutes=far': max_travel_minutes 'far': ", StringComparison.Ordinal)));
        var many = Run([.. asked, .. Enumerable.Range(1, 51).SelectMany(minutes => (string[])["--set", $"candidates.s-001.max_travel_minutes={minutes}"])]);
        Assert.Equal((2, true), (many.Code, many.Error.StartsWith("--set: ", StringComparison.Ordinal)));
        var longId = Run([.. asked, "--set", "candidates.s-001.max_travel_minutes=30", "--remove", $"wishes.{new string('s', 5_000)}"]);
        Assert.Equal((2, true), (longId.Code, longId.Error.StartsWith($"--remove 'wishes.{new string('s', 193)}…': id: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatIf_RowsThatNoFileCanHold_AreInNobodyElsesWayAndNothingOfARowIsQuoted()
    {
        await using var host = await ServiceHost.StartAsync();
        var (folder, server, key) = (Repository.PathOf("samples", "stuttgart"), host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
        Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
        var client = host.Client(key);
        var neighbour = await client.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-002" });
        (neighbour.Home.X100M, neighbour.Home.Y100M) = (1, 1);
        Loading.AllWritten(await client.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = neighbour } } }));
        string[] service = ["--server", server, "--key", key, "--lang", "en"];
        string[] whatIf = ["what-if", "--candidate", "s-001", "--set", "candidates.s-001.max_travel_minutes=25"];
        Assert.Equal((0, Run([.. whatIf, "--market", folder, "--lang", "en"]).Output), (Run([.. whatIf, .. service]).Code, Run([.. whatIf, .. service]).Output));

        var about = Run(["what-if", "--candidate", "s-002", "--set", "candidates.s-002.max_travel_minutes=25", .. service]);
        Assert.Equal((2, true, false), (about.Code, about.Error.StartsWith("--set 'candidates.s-002.max_travel_minutes=25': candidates.csv postal_code: what stands there", StringComparison.Ordinal), about.Error.Contains(neighbour.Home.PostalCode, StringComparison.Ordinal)));
        var born = Run(["what-if", "--candidate", "s-025", "--set", "candidates.s-025.birth_month=2009-03", .. service]);
        Assert.Equal((2, true, false), (born.Code, born.Error.Contains("age_band_at_start: ", StringComparison.Ordinal), born.Error.Contains("FROM_16_TO_17", StringComparison.Ordinal)));
    }

    // A later page is of the market that the first was of, as long as that is kept.
    [Fact]
    public async Task Coverage_LaterPage_IsOfTheMarketOfTheFirstOrExpired()
    {
        await using var host = await ServiceHost.StartAsync();
        var key = await host.KeyAsync(V1.Role.Adviser, "stuttgart");
        Assert.Equal(0, Run("load", "--market", Repository.PathOf("samples", "stuttgart"), "--server", host.Grpc.ToString(), "--key", key).Code);
        var client = host.Client(key);
        var person = await client.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-002" });
        var first = await client.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 1 });
        var later = new V1.GetCoverageRequest { PageSize = 1, PageToken = first.NextPageToken };
        await MoveAsync(11);
        Assert.NotEqual(first.Info.Snapshot, (await client.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 1 })).Info.Snapshot);
        Assert.Equal(first.Info.Snapshot, (await client.GetCoverageAsync(later)).Info.Snapshot);
        for (var n = 0; n <= MarketViews.Kept; n++)
        {
            await MoveAsync(12 + n);
            await client.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 1 });
        }

        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "SNAPSHOT_EXPIRED", () => client.GetCoverageAsync(later));

        async Task MoveAsync(int minutes)
        {
            person.Mobility = new V1.MobilityFacts { MaxTravelMinutes = minutes };
            Loading.AllWritten(await client.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = person } } }));
        }
    }

    [Fact]
    public async Task Advice_OfASample_SaysThatItIsInvented()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        foreach (var verb in Verbs("stuttgart"))
        {
            var (byFolder, byService) = (Run([.. verb, "--market", Repository.PathOf("samples", "stuttgart")]), Run([.. verb, "--server", host.Grpc.ToString(), "--key", key]));
            var title = byFolder.Output.Split('\n')[0];
            Assert.Equal((0, $"{title} · erfundene Daten{byFolder.Output[title.Length..]}"), (byService.Code, byService.Output));
            var json = Run([.. verb, "--server", host.Grpc.ToString(), "--key", key, "--format", "json"]);
            Assert.True(JsonDocument.Parse(json.Output).RootElement.GetProperty("synthetic").GetBoolean());
        }
    }

    private static IEnumerable<string[]> Verbs(string sample)
    {
        var market = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", sample))).Market!;
        var people = market.Candidates.Where((_, i) => i % 9 == 0).Take(2).Select(person => person.Id.Value).ToList();
        foreach (var person in people)
        {
            yield return ["advise", "step", "--candidate", person];
            yield return ["advise", "assessment", "--candidate", person, "--length", "5", "--top", "12"];
            yield return ["advise", "occupations", "--candidate", person, "--interests", "20"];
            foreach (var place in market.Places.Where((_, i) => i % 40 == 3).Take(2))
            {
                yield return ["why-not", "--candidate", person, "--place", place.Id.Value, "--length", "3"];
            }
        }

        yield return ["advise", "assessment", "--candidate", market.Candidates.First(person => person.Wishes.Count == 0 && person.HasCaseConsent(market.AsOf)).Id.Value, "--top", "12"];
        yield return ["advise", "step", "--company", market.Companies[2].Id.Value];
        yield return ["advise", "step", "--company", market.Companies[5].Id.Value, "--as-of", "2026-11-02"];
        yield return ["advise", "companies", "--top", "4"];
        yield return ["coverage"];
        yield return ["what-if", "--candidate", people[0], "--set", $"candidates.{people[0]}.max_travel_minutes=25", "--set", $"candidates.{people[1]}.max_travel_minutes="];
        var wishing = market.Candidates.First(person => person.Wishes.Count == 2 && person.HasCaseConsent(market.AsOf));
        var (wisher, company) = (wishing.Id.Value, market.Companies[0].Id.Value);
        yield return
        [
            "what-if", "--candidate", wisher, "--remove", $"wishes.{wisher}[rank=1]", "--set", $"wishes.{wisher}[rank=2].rank=1", "--add", $"vetoes.{wisher}[company={company}]",
            "--add", $"consents.{wisher}[purpose=DISCLOSE_TO_COMPANY,company={company},given_on=2026-05-02]", "--add", $"languages.{wisher}[id=l-90,skill=WRITING,level=B2,kind=CERTIFICATE_LANGUAGE,assessed_on=2026-05-02]",
        ];
        yield return ["what-if", "--candidate", people[1], "--set", "policy.location.comfortable_minutes=15", "--top", "20"];
        yield return ["what-if", "--place", market.Places[3].Id.Value, "--policy", sample == "leipzig" ? "stuttgart" : "leipzig", "--set", $"places.{market.Places[3].Id}.seats_total=3"];
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
