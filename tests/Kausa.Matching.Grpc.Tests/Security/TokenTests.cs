using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Kausa.Matching.Grpc.Tests.Security;

/// <summary>Tokens of an identity provider whose keys the service has in a file.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private const string Issuer = "https://login.example";
    private const string Audience = "kausa";
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly string _keys = Path.GetTempFileName();
    private ServiceHost _host = null!;

    public async Task InitializeAsync()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = "k-1" });
        await File.WriteAllTextAsync(_keys, $$"""{"keys":[{"kty":"RSA","kid":"k-1","n":"{{key.N}}","e":"{{key.E}}"}]}""");
        _host = await ServiceHost.StartAsync("--jwtIssuer", Issuer, "--jwtAudience", Audience, "--jwtKeys", _keys);
        await _host.ClientAsync(V1.Role.Adviser, "halle");
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        _rsa.Dispose();
        File.Delete(_keys);
    }

    [Fact]
    public async Task Token_OfAnAdviser_WorksWithinOfficeRoleAndScopes()
    {
        var token = Token();
        Assert.Equal("offices/halle", (await CallAsync(token)).Office.Name);
        await RefusedAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", Token(role: "portal"));
        await RefusedAsync(RpcStatusCode.PermissionDenied, "SCOPE_NOT_ALLOWED", Token(scope: "openid kausa.match"));
        Assert.Equal("offices/halle", (await CallAsync(Token(scope: "openid kausa.read"))).Office.Name);
        await RefusedAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_FOUND", Token(office: "nowhere"));
    }

    [Fact]
    public async Task Token_ThatIsNotGood_IsRefused()
    {
        using var stranger = RSA.Create(2048);
        string[] bad =
        [
            Token(issuer: "https://other.example"), Token(audience: "else"), Token(expires: DateTime.UtcNow.AddMinutes(-5)), Token(notBefore: DateTime.UtcNow.AddMinutes(5)), Token(role: "admin"), Token(role: ""),
            Token(office: "HALLE"), Token(scope: "kausa.everything"), Token(credentials: new SigningCredentials(new RsaSecurityKey(stranger) { KeyId = "k-1" }, SecurityAlgorithms.RsaSha256)),
            Token(credentials: new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "k-1" }, SecurityAlgorithms.RsaSsaPssSha256)),
            Token(credentials: new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(_keys))), SecurityAlgorithms.HmacSha256)),
            Unsigned(Token()), Token()[..^4] + "AAAA", "x",
        ];
        foreach (var token in bad)
            await RefusedAsync(RpcStatusCode.Unauthenticated, "TOKEN_REFUSED", token);
    }

    [Fact]
    public async Task Token_WhereNobodyTakesThem_IsRefused()
    {
        await using var host = await ServiceHost.StartAsync();
        await host.ClientAsync(V1.Role.Adviser, "halle");
        var error = await Assert.ThrowsAsync<RpcException>(() => host.Channel.UnaryAsync(GetOffice, new V1.GetOfficeRequest(), Options(Token())));
        Assert.Equal("TOKEN_REFUSED", error.Detail<Google.Rpc.ErrorInfo>()!.Reason);
    }

    [Fact]
    public void Options_OfTokens_AreCheckedAtTheStart()
    {
        string Problems(params string[] args) => Assert.Throws<OptionsException>(() => MatchingServer.Build(args)).Message;
        Assert.Contains("jwtAudience: needed", Problems("--jwtIssuer", Issuer), StringComparison.Ordinal);
        Assert.Contains("one of the two", Problems("--jwtAudience", Audience), StringComparison.Ordinal);
        Assert.Contains("only by https", Problems("--jwtAudience", Audience, "--jwtAuthority", "http://login.example"), StringComparison.Ordinal);
        Assert.Contains("a JSON Web Key Set", Problems("--jwtAudience", Audience, "--jwtIssuer", Issuer, "--jwtKeys", "nowhere.json"), StringComparison.Ordinal);
        Assert.Contains("logFormat 'xml'", Problems("--logFormat", "xml"), StringComparison.Ordinal);
        Assert.Contains("otlpEndpoint 'collector'", Problems("--otlpEndpoint", "collector"), StringComparison.Ordinal);
    }

    private static RpcMethod<V1.GetOfficeRequest, V1.GetOfficeResponse> GetOffice { get; } = MatchingContract.Party.Method<V1.GetOfficeRequest, V1.GetOfficeResponse>("GetOffice");

    private static RpcCallOptions Options(string token) => new() { Headers = new RpcMetadata().Add("authorization", $"Bearer {token}") };

    private static string Unsigned(string token)
    {
        var parts = token.Split('.');
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
    }

    private string Token(string office = "halle", string role = "adviser", string? scope = null, string issuer = Issuer, string audience = Audience, DateTime? expires = null, DateTime? notBefore = null, SigningCredentials? credentials = null)
    {
        var claims = new List<Claim> { new(AccessTokens.OfficeClaim, office), new(AccessTokens.RoleClaim, role) };
        if (scope is not null)
            claims.Add(new Claim(AccessTokens.ScopeClaim, scope));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Subject = new ClaimsIdentity(claims),
            NotBefore = notBefore ?? DateTime.UtcNow.AddMinutes(-10),
            Expires = expires ?? DateTime.UtcNow.AddMinutes(10),
            SigningCredentials = credentials ?? new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "k-1" }, SecurityAlgorithms.RsaSha256),
        });
    }

    private Task<V1.GetOfficeResponse> CallAsync(string token) => _host.Channel.UnaryAsync(GetOffice, new V1.GetOfficeRequest(), Options(token));

    private async Task RefusedAsync(RpcStatusCode code, string reason, string token) => await CallAssert.FailsAsync(code, reason, () => CallAsync(token));
}
