using System.Net;

namespace Kausa.Rpc;

/// <summary>A request body that stays open: hands out the connection's stream and ends when told.</summary>
internal sealed class RequestStream : HttpContent
{
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<Stream> Opened => _opened.Task;

    internal bool HasEnded => _ended.Task.IsCompleted;

    internal void End() => _ended.TrySetResult();

    internal void Fail() => _opened.TrySetCanceled();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        // Without this the request headers wait for the first message.
        await stream.FlushAsync().ConfigureAwait(false);
        _opened.TrySetResult(stream);
        await _ended.Task.ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
