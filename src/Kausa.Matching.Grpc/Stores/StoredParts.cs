using System.Text;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>What rows of every kind have in common.</summary>
/// <remarks>Used by one thread at a time.</remarks>
internal sealed class StoredParts
{
    private byte[] _lastBytes = [];
    private Id<Company>? _last;

    public KnownBytes<Location?> Locations { get; } = new((bytes, fields) => LocationMapping.Read(V1.Location.Parser.ParseFrom(bytes), fields));

    public KnownBytes<DateOnly?> Days { get; } = new((bytes, fields) => fields.Day(string.Empty, TextOf(bytes)));

    public KnownBytes<Id<Occupation>> Occupations { get; } = new((bytes, fields) => fields.RequiredOccupation(string.Empty, TextOf(bytes)));

    public KnownBytes<Id<Adviser>?> Advisers { get; } = new((bytes, fields) => fields.Name<Adviser>(string.Empty, TextOf(bytes)));

    /// <summary>The name of a company: rows of one company mostly follow each other.</summary>
    public Id<Company> Company(ReadOnlySpan<byte> bytes, ref bool isSound)
    {
        if (_last is { } last && bytes.SequenceEqual(_lastBytes))
            return last;
        if (ResourceNames.TryRead<Company>(TextOf(bytes), alsoForeign: false, out var company))
            (_last, _lastBytes) = (company, bytes.ToArray());
        else
            isSound = false;
        return company;
    }

    private static string TextOf(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
