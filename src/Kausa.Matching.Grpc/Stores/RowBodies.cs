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
    /// <exception cref="InvalidDataException">The bytes are not what this kind of row is; the store is damaged.</exception>
    public static object Read(RowKey key, ReadOnlySpan<byte> body)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        object row;
        try
        {
            row = key.Kind switch
            {
                RowKind.Office => Office(V1.Office.Parser.ParseFrom(body), fields),
                RowKind.Adviser => CompanyMapping.Read(V1.Adviser.Parser.ParseFrom(body), new Id<Adviser>(key.Id), fields),
                RowKind.Company => CompanyMapping.Read(V1.Company.Parser.ParseFrom(body), new Id<Company>(key.Id), fields),
                RowKind.Place => Place(V1.TrainingPlace.Parser.ParseFrom(body), key.Id, fields),
                RowKind.Candidate => CandidateReader.Read(V1.Candidate.Parser.ParseFrom(body), new Id<Candidate>(key.Id), fields),
                RowKind.TravelTime => TravelTimeOf(V1.TravelTime.Parser.ParseFrom(body), fields),
                _ => throw new InvalidDataException($"The store holds a row of the unknown kind {(int)key.Kind}."),
            };
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or IndexOutOfRangeException)
        {
            throw new InvalidDataException($"The store is damaged: a {key.Kind} row of office '{key.Office}' cannot be read.", exception);
        }

        return violations.Count == 0 ? row : throw new InvalidDataException($"The store is damaged: a {key.Kind} row of office '{key.Office}' is not valid ({violations.ToError().Status.Message}).");
    }

    private static OfficeHead Office(V1.Office wire, FieldReader fields) => new(
        fields.RequiredText("title", wire.Title, 120),
        fields.RequiredDay("as_of", wire.AsOf),
        fields.RequiredText("source", wire.Source, 200),
        wire.PolicyJson,
        OfficeHead.ReadPolicy(wire.PolicyJson).Policy ?? throw new InvalidDataException("The store holds a policy that this version refuses; see `kausa policy check`."));

    private static PlaceRow Place(V1.TrainingPlace wire, string id, FieldReader fields) => new(PlaceMapping.Read(wire, new Id<TrainingPlace>(id), fields), PlaceMapping.ReadMarks(wire, fields));

    private static TravelTime TravelTimeOf(V1.TravelTime wire, FieldReader fields) => new(wire.FromPostalCode, wire.ToPostalCode, wire.Minutes) { FirstArrival = fields.Time("first_arrival", wire.FirstArrival) };
}
