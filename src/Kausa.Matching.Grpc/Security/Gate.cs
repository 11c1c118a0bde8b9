using System.Net;
using System.Threading.RateLimiting;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Operations;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Security;

/// <summary>Roles that may call a method.</summary>
[Flags]
internal enum Roles
{
    Portal = 1 << V1.Role.Portal,
    Adviser = 1 << V1.Role.Adviser,
    Researcher = 1 << V1.Role.Researcher,
    Admin = 1 << V1.Role.Admin,
    Everybody = Portal | Adviser | Researcher | Admin,
}

/// <summary>Lets calls in: who it is, whether the role may, whether the office's rate allows it.</summary>
internal sealed partial class Gate(KeyRing keys, Books books, RateLimits limits, ILogger<Gate> logger)
{
    /// <summary>Admits a call.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED, PERMISSION_DENIED or RESOURCE_EXHAUSTED.</exception>
    public Caller Enter(RpcCallContext context, Roles allowed)
    {
        try
        {
            return Admit(context, allowed);
        }
        catch (RpcException refusal)
        {
            ServiceTelemetry.Refused(refusal.Detail<ErrorInfo>()?.Reason ?? "other");
            throw;
        }
    }

    private Caller Admit(RpcCallContext context, Roles allowed)
    {
        var caller = Identify(context);
        if (((int)allowed & (1 << (int)caller.Role)) == 0)
            throw Errors.Of(RpcStatusCode.PermissionDenied, ErrorReasons.RoleNotAllowed, $"The role {caller.Role} may not call {context.Method.FullName}.");
        if (!KeyScopes.Allow(caller.Scopes, context.Method))
            throw Errors.Of(RpcStatusCode.PermissionDenied, ErrorReasons.ScopeNotAllowed, $"The key or token is not for {context.Method.FullName}.");
        if (allowed == Roles.Admin && !IsLoopback(context.Peer))
            throw Errors.Of(RpcStatusCode.PermissionDenied, ErrorReasons.LoopbackOnly, $"{context.Method.FullName} is for callers on the same machine.");
        if (limits.RetryAfter(caller.Office) is { } wait)
            throw Errors.Of(RpcStatusCode.ResourceExhausted, ErrorReasons.RateLimited, "Too many calls of this office; try again later.", new RetryInfo { RetryDelay = Duration.FromTimeSpan(wait) });
        return caller;
    }

    /// <summary>An unforeseen failure becomes INTERNAL; neither the caller nor the log gets its text, which might hold facts.</summary>
    public RpcException Unexpected(Exception failure, string method)
    {
        LogFailed(method, failure.GetType().Name, failure.StackTrace ?? string.Empty);
        return Errors.Of(RpcStatusCode.Internal, ErrorReasons.Unexpected, "The service failed; its log names the place.");
    }

    private Caller Identify(RpcCallContext context)
    {
        var key = context.RequestMetadata[MatchingContract.ApiKeyHeader];
        if (key is null && context.User.Identity is { IsAuthenticated: true })
        {
            var caller = AccessTokens.CallerOf(context.User);
            return books.Find(new RowKey(caller.Office, RowKind.Office, caller.Office)) is null
                ? throw Errors.Of(RpcStatusCode.PermissionDenied, ErrorReasons.OfficeNotFound, "The office of the token is not served here.")
                : caller;
        }

        if (key is null && context.RequestMetadata["authorization"] is not null)
            throw Errors.Of(RpcStatusCode.Unauthenticated, ErrorReasons.TokenRefused, "The token is not good here: look at issuer, audience, signature and time, and whether this service takes tokens.");
        return keys.Identify(key);
    }

    private static bool IsLoopback(string peer) => IPEndPoint.TryParse(peer, out var end) && IPAddress.IsLoopback(end.Address.IsIPv4MappedToIPv6 ? end.Address.MapToIPv4() : end.Address);

    [LoggerMessage(10, LogLevel.Error, "{Method} failed with {Failure} at {Stack}")]
    private partial void LogFailed(string method, string failure, string stack);
}

/// <summary>A token bucket per office.</summary>
internal sealed class RateLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _buckets;

    /// <summary>Makes the buckets.</summary>
    /// <param name="callsPerSecond">Calls that an office may make per second on the long run; twice as many at once.</param>
    public RateLimits(int callsPerSecond) => _buckets = PartitionedRateLimiter.Create<string, string>(office => RateLimitPartition.GetTokenBucketLimiter(office, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = callsPerSecond * 2,
        TokensPerPeriod = callsPerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    }));

    /// <summary>Takes one call from an office's bucket.</summary>
    /// <returns>Null when the call may go on, else how long to wait.</returns>
    public TimeSpan? RetryAfter(string office)
    {
        using var lease = _buckets.AttemptAcquire(office);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => _buckets.Dispose();
}
