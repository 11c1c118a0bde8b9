using System.Security.Cryptography;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Security;

/// <summary>All keys in memory; tells who a text belongs to. Thread-safe.</summary>
internal sealed class KeyRing(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ApiKey> _keys = new(StringComparer.Ordinal);

    public void Put(ApiKey key)
    {
        lock (_gate)
            _keys[key.Id] = key;
    }

    public ApiKey? Find(string id)
    {
        lock (_gate)
            return _keys.GetValueOrDefault(id);
    }

    public IReadOnlyList<ApiKey> All()
    {
        lock (_gate)
            return [.. _keys.Values.OrderBy(key => key.CreatedAt, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    /// <summary>Who calls with a text.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED: nobody, not known, expired or revoked.</exception>
    public Caller Identify(string? text)
    {
        if (string.IsNullOrEmpty(text))
            throw Errors.Of(RpcStatusCode.Unauthenticated, ErrorReasons.KeyMissing, "Send an API key as metadata x-api-key.");
        var key = ApiKey.IdOf(text) is { } id ? Find(id) : null;
        if (key is null || !CryptographicOperations.FixedTimeEquals(key.Hash, ApiKey.HashOf(text)) || key.RevokedAt is not null)
            throw Errors.Of(RpcStatusCode.Unauthenticated, ErrorReasons.KeyUnknown, "The API key is not known here, or it was revoked.");
        if (key.ExpiresOn < DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))
            throw Errors.Of(RpcStatusCode.Unauthenticated, ErrorReasons.KeyExpired, "The API key has expired.");
        return new Caller(key.Id, key.Role, key.Sight, key.Scopes);
    }
}
