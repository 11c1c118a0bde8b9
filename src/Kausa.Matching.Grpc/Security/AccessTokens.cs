using System.Security.Claims;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Rpc;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

namespace Kausa.Matching.Grpc.Security;

/// <summary>Whose tokens are taken.</summary>
/// <param name="Authority">Address of the identity provider, which tells its keys; null with <paramref name="KeyFile"/>.</param>
/// <param name="Issuer">The issuer that tokens must name; null takes the one that the provider tells.</param>
/// <param name="Audience">The audience that tokens must name.</param>
/// <param name="KeyFile">A JSON Web Key Set with public keys, where the provider cannot be reached.</param>
internal sealed record TokenOptions(Uri? Authority, string? Issuer, string Audience, string? KeyFile);

/// <summary>JSON Web Tokens beside API keys: the web server checks signature, issuer, audience and time; the claims say office, role and scopes.</summary>
internal static class AccessTokens
{
    public const string OfficeClaim = "kausa_office";
    public const string RoleClaim = "kausa_role";
    public const string OfficePlacesClaim = "kausa_office_places";
    public const string ScopeClaim = "scope";

    private const string ScopePrefix = "kausa.";

    /// <summary>Lets the web server check tokens.</summary>
    public static void AddAccessTokens(this IServiceCollection services, TokenOptions options) => services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
    {
        bearer.MapInboundClaims = false;
        bearer.Authority = options.Authority?.ToString();
        bearer.RequireHttpsMetadata = options.Authority is { IsLoopback: false };
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            ValidAudience = options.Audience,
            ValidIssuer = options.Issuer,
            ClockSkew = TimeSpan.FromSeconds(30),
            IssuerSigningKeys = options.KeyFile is { } file ? new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys() : null,
        };
    });

    /// <summary>How many keys a file holds; 0 when it holds none or is something else.</summary>
    public static int FindKeys(string file)
    {
        try
        {
            return new JsonWebKeySet(File.ReadAllText(file)).GetSigningKeys().Count;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or System.Text.Json.JsonException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>Who calls with a token that the web server has accepted.</summary>
    /// <exception cref="RpcException">UNAUTHENTICATED: its claims say no role and office of this service.</exception>
    public static Caller CallerOf(ClaimsPrincipal user)
    {
        var office = user.FindFirstValue(OfficeClaim) ?? string.Empty;
        V1.Role? role = user.FindFirstValue(RoleClaim) switch
        {
            "portal" => V1.Role.Portal,
            "adviser" => V1.Role.Adviser,
            "researcher" => V1.Role.Researcher,
            _ => null,
        };
        if (role is not { } known || !ResourceNames.IsOfficeId(office))
            throw Errors.Of(RpcStatusCode.Unauthenticated, ErrorReasons.TokenRefused, $"The token needs the claims {OfficeClaim} and {RoleClaim} (portal, adviser or researcher).");
        var words = string.Join(' ', user.FindAll(ScopeClaim).Select(claim => claim.Value)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.StartsWith(ScopePrefix, StringComparison.Ordinal)).ToList();
        var scopes = KeyScopes.Of(KeyScopes.All.Where(scope => words.Contains(ScopePrefix + scope.ToString().ToLowerInvariant())));

        // Words of this service that it does not know limit a token to nothing, never to everything.
        if (words.Count > 0 && scopes == 0)
            throw Errors.Of(RpcStatusCode.Unauthenticated, ErrorReasons.TokenRefused, "The token names no scope that this service knows.");
        return new Caller("token", known, Sight.Of(known, office, user.HasClaim(OfficePlacesClaim, "true")), scopes);
    }
}
