using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Threading.RateLimiting;
using Grpc.Testing;
using Kausa.Rpc.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static Kausa.Rpc.Tests.Support.TestHost;

namespace Kausa.Rpc.Tests.Server;

/// <summary>Authorization and rate limits come from the framework; their refusals must be gRPC statuses.</summary>
public class HttpErrorTests
{
    [Theory]
    [InlineData(null, "16")]
    [InlineData("guest", "7")]
    [InlineData("officer", "0")]
    public async Task Authorization_RefusesInGrpc(string? key, string status)
    {
        await using var host = await StartAsync(TestCalls.EmptyCall(context => Task.FromResult(Assert.IsType<string>(context.User.Identity!.Name))), WithKeys,
            app => app.UseAuthentication().UseAuthorization(), endpoints => endpoints.RequireAuthorization("officers"));
        var answer = await host.SendAsync(TestCalls.Empty.Path, Frame(new Empty()), headers: key is null ? [] : [("x-api-key", key)]);
        Assert.Equal((200, status), (answer.Http, answer.Status));
        Assert.Equal(status != "0", answer.IsTrailersOnly);
    }

    [Fact]
    public async Task RateLimit_RefusesWithRetryInfo()
    {
        await using var host = await StartAsync(configure: builder => builder.Services.AddRateLimiter(limiter =>
            {
                limiter.RejectionStatusCode = 429;
                limiter.OnRejected = (context, _) =>
                {
                    context.HttpContext.Response.Headers.RetryAfter = "7";
                    return default;
                };
                limiter.AddPolicy("one", _ => RateLimitPartition.GetFixedWindowLimiter("all", _ => new FixedWindowRateLimiterOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1), AutoReplenishment = false }));
            }), use: app => app.UseRateLimiter(), endpoints: endpoints => endpoints.RequireRateLimiting("one"));
        await host.Channel.UnaryAsync(TestCalls.Empty, new Empty());
        var e = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(TestCalls.Empty, new Empty()));
        Assert.Equal(RpcStatusCode.ResourceExhausted, e.Status.Code);
        Assert.Equal(7, e.Detail<Google.Rpc.RetryInfo>()!.RetryDelay.Seconds);
    }

    [Fact]
    public async Task Http_NotGrpc_KeepsItsStatus()
    {
        await using var host = await StartAsync(use: app => app.MapGet("/health/live", () => "SERVING"));
        using var http = new HttpClient();
        Assert.Equal("SERVING", await http.GetStringAsync(new Uri(host.Http1, "/health/live")));
        using var missing = await http.GetAsync(new Uri(host.Http1, "/health/dead"));
        Assert.Equal(404, (int)missing.StatusCode);
    }

    private static void WithKeys(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication("keys").AddScheme<AuthenticationSchemeOptions, KeyHandler>("keys", null);
        builder.Services.AddAuthorization(options => options.AddPolicy("officers", policy => policy.RequireAuthenticatedUser().RequireClaim(ClaimTypes.Name, "officer")));
    }

    private sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers["x-api-key"] is { Count: 1 } key
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, key.ToString())], "keys")), "keys"))
                : AuthenticateResult.NoResult());
    }
}
