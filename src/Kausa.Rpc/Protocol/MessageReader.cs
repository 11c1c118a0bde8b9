namespace Kausa.Rpc;

/// <summary>Reads messages off one direction of a call, straight from the pipe's buffers; one reader at a time. A compressed frame is an error unless the sender declared gzip.</summary>
/// <remarks>Bytes that are not the message have the status <c>unreadable</c>: INTERNAL where an answer is read, INVALID_ARGUMENT where a request is.</remarks>
internal sealed class MessageReader(PipeReader input, int maxBytes, bool gzip, RpcStatusCode unreadable = RpcStatusCode.Internal)
{
    /// <summary>Whether the last message came compressed.</summary>
    internal bool LastWasCompressed { get; private set; }

    /// <summary>The next message, or null at the end of the stream.</summary>
    /// <exception cref="OperationCanceledException">The pipe's pending read was cancelled.</exception>
    /// <exception cref="RpcException">The stream ends within a message, or a message is too large or broken.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<T?> ReadAsync<T>(MessageParser<T> parser, CancellationToken cancellation = default) where T : class, IMessage<T>
    {
        while (true)
        {
            var result = await input.ReadAsync(cancellation).ConfigureAwait(false);
            var buffer = result.Buffer;
            // What is not consumed counts as examined: flow control must not stall on a message larger than the window.
            var examined = buffer.End;
            try
            {
                if (result.IsCanceled)
                    throw new OperationCanceledException("The call ended while a message was awaited.");
                if (MessageFrames.TrySplit(ref buffer, maxBytes, out var payload, out var compressed))
                {
                    if (compressed && !gzip)
                        throw new RpcException(RpcStatusCode.Internal, "A message is marked compressed, but the call declares no grpc-encoding.");
                    LastWasCompressed = compressed;
                    var message = MessageFrames.Parse(parser, payload, compressed, maxBytes, unreadable);
                    examined = buffer.Start;
                    return message;
                }
                if (result.IsCompleted)
                    return buffer.IsEmpty ? null : throw new RpcException(RpcStatusCode.Internal, "The stream ends within a message.");
            }
            finally
            {
                input.AdvanceTo(buffer.Start, examined);
            }
        }
    }

    /// <summary>The only message of the stream.</summary>
    /// <exception cref="RpcException">INTERNAL: the stream holds none or more than one.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<T> ReadOnlyOneAsync<T>(MessageParser<T> parser, CancellationToken cancellation = default) where T : class, IMessage<T>
    {
        var message = await ReadAsync(parser, cancellation).ConfigureAwait(false) ?? throw new RpcException(RpcStatusCode.Internal, "The message is missing.");
        return await ReadAsync(parser, cancellation).ConfigureAwait(false) is null ? message : throw new RpcException(RpcStatusCode.Internal, "There is more than the one message that this method takes.");
    }
}
