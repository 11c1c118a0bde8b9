using System.Net;
using System.Text;
using Grpc.Testing;
using Kausa.Rpc.AspNetCore;
using Kausa.Rpc.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

public class WebTests
{
    private const string Binary = "application/grpc-web+proto";
    private const string Text = "application/grpc-web-text";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Binary_Ok_EndsWithTrailersInTheBody(bool http1)
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(TestCalls.Unary.Path, Frame(TestCalls.Asking(3)), Binary, http1, ("x-grpc-test-echo-trailing-bin", "AQI="));
        Assert.Equal((200, Binary), (answer.Http, answer.Headers["content-type"]));
        var message = Frame(new SimpleResponse { Payload = TestCalls.Payload(3) });
        Assert.Equal(message, answer.Body[..message.Length]);
        Assert.Equal(0x80, answer.Body[message.Length]);
        Assert.Equal("grpc-status: 0\r\nx-grpc-test-echo-trailing-bin: AQI\r\n", Encoding.ASCII.GetString(answer.Body[(message.Length + 5)..]));
    }

    [Fact]
    public async Task Text_PaddingInside_IsRead()
    {
        await using var host = await StartAsync();
        var frame = Frame(new SimpleRequest { ResponseSize = 3, Payload = TestCalls.Payload(5) });
        var body = Convert.ToBase64String(frame.AsSpan(0, 7)) + Convert.ToBase64String(frame.AsSpan(7));
        Assert.Contains("==", body[..12], StringComparison.Ordinal);
        var answer = await host.SendAsync(TestCalls.Unary.Path, Encoding.ASCII.GetBytes(body), Text, http1: true);
        Assert.StartsWith("application/grpc-web-text", answer.Headers["content-type"], StringComparison.Ordinal);
        var decoded = Convert.FromBase64String(Encoding.ASCII.GetString(answer.Body));
        Assert.Equal(Frame(new SimpleResponse { Payload = TestCalls.Payload(3) }), decoded[..^(5 + "grpc-status: 0\r\n".Length)]);
    }

    [Theory]
    [InlineData("*", "grpc-status: 13")]
    [InlineData("AAAA", "grpc-status: 13")]
    public async Task Text_BrokenBody_IsInternal(string body, string trailer)
    {
        await using var host = await StartAsync();
        var answer = await host.SendAsync(TestCalls.Unary.Path, Encoding.ASCII.GetBytes(body), Text);
        Assert.Contains(trailer, Encoding.ASCII.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(answer.Body))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_BodyAboveTheLimit_IsResourceExhausted()
    {
        await using var host = await StartAsync(options: o => o.MaxReceiveMessageBytes = 1_000);
        var answer = await host.SendAsync(TestCalls.Unary.Path, Encoding.ASCII.GetBytes(Convert.ToBase64String(Frame(new SimpleRequest { Payload = TestCalls.Payload(2_000) }))), Text);
        Assert.Contains("grpc-status: 8", Encoding.ASCII.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(answer.Body))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://portal.example", true)]
    [InlineData("https://other.example", false)]
    public async Task Cors_Preflight_AllowsTheNamedOriginOnly(string origin, bool allowed)
    {
        await using var host = await StartAsync(configure: b => b.Services.AddCors(cors => cors.AddPolicy("portal", p => p.WithOrigins("https://portal.example").WithRpcWeb("x-own"))),
            use: app => app.UseCors(), endpoints: e => e.RequireCors("portal"));
        using var http = new HttpClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(host.Http1, TestCalls.Unary.Path));
        preflight.Headers.Add("Origin", origin);
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "x-grpc-web,content-type");
        using var answer = await http.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(allowed, answer.Headers.Contains("Access-Control-Allow-Origin"));

        var call = await host.SendAsync(TestCalls.Unary.Path, Frame(TestCalls.Asking(1)), Binary, http1: true, ("Origin", origin));
        Assert.Equal(allowed, call.Headers.TryGetValue("Access-Control-Expose-Headers", out var exposed) && exposed.Contains("grpc-status", StringComparison.Ordinal) && exposed.Contains("x-own", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NoSuchCall")]
    [InlineData("UnimplementedCall")]
    public async Task Cors_UnknownMethod_ShowsUnimplemented(string method)
    {
        await using var host = await StartAsync(configure: b => b.Services.AddCors(cors => cors.AddPolicy("portal", p => p.WithOrigins("https://portal.example").WithRpcWeb())),
            use: app => app.UseCors(), endpoints: e => e.RequireCors("portal"));
        using var http = new HttpClient();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, new Uri(host.Http1, $"/{TestCalls.Service.FullName}/{method}"));
        preflight.Headers.Add("Origin", "https://portal.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await http.SendAsync(preflight);
        Assert.True(answer.Headers.Contains("Access-Control-Allow-Origin"));

        var call = await host.SendAsync($"/{TestCalls.Service.FullName}/{method}", Frame(new Empty()), Binary, http1: true, ("Origin", "https://portal.example"));
        Assert.Equal(("12", "https://portal.example"), (call.Status, call.Headers.GetValueOrDefault("Access-Control-Allow-Origin")));
        Assert.Contains("grpc-status", call.Headers["Access-Control-Expose-Headers"], StringComparison.Ordinal);
    }
}
