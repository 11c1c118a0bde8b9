using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Services;

namespace Kausa.Matching.Grpc;

/// <summary>What the verbs of the binary do, wherever the store is held.</summary>
internal interface IAdministration
{
    Task<V1.CreateApiKeyResponse> CreateKeyAsync(V1.CreateApiKeyRequest request);

    Task<V1.ListApiKeysResponse> ListKeysAsync();

    Task<V1.RevokeApiKeyResponse> RevokeKeyAsync(V1.RevokeApiKeyRequest request);

    Task<V1.BackupResponse> BackupAsync(V1.BackupRequest request);

    Task<V1.RestoreResponse> RestoreAsync(V1.RestoreRequest request);

    Task<V1.EraseSubjectResponse> EraseAsync(V1.EraseSubjectRequest request);

    Task<V1.ExportSubjectResponse> ExportAsync(V1.ExportSubjectRequest request);
}

/// <summary>By the running service.</summary>
internal sealed class RemoteAdministration(MatchingClient client) : IAdministration
{
    public Task<V1.CreateApiKeyResponse> CreateKeyAsync(V1.CreateApiKeyRequest request) => client.CreateApiKeyAsync(request);

    public Task<V1.ListApiKeysResponse> ListKeysAsync() => client.ListApiKeysAsync(new V1.ListApiKeysRequest());

    public Task<V1.RevokeApiKeyResponse> RevokeKeyAsync(V1.RevokeApiKeyRequest request) => client.RevokeApiKeyAsync(request);

    public Task<V1.BackupResponse> BackupAsync(V1.BackupRequest request) => client.BackupAsync(request);

    public Task<V1.RestoreResponse> RestoreAsync(V1.RestoreRequest request) => client.RestoreAsync(request);

    public Task<V1.EraseSubjectResponse> EraseAsync(V1.EraseSubjectRequest request) => client.EraseSubjectAsync(request);

    public Task<V1.ExportSubjectResponse> ExportAsync(V1.ExportSubjectRequest request) => client.ExportSubjectAsync(request);
}

/// <summary>On the file itself, while the service is stopped.</summary>
internal sealed class LocalAdministration(AdminRpc admin) : IAdministration
{
    public Task<V1.CreateApiKeyResponse> CreateKeyAsync(V1.CreateApiKeyRequest request) => admin.CreateKeyAsync(request);

    public Task<V1.ListApiKeysResponse> ListKeysAsync() => Task.FromResult(admin.ListKeys());

    public Task<V1.RevokeApiKeyResponse> RevokeKeyAsync(V1.RevokeApiKeyRequest request) => admin.RevokeKeyAsync(request);

    public Task<V1.BackupResponse> BackupAsync(V1.BackupRequest request) => admin.BackupAsync(request);

    public Task<V1.RestoreResponse> RestoreAsync(V1.RestoreRequest request) => admin.RestoreAsync(request);

    public Task<V1.EraseSubjectResponse> EraseAsync(V1.EraseSubjectRequest request) => admin.EraseAsync(request);

    public Task<V1.ExportSubjectResponse> ExportAsync(V1.ExportSubjectRequest request) => admin.ExportAsync(request);
}
