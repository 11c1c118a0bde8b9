using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Google.Protobuf;
using Google.Rpc;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Security;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc;

/// <summary>Administration from the command line: by the running service with `--server URL --key KEY`, or, while it is stopped, on the file with `--store FILE`.</summary>
internal static class AdminVerbs
{
    private const string Usage = """
        kausa-service key create --office OFFICE --role portal|adviser|researcher|admin [--scopes match,read,write,cohort,keys,backup,subjects] [--expires DATE] [--label TEXT] [--office-places]
        kausa-service key list
        kausa-service key revoke --id ID
        kausa-service backup --file FILE
        kausa-service restore --file FILE
        kausa-service erase --office OFFICE --candidate ID
        kausa-service export-subject --office OFFICE --candidate ID
        Each with --store FILE while the service is stopped, or with --server URL --key KEY (an admin's) while it runs;
        --server-name NAME where the certificate of the service at https://localhost is for NAME.
        """;

    /// <summary>Runs a verb.</summary>
    /// <param name="args">Verb and options.</param>
    /// <param name="output">Takes the answer.</param>
    /// <param name="errors">Takes what the service refuses; null for the process's own.</param>
    /// <exception cref="OptionsException">The command line is wrong; the message says how it should be.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter? errors = null)
    {
        var words = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray();
        var options = Options([.. args.Skip(words.Length)]);
        var verb = string.Join(' ', words);
        string Needed(string name) => options.GetValueOrDefault(name) is { Length: > 0 } value ? value : throw new OptionsException([$"'{verb}' needs --{name}.", Usage]);
        string Optional(string name) => options.GetValueOrDefault(name) ?? string.Empty;
        Func<IAdministration, Task<IMessage>> work = verb switch
        {
            "key create" => Bound(new V1.CreateApiKeyRequest
            {
                Office = Needed("office"),
                Role = RoleOf(Needed("role")),
                ExpiresOn = Optional("expires"),
                Label = Optional("label"),
                SeesOfficePlaces = options.ContainsKey("office-places"),
                Scopes = { Optional("scopes").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ScopeOf) },
            }, (service, request) => service.CreateKeyAsync(request)),
            "key list" => async service => await service.ListKeysAsync().ConfigureAwait(false),
            "key revoke" => Bound(new V1.RevokeApiKeyRequest { Id = Needed("id") }, (service, request) => service.RevokeKeyAsync(request)),
            "backup" => Bound(new V1.BackupRequest { File = Path.GetFullPath(Needed("file")) }, (service, request) => service.BackupAsync(request)),
            "restore" => Bound(new V1.RestoreRequest { File = Path.GetFullPath(Needed("file")) }, (service, request) => service.RestoreAsync(request)),
            "erase" => Bound(new V1.EraseSubjectRequest { Office = Needed("office"), Candidate = $"candidates/{Needed("candidate")}" }, (service, request) => service.EraseAsync(request)),
            "export-subject" => Bound(new V1.ExportSubjectRequest { Office = Needed("office"), Candidate = $"candidates/{Needed("candidate")}" }, (service, request) => service.ExportAsync(request)),
            _ => throw new OptionsException([$"'{verb}': there is no such verb.", Usage]),
        };
        try
        {
            var answer = options.ContainsKey("server")
                ? await ByServiceAsync(ServerOf(Needed("server")), TlsOf(Needed("server"), options.ContainsKey("server-name") ? Needed("server-name") : null), Needed("key"), work).ConfigureAwait(false)
                : await OnFileAsync(StoreOf(verb, Needed("store")), work).ConfigureAwait(false);
            await output.WriteLineAsync(new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithPreserveProtoFieldNames(true).WithIndentation()).Format(answer)).ConfigureAwait(false);
            return 0;
        }
        catch (RpcException exception)
        {
            // The message of a refusal names the first wrong field.
            var wrong = exception.Detail<BadRequest>()?.FieldViolations ?? [];
            string[] lines = [exception.Status.Message, .. wrong.Count > 1 ? wrong.Select(violation => $"  {violation.Field}: {violation.Description}") : []];
            await (errors ?? Console.Error).WriteLineAsync(string.Join(Environment.NewLine, lines)).ConfigureAwait(false);
            return 4;
        }
    }

    private static Uri ServerOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var server) && (server.Scheme == Uri.UriSchemeHttp || server.Scheme == Uri.UriSchemeHttps)
        ? server
        : throw new OptionsException([$"--server '{url}': an address such as http://127.0.0.1:5001."]);

    // The first key and a copy that is restored may make a store; of any other verb a new one would hide that the name is wrong.
    private static string StoreOf(string verb, string file) => verb is "key create" or "restore" || File.Exists(file)
        ? file
        : throw new OptionsException([$"--store '{file}': there is no such store; '{verb}' makes none."]);

    // Administration goes by loopback, while the certificate is for the name that others call.
    private static SslClientAuthenticationOptions? TlsOf(string server, string? name) => name is null ? null
        : !server.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? throw new OptionsException([$"--server-name '{name}': only with --server https://…; here it is '{server}'."])
        : Uri.CheckHostName(name) == UriHostNameType.Unknown ? throw new OptionsException([$"--server-name '{name}': a host name such as kausa.example.org."])
        : new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None
                && certificate is X509Certificate2 known && known.MatchesHostname(name),
        };

    private static async Task<IMessage> ByServiceAsync(Uri server, SslClientAuthenticationOptions? tls, string key, Func<IAdministration, Task<IMessage>> work)
    {
        using var channel = new RpcChannel(server, new RpcChannelOptions { UnaryTimeout = TimeSpan.FromMinutes(10), Tls = tls });
        return await work(new RemoteAdministration(new MatchingClient(channel, key))).ConfigureAwait(false);
    }

    private static async Task<IMessage> OnFileAsync(string file, Func<IAdministration, Task<IMessage>> work)
    {
        await using var state = ServiceState.Open(file, TimeProvider.System, callsPerSecond: 1, synthetic: false);
        return await work(new LocalAdministration(state.Admin)).ConfigureAwait(false);
    }

    private static Func<IAdministration, Task<IMessage>> Bound<TRequest, TAnswer>(TRequest request, Func<IAdministration, TRequest, Task<TAnswer>> call)
        where TAnswer : IMessage => async service => await call(service, request).ConfigureAwait(false);

    private static V1.Role RoleOf(string word) => word switch
    {
        "portal" => V1.Role.Portal,
        "adviser" => V1.Role.Adviser,
        "researcher" => V1.Role.Researcher,
        "admin" => V1.Role.Admin,
        _ => throw new OptionsException([$"--role '{word}': allowed is portal, adviser, researcher, admin."]),
    };

    private static V1.Scope ScopeOf(string word) => KeyScopes.All.FirstOrDefault(scope => string.Equals(scope.ToString(), word, StringComparison.OrdinalIgnoreCase)) is var scope && scope != V1.Scope.Unspecified
        ? scope
        : throw new OptionsException([$"--scopes '{word}': allowed is {string.Join(", ", KeyScopes.All.Select(known => known.ToString().ToLowerInvariant()))}."]);

    private static Dictionary<string, string> Options(string[] args)
    {
        string[] known = ["office", "role", "scopes", "expires", "label", "id", "file", "candidate", "store", "server", "server-name", "key"];
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].StartsWith("--", StringComparison.Ordinal) ? args[i][2..] : string.Empty;
            if (name == "office-places")
                options[name] = "yes";
            else if (known.Contains(name) && i + 1 < args.Length)
                options[name] = args[++i];
            else
                throw new OptionsException([$"'{args[i]}' is not understood.", Usage]);
        }

        return options;
    }
}
