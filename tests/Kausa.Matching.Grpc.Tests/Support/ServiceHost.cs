using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Kausa.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>The real service on free loopback ports with a store in a folder of its own; both go away with the test.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RpcChannel _channel;
    private readonly string _folder;

    private ServiceHost(WebApplication app, string folder)
    {
        (_app, _folder) = (app, folder);
        Grpc = new Uri(app.Urls.First());
        Web = new Uri(app.Urls.Last());
        _channel = new RpcChannel(Grpc, new RpcChannelOptions { UnaryTimeout = null, Retry = null });
    }

    public Uri Grpc { get; }

    public Uri Web { get; }

    /// <summary>Every address it listens at.</summary>
    public IReadOnlyList<Uri> Urls => [.. _app.Urls.Select(url => new Uri(url))];

    public string StoreFile => Path.Combine(_folder, "test.db");

    public ServiceState State => _app.Services.GetRequiredService<ServiceState>();

    public MemoryBudget Budget => _app.Services.GetRequiredService<MemoryBudget>();

    public static Task<ServiceHost> StartAsync(params string[] options) => StartAsync(_ => { }, options);

    public static async Task<ServiceHost> StartAsync(Action<WebApplicationBuilder> more, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("kausa-service-").FullName;
        var app = MatchingServer.Build(["--grpcPort", "0", "--httpPort", "0", "--store", Path.Combine(folder, "test.db"), .. options], more);
        await app.StartAsync();
        return new ServiceHost(app, folder);
    }

    /// <summary>The service with samples/stuttgart and clients of an adviser and of the office's portal.</summary>
    public static async Task<(ServiceHost Host, MatchingClient Adviser, MatchingClient Portal)> StartSampleAsync(params string[] options)
    {
        var host = await StartAsync(["--sample", "stuttgart", .. options]);
        var (adviser, portal) = await SampleStart.PrepareAsync("stuttgart", host.State);
        return (host, host.Client(adviser), host.Client(portal));
    }

    public RpcChannel Channel => _channel;

    public MatchingClient Client(string? key) => new(_channel, key);

    /// <summary>Bytes of all files of the store, the log beside it included.</summary>
    public IEnumerable<byte[]> StoreFiles() => Directory.EnumerateFiles(_folder).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    public async Task<MatchingClient> ClientAsync(V1.Role role, string office, bool officePlaces = false) => Client(await KeyAsync(role, office, officePlaces));

    public async Task<string> KeyAsync(V1.Role role, string office, bool officePlaces = false) =>
        (await State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = role, Office = office, SeesOfficePlaces = officePlaces })).Secret;

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>The sample as the library reads it.</summary>
internal static class Stuttgart
{
    public static Market Market { get; } = MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart"))).Market!;

    public static ReferenceRanker Ranker { get; } = new(Market, ShippedPolicies.Find("stuttgart")!);
}

/// <summary>Assertions about errors of calls.</summary>
internal static class CallAssert
{
    /// <summary>Expects an error of this service, with ErrorInfo.</summary>
    public static async Task<RpcException> FailsAsync(RpcStatusCode code, string reason, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal((code, reason, MatchingContract.ErrorDomain), (error.Status.Code, error.Detail<Google.Rpc.ErrorInfo>()?.Reason, error.Detail<Google.Rpc.ErrorInfo>()?.Domain));
        return error;
    }

    /// <summary>Expects exactly these wrong fields.</summary>
    public static async Task WrongFieldsAsync(IEnumerable<string> fields, Func<Task> call)
    {
        var error = await FailsAsync(RpcStatusCode.InvalidArgument, "BAD_REQUEST", call);
        Assert.Equal(fields.Order(StringComparer.Ordinal), error.Detail<Google.Rpc.BadRequest>()!.FieldViolations.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }
}
