using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Rpc.AspNetCore;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Kausa.Matching.Grpc;

/// <summary>The web application of the service.</summary>
public static class MatchingServer
{
    private const string PortalPages = "portal pages";

    /// <summary>Opens the store and builds the application, not started yet.</summary>
    /// <param name="args">Settings as <c>--name value</c>; docs/service.md lists them.</param>
    /// <returns>The application; it closes the store when it is disposed.</returns>
    public static WebApplication Build(string[] args) => Build(args, _ => { });

    /// <summary>The same, with more services or other logs.</summary>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder> more)
    {
        // What the first row and the first route need is made while the application is put together.
        _ = Task.Run(() => (MatchingContract.Match, OfficeHead.ReadPolicy(string.Empty)));
        // Options are read once; files that change later are not watched, nor the folders below the working one.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        var problems = new List<string>();
        ServiceOptions.KeepToFiles(builder.Configuration);
        builder.Configuration.AddEnvironmentVariables(ServiceOptions.VariablePrefix).AddInMemoryCollection(ServiceOptions.Flags(args, problems));
        var options = ServiceOptions.Read(builder.Configuration, problems);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.Hosting", LogLevel.Warning);

        // Of a start that fails the host logs the whole stack; ServiceCommand says it in a line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        if (options.LogFormat == "json")
            builder.Logging.ClearProviders().AddJsonConsole();
        builder.Services.AddRpc();
        builder.Services.AddServiceTelemetry(options.OtlpEndpoint);
        if (options.Tokens is { } tokens)
            builder.Services.AddAccessTokens(tokens);
        builder.Services.AddCors(cors => cors.AddPolicy(PortalPages, policy => (options.Sample is null
            ? policy.WithOrigins([.. options.CorsOrigins])
            : policy.SetIsOriginAllowed(origin => Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback)).WithRpcWeb()));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new MemoryBudget(options.MemoryBudgetBytes));
        builder.Services.AddSingleton(services => ServiceState.Open(options.Store, services.GetRequiredService<TimeProvider>(), options.CallsPerSecond, synthetic: options.Sample is not null, services.GetRequiredService<ILoggerFactory>(), options.MemoryBudgetBytes));
        builder.Services.AddSingleton(services => new Gate(services.GetRequiredService<ServiceState>().Keys, services.GetRequiredService<ServiceState>().Books, services.GetRequiredService<ServiceState>().Limits, services.GetRequiredService<ILogger<Gate>>()));
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        more(builder);
        var app = builder.Build();

        // Reading the store takes longer than all the rest, which is made ready beside it.
        var opening = Task.Run(app.Services.GetRequiredService<ServiceState>);
        var budget = app.Services.GetRequiredService<MemoryBudget>();
        app.UseCors();
        app.Use(next => http => http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true ? BudgetedAsync(http, next, budget) : next(http));
        if (options.Tokens is not null)
            app.UseAuthentication();
        app.UseOpenTelemetryPrometheusScrapingEndpoint(http => http.Request.Path == "/metrics" && http.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer));
        app.MapGet("/health/live", () => "SERVING");
        app.MapGet("/health/ready", (ServiceState state, IHostApplicationLifetime life) => life.ApplicationStopping.IsCancellationRequested
            ? Results.Text("STOPPING", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text(state.Books.Version > 0 ? "SERVING" : "EMPTY"));
        var state = opening.GetAwaiter().GetResult();
        var gate = app.Services.GetRequiredService<Gate>();
        app.MapRpcService(MatchingContract.Match, bind => new MatchRpc(state.Views, new MarketPages(state.Views, state.Tokens)).Bind(new SecuredBinder(bind, gate, budget))).RequireCors(PortalPages);
        app.MapRpcService(MatchingContract.Reference, bind => ReferenceRpc.Bind(new SecuredBinder(bind, gate, budget))).RequireCors(PortalPages);
        app.MapRpcService(MatchingContract.Party, bind => new PartyRpc(state.Books, state.Queue).Bind(new SecuredBinder(bind, gate, budget)));
        app.MapRpcService(MatchingContract.Admin, bind => state.Admin.Bind(new SecuredBinder(bind, gate, budget)));
        app.MapRpcService(MatchingContract.Cohort, bind => new CohortRpc(state.Views, state.Runs).Bind(new SecuredBinder(bind, gate, budget)));
        app.MapRpcService(MatchingContract.Advice, bind => new AdviceRpc(state.Views, new MarketPages(state.Views, state.Tokens)).Bind(new SecuredBinder(bind, gate, budget))).RequireCors(PortalPages);
        app.MapRpcHealth();
        app.MapRpcReflection();
        return app;
    }

    private static async Task BudgetedAsync(HttpContext http, RequestDelegate next, MemoryBudget budget)
    {
        using var body = new BudgetedBody(http.Request.BodyReader, budget);
        http.ReadBodyFrom(body);
        await next(http).ConfigureAwait(false);
    }

    private static void Listen(KestrelServerOptions kestrel, ServiceOptions options)
    {
        // Ports are those of the options, which were looked at; a section of the web server's own would open more.
        kestrel.ConfigurationLoader = null;
        if (options.Tls is { } tls)
        {
            var (certificate, chain) = Certificates(tls.Certificate, tls.Key);
            kestrel.Listen(options.Listen, options.GrpcPort, listen => listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (certificate, chain)));
            return;
        }

        // Without TLS one port speaks one version of HTTP: gRPC needs HTTP/2, browsers and probes HTTP/1.1.
        kestrel.Listen(options.Listen, options.GrpcPort, listen => listen.Protocols = HttpProtocols.Http2);
        kestrel.Listen(options.Listen, options.HttpPort, listen => listen.Protocols = HttpProtocols.Http1);
    }

    // The certificate with its key, and the chain that clients need besides: the file holds both, the leaf first.
    private static (X509Certificate2 Certificate, X509Certificate2Collection Chain) Certificates(string certificate, string key)
    {
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return (X509Certificate2.CreateFromPemFile(certificate, key), chain);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new OptionsException([$"--tlsCertificate '{certificate}' and --tlsKey '{key}' are no certificate with its key: {exception.Message}"]);
        }
    }
}
