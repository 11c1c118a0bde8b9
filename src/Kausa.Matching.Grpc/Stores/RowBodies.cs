using Google.Protobuf;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;

namespace Kausa.Matching.Grpc.Stores;

/// <summary>Rows as the bytes a store keeps: the messages of the contract, so that every stored row is one that the contract can say.</summary>
internal static class RowBodies
{
    public static byte[] Write(object row) => row switch
    {
        OfficeHead head => new V1.Office { Title = head.Title, AsOf = Days.Of(head.AsOf), Source = head.Source, PolicyJson = head.PolicyJson }.ToByteArray(),
        Adviser adviser => CompanyWriter.Write(adviser).ToByteArray(),
        Company company => CompanyWriter.Write(company).ToByteArray(),
        PlaceRow place => PlaceMapping.Write(place).ToByteArray(),
        Candidate candidate => CandidateWriter.Write(candidate).ToByteArray(),
        TravelTime time => new V1.TravelTime { FromPostalCode = time.FromPostalCode, ToPostalCode = time.ToPostalCode, Minutes = time.Minutes, FirstArrival = Days.Of(time.FirstArrival) }.ToByteArray(),
        _ => throw new NotSupportedException($"{row.GetType().Name} is no row."),
    };

    /// <summary>Reads a row.</summary>
    /// <exception cref="UnreadableRowException">The bytes are not what this kind of row is; the store is damaged.</exception>
    public static object Read(RowKey key, ReadOnlySpan<byte> body)
    {
        var violations = new Violations { IsOfStoredRow = true };
        var row = Readable(key, body, (wire, key) => RowOf(wire, key, new FieldReader(violations, string.Empty)));
        return violations.Count == 0 ? row : throw new UnreadableRowException($"a {key.Kind} row of office '{key.Office}' is not valid ({violations.Of("the row")})");
    }

    /// <summary>Looks whether a row of the past is a message of its kind. What was valid when it was written need not be so by the rules of today.</summary>
    /// <exception cref="UnreadableRowException">It is not; the store is damaged.</exception>
    public static void CheckPast(RowKey key, ReadOnlySpan<byte> body) => Readable(key, body, (wire, _) => wire);

    // Nothing that bytes make a reader throw may pass for more than what it is: a row that cannot be read.
    private static object Readable(RowKey key, ReadOnlySpan<byte> body, Func<IMessage, RowKey, object> read)
    {
        try
        {
            return read(Message(key, body), key);
        }
        catch (Exception exception) when (exception is not (UnreadableRowException or OutOfMemoryException))
        {
            throw new UnreadableRowException($"a {key.Kind} row of office '{key.Office}' cannot be read", exception);
        }
    }

    private static IMessage Message(RowKey key, ReadOnlySpan<byte> body) => key.Kind switch
    {
        RowKind.Office => V1.Office.Parser.ParseFrom(body),
        RowKind.Adviser => V1.Adviser.Parser.ParseFrom(body),
        RowKind.Company => V1.Company.Parser.ParseFrom(body),
        RowKind.Place => V1.TrainingPlace.Parser.ParseFrom(body),
        RowKind.Candidate => V1.Candidate.Parser.ParseFrom(body),
        RowKind.TravelTime => V1.TravelTime.Parser.ParseFrom(body),
        _ => throw new UnreadableRowException($"a row of office '{key.Office}' is of the unknown kind {(int)key.Kind}"),
    };

    private static object RowOf(IMessage wire, RowKey key, FieldReader fields) => wire switch
    {
        V1.Office office => Office(office, key, fields),
        V1.Adviser adviser => CompanyMapping.Read(adviser, new Id<Adviser>(key.Id), fields),
        V1.Company company => CompanyMapping.Read(company, new Id<Company>(key.Id), fields),
        V1.TrainingPlace place => Place(place, key.Id, fields),
        V1.Candidate candidate => CandidateReader.Read(candidate, new Id<Candidate>(key.Id), fields),
        V1.TravelTime time => TravelTimeOf(time, fields),
        _ => throw new NotSupportedException($"{wire.Descriptor.Name} is no row."),
    };

    private static OfficeHead Office(V1.Office wire, RowKey key, FieldReader fields) => new(
        fields.RequiredText("title", wire.Title, 120),
        fields.RequiredDay("as_of", wire.AsOf),
        fields.RequiredText("source", wire.Source, 200),
        wire.PolicyJson,
        OfficeHead.ReadPolicy(wire.PolicyJson).Policy ?? throw new UnreadableRowException($"the policy of office '{key.Office}' is one that this version refuses; see `kausa policy check`"));

    private static PlaceRow Place(V1.TrainingPlace wire, string id, FieldReader fields) => new(PlaceMapping.Read(wire, new Id<TrainingPlace>(id), fields), PlaceMapping.ReadMarks(wire, fields));

    private static TravelTime TravelTimeOf(V1.TravelTime wire, FieldReader fields) => new(wire.FromPostalCode, wire.ToPostalCode, wire.Minutes) { FirstArrival = fields.Time("first_arrival", wire.FirstArrival) };
}
