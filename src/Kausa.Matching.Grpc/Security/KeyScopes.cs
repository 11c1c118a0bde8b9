using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Security;

/// <summary>Sets of scopes as bits: bit n is the scope of number n in the contract; no bit at all is everything that the role may do.</summary>
internal static class KeyScopes
{
    /// <summary>Every scope there is.</summary>
    public static IReadOnlyList<V1.Scope> All { get; } = [.. Enum.GetValues<V1.Scope>().Where(scope => scope != V1.Scope.Unspecified)];

    /// <summary>The scopes of methods that a role may call; all where there is no such role.</summary>
    public static IReadOnlyList<V1.Scope> Of(V1.Role role) => role switch
    {
        V1.Role.Portal or V1.Role.Researcher => [V1.Scope.Match],
        V1.Role.Adviser => [V1.Scope.Match, V1.Scope.Read, V1.Scope.Write, V1.Scope.Cohort],
        V1.Role.Admin => [V1.Scope.Keys, V1.Scope.Backup, V1.Scope.Subjects],
        _ => All,
    };

    public static int Of(IEnumerable<V1.Scope> scopes) => scopes.Aggregate(0, (bits, scope) => bits | (1 << (int)scope));

    public static IEnumerable<V1.Scope> List(int bits) => All.Where(scope => (bits & (1 << (int)scope)) != 0);

    /// <summary>Whether a set lets a method be called.</summary>
    public static bool Allow(int bits, RpcMethod method) => bits == 0 || ScopeOf(method.Descriptor) is not { } scope || (bits & (1 << (int)scope)) != 0;

    /// <summary>The scope that a method needs; null for reference data, which every key may read.</summary>
    public static V1.Scope? ScopeOf(MethodDescriptor method) => method.Service == MatchingContract.Match || method.Service == MatchingContract.Advice ? V1.Scope.Match
        : method.Service == MatchingContract.Cohort ? V1.Scope.Cohort
        : method.Service == MatchingContract.Party ? method.Name.StartsWith("Get", StringComparison.Ordinal) || method.Name.StartsWith("List", StringComparison.Ordinal) ? V1.Scope.Read : V1.Scope.Write
        : method.Service == MatchingContract.Admin ? method.Name switch
        {
            "Backup" or "Restore" => V1.Scope.Backup,
            "EraseSubject" or "ExportSubject" => V1.Scope.Subjects,
            _ => V1.Scope.Keys,
        }
        : null;
}
