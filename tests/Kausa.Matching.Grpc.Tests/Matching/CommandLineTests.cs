using System.Text.Json;
using Kausa.Matching.Cli;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>The command line as a client: the same question by folder and by service.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("--candidate", "s-017")]
    [InlineData("--candidate", "s-001")]
    [InlineData("--place", "p-028-1")]
    public async Task Rank_ByServiceAndByFolder_SameDigest(string what, string id)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        var byFolder = Run("rank", "--market", Repository.PathOf("samples", "stuttgart"), what, id, "--format", "json");
        var byService = Run("rank", "--server", host.Grpc.ToString(), "--key", key, what, id, "--format", "json");
        Assert.Equal((0, 0), (byFolder.Code, byService.Code));
        Assert.Equal(JsonDocument.Parse(byFolder.Output).RootElement.GetProperty("digest").GetString(), JsonDocument.Parse(byService.Output).RootElement.GetProperty("info").GetProperty("digest").GetString());
        var table = Run("rank", "--server", host.Grpc.ToString(), "--key", key, what, id, "--lang", "en");
        Assert.Contains("synthetic", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_ByServiceAndByFolder_SameFile()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        var folder = Directory.CreateTempSubdirectory("kausa-bulk-").FullName;
        var (byFolder, byService) = (Path.Combine(folder, "folder.csv"), Path.Combine(folder, "service.csv"));
        Assert.Equal(0, Run("bulk", "--market", Repository.PathOf("samples", "stuttgart"), "--top", "7", "--mode", "cautious", "--out", byFolder).Code);
        var asked = Run("bulk", "--server", host.Grpc.ToString(), "--key", key, "--top", "7", "--mode", "cautious", "--out", byService);
        Assert.Equal((0, true), (asked.Code, asked.Error.Contains("candidates", StringComparison.Ordinal)));
        Assert.Equal(await File.ReadAllTextAsync(byFolder), await File.ReadAllTextAsync(byService));
        var refused = Run("bulk", "--server", host.Grpc.ToString(), "--key", key, "--top", "101", "--side", "places", "--out", byService);
        Assert.Equal((2, true, true), (refused.Code, refused.Error.Contains("--top '101': with --server allowed is 1 to 100.", StringComparison.Ordinal), refused.Error.Contains("--side: not with --server.", StringComparison.Ordinal)));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("table", null)]
    [InlineData("csv", null)]
    [InlineData("json", "2026-12-01")]
    public async Task Stale_ByServiceAndByFolder_SameList(string format, string? asOf)
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] more = ["--format", format, .. asOf is null ? Array.Empty<string>() : ["--as-of", asOf]];
        var byFolder = Run(["market", "stale", "--market", Repository.PathOf("samples", "stuttgart"), .. more]);
        var byService = Run(["market", "stale", "--server", host.Grpc.ToString(), "--key", key, .. more]);
        Assert.Equal((0, byFolder.Output), (byService.Code, byService.Output));
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
        var table = Run([.. service, "--lang", "en"]);
        Assert.Equal((0, true), (table.Code, table.Output.Contains($"digest {digest}", StringComparison.Ordinal)));
        var unknown = Run([.. service[..^1], "most-placed", "--require", "s-999"]);
        Assert.Equal(3, unknown.Code);
        Assert.Equal(2, Run([.. service, "--out", "plan.csv"]).Code);
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

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
