using System.Globalization;
using System.Net;
using Kausa.Matching.Grpc.Security;

namespace Kausa.Matching.Grpc;

/// <summary>What an administrator may set: by flags, by environment variables that begin with KAUSA_, or in appsettings.json, the former before the latter.</summary>
internal sealed partial record ServiceOptions
{
    private const long BytesOfMiB = 1024 * 1024;

    public static readonly string[] Names = ["grpcPort", "httpPort", "listen", "store", "sample", "callsPerSecond", "memoryBudgetMiB", "corsOrigins", "tlsCertificate", "tlsKey", "jwtAuthority", "jwtIssuer", "jwtAudience", "jwtKeys", "otlpEndpoint", "logFormat"];

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

    /// <summary>Bytes that calls may hold at once beside the markets, and runs of all offices once more.</summary>
    public long MemoryBudgetBytes { get; private init; } = 512 * BytesOfMiB;

    /// <summary>Web origins whose pages may call by gRPC-Web.</summary>
    public IReadOnlyList<string> CorsOrigins { get; private init; } = [];

    /// <summary>Certificate and key in PEM files; null for none.</summary>
    public (string Certificate, string Key)? Tls { get; private init; }

    /// <summary>Whose tokens are taken; null for nobody's.</summary>
    public TokenOptions? Tokens { get; private init; }

    /// <summary>Where a collector takes measures and traces; null for nowhere.</summary>
    public Uri? OtlpEndpoint { get; private init; }

    /// <summary>"text" or "json".</summary>
    public string LogFormat { get; private init; } = "text";

    /// <summary>Reads and checks everything.</summary>
    /// <param name="configuration">Flags, variables and files.</param>
    /// <param name="problems">What is wrong with the flags.</param>
    /// <exception cref="OptionsException">Something is wrong; the message names it all.</exception>
    public static ServiceOptions Read(IConfigurationRoot configuration, List<string> problems)
    {
        problems.AddRange([.. WrongVariables(), .. WrongKeys(configuration)]);
        int Number(string name, int standard, int min, int max)
        {
            if (configuration[name] is not { Length: > 0 } text)
                return standard;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
                return number;
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} '{text}': allowed is {min}..{max}."));
            return standard;
        }

        Uri? Address(string name)
        {
            if (configuration[name] is not { Length: > 0 } text)
                return null;
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                return uri;
            problems.Add($"{name} '{text}': an address such as https://login.example.org.");
            return null;
        }

        var sample = configuration["sample"];
        if (configuration["store"] is { } blank && string.IsNullOrWhiteSpace(blank))
            problems.Add($"store '{blank}': the name of a file, such as /var/lib/kausa/kausa.db.");
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
        if (sample is not null && (sample.Length == 0 || configuration["store"] is null) && SampleMarket.Find(sample) is null)
            problems.Add($"sample '{sample}': there is no folder samples/{sample} here or above.");
        var logFormat = configuration["logFormat"] ?? "text";
        if (logFormat is not ("text" or "json"))
            problems.Add($"logFormat '{logFormat}': allowed is text, json.");
        var origins = (configuration["corsOrigins"] ?? string.Empty).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        problems.AddRange(origins.Where(origin => !IsOrigin(origin)).Select(origin => $"corsOrigins '{origin}': allowed are web origins as browsers send them, such as https://portal.example.org, separated by commas."));
        var (grpcPort, httpPort) = (Number("grpcPort", 5001, 0, 65_535), Number("httpPort", 5002, 0, 65_535));
        if (grpcPort == httpPort && grpcPort != 0 && certificate is null)
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"httpPort '{httpPort}': another port than grpcPort, or 0 for a free one; only with TLS one port serves both."));
        var otlp = Address("otlpEndpoint");
        var tokens = ReadTokens(configuration, Address("jwtAuthority"), problems);
        var options = new ServiceOptions
        {
            GrpcPort = grpcPort,
            HttpPort = httpPort,
            CallsPerSecond = Number("callsPerSecond", 500, 1, 1_000_000),
            MemoryBudgetBytes = Number("memoryBudgetMiB", 512, 16, 1_048_576) * BytesOfMiB,
            Listen = listen,
            Sample = sample,
            Store = configuration["store"] ?? (sample is null ? "kausa.db" : "sample.db"),
            CorsOrigins = origins,
            Tokens = tokens,
            OtlpEndpoint = otlp,
            LogFormat = logFormat,
            Tls = certificate is not null && key is not null ? (certificate, key) : null,
        };
        return problems.Count == 0 ? options : throw new OptionsException(problems);
    }

    // Scheme, host and a port other than the scheme's own: with more or less it would never be the one that a browser sends.
    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.UserInfo.Length == 0
        && string.Equals(uri.GetLeftPart(UriPartial.Authority), text, StringComparison.OrdinalIgnoreCase);

    private static TokenOptions? ReadTokens(IConfiguration configuration, Uri? authority, List<string> problems)
    {
        var (issuer, audience, keys) = (configuration["jwtIssuer"], configuration["jwtAudience"], configuration["jwtKeys"]);
        if (configuration["jwtAuthority"] is null && issuer is null && audience is null && keys is null)
            return null;
        if (audience is null)
            problems.Add("jwtAudience: needed to take tokens.");
        if (authority is { Scheme: "http", IsLoopback: false })
            problems.Add($"jwtAuthority '{authority}': beyond this machine only by https.");
        if (configuration["jwtAuthority"] is null == keys is null)
            problems.Add("jwtAuthority and jwtKeys: one of the two says which keys sign tokens.");
        if (keys is not null && issuer is null)
            problems.Add("jwtIssuer: needed with jwtKeys.");
        if (keys is not null && AccessTokens.FindKeys(keys) == 0)
            problems.Add($"jwtKeys '{keys}': a file with a JSON Web Key Set of public RSA or EC keys.");
        return new TokenOptions(authority, issuer, audience ?? string.Empty, keys);
    }
}

/// <summary>The service cannot start as it was told to.</summary>
internal sealed class OptionsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems));
