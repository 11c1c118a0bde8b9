using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Support;

/// <summary>Calls any method of the contract by its descriptor, so that a test over all methods covers a new one too.</summary>
internal static class DynamicCalls
{
    private const int MostAnswers = 50;
    private static readonly MethodInfo Generic = typeof(DynamicCalls).GetMethod(nameof(CallTypedAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Calls a method with one request.</summary>
    /// <returns>Its answers, the first of them if there are many, and the error that ended it.</returns>
    public static Task<(IReadOnlyList<IMessage> Answers, RpcException? Error)> CallAsync(RpcChannel channel, MethodDescriptor method, string? key, IMessage request) =>
        (Task<(IReadOnlyList<IMessage>, RpcException?)>)Generic.MakeGenericMethod(method.InputType.ClrType, method.OutputType.ClrType).Invoke(null, [channel, method, key, request])!;

    private static async Task<(IReadOnlyList<IMessage> Answers, RpcException? Error)> CallTypedAsync<TRequest, TResponse>(RpcChannel channel, MethodDescriptor method, string? key, TRequest request)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        var answers = new List<IMessage>();
        var headers = key is null ? null : new RpcMetadata().Add(MatchingContract.ApiKeyHeader, key);
        try
        {
            using var call = channel.Start(method.Service.Method<TRequest, TResponse>(method.Name), new RpcCallOptions { Headers = headers, Timeout = TimeSpan.FromSeconds(30) });
            await call.WriteAsync(request);
            call.CompleteRequests();
            while (answers.Count < MostAnswers && await call.ReadAsync() is { } answer)
                answers.Add(answer);
            return (answers, null);
        }
        catch (RpcException error)
        {
            return (answers, error);
        }
    }
}
