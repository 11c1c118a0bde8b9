using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Kausa.Matching.Contracts;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Validation;

/// <summary>Reasons of <see cref="ErrorInfo"/>; docs/service.md lists them.</summary>
internal static class ErrorReasons
{
    public const string BadRequest = "BAD_REQUEST";
    public const string CandidateNotFound = "CANDIDATE_NOT_FOUND";
    public const string CompanyNotFound = "COMPANY_NOT_FOUND";
    public const string CohortTooLarge = "COHORT_TOO_LARGE";
    public const string EtagMismatch = "ETAG_MISMATCH";
    public const string FileExists = "FILE_EXISTS";
    public const string FileNotFound = "FILE_NOT_FOUND";
    public const string FileNotWritable = "FILE_NOT_WRITABLE";
    public const string KeyExpired = "KEY_EXPIRED";
    public const string KeyMissing = "KEY_MISSING";
    public const string KeyNotFound = "KEY_NOT_FOUND";
    public const string KeyUnknown = "KEY_UNKNOWN";
    public const string LoopbackOnly = "LOOPBACK_ONLY";
    public const string MemoryFull = "MEMORY_FULL";
    public const string NewerFormat = "NEWER_FORMAT";
    public const string NotAStore = "NOT_A_STORE";
    public const string OfficeNotAllowed = "OFFICE_NOT_ALLOWED";
    public const string OfficeNotFound = "OFFICE_NOT_FOUND";
    public const string PlaceNotFound = "PLACE_NOT_FOUND";
    public const string PolicyNotFound = "POLICY_NOT_FOUND";
    public const string PostalCodeNotFound = "POSTAL_CODE_NOT_FOUND";
    public const string QueueFull = "QUEUE_FULL";
    public const string RateLimited = "RATE_LIMITED";
    public const string RequestIdReused = "REQUEST_ID_REUSED";
    public const string RoleNotAllowed = "ROLE_NOT_ALLOWED";
    public const string RowInUse = "ROW_IN_USE";
    public const string RowNotFound = "ROW_NOT_FOUND";
    public const string RowNotReadable = "ROW_NOT_READABLE";
    public const string RunCancelled = "RUN_CANCELLED";
    public const string RunNotFound = "RUN_NOT_FOUND";
    public const string RunOfOtherKind = "RUN_OF_OTHER_KIND";
    public const string RunTooLarge = "RUN_TOO_LARGE";
    public const string ScopeNotAllowed = "SCOPE_NOT_ALLOWED";
    public const string SnapshotExpired = "SNAPSHOT_EXPIRED";
    public const string StoreFull = "STORE_FULL";
    public const string SubjectNotFound = "SUBJECT_NOT_FOUND";
    public const string SyntheticStore = "SYNTHETIC_STORE";
    public const string TokenRefused = "TOKEN_REFUSED";
    public const string TooManyRuns = "TOO_MANY_RUNS";
    public const string Unexpected = "UNEXPECTED";
}

/// <summary>The one place that makes errors of the service: code, text, <see cref="ErrorInfo"/> and further details.</summary>
internal static class Errors
{
    public static RpcException Of(RpcStatusCode code, string reason, string message, params ReadOnlySpan<IMessage> details) =>
        RpcException.WithDetails(code, message, [new ErrorInfo { Reason = reason, Domain = MatchingContract.ErrorDomain }, .. details]);

    /// <summary>What the service lets calls hold in memory is held by others.</summary>
    public static RpcException OutOfMemory() => Of(
        RpcStatusCode.ResourceExhausted, ErrorReasons.MemoryFull, "Other calls hold the memory that calls may hold here; try again.", new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) });

    public static Status ItemStatus(RpcException error) => error.Details ?? new Status { Code = (int)error.Status.Code, Message = error.Status.Message };
}
