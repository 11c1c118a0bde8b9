using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Google.Protobuf;

namespace Kausa.Service.Bench;

/// <summary>One HTTP/2 connection that sends the same kind of call over and over with as little work as can be: requests are encoded beforehand and answers are counted, not decoded, unless somebody looks at one.</summary>
/// <remarks>Source: RFC 9113 (frames) and RFC 7541 (headers, all literal). Every call must end with one whole message, or the run fails. Not thread-safe.</remarks>
internal sealed class RawConnection : IDisposable
{
    private const int FrameHead = 9;
    private const byte Data = 0, Headers = 1, Reset = 3, Settings = 4, Ping = 6, GoAway = 7, WindowUpdate = 8;
    private const byte EndStream = 1, Acknowledged = 1, EndHeaders = 4;
    private const int WindowBytes = int.MaxValue;
    private readonly Socket _socket;
    private readonly byte[] _head;
    private readonly byte[] _input = new byte[256 * 1024];
    private readonly List<byte> _output = [];
    private readonly Dictionary<int, Answer> _inFlight = [];
    private int _filled;
    private int _nextStream = 1;
    private long _received;

    /// <summary>Connects.</summary>
    /// <param name="server">The service without TLS.</param>
    /// <param name="path">Path of the method.</param>
    /// <param name="key">API key.</param>
    public RawConnection(Uri server, string path, string key)
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Connect(server.Host, server.Port);
        _head = [0x83, 0x86, .. Literal([0x04], path), .. Literal([0x01], server.Authority), .. Literal([0x0f, 0x10], "application/grpc"), .. Literal([0x00, .. Text("te")], "trailers"), .. Literal([0x00, .. Text("x-api-key")], key)];
        _output.AddRange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Frame(Settings, 0, 0, [0, 4, .. BigEndian(WindowBytes)]);
        Frame(WindowUpdate, 0, 0, BigEndian(WindowBytes - 65_535));
        Flush();
    }

    /// <summary>Calls in flight.</summary>
    public int Count => _inFlight.Count;

    /// <summary>The frame of a request, to be sent as often as wanted.</summary>
    public static byte[] Encoded(IMessage request)
    {
        var body = request.ToByteArray();
        return [0, .. BigEndian(body.Length), .. body];
    }

    /// <summary>Begins a call; <see cref="Flush"/> sends it.</summary>
    /// <param name="request">Its frame.</param>
    /// <param name="number">What the answer is given back with.</param>
    /// <param name="look">Whether the answer is kept to be looked at.</param>
    public void Begin(byte[] request, int number, bool look)
    {
        _inFlight.Add(_nextStream, new Answer(number, look ? [] : null));
        Frame(Headers, EndHeaders, _nextStream, _head);
        Frame(Data, EndStream, _nextStream, request);
        _nextStream += 2;
    }

    public void Flush()
    {
        _socket.Send(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_output));
        _output.Clear();
    }

    /// <summary>Waits for something to come and tells which calls it ended.</summary>
    /// <param name="ended">Takes the number of a call and the bytes of its message, if they were to be looked at.</param>
    public void Receive(Action<int, byte[]?> ended)
    {
        var read = _socket.Receive(_input.AsSpan(_filled));
        if (read == 0)
            throw new IOException("The service closed the connection.");
        _filled += read;
        var at = 0;
        while (_filled - at >= FrameHead && (_input[at] << 16 | _input[at + 1] << 8 | _input[at + 2]) is var length && _filled - at >= FrameHead + length)
        {
            Take(_input[at + 3], _input[at + 4], BinaryPrimitives.ReadInt32BigEndian(_input.AsSpan(at + 5)), _input.AsSpan(at + FrameHead, length), ended);
            at += FrameHead + length;
        }

        _input.AsSpan(at, _filled - at).CopyTo(_input);
        _filled -= at;
        if (_output.Count > 0)
            Flush();
    }

    public void Dispose() => _socket.Dispose();

    private void Take(byte type, byte flags, int stream, ReadOnlySpan<byte> payload, Action<int, byte[]?> ended)
    {
        switch (type)
        {
            case Data:
                _inFlight[stream].Take(payload);
                _received += payload.Length;
                break;
            case Settings when flags == 0:
                Frame(Settings, Acknowledged, 0, []);
                break;
            case Ping when flags == 0:
                Frame(Ping, Acknowledged, 0, payload);
                break;
            case Reset or GoAway:
                throw new IOException("The service ended a call or the connection.");
        }

        if (type is Data or Headers && (flags & EndStream) != 0)
        {
            _inFlight.Remove(stream, out var answer);
            ended(answer!.Number, answer.Message());
        }

        if (_received > WindowBytes / 2)
        {
            Frame(WindowUpdate, 0, 0, BigEndian((int)_received));
            _received = 0;
        }
    }

    private void Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        _output.AddRange([(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, .. BigEndian(stream)]);
        _output.AddRange(payload);
    }

    private static byte[] BigEndian(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Literal(byte[] name, string value) => [.. name, .. Text(value)];

    private static byte[] Text(string value) => [(byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private sealed class Answer(int number, List<byte>? kept)
    {
        private const int Prefix = 5;
        private readonly byte[] _prefix = new byte[Prefix];
        private int _count;

        public int Number => number;

        public void Take(ReadOnlySpan<byte> bytes)
        {
            if (_count < Prefix)
                bytes[..Math.Min(bytes.Length, Prefix - _count)].CopyTo(_prefix.AsSpan(_count));
            _count += bytes.Length;
            kept?.AddRange(bytes);
        }

        /// <summary>The message, if it was kept; fails unless there is exactly one and it is whole.</summary>
        public byte[]? Message() => _count > Prefix && _count == Prefix + BinaryPrimitives.ReadInt32BigEndian(_prefix.AsSpan(1)) ? kept?[Prefix..].ToArray() : throw new IOException("A call ended without a whole message.");
    }
}
