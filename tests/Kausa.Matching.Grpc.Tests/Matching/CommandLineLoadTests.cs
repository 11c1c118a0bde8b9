using System.Text.Json;
using Kausa.Matching.Cli;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>A market brought into a service by the command line: whole, broken off, and twice.</summary>
public class CommandLineLoadTests
{
    [Theory]
    [InlineData("stuttgart")]
    [InlineData("sachsen-anhalt-sued")]
    [InlineData("duesseldorf")]
    [InlineData("leipzig")]
    [InlineData("thueringen")]
    public async Task Load_Sample_GivesTheDigestsOfTheFolder(string sample)
    {
        await using var host = await ServiceHost.StartAsync();
        var (folder, server, key) = (Repository.PathOf("samples", sample), host.Grpc.ToString(), await host.KeyAsync(V1.Role.Adviser, sample));
        Assert.Equal(0, Run("load", "--market", folder, "--server", server, "--key", key).Code);
        var person = MarketReader.Read(new FolderMarketSource(folder)).Market!.Candidates[0].Id.Value;
        var byFolder = Run("rank", "--market", folder, "--candidate", person, "--format", "json");
        var byService = Run("rank", "--server", server, "--key", key, "--candidate", person, "--format", "json");
        Assert.Equal(JsonDocument.Parse(byFolder.Output).RootElement.GetProperty("digest").GetString(), JsonDocument.Parse(byService.Output).RootElement.GetProperty("digest").GetString());
    }

    [Fact]
    public async Task Load_BrokenOffAfterAnyBatch_GoesOnWhereItStopped()
    {
        var read = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart")));
        var market = read.Market!;
        var rowCount = market.Advisers.Count + market.Companies.Count + market.Places.Count + market.Candidates.Count;
        for (var batches = 1; batches <= 3; batches++)
        {
            await using var host = await ServiceHost.StartAsync();
            var client = host.Client(await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
            using var stop = new CancellationTokenSource();
            var left = batches;
            await Assert.ThrowsAnyAsync<Exception>(() => new RemoteLoad(client, (_, _, _) => { if (--left == 0) stop.Cancel(); }, stop.Token).RunAsync(market, read.PolicyText!));
            var sent = new List<string>();
            var rest = await new RemoteLoad(client, (table, _, _) => sent.Add(table), CancellationToken.None).RunAsync(market, read.PolicyText!);
            Assert.Equal(rowCount, rest.WrittenCount + rest.SameCount - market.TravelTimes.Entries.Count);
            Assert.Equal(new[] { "advisers", "companies", "places", "candidates" }.Skip(batches), sent);
            Assert.Equal(Snapshots.CanonicalRows.Snapshot(market).ToString(), host.State.Views.Current(new Sight("stuttgart", OfficePlaces: true))!.Snapshot);

            var version = host.State.Books.Version;
            var again = await new RemoteLoad(client, (_, _, _) => { }, CancellationToken.None).RunAsync(market, read.PolicyText!);
            Assert.Equal((rowCount, 0, version), (again.SameCount, again.ElsewhereCount, host.State.Books.Version));
        }
    }

    [Fact]
    public async Task Load_RowsOfTheServiceAndMarksOfPortals_StayAsTheyAre()
    {
        await using var host = await ServiceHost.StartAsync();
        var key = await host.KeyAsync(V1.Role.Adviser, "stuttgart");
        var client = host.Client(key);
        string[] load = ["load", "--market", Repository.PathOf("samples", "stuttgart"), "--server", host.Grpc.ToString(), "--key", key, "--lang", "en"];
        Assert.Equal(0, Run(load).Code);
        var place = await client.GetPlaceAsync(new V1.GetPlaceRequest { Name = "places/p-028-1" });
        place.Uri = "https://portal.example/28";
        place.Labels.Add("campaign", "autumn");
        place.SeatsTotal = 9;
        var other = place.Clone();
        other.Name = "places/p-zzz";
        Loading.AllWritten(await client.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { new V1.UpsertPlace { Place = place }, new V1.UpsertPlace { Place = other } } }));

        var again = Run(load);
        Assert.Equal((0, true), (again.Code, again.Output.EndsWith(" 1 only the service has.\n", StringComparison.Ordinal)));
        var now = await client.GetPlaceAsync(new V1.GetPlaceRequest { Name = "places/p-028-1" });
        Assert.Equal(("https://portal.example/28", "autumn"), (now.Uri, now.Labels["campaign"]));
        Assert.NotEqual(9, now.SeatsTotal);
    }

    [Fact]
    public async Task Load_OneAdviserChanged_SendsThatRowAlone()
    {
        await using var host = await ServiceHost.StartAsync();
        var client = host.Client(await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
        var read = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart")));
        var market = read.Market!;
        await new RemoteLoad(client, (_, _, _) => { }, CancellationToken.None).RunAsync(market, read.PolicyText!);
        var before = await client.GetAdviserAsync(new V1.GetAdviserRequest { Name = $"advisers/{market.Advisers[^1].Id}" });
        var changed = before.Clone();
        (changed.Etag, changed.CaseloadLimit) = (string.Empty, 7);
        Loading.AllWritten(await client.BatchUpsertAdvisersAsync(new V1.BatchUpsertAdvisersRequest { Items = { new V1.UpsertAdviser { Adviser = changed } } }));
        var sent = new List<(string, int, int)>();
        var again = await new RemoteLoad(client, (table, done, all) => sent.Add((table, done, all)), CancellationToken.None).RunAsync(market, read.PolicyText!);
        Assert.Equal([("advisers", market.Advisers.Count, market.Advisers.Count)], sent);
        Assert.Equal(1, again.WrittenCount);
        var now = await client.GetAdviserAsync(new V1.GetAdviserRequest { Name = before.Name });
        Assert.Equal((before.HasCaseloadLimit, before.CaseloadLimit), (now.HasCaseloadLimit, now.CaseloadLimit));
    }

    [Fact]
    public async Task Load_TravelTimesWithFirstArrivals_SameMarket()
    {
        await using var host = await ServiceHost.StartAsync();
        var client = host.Client(await host.KeyAsync(V1.Role.Adviser, "stuttgart"));
        var read = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart")));
        var times = new TravelTimeTable([new TravelTime("70173", "70174", 12) { FirstArrival = new TimeOnly(6, 40) }, new TravelTime("70173", "70176", 15)]);
        var market = new Market(read.Market!.Office, read.Market.AsOf, read.Market.Source, read.Market.Content with { TravelTimes = times });
        await new RemoteLoad(client, (_, _, _) => { }, CancellationToken.None).RunAsync(market, read.PolicyText!);
        Assert.Equal(Snapshots.CanonicalRows.Snapshot(market).ToString(), host.State.Views.Current(new Sight("stuttgart", OfficePlaces: true))!.Snapshot);
    }

    [Fact]
    public async Task Load_KeyOfAnotherOffice_RefusedBeforeAnythingIsWritten()
    {
        await using var host = await ServiceHost.StartAsync();
        var key = await host.KeyAsync(V1.Role.Adviser, "leipzig");
        var version = host.State.Books.Version;
        var refused = Run("load", "--market", Repository.PathOf("samples", "stuttgart"), "--server", host.Grpc.ToString(), "--key", key);
        Assert.Equal((2, version), (refused.Code, host.State.Books.Version));
        Assert.Contains("offices/leipzig", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s-017", "p-028-1")]
    [InlineData("s-001", "p-017-3")]
    public async Task Explain_ByServiceAndByFolder_SameLines(string candidate, string place)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] what = ["--candidate", candidate, "--place", place, "--format", "csv"];
        var byFolder = Run(["explain", "--market", Repository.PathOf("samples", "stuttgart"), .. what]);
        var byService = Run(["explain", "--server", host.Grpc.ToString(), "--key", key, .. what]);
        Assert.Equal((0, byFolder.Output), (byService.Code, byService.Output));
        Assert.Contains(" · erfundene Daten", Run("explain", "--server", host.Grpc.ToString(), "--key", key, "--candidate", candidate, "--place", place).Output, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
