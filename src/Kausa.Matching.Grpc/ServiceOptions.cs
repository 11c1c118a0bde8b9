using System.Globalization;
using System.Net;

namespace Kausa.Matching.Grpc;

/// <summary>What an administrator may set: by flags, by environment variables that begin with KAUSA_, or in appsettings.json, the former before the latter.</summary>
internal sealed record ServiceOptions
{
    public static readonly string[] Names = ["grpcPort", "httpPort", "listen", "store", "sample", "callsPerSecond", "corsOrigins", "tlsCertificate", "tlsKey"];

    /// <summary>Port of gRPC; with TLS also of gRPC-Web and health. 0 takes a free one.</summary>
    public int GrpcPort { get; private init; } = 5001;

    /// <summary>Port of gRPC-Web and health without TLS. 0 takes a free one.</summary>
    public int HttpPort { get; private init; } = 5002;

    /// <summary>Address to listen on; beyond loopback only with TLS and with a store of its own.</summary>
    public IPAddress Listen { get; private init; } = IPAddress.Loopback;

    /// <summary>File of the store.</summary>
    public string Store { get; private init; } = "kausa.db";

    /// <summary>Name of a sample to serve from a store of its own, or null.</summary>
    public string? Sample { get; private init; }

    /// <summary>Calls per second that one office may make.</summary>
    public int CallsPerSecond { get; private init; } = 500;

    /// <summary>Web origins whose pages may call by gRPC-Web.</summary>
    public IReadOnlyList<string> CorsOrigins { get; private init; } = [];

    /// <summary>Certificate and key in PEM files; null for none.</summary>
    public (string Certificate, string Key)? Tls { get; private init; }

    /// <summary>Reads and checks everything.</summary>
    /// <exception cref="OptionsException">Something is wrong; the message names it all.</exception>
    public static ServiceOptions Read(IConfiguration configuration, string[] args)
    {
        var problems = args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal)).Select(arg => arg[2..].Split('=')[0])
            .Where(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => $"--{name}: there is no such option; there are: {string.Join(", ", Names.Select(known => "--" + known))}.").ToList();
        int Number(string name, int standard, int min, int max)
        {
            if (configuration[name] is not { Length: > 0 } text)
                return standard;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
                return number;
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} '{text}': allowed is {min}..{max}."));
            return standard;
        }

        var sample = configuration["sample"];
        if (!IPAddress.TryParse(configuration["listen"] ?? "127.0.0.1", out var listen))
        {
            problems.Add($"listen '{configuration["listen"]}': an IP address such as 127.0.0.1.");
            listen = IPAddress.Loopback;
        }

        var (certificate, key) = (configuration["tlsCertificate"], configuration["tlsKey"]);
        if (certificate is null != key is null)
            problems.Add("tlsCertificate and tlsKey: both or neither.");
        problems.AddRange(new[] { certificate, key }.OfType<string>().Where(file => !File.Exists(file)).Select(file => $"'{file}': there is no such file."));
        if (!IPAddress.IsLoopback(listen) && certificate is null)
            problems.Add($"listen '{listen}': beyond this machine only with TLS; give tlsCertificate and tlsKey.");
        if (!IPAddress.IsLoopback(listen) && sample is not null)
            problems.Add($"listen '{listen}': a sample with its development keys is served on this machine only.");
        if (sample is not null && configuration["store"] is null && SampleMarket.Find(sample) is null)
            problems.Add($"sample '{sample}': there is no folder samples/{sample} here or above.");
        var options = new ServiceOptions
        {
            GrpcPort = Number("grpcPort", 5001, 0, 65_535),
            HttpPort = Number("httpPort", 5002, 0, 65_535),
            CallsPerSecond = Number("callsPerSecond", 500, 1, 1_000_000),
            Listen = listen,
            Sample = sample,
            Store = configuration["store"] ?? (sample is null ? "kausa.db" : "sample.db"),
            CorsOrigins = (configuration["corsOrigins"] ?? string.Empty).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries),
            Tls = certificate is not null && key is not null ? (certificate, key) : null,
        };
        return problems.Count == 0 ? options : throw new OptionsException(problems);
    }
}

/// <summary>The service cannot start as it was told to.</summary>
internal sealed class OptionsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems));
