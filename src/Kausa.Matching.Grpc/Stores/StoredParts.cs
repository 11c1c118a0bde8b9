using System.Text;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>What rows of every kind have in common.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class StoredParts
{
    // Room for a name of a company, at first.
    private const int BytesOfName = 128;

    private static readonly byte[] OwnCompany = Encoding.UTF8.GetBytes(ResourceNames.Own<Company>());
    private byte[] _lastBytes = [];
    private int _lastLength;
    private Id<Company>? _last;

    public KnownBytes<Location?> Locations { get; } = new((bytes, fields) => LocationMapping.Read(V1.Location.Parser.ParseFrom(bytes), fields));

    public KnownBytes<DateOnly?> Days { get; } = new((bytes, fields) => fields.Day(string.Empty, TextOf(bytes)));

    public KnownBytes<Id<Occupation>> Occupations { get; } = new((bytes, fields) => fields.RequiredOccupation(string.Empty, TextOf(bytes)));

    public KnownBytes<Id<Adviser>?> Advisers { get; } = new((bytes, fields) => fields.Name<Adviser>(string.Empty, TextOf(bytes)));

    /// <summary>The name of a company: rows of one company mostly follow each other.</summary>
    public Id<Company> Company(ReadOnlySpan<byte> bytes, ref bool isSound)
    {
        if (_last is { } last && bytes.SequenceEqual(_lastBytes.AsSpan(0, _lastLength)))
            return last;
        if (!bytes.StartsWith(OwnCompany) || TextOf(bytes[OwnCompany.Length..]) is not { } id || !ResourceNames.IsOwnId(id))
        {
            isSound = false;
            return default;
        }

        var company = new Id<Company>(id);
        if (_lastBytes.Length < bytes.Length)
            _lastBytes = new byte[Math.Max(bytes.Length, BytesOfName)];
        bytes.CopyTo(_lastBytes);
        (_last, _lastLength) = (company, bytes.Length);
        return company;
    }

    private static string TextOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
