using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Kausa.Matching.Grpc.Operations;

/// <summary>What the service measures of itself beside its calls, and where measures and traces go.</summary>
/// <remarks>Names, facts, identifiers and offices are never part of a measure or a trace: tags are methods, status codes, reasons and kinds.</remarks>
internal static class ServiceTelemetry
{
    public const string Name = "Kausa.Matching";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly Histogram<double> Builds = Meter.CreateHistogram("kausa.market.build.duration", "s", "Building a market anew.", advice: Seconds);
    private static readonly Histogram<double> Updates = Meter.CreateHistogram("kausa.market.update.duration", "s", "Applying a batch of changes to a market.", advice: Seconds);
    private static readonly Gauge<long> Places = Meter.CreateGauge<long>("kausa.market.places", "{place}", "Places of the market that changed last.");
    private static readonly Histogram<double> Commits = Meter.CreateHistogram("kausa.store.commit.duration", "s", "Making a group of writes durable.", advice: Seconds);
    private static readonly Counter<long> Rows = Meter.CreateCounter<long>("kausa.store.rows", "{row}", "Rows written or removed.");
    private static readonly Gauge<long> Version = Meter.CreateGauge<long>("kausa.store.version", "{version}", "Version of the last commit.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>("kausa.calls.refused", "{call}", "Calls that were not let in, by reason.");

    /// <summary>Measures and traces the building of a market; dispose it when it is built.</summary>
    public static Timed Build() => new(Builds, Source.StartActivity("market.build"));

    /// <summary>Measures and traces a batch of changes.</summary>
    public static Timed Update() => new(Updates, Source.StartActivity("market.update"));

    /// <summary>Measures and traces a commit.</summary>
    public static Timed Commit() => new(Commits, Source.StartActivity("store.commit"));

    public static void Committed(long version, int rows)
    {
        Rows.Add(rows);
        Version.Record(version);
    }

    public static void MarketChanged(int places) => Places.Record(places);

    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>Sends measures and traces: by OTLP when an endpoint is set, and measures to who reads /metrics.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="otlp">Where a collector takes OTLP over HTTP, without the path; null for nowhere.</param>
    public static void AddServiceTelemetry(this IServiceCollection services, Uri? otlp)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("kausa-matching"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Name, "Kausa.Rpc", "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel").AddPrometheusExporter();
            if (otlp is not null)
                metrics.AddOtlpExporter(exporter => Send(exporter, otlp, "v1/metrics"));
        });
        if (otlp is not null)
            telemetry.WithTracing(traces => traces.AddSource(Name, "Kausa.Rpc").AddOtlpExporter(exporter => Send(exporter, otlp, "v1/traces")));
    }

    private static void Send(OtlpExporterOptions exporter, Uri collector, string path) => (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(collector, path));

    /// <summary>A span of time that is measured and traced.</summary>
    internal readonly struct Timed(Histogram<double> histogram, Activity? activity) : IDisposable
    {
        private readonly long _started = Stopwatch.GetTimestamp();

        public void Dispose()
        {
            histogram.Record(Stopwatch.GetElapsedTime(_started).TotalSeconds);
            activity?.Dispose();
        }
    }
}
