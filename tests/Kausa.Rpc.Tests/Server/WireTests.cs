using System.Text;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

/// <summary>What a raw HTTP/2 client sees.</summary>
public class WireTests
{
    private const string UnaryCall = "/grpc.testing.TestService/UnaryCall";

    [Fact]
    public async Task Unary_Ok_IsHeadersMessageTrailers()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(UnaryCall, Frame(TestCalls.Asking(10)));
        Assert.Equal((200, "application/grpc", "0"), (answer.Http, answer.Headers["content-type"], answer.Trailers["grpc-status"]));
        Assert.Equal(Frame(new SimpleResponse { Payload = TestCalls.Payload(10) }), answer.Body);
        Assert.False(answer.Headers.ContainsKey("grpc-status"));
    }

    [Fact]
    public async Task Unary_Error_IsTrailersOnlyWithCodedMessage()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(UnaryCall, Frame(new SimpleRequest { ResponseStatus = new EchoStatus { Code = 5, Message = "Tür 100 %\n" } }));
        Assert.True(answer.IsTrailersOnly);
        Assert.Equal(("5", "T%C3%BCr 100 %25%0A"), (answer.Status, answer.Message));
    }

    [Fact]
    public async Task Unary_RequestAboveKestrelsLimit_IsTakenUpToOurs()
    {
        await using var host = await StartAsync(options: options => options.MaxReceiveMessageBytes = 40_000_000);
        var answer = await host.SendAsync(UnaryCall, Frame(new SimpleRequest { ResponseSize = 1, Payload = TestCalls.Payload(31_000_000) }));
        Assert.Equal("0", answer.Status);
    }

    [Theory]
    [InlineData("/grpc.testing.TestService/NoSuchCall")]
    [InlineData("/grpc.testing.TestService/UnimplementedCall")]
    [InlineData("/no.such.Service/Call")]
    [InlineData("/grpc.testing.testservice/unarycall")]
    [InlineData("/grpc.testing.TestService/UNARYCALL")]
    public async Task Call_UnknownMethodOrOtherCase_IsUnimplemented(string path)
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(path, Frame(new SimpleRequest()));
        Assert.Equal((200, "12", true), (answer.Http, answer.Status, answer.IsTrailersOnly));
    }

    [Theory]
    [InlineData("application/grpc", 200)]
    [InlineData("application/grpc+proto", 200)]
    [InlineData("application/grpc;charset=utf-8", 200)]
    [InlineData("application/grpc+json", 415)]
    [InlineData("application/grpcx", 415)]
    [InlineData("application/json", 415)]
    public async Task Call_ContentType_DecidesHttpStatus(string contentType, int http)
    {
        await using var host = await StartAsync();
        Assert.Equal(http, (await host.SendAsync(UnaryCall, Frame(new SimpleRequest()), contentType)).Http);
    }

    [Fact]
    public async Task Call_NativeOverHttp1_Is426()
    {
        await using var host = await StartAsync();
        Assert.Equal(426, (await host.SendAsync(UnaryCall, Frame(new SimpleRequest()), http1: true)).Http);
    }

    [Fact]
    public async Task Call_UnknownEncoding_IsUnimplementedAndNamesTheKnown()
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(UnaryCall, Frame(new SimpleRequest()), headers: ("grpc-encoding", "snappy"));
        Assert.Equal(("12", "identity,gzip"), (answer.Status, answer.Headers["grpc-accept-encoding"]));
    }

    [Fact]
    public async Task Call_CompressedWithoutEncoding_IsInternal()
    {
        await using var host = await StartAsync();
        Assert.Equal("13", (await host.SendAsync(UnaryCall, Frame(new SimpleRequest(), gzip: true))).Status);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("identity, gzip", "gzip")]
    [InlineData("identity", null)]
    [InlineData("deflate,gzipx", null)]
    public async Task Answer_Compressed_OnlyIfAccepted(string accepted, string? encoding)
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(UnaryCall, Frame(new SimpleRequest { ResponseSize = 1000, ResponseCompressed = new BoolValue { Value = true } }), headers: ("grpc-accept-encoding", accepted));
        Assert.Equal(encoding, answer.Headers.GetValueOrDefault("grpc-encoding"));
        Assert.Equal(encoding is null ? 0 : 1, answer.Body[0]);
    }

    [Fact]
    public async Task Request_AboveReceiveLimit_IsResourceExhausted()
    {
        await using var host = await StartAsync(options: o => o.MaxReceiveMessageBytes = 1_000);
        Assert.Equal("8", (await host.SendAsync(UnaryCall, Frame(new SimpleRequest { Payload = TestCalls.Payload(1_001) }))).Status);
        Assert.Equal("0", (await host.SendAsync(UnaryCall, Frame(new SimpleRequest { Payload = TestCalls.Payload(900) }))).Status);
    }

    [Theory]
    [InlineData("1", "13")]
    [InlineData("1x", "13")]
    [InlineData("99999999H", "0")]
    public async Task Call_Timeout_MustBeWellFormed(string timeout, string status)
    {
        await using var host = await StartAsync();
        Assert.Equal(status, (await host.SendAsync(UnaryCall, Frame(new SimpleRequest()), headers: ("grpc-timeout", timeout))).Status);
    }

    [Theory]
    [InlineData("127f")]
    [InlineData("1affffffff0712cc")] // a payload of 2^31 - 1 bytes that ends within a length
    public async Task Call_BytesThatAreNoMessage_AreAnInvalidArgument(string bytes)
    {
        await using var host = await StartAsync();
        Assert.Equal("3", (await host.SendAsync(UnaryCall, [0, 0, 0, 0, (byte)(bytes.Length / 2), .. Convert.FromHexString(bytes)])).Status);
    }

    [Fact]
    public async Task Call_NoMessageOrTwo_IsInternal()
    {
        await using var host = await StartAsync();
        Assert.Equal("13", (await host.SendAsync(UnaryCall, [])).Status);
        Assert.Equal("13", (await host.SendAsync(UnaryCall, [.. Frame(new SimpleRequest()), .. Frame(new SimpleRequest())])).Status);
    }

    [Fact]
    public async Task Metadata_AnyBytes_ReachTheHandlerAndLeaveTheConnectionWhole()
    {
        var seen = new List<string?>();
        await using var host = await StartAsync(TestCalls.EmptyCall(context =>
        {
            seen.Add(context.RequestMetadata["x-name"]);
            return Task.CompletedTask;
        }));
        using var latin1 = new HttpClient(new SocketsHttpHandler { UseProxy = false, RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, TestCalls.Empty.Path)) { Version = new(2, 0), VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new ByteArrayContent(Frame(new Empty())) };
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        request.Headers.TryAddWithoutValidation("x-name", "M\u00fcller");
        using var response = await latin1.SendAsync(request);
        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
        Assert.Equal(["M\u00fcller"], seen);
    }

    [Theory]
    [InlineData("AQI=")]
    [InlineData("AQI")]
    public async Task Metadata_Binary_PaddedOrNot_IsEchoedUnpadded(string value)
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()), headers: ("x-grpc-test-echo-trailing-bin", value));
        Assert.Equal("AQI", answer.Trailers["x-grpc-test-echo-trailing-bin"]);
    }

    [Fact]
    public async Task Metadata_BrokenBinary_IsInternal()
    {
        await using var host = await StartAsync();
        Assert.Equal("13", (await host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()), headers: ("x-grpc-test-echo-trailing-bin", "*"))).Status);
    }

    [Fact]
    public async Task Handler_Throws_IsUnknownWithoutItsText()
    {
        await using var host = await StartAsync(TestCalls.EmptyCall(_ => throw new InvalidOperationException("secret")));
        var answer = await host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()));
        Assert.Equal("2", answer.Status);
        Assert.DoesNotContain("secret", answer.Message, StringComparison.Ordinal);
    }
}
