using Google.Protobuf;
using Grpc.Testing;

namespace Kausa.Rpc.InteropHost;

/// <summary>grpc.testing.TestService as gRPC's interop-test-descriptions document asks: echoes metadata and status, and compresses on request.</summary>
public static class InteropService
{
    private const string EchoInitial = "x-grpc-test-echo-initial";
    private const string EchoTrailing = "x-grpc-test-echo-trailing-bin";

    public static void Bind(RpcServiceBuilder builder) => builder
        .Unary<Empty, Empty>("EmptyCall", (_, context) =>
        {
            EchoMetadata(context);
            return new(new Empty());
        })
        .Unary<SimpleRequest, SimpleResponse>("UnaryCall", UnaryCall)
        .Unary<SimpleRequest, SimpleResponse>("CacheableUnaryCall", UnaryCall)
        .ServerStreaming<StreamingOutputCallRequest, StreamingOutputCallResponse>("StreamingOutputCall", StreamingOutputCall)
        .ClientStreaming<StreamingInputCallRequest, StreamingInputCallResponse>("StreamingInputCall", StreamingInputCall)
        .Duplex<StreamingOutputCallRequest, StreamingOutputCallResponse>("FullDuplexCall", FullDuplexCall)
        .Duplex<StreamingOutputCallRequest, StreamingOutputCallResponse>("HalfDuplexCall", HalfDuplexCall)
        .Unimplemented("UnimplementedCall");

    private static ValueTask<SimpleResponse> UnaryCall(SimpleRequest request, RpcCallContext context)
    {
        EchoMetadata(context);
        ExpectCompressed(request.ExpectCompressed, context);
        EchoStatus(request.ResponseStatus);
        context.CompressResponses = request.ResponseCompressed?.Value == true;
        return new(new SimpleResponse { Payload = Payload(request.ResponseSize) });
    }

    private static async Task StreamingOutputCall(StreamingOutputCallRequest request, RpcStreamWriter<StreamingOutputCallResponse> writer, RpcCallContext context)
    {
        EchoMetadata(context);
        context.CompressResponses = request.ResponseParameters.Any(p => p.Compressed?.Value == true);
        await AnswerAsync(request, writer, context);
    }

    private static async Task<StreamingInputCallResponse> StreamingInputCall(IAsyncEnumerable<StreamingInputCallRequest> requests, RpcCallContext context)
    {
        EchoMetadata(context);
        var size = 0;
        await foreach (var request in requests)
        {
            ExpectCompressed(request.ExpectCompressed, context);
            size += request.Payload?.Body.Length ?? 0;
        }
        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    private static async Task FullDuplexCall(IAsyncEnumerable<StreamingOutputCallRequest> requests, RpcStreamWriter<StreamingOutputCallResponse> writer, RpcCallContext context)
    {
        EchoMetadata(context);
        await foreach (var request in requests)
            await AnswerAsync(request, writer, context);
    }

    private static async Task HalfDuplexCall(IAsyncEnumerable<StreamingOutputCallRequest> requests, RpcStreamWriter<StreamingOutputCallResponse> writer, RpcCallContext context)
    {
        EchoMetadata(context);
        var all = new List<StreamingOutputCallRequest>();
        await foreach (var request in requests)
            all.Add(request);
        foreach (var request in all)
            await AnswerAsync(request, writer, context);
    }

    private static async Task AnswerAsync(StreamingOutputCallRequest request, RpcStreamWriter<StreamingOutputCallResponse> writer, RpcCallContext context)
    {
        EchoStatus(request.ResponseStatus);
        foreach (var parameters in request.ResponseParameters)
        {
            if (parameters.IntervalUs > 0)
                await Task.Delay(TimeSpan.FromMicroseconds(parameters.IntervalUs), context.CancellationToken);
            var options = parameters.Compressed?.Value == true ? RpcWriteOptions.None : RpcWriteOptions.NoCompress;
            await writer.WriteAsync(new StreamingOutputCallResponse { Payload = Payload(parameters.Size) }, options);
        }
    }

    private static void EchoMetadata(RpcCallContext context)
    {
        foreach (var value in context.RequestMetadata.All(EchoInitial))
            context.ResponseHeaders.Add(EchoInitial, value);
        if (context.RequestMetadata.Bytes(EchoTrailing) is { } bytes)
            context.ResponseTrailers.Add(EchoTrailing, bytes);
    }

    private static void EchoStatus(EchoStatus? status)
    {
        if (status is { Code: not 0 })
            throw new RpcException((RpcStatusCode)status.Code, status.Message);
    }

    private static void ExpectCompressed(BoolValue? expected, RpcCallContext context)
    {
        if (expected is not null && expected.Value != context.RequestWasCompressed)
            throw new RpcException(RpcStatusCode.InvalidArgument, $"expect_compressed is {expected.Value}, but the message came {(context.RequestWasCompressed ? "compressed" : "as it is")}.");
    }

    private static Payload Payload(int size) =>
        size >= 0 ? new Payload { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) } : throw new RpcException(RpcStatusCode.InvalidArgument, $"A payload of {size} bytes cannot be made.");
}
