using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kausa.Matching.Grpc.Markets;

namespace Kausa.Matching.Grpc.Security;

/// <summary>A key as it is kept: never its secret, only the SHA-256 of it.</summary>
/// <param name="Id">Public part, eight hexadecimal digits.</param>
/// <param name="Hash">SHA-256 of the whole text of the key; the secret part has 256 random bits, so no slow hash is needed.</param>
/// <param name="Role">What it may do.</param>
/// <param name="Office">The one office it belongs to.</param>
/// <param name="SeesOfficePlaces">For portals: whether places of visibility OFFICE and SHARED are seen too.</param>
/// <param name="Label">For people.</param>
/// <param name="CreatedAt">UTC, ISO 8601.</param>
/// <param name="ExpiresOn">Last day it is good.</param>
/// <param name="RevokedAt">UTC, ISO 8601; null while it stands.</param>
/// <param name="Scopes">What it is limited to, see <see cref="KeyScopes"/>.</param>
internal sealed record ApiKey(string Id, byte[] Hash, V1.Role Role, string Office, bool SeesOfficePlaces, string Label, string CreatedAt, DateOnly? ExpiresOn, string? RevokedAt, int Scopes)
{
    private const string Prefix = "km_";

    /// <summary>The market that its callers see.</summary>
    public Sight Sight => Sight.Of(Role, Office, SeesOfficePlaces);

    /// <summary>A new text and its public part.</summary>
    public static (string Id, string Secret) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        return (id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}");
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The public part of a text that looks like a key, or null.</summary>
    public static string? IdOf(string text) => text.Length is > 12 and <= 100 && text.StartsWith(Prefix, StringComparison.Ordinal) && text[11] == '_' ? text[3..11] : null;
}

/// <summary>Who calls.</summary>
/// <param name="KeyId">Public part of the key; "token" for a token.</param>
/// <param name="Role">Role of the key or token.</param>
/// <param name="Sight">Its office, which is the scope of every read and write, and what of the market is seen.</param>
/// <param name="Scopes">What it is limited to, see <see cref="KeyScopes"/>.</param>
internal sealed record Caller(string KeyId, V1.Role Role, Sight Sight, int Scopes)
{
    /// <summary>The office.</summary>
    public string Office => Sight.Office;
}
