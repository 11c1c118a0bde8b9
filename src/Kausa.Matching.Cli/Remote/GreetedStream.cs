using System.Net;
using System.Net.Sockets;

namespace Kausa.Matching.Cli.Remote;

/// <summary>A connection on which the other end must say something in time: every HTTP/2 server tells its settings at once, whatever it is asked.</summary>
/// <remarks>
/// Without this, whatever takes a connection and never says a word is waited for as long as an answer may take. gRPC counts a connection as made with the server's
/// settings, too. With TLS the first words are those of its handshake. Source: RFC 9113, 3.4.
/// </remarks>
internal sealed class GreetedStream : NetworkStream
{
    private readonly TimeSpan _longest;
    private bool _isGreeted;

    private GreetedStream(Socket socket, TimeSpan longest)
        : base(socket, ownsSocket: true) => _longest = longest;

    /// <summary>Connects.</summary>
    /// <param name="server">Name and port.</param>
    /// <param name="longest">How long the first words may take.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async ValueTask<Stream> ConnectAsync(DnsEndPoint server, TimeSpan longest, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellation).ConfigureAwait(false);
            return new GreetedStream(socket, longest);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="SilentServerException">Nothing was said in time.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isGreeted)
        {
            return await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(_longest);
        try
        {
            var read = await base.ReadAsync(buffer, end.Token).ConfigureAwait(false);
            _isGreeted = true;
            return read;
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SilentServerException(_longest, error);
        }
    }
}

/// <summary>A server takes connections and says nothing on them.</summary>
/// <param name="waited">How long it was waited for.</param>
/// <param name="inner">What ended the wait.</param>
internal sealed class SilentServerException(TimeSpan waited, Exception inner) : IOException("Nothing was said on the connection.", inner)
{
    /// <summary>How long it was waited for.</summary>
    public TimeSpan Waited => waited;

    /// <summary>The silence behind an error; null where it has another cause.</summary>
    /// <param name="error">The error.</param>
    public static SilentServerException? Behind(Exception? error) => error as SilentServerException ?? (error is null ? null : Behind(error.InnerException));
}
