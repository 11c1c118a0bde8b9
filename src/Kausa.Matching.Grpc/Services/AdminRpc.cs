using System.Globalization;
using Google.Protobuf;
using Kausa.Matching.Grpc.Jobs;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Services;

/// <summary>AdminService: keys, copies, erasure. The methods are also what the verbs of the binary do when the service is stopped.</summary>
internal sealed class AdminRpc(Books books, WriteQueue queue, KeyRing keys, MarketViews views, CohortRuns runs, TimeProvider time)
{
    /// <summary>The office of those who administer the machine: their keys make, list and end keys of every office, copy and restore the whole store, and see nobody's people.</summary>
    public const string Installation = "installation";

    public void Bind(SecuredBinder methods) => methods
        .Unary<V1.CreateApiKeyRequest, V1.CreateApiKeyResponse>("CreateApiKey", Roles.Admin, (request, call) => CreateKeyAsync(Within(request, request.Office, call, everyOffice: true)))
        .Unary<V1.ListApiKeysRequest, V1.ListApiKeysResponse>("ListApiKeys", Roles.Admin, (_, call) => Task.FromResult(ListKeys(call.Caller.Office)))
        .Unary<V1.RevokeApiKeyRequest, V1.RevokeApiKeyResponse>("RevokeApiKey", Roles.Admin, (request, call) => RevokeKeyAsync(request, call.Caller.Office))
        .Unary<V1.BackupRequest, V1.BackupResponse>("Backup", Roles.Admin, (request, call) => BackupAsync(Within(request, Installation, call, everyOffice: true)))
        .Unary<V1.RestoreRequest, V1.RestoreResponse>("Restore", Roles.Admin, (request, call) => RestoreAsync(Within(request, Installation, call, everyOffice: true)))
        .Unary<V1.EraseSubjectRequest, V1.EraseSubjectResponse>("EraseSubject", Roles.Admin, (request, call) => EraseAsync(Within(request, request.Office, call, everyOffice: false)))
        .Unary<V1.ExportSubjectRequest, V1.ExportSubjectResponse>("ExportSubject", Roles.Admin, (request, call) => ExportAsync(Within(request, request.Office, call, everyOffice: false)));

    public async Task<V1.CreateApiKeyResponse> CreateKeyAsync(V1.CreateApiKeyRequest request)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        fields.Check(request.Role is >= V1.Role.Portal and <= V1.Role.Admin, "role", "ROLE_PORTAL, ROLE_ADVISER, ROLE_RESEARCHER or ROLE_ADMIN");
        fields.Check(ResourceNames.IsOfficeId(request.Office), "office", "1..30 lower-case letters, digits, '-', never five digits in a row");
        fields.Check(!request.SeesOfficePlaces || request.Role == V1.Role.Portal, "sees_office_places", "for ROLE_PORTAL only");
        var useful = KeyScopes.Of(request.Role);
        fields.Check(request.Scopes.All(useful.Contains), "scopes", $"{string.Join(", ", request.Scopes.Except(useful))}: a key of {request.Role} may have any of {string.Join(", ", useful)}; none for all that the role may do");
        var (expires, today) = (fields.Day("expires_on", request.ExpiresOn), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        fields.Check(expires is not { } last || last >= today, "expires_on", $"{Days.Of(expires)} is past: the last day that the key is good, not before {Days.Of(today)}; empty for a key that does not expire");
        var label = fields.Text("label", request.Label, 80) ?? string.Empty;
        violations.ThrowIfAny();
        await OpenAsync([request.Office]).ConfigureAwait(false);
        var (id, secret) = ApiKey.New();
        var key = new ApiKey(id, ApiKey.HashOf(secret), request.Role, request.Office, request.SeesOfficePlaces, label, Now(), expires, null, KeyScopes.Of(request.Scopes));
        await PutAsync(key).ConfigureAwait(false);
        if (key.Role != V1.Role.Admin)
            views.Expect(key.Sight);
        return new V1.CreateApiKeyResponse { Key = Write(key), Secret = secret };
    }

    /// <summary>Keys of an office, or of all.</summary>
    /// <param name="office">The office; null or the installation for all.</param>
    public V1.ListApiKeysResponse ListKeys(string? office = null) => new() { Keys = { keys.All().Where(key => IsOf(key, office)).Select(Write) } };

    public async Task<V1.RevokeApiKeyResponse> RevokeKeyAsync(V1.RevokeApiKeyRequest request, string? office = null)
    {
        var found = keys.Find(request.Id);
        var key = (found is not null && IsOf(found, office) ? found : null) ?? throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.KeyNotFound, "There is no key of this id; ListApiKeys lists them.");
        if (key.RevokedAt is null)
            await PutAsync(key = key with { RevokedAt = Now() }).ConfigureAwait(false);
        return new V1.RevokeApiKeyResponse { Key = Write(key) };
    }

    public async Task<V1.BackupResponse> BackupAsync(V1.BackupRequest request)
    {
        CheckFile(request.File);
        if (File.Exists(request.File))
            throw Errors.Of(RpcStatusCode.AlreadyExists, ErrorReasons.FileExists, "There is such a file; nothing is overwritten.");
        try
        {
            return await queue.AloneAsync(store => new V1.BackupResponse { File = request.File, ByteCount = store.Backup(request.File), Version = store.Version }).ConfigureAwait(false);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.FileNotWritable, "The file cannot be written: look at the folder, its rights and the room on its disk.");
        }
    }

    public async Task<V1.RestoreResponse> RestoreAsync(V1.RestoreRequest request)
    {
        CheckFile(request.File);
        if (!File.Exists(request.File))
            throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.FileNotFound, "There is no such file on the server.");
        try
        {
            var response = await queue.AloneAsync(store =>
            {
                var outcome = BookLoader.Restore(store, request.File, books);
                views.Forget(office: null, store.Version);
                runs.Drop(office: null, store.Version);
                return new V1.RestoreResponse { Version = outcome.Version, RowCount = outcome.RowCount, ErasedCount = outcome.ErasedCount };
            }).ConfigureAwait(false);

            await OpenOfficesAsync().ConfigureAwait(false);
            return response;
        }
        catch (NotAStoreException exception)
        {
            throw Errors.Of(RpcStatusCode.FailedPrecondition, exception.Newer ? ErrorReasons.NewerFormat : ErrorReasons.NotAStore, exception.Message);
        }
        catch (OtherDataException exception)
        {
            throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.SyntheticStore, exception.Message);
        }
        catch (UnreadableRowException exception)
        {
            throw Errors.Of(RpcStatusCode.FailedPrecondition, ErrorReasons.RowNotReadable, $"The copy is not restored, and nothing is changed: {exception.Row}.");
        }
    }

    public async Task<V1.EraseSubjectResponse> EraseAsync(V1.EraseSubjectRequest request)
    {
        var key = Subject(request.Office, request.Candidate);
        var count = await queue.AloneAsync(store =>
        {
            KeyValuePair<RowKey, object?>[] gone = [new(key, null)];
            var sums = books.SumsAfter(gone);
            var states = store.Erase(key, sums.Of(key.Office, key.Kind));
            if (states > 0)
            {
                books.Apply(store.Version, gone, sums);
                views.Forget(key.Office, store.Version);
                runs.Drop(key.Office, store.Version);
            }

            EmptyLog(store);
            return states;
        }).ConfigureAwait(false);
        return new V1.EraseSubjectResponse { RowVersionCount = count };
    }

    private static void EmptyLog(IStore store)
    {
        try
        {
            store.EmptyLog();
        }
        catch (StoreFullException)
        {
            throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.StoreFull, "The person is erased, but a log beside the store holds traces until its disk has room: make room, and erase again.");
        }
    }

    public async Task<V1.ExportSubjectResponse> ExportAsync(V1.ExportSubjectRequest request)
    {
        var key = Subject(request.Office, request.Candidate);
        var states = await queue.AloneAsync(store => store.History(key)).ConfigureAwait(false);
        if (states.Count == 0)
            throw Errors.Of(RpcStatusCode.NotFound, ErrorReasons.SubjectNotFound, "The office stores nothing about this case number, and never did or no longer.");
        var response = new V1.ExportSubjectResponse();
        foreach (var state in states)
        {
            var wire = new V1.SubjectState { SinceVersion = state.Since, Json = JsonFormatter.Default.Format(V1.Candidate.Parser.ParseFrom(state.Body)) };
            if (state.Until is { } until)
                wire.UntilVersion = until;
            response.States.Add(wire);
        }

        return response;
    }

    // An administrator is one of their office; keys for others are made by those of the installation.
    private static T Within<T>(T request, string office, Admitted call, bool everyOffice) => office == call.Caller.Office || (everyOffice && call.Caller.Office == Installation)
        ? request
        : throw Errors.Of(RpcStatusCode.PermissionDenied, ErrorReasons.OfficeNotAllowed, "The key is for the administration of its own office.");

    private static bool IsOf(ApiKey key, string? office) => office is null or Installation || key.Office == office;

    /// <summary>Opens every office that has a key: keys are of the store, and stay when a copy is restored that does not know their office.</summary>
    /// <remarks>Where nothing can be written now, the next start does it: what was done before stands.</remarks>
    public async Task OpenOfficesAsync()
    {
        try
        {
            await OpenAsync(keys.All().Where(key => key.RevokedAt is null).Select(key => key.Office).Distinct()).ConfigureAwait(false);
        }
        catch (RpcException exception) when (exception.Status.Code == RpcStatusCode.ResourceExhausted)
        {
        }
    }

    // Offices that are there already stay as they are.
    private Task<bool> OpenAsync(IEnumerable<string> offices) => queue.WriteAsync((draft, _) =>
    {
        foreach (var office in offices)
        {
            var key = new RowKey(office, RowKind.Office, office);
            if (!draft.Has(key))
                draft.Put(key, new OfficeHead(office, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), "entered by the office", string.Empty, OfficeHead.ReadPolicy(string.Empty).Policy!));
        }

        return true;
    });

    private async Task PutAsync(ApiKey key) => await queue.AloneAsync(store =>
    {
        store.PutKey(key);
        keys.Put(key);
        return true;
    }).ConfigureAwait(false);

    private static RowKey Subject(string office, string candidate)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        fields.Check(ResourceNames.IsOfficeId(office), "office", "an office, such as stuttgart");
        var id = fields.RequiredName<Candidate>("candidate", candidate);
        violations.ThrowIfAny();
        return new RowKey(office, RowKind.Candidate, id.Value);
    }

    private static void CheckFile(string file)
    {
        var violations = new Violations();
        new FieldReader(violations, string.Empty).Check(Path.IsPathFullyQualified(file) && file.Length <= 1_000, "file", "an absolute path on the server");
        violations.ThrowIfAny();
    }

    private string Now() => time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static V1.ApiKey Write(ApiKey key) => new()
    {
        Id = key.Id,
        Role = key.Role,
        Office = key.Office,
        ExpiresOn = Days.Of(key.ExpiresOn),
        CreatedAt = key.CreatedAt,
        RevokedAt = key.RevokedAt ?? string.Empty,
        SeesOfficePlaces = key.SeesOfficePlaces,
        Label = key.Label,
        Scopes = { KeyScopes.List(key.Scopes) },
    };
}
