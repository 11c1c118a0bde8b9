using System.Text.Json;
using System.Text.Json.Nodes;
using Kausa.Matching.Cli;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>The command line as a client: the same question by folder and by service.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("--candidate", "s-017", "de")]
    [InlineData("--candidate", "s-001", "de", "--top", "200", "--mode", "cautious", "--perspective", "joint")]
    [InlineData("--candidate", "s-017", "en", "--as-of", "2028-01-01", "--purpose", "self")]
    [InlineData("--candidate", "s-030", "de", "--status", "eligible")]
    [InlineData("--candidate", "s-017", "de", "--rerank", "crowding", "--top", "40")]
    [InlineData("--place", "p-028-1", "de")]
    [InlineData("--place", "p-001-1", "en", "--top", "200", "--mode", "potential")]
    [InlineData("--place", "p-028-1", "en", "--status", "eligible")]
    [InlineData("--place", "p-028-1", "de", "--as-of", "2028-01-01")]
    [InlineData("--place", "p-028-1", "de", "--purpose", "company")]
    public async Task Rank_ByServiceAndByFolder_SameOutput(string what, string id, string language, params string[] more)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        AssertSame(["rank"], Repository.PathOf("samples", "stuttgart"), host.Grpc.ToString(), key, [what, id, "--lang", language, .. more]);
    }

    [Theory]
    [InlineData("s-017", "p-028-1", "en", "--as-of", "2028-01-01")]
    [InlineData("s-017", "p-028-1", "de", "--mode", "potential", "--perspective", "joint")]
    [InlineData("s-001", "p-001-1", "de")]
    [InlineData("s-030", "p-011-1", "en", "--purpose", "self")]
    public async Task Explain_ByServiceAndByFolder_SameOutput(string candidate, string place, string language, params string[] more)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        AssertSame(["explain"], Repository.PathOf("samples", "stuttgart"), host.Grpc.ToString(), key, ["--candidate", candidate, "--place", place, "--lang", language, .. more]);
    }

    [Fact]
    public async Task LawOverdue_ByServiceAndByFolder_SameWarnings()
    {
        await using var host = await ServiceHost.StartAsync();
        var folder = Directory.CreateTempSubdirectory("kausa-overdue-").FullName;
        try
        {
            var market = Directory.CreateDirectory(Path.Combine(folder, "market")).FullName;
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "stuttgart")))
                await File.WriteAllTextAsync(Path.Combine(market, Path.GetFileName(file)), (await File.ReadAllTextAsync(file)).Replace("\"as_of\": \"2026-07-20\"", "\"as_of\": \"2028-01-01\"", StringComparison.Ordinal));
            string[] service = ["--server", host.Grpc.ToString(), "--key", await host.KeyAsync(V1.Role.Adviser, "stuttgart")];
            Assert.Equal(0, Run(["load", "--market", market, .. service]).Code);
            string[][] verbs = [["allocate"], ["interview-day"], ["assess", "run"], ["bulk", "--top", "1", "--replace", "--out", Path.Combine(folder, "lists.csv")]];
            foreach (var verb in verbs)
            {
                foreach (var (format, language, said) in (ReadOnlySpan<(string, string, string)>)
                    [("table", "de", "Rechtsangaben überfällig zur Prüfung: ADULT_AGE_YEARS"), ("table", "en", "Law data overdue for review: ADULT_AGE_YEARS"), ("json", "de", "LAW_DATA_STALE ADULT_AGE_YEARS"), ("csv", "en", "LAW_DATA_STALE ADULT_AGE_YEARS")])
                {
                    if (verb[0] == "bulk" && format != "table")
                        continue; // it writes a file and speaks to people
                    string[] how = verb[0] == "bulk" ? ["--lang", language] : ["--lang", language, "--format", format];
                    var (byFolder, byService) = (Run([.. verb, "--market", market, .. how]), Run([.. verb, .. service, .. verb[0] == "assess" ? ["--since", "0"] : Array.Empty<string>(), .. how]));
                    Assert.Equal((string.Join(' ', verb[0], format), 0, 0), (string.Join(' ', verb[0], format), byFolder.Code, byService.Code));
                    Assert.StartsWith(said, Warnings(byService).FirstOrDefault() ?? $"nothing by {verb[0]}", StringComparison.Ordinal);
                    Assert.Equal(Warnings(byFolder), Warnings(byService));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static string[] Warnings((int Code, string Output, string Error) run) => [.. run.Error.Split('\n').Where(line => line.Contains("ADULT_AGE_YEARS", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task RankAndExplain_MarketThatWasLoaded_SameOutputToTheLetter()
    {
        await using var host = await ServiceHost.StartAsync();
        var folder = Directory.CreateTempSubdirectory("kausa-late-").FullName;
        try
        {
            // Whoever would move arrives late at every place by these ways; the reasons and the way say when.
            foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "stuttgart")))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            var market = Stuttgart.Market;
            var person = market.Candidates.First(candidate => candidate.Mobility is { WillingToRelocate: true, Modes: [TransportMode.PublicTransport] } && candidate.Home is not null && candidate.CaseState == CaseState.Searching);
            var sites = market.Companies.Select(company => company.Site).Concat(market.Places.Select(place => place.Site)).OfType<Location>();
            await File.WriteAllTextAsync(
                Path.Combine(folder, "travel_times.csv"),
                "from_postal_code,to_postal_code,minutes,first_arrival\n" + string.Concat(sites.Select(site => site.PostalCode).Distinct().Select(code => $"{person.Home!.PostalCode},{code},35,11:30\n")));
            var (server, key) = (host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
            Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
            string[] both = ["--candidate", person.Id.Value];
            var table = AssertSame(["rank"], folder, server, key, [.. both, "--top", "200"]);
            Assert.Contains("11:30", table, StringComparison.Ordinal);
            var place = JsonDocument.Parse(Run(["rank", "--market", folder, .. both, "--format", "json"]).Output).RootElement.GetProperty("results")[0].GetProperty("place").GetString()!;
            AssertSame(["explain"], folder, server, key, [.. both, "--place", place]);
            AssertSame(["rank"], folder, server, key, ["--place", place, "--top", "200"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Rank_Crowding_ByServiceAndByFolder_SameDigestAndTheSameScoresInAnotherOrder()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] folder = ["rank", "--market", Repository.PathOf("samples", "stuttgart"), "--candidate", "s-017", "--top", "40"];
        string[] service = ["rank", "--server", host.Grpc.ToString(), "--key", key, "--candidate", "s-017", "--top", "40", "--rerank", "crowding"];
        var byFolder = JsonDocument.Parse(Run([.. folder, "--rerank", "crowding", "--format", "json"]).Output).RootElement;
        var byService = JsonDocument.Parse(Run([.. service, "--format", "json"]).Output).RootElement;
        Assert.Equal(byFolder.GetProperty("digest").GetString(), byService.GetProperty("digest").GetString());
        Assert.Equal(("CROWDING", "CROWDING"), (byFolder.GetProperty("reranker").GetString(), byService.GetProperty("reranker").GetString()));
        var plain = JsonDocument.Parse(Run([.. folder, "--format", "json"]).Output).RootElement;
        Assert.Equal(Scores(plain).OrderBy(score => score.Key), Scores(byFolder).OrderBy(score => score.Key));
        Assert.NotEqual(Scores(plain).Select(score => score.Key), Scores(byFolder).Select(score => score.Key));
        var off = byFolder.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("taken_off_millionths").GetInt32()).ToList();
        Assert.Contains(off, millionths => millionths > 0);
        Assert.Equal(off, byService.GetProperty("results").EnumerateArray().Select(match => match.GetProperty("taken_off_millionths").GetInt32()));

        // Both tables say that another order is shown, and where something was taken off.
        string[] tables = [Run([.. folder, "--rerank", "crowding", "--lang", "en"]).Output, Run([.. service, "--lang", "en"]).Output];
        Assert.All(tables, table => Assert.Contains("Order: fit less crowding.", table, StringComparison.Ordinal));
        Assert.All(tables, table => Assert.Contains("crowding: ", table, StringComparison.Ordinal));
        Assert.DoesNotContain("rowding", Run([.. folder, "--lang", "en"]).Output, StringComparison.Ordinal);
        Assert.Contains("--rerank: ordnet Plätze; nicht mit --place.", Run([.. folder[..3], "--place", "p-028-1", "--rerank", "crowding"]).Error, StringComparison.Ordinal);
        Assert.Contains("--rerank: entsteht aus den Listen aller; mit --purpose ist adviser erlaubt.", Run([.. service, "--purpose", "self"]).Error, StringComparison.Ordinal);
        Assert.Contains("--rerank 'price': erlaubt ist crowding.", Run([.. folder, "--rerank", "price"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--top", "7", "--mode", "cautious")]
    [InlineData("--side", "places", "--top", "3")]
    [InlineData("--side", "both", "--mode", "potential")]
    [InlineData("--rerank", "crowding", "--top", "5")]
    [InlineData("--side", "both", "--purpose", "company", "--perspective", "joint", "--strategy", "reciprocal")]
    [InlineData("--side", "both", "--as-of", "2026-12-01", "--status", "clarify,eligible", "--perspective", "candidate", "--strategy", "surplus")]
    [InlineData("--purpose", "self", "--strategy", "lexicographic", "--perspective", "company")]
    [InlineData("--rerank", "crowding", "--as-of", "2026-11-01", "--perspective", "joint", "--status", "conditions", "--mode", "balanced")]
    public async Task Bulk_ByServiceAndByFolder_SameFile(params string[] more)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        var folder = Directory.CreateTempSubdirectory("kausa-bulk-").FullName;
        var (byFolder, byService) = (Path.Combine(folder, "folder.csv"), Path.Combine(folder, "service.csv"));
        Assert.Equal(0, Run(["bulk", "--market", Repository.PathOf("samples", "stuttgart"), "--out", byFolder, .. more]).Code);
        var asked = Run(["bulk", "--server", host.Grpc.ToString(), "--key", key, "--out", byService, .. more]);
        Assert.Equal((0, true), (asked.Code, asked.Error.Contains(more.Contains("places") ? " Plätzen" : " Personen", StringComparison.Ordinal)));
        Assert.Equal(await File.ReadAllTextAsync(byFolder), await File.ReadAllTextAsync(byService));
        Assert.True((await File.ReadAllLinesAsync(byFolder)).Length > 10);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Bulk_WhatDoesNotGoTogether_IsRefused()
    {
        string[] service = ["bulk", "--server", "http://127.0.0.1:1", "--key", "km_x", "--out", "all.csv"];
        var refused = Run([.. service, "--top", "101", "--threads", "2"]);
        Assert.Equal((2, true, true), (refused.Code, refused.Error.Contains("--top '101': mit --server ist 1 bis 100 erlaubt.", StringComparison.Ordinal), refused.Error.Contains("--threads: nicht mit --server.", StringComparison.Ordinal)));
        Assert.Contains("--rerank: ordnet Plätze; nicht mit --side places, both.", Run([.. service, "--side", "both", "--rerank", "crowding"]).Error, StringComparison.Ordinal);
        Assert.Contains("--rerank: ordnet nach Punkten; mit --strategy ist weighted-sum erlaubt.", Run(["bulk", "--market", "x", "--out", "all.csv", "--strategy", "product", "--rerank", "crowding"]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table", null, "Stand 20.07.2026 · erfundene Daten\n")]
    [InlineData("table", "2026-12-01", "As of 1 Dec 2026 · invented data\n", "--lang", "en")]
    [InlineData("csv", null, "")]
    [InlineData("json", "2026-12-01", "  \"synthetic\": true,\n")]
    public async Task Stale_ByServiceAndByFolder_SameListAndThatItIsInvented(string format, string? asOf, string invented, params string[] language)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] more = ["--format", format, .. asOf is null ? Array.Empty<string>() : ["--as-of", asOf], .. language];
        var byFolder = Run(["market", "stale", "--market", Repository.PathOf("samples", "stuttgart"), .. more]);
        var byService = Run(["market", "stale", "--server", host.Grpc.ToString(), "--key", key, .. more]);
        Assert.Contains(invented, byService.Output, StringComparison.Ordinal);
        Assert.Equal((0, byFolder.Output), (byService.Code, invented.Length == 0 ? byService.Output : byService.Output.Replace(invented, string.Empty, StringComparison.Ordinal)));
        Assert.True(byFolder.Output.Length > 1_000);
        Assert.Equal(2, Run("market", "stale", "--server", host.Grpc.ToString(), "--key", key, "--as-of", "1990-01-01").Code);
    }

    [Theory]
    [InlineData("stable")]
    [InlineData("most-placed")]
    public async Task Allocate_ByServiceAndByFolder_SameDigest(string objective)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] service = ["allocate", "--server", host.Grpc.ToString(), "--key", key, "--objective", objective];
        var byFolder = Run("allocate", "--market", Repository.PathOf("samples", "stuttgart"), "--objective", objective, "--format", "json");
        var byService = Run([.. service, "--format", "json"]);
        Assert.Equal((0, 0), (byFolder.Code, byService.Code));
        var digest = JsonDocument.Parse(byFolder.Output).RootElement.GetProperty("digest").GetString();
        Assert.Equal(digest, JsonDocument.Parse(byService.Output).RootElement.GetProperty("info").GetProperty("digest").GetString());
        foreach (var language in new[] { "de", "en" })
        {
            // The sample on a service says that it is invented; apart from that, both tables are one.
            var table = Run([.. service, "--lang", language]);
            Assert.Equal((0, true), (table.Code, table.Output.Contains($"digest {digest}", StringComparison.Ordinal)));
            Assert.Equal(Run("allocate", "--market", Repository.PathOf("samples", "stuttgart"), "--objective", objective, "--lang", language).Output, table.Output.Replace(Invented(language), string.Empty, StringComparison.Ordinal));
        }

        var unknown = Run([.. service[..^1], "most-placed", "--require", "s-999"]);
        Assert.Equal(3, unknown.Code);
    }

    [Theory]
    [InlineData("plan.csv", "de")]
    [InlineData("plan.csv", "en")]
    [InlineData("plan.json", "en")]
    public async Task Allocate_FileOfAnotherDay_ByServiceAndByFolder_SameBytes(string name, string language)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        var folder = Directory.CreateTempSubdirectory("kausa-plan-").FullName;
        var (byFolder, byService) = (Path.Combine(folder, "folder-" + name), Path.Combine(folder, "service-" + name));
        string[] more = ["--as-of", "2026-12-01", "--lang", language];
        string[] service = ["allocate", "--server", host.Grpc.ToString(), "--key", key, .. more];
        string[] market = ["allocate", "--market", Repository.PathOf("samples", "stuttgart"), .. more];
        Assert.Equal(0, Run([.. market, "--out", byFolder]).Code);
        Assert.Equal(0, Run([.. service, "--out", byService]).Code);
        var written = await File.ReadAllBytesAsync(byService);
        Assert.Equal(await File.ReadAllBytesAsync(byFolder), written);
        Assert.Contains("--replace", Run([.. service, "--out", byService]).Error, StringComparison.Ordinal);
        var (again, here) = (Run([.. service, "--out", byService, "--replace", "--previous", byFolder]), Run([.. market, "--previous", byFolder]));
        Assert.Equal((0, here.Output), (again.Code, again.Output.Replace(Invented(language), string.Empty, StringComparison.Ordinal)));
        Assert.Equal(Run([.. market, "--format", "csv"]).Output, Run([.. service, "--format", "csv"]).Output);
        Assert.Contains(
            language == "de" ? "--format 'csv': mit --server und --out FILE.json ist table, json erlaubt." : "--format 'csv': with --server and --out FILE.json allowed is table, json.",
            Run([.. service, "--format", "csv", "--out", "x.json"]).Error,
            StringComparison.Ordinal);
        var early = Run([.. service[..5], "--as-of", "1990-01-01"]);
        Assert.Equal((2, true), (early.Code, early.Error.StartsWith("as_of: not before", StringComparison.Ordinal)));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Allocate_ContactsOfNobodyInThePlanBefore_SameLinesByServiceAndByFolder(string language)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "kind,candidate,place,company,contact,decided,rows\nCONTACT,,,b-001,a-2,,\nCONTACT,,,b-999,a-99,,\nPAIR,s-001,p-001-1,,,no,\nCONTACT,,,b-002,a-98,,\nEND,,,,,,4\n");
        var byFolder = Run("allocate", "--market", Repository.PathOf("samples", "stuttgart"), "--previous", file, "--lang", language);
        var byService = Run("allocate", "--server", host.Grpc.ToString(), "--key", key, "--previous", file, "--lang", language);
        Assert.Equal((2, 3), (byFolder.Code, byFolder.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal(byFolder, byService);
        File.Delete(file);
    }

    [Theory]
    [InlineData("table", "de")]
    [InlineData("table", "en", "--slots", "4", "--tables", "2", "--interviews", "2", "--mode", "cautious", "--as-of", "2026-12-01")]
    [InlineData("csv", "en", "--slots", "2", "--interviews", "1")]
    [InlineData("json", "de", "--slots", "1", "--mode", "potential")]
    public async Task InterviewDay_ByServiceAndByFolder_SameDay(string format, string language, params string[] more)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] asked = ["--format", format, "--lang", language, .. more];
        var byFolder = Run(["interview-day", "--market", Repository.PathOf("samples", "stuttgart"), .. asked]);
        var byService = Run(["interview-day", "--server", host.Grpc.ToString(), "--key", key, .. asked]);
        Assert.Equal((0, 0, byFolder.Output), (byFolder.Code, byService.Code, byService.Output.Replace(Invented(language), string.Empty, StringComparison.Ordinal)));
        Assert.Equal(format == "table", byService.Output.Contains(Invented(language), StringComparison.Ordinal));
        Assert.True(byFolder.Output.Length > 1_000);
        Assert.Equal(2, Run("interview-day", "--server", host.Grpc.ToString(), "--key", key, "--as-of", "1990-01-01").Code);
    }

    [Fact]
    public async Task Rank_ServiceRefuses_SaysWhyAndExitsAsForAFolder()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        var server = host.Grpc.ToString();
        Assert.Equal(3, Run("rank", "--server", server, "--key", key, "--candidate", "s-999").Code);
        var wrong = Run("rank", "--server", server, "--key", "km_x", "--candidate", "s-017");
        Assert.Equal((2, true), (wrong.Code, wrong.Error.Contains("not known here", StringComparison.Ordinal)));
        var date = Run("rank", "--server", server, "--key", key, "--candidate", "s-017", "--as-of", "1990-01-01");
        Assert.Equal((2, true), (date.Code, date.Error.StartsWith("as_of: not before", StringComparison.Ordinal)));
        Assert.Equal(2, Run("rank", "--server", server, "--candidate", "s-017").Code);
        Assert.Equal(2, Run("rank", "--candidate", "s-017").Code);
    }

    private static List<KeyValuePair<string, int>> Scores(JsonElement ranking) =>
        [.. ranking.GetProperty("results").EnumerateArray().Select(result => KeyValuePair.Create(result.GetProperty("place").GetString()!, result.GetProperty("score_millionths").GetInt32()))];

    /// <summary>Asks the same by folder and by service, in every form and language of it.</summary>
    /// <returns>The table.</returns>
    private static string AssertSame(string[] verb, string folder, string server, string key, string[] question)
    {
        foreach (var format in new[] { "json", "csv", "table" })
        {
            var byFolder = Run([.. verb, "--market", folder, .. question, "--format", format]);
            var byService = Run([.. verb, "--server", server, "--key", key, .. question, "--format", format]);
            Assert.Equal((0, 0, byFolder.Error), (byFolder.Code, byService.Code, byService.Error));
            Assert.Equal(Comparable(byFolder.Output, format), Comparable(byService.Output, format));
            if (format == "table")
                return byFolder.Output;
        }

        return string.Empty;
    }

    private static string Invented(string language) => language == "de" ? " · erfundene Daten" : " · invented data";

    // A service whose people are invented says so, and a folder does not know it; of rules that have nothing to say a folder alone tells.
    private static string Comparable(string output, string format)
    {
        if (format != "json")
            return output.Replace(Invented("de"), string.Empty, StringComparison.Ordinal).Replace(Invented("en"), string.Empty, StringComparison.Ordinal);
        var answer = JsonNode.Parse(output)!.AsObject();
        answer.Remove("synthetic");
        (answer["rules"] as JsonArray)?.RemoveAll(rule => (string?)rule!["effect"] == "NONE");
        return answer.ToJsonString();
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
