using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Cli;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>kausa load killed with -9 after any batch: the same command goes on there, and the service has what the market has, each row once.</summary>
public sealed class LoadKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-load-kill-").FullName;

    // scripts/drills.sh raises it.
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("KAUSA_LOAD_KILLS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 2;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Load_KilledAfterAnyBatch_GoesOnWhereItStopped()
    {
        var folder = Path.Combine(_folder, "market");
        Assert.Equal(0, KausaCommand.Run(["market", "generate", "--candidates", "1600", "--companies", "300", "--places", "1200", "--out", folder], TextWriter.Null, TextWriter.Null));
        var read = MarketReader.Read(new FolderMarketSource(folder));
        var market = read.Market!;
        for (var round = 0; round < Rounds; round++)
        {
            await using var host = await ServiceHost.StartAsync("--callsPerSecond", "1000000");
            var key = await host.KeyAsync(V1.Role.Adviser, "stuttgart");
            string[] load = ["load", "--market", folder, "--server", host.Grpc.ToString(), "--key", key, "--lang", "en"];

            // Killed once after the first batches and once more on the way.
            for (var batch = 0; batch < 2; batch++)
                await KillAfterAsync(load, lines: 1 + ((round + (3 * batch)) % 6));
            var before = host.State.Books.Version;
            var kept = host.State.Books.All<Model.Company>("stuttgart", RowKind.Company).Count + host.State.Books.All<PlaceRow>("stuttgart", RowKind.Place).Count + host.State.Books.All<Model.Candidate>("stuttgart", RowKind.Candidate).Count;
            var rest = await new RemoteLoad(host.Client(key), (_, _, _) => { }, CancellationToken.None).RunAsync(market, read.PolicyText ?? string.Empty);
            Assert.True(before > 0 && kept > 0 && rest.SameCount >= kept, $"round {round}: {kept} rows were there, {rest.SameCount} of them not sent again");
            Assert.Equal(Snapshots.CanonicalRows.Snapshot(market).ToString(), host.State.Views.Current(new Sight("stuttgart", OfficePlaces: true))!.Snapshot);
            var version = host.State.Books.Version;
            Assert.Equal(0, KausaCommand.Run(load, TextWriter.Null, TextWriter.Null));
            Assert.Equal(version, host.State.Books.Version);
        }
    }

    private static async Task KillAfterAsync(string[] load, int lines)
    {
        using var client = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kausa.dll"), .. load]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            for (var line = 0; line < lines && await client.StandardError.ReadLineAsync() is not null; line++)
            {
            }
        }
        finally
        {
            client.Kill();
            await client.WaitForExitAsync();
        }
    }
}
