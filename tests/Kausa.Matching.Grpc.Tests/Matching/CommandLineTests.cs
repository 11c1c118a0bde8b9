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
