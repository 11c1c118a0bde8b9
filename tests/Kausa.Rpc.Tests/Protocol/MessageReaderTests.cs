using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;

namespace Kausa.Rpc.Tests.Protocol;

public class MessageReaderTests
{
    private const int Limit = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task Read_InPiecesOfAnySize_FindsTheMessages(int piece)
    {
        byte[] wire = [.. TestHost.Frame(TestCalls.Asking(3)), .. TestHost.Frame(new SimpleRequest()), .. TestHost.Frame(TestCalls.Asking(7), gzip: true)];
        var pipe = new Pipe();
        var reader = new MessageReader(pipe.Reader, Limit, gzip: true);
        var writing = Task.Run(async () =>
        {
            foreach (var chunk in wire.Chunk(piece))
                await pipe.Writer.WriteAsync(chunk);
            await pipe.Writer.CompleteAsync();
        });
        Assert.Equal(3, (await reader.ReadAsync(SimpleRequest.Parser))!.ResponseSize);
        Assert.False(reader.LastWasCompressed);
        Assert.Equal(0, (await reader.ReadAsync(SimpleRequest.Parser))!.ResponseSize);
        Assert.Equal(7, (await reader.ReadAsync(SimpleRequest.Parser))!.ResponseSize);
        Assert.True(reader.LastWasCompressed);
        Assert.Null(await reader.ReadAsync(SimpleRequest.Parser));
        await writing;
    }

    [Fact]
    public async Task Read_LengthAboveLimit_FailsBeforeTheBodyArrives()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[] { 0, 0, 0, 0x03, 0xe9 }); // 1,001 and nothing after it
        await pipe.Writer.CompleteAsync();
        await Fails(RpcStatusCode.ResourceExhausted, pipe.Reader, gzip: false);
    }

    [Theory]
    [InlineData(Limit, true)]
    [InlineData(Limit + 1, false)]
    public async Task Read_GzipAtTheLimit_CountsInflatedBytes(int size, bool fits)
    {
        var message = new SimpleRequest { Payload = TestCalls.Payload(size - 6) };
        Assert.Equal(size, message.CalculateSize());
        var frame = TestHost.Frame(message, gzip: true);
        Assert.True(frame.Length < Limit / 2);
        var reader = new MessageReader(PipeReader.Create(new ReadOnlySequence<byte>(frame)), Limit, gzip: true);
        if (fits)
            Assert.Equal(message, await reader.ReadAsync(SimpleRequest.Parser));
        else
            await Fails(RpcStatusCode.ResourceExhausted, PipeReader.Create(new ReadOnlySequence<byte>(frame)), gzip: true);
    }

    [Fact]
    public async Task Read_GzipBomb_StopsAtTheLimit()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[100_000_000]);
        var frame = new byte[5 + packed.Length];
        MessageFrames.WritePrefix(frame, 1, (int)packed.Length);
        packed.ToArray().CopyTo(frame, 5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await Fails(RpcStatusCode.ResourceExhausted, PipeReader.Create(new ReadOnlySequence<byte>(frame)), gzip: true, limit: 200_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Theory]
    [InlineData(new byte[] { 2, 0, 0, 0, 0 })]            // unknown flag
    [InlineData(new byte[] { 1, 0, 0, 0, 0 })]            // compressed without a declared encoding
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 0x18 })]      // ends within the message
    [InlineData(new byte[] { 0, 0, 0 })]                  // ends within the prefix
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0xff })]      // not the message
    public Task Read_BrokenFrame_IsInternal(byte[] wire) => Fails(RpcStatusCode.Internal, PipeReader.Create(new ReadOnlySequence<byte>(wire)), gzip: false);

    [Fact]
    public Task Read_NotGzip_IsInternal() => Fails(RpcStatusCode.Internal, PipeReader.Create(new ReadOnlySequence<byte>(new byte[] { 1, 0, 0, 0, 3, 9, 9, 9 })), gzip: true);

    [Fact]
    public async Task ReadOnlyOne_NoneOrTwo_IsInternal()
    {
        var frame = TestHost.Frame(new SimpleRequest());
        foreach (var wire in new byte[][] { [], [.. frame, .. frame] })
        {
            var reader = new MessageReader(PipeReader.Create(new ReadOnlySequence<byte>(wire)), Limit, gzip: false);
            Assert.Equal(RpcStatusCode.Internal, (await Assert.ThrowsAsync<RpcException>(async () => await reader.ReadOnlyOneAsync(SimpleRequest.Parser))).Status.Code);
        }
    }

    private static async Task Fails(RpcStatusCode code, PipeReader input, bool gzip, int limit = Limit)
    {
        var reader = new MessageReader(input, limit, gzip);
        Assert.Equal(code, (await Assert.ThrowsAsync<RpcException>(async () => await reader.ReadAsync(SimpleRequest.Parser))).Status.Code);
    }
}
