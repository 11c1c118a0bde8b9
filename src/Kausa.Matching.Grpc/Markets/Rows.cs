using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Grpc.Markets;

/// <summary>Kinds of rows; the numbers are kept in stores and never change.</summary>
internal enum RowKind
{
    Office = 1,
    Adviser = 2,
    Company = 3,
    Place = 4,
    Candidate = 5,
    TravelTime = 6,
}

/// <summary>Where a row belongs. Every key names its office: there is no reading or writing without that scope.</summary>
/// <param name="Office">The office (tenant).</param>
/// <param name="Kind">Kind of row.</param>
/// <param name="Id">Identifier inside office and kind.</param>
internal readonly record struct RowKey(string Office, RowKind Kind, string Id);

/// <summary>A row as it stands. A value: half a million objects fewer to look through.</summary>
/// <param name="Value">An <see cref="OfficeHead"/>, <see cref="Adviser"/>, <see cref="Company"/>, <see cref="PlaceRow"/>, <see cref="Candidate"/> or <see cref="TravelTime"/>.</param>
/// <param name="Since">Version of the store that wrote it.</param>
internal readonly record struct Row(object Value, long Since)
{
    /// <summary>Changes with every change of the row.</summary>
    public string Etag => EtagOf(Since);

    public static string EtagOf(long since) => $"v{since:x}";
}

/// <summary>What an office is.</summary>
/// <param name="Title">Its title.</param>
/// <param name="AsOf">The date on which its facts hold.</param>
/// <param name="Source">Where its facts come from.</param>
/// <param name="PolicyJson">Its policy document; empty is the shipped base policy.</param>
/// <param name="Policy">That policy, read.</param>
internal sealed record OfficeHead(string Title, DateOnly AsOf, string Source, string PolicyJson, MatchPolicy Policy)
{
    public const string StandardPolicy = "base";

    /// <summary>Reads the policy of an office.</summary>
    public static PolicyReadResult ReadPolicy(string json) => PolicyReader.Read(json.Length == 0 ? $$"""{"inherits":"{{StandardPolicy}}"}""" : json, ShippedPolicies.Document, "policy_json");
}

/// <summary>A place with what its portal wants to get back.</summary>
internal sealed record PlaceRow(TrainingPlace Place, PortalMarks Marks);

/// <summary>Uri and labels of a portal: stored and answered, never scored.</summary>
internal sealed record PortalMarks(string Uri, ValueList<KeyValuePair<string, string>> Labels)
{
    public static readonly PortalMarks None = new(string.Empty, []);
}
