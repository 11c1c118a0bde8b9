using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Testing;
using FieldType = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Kausa.Matching.Grpc.Tests.Contracts;

/// <summary>The stored descriptor set guards the contract: what clients were built with must go on working.</summary>
public class ContractTests
{
    private static readonly string Golden = Repository.PathOf("tests", "Kausa.Matching.Grpc.Tests", "Golden", "contract.binpb");

    [Fact]
    public void Contract_IsTheStoredOne_OrGrewWithoutBreakingIt()
    {
        var now = MatchingContract.DescriptorSet();
        var stored = File.Exists(Golden) ? FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(Golden)) : new FileDescriptorSet();
        Assert.Empty(Compatibility.Breaks(stored, now));
        if (Environment.GetEnvironmentVariable("KAUSA_UPDATE_CONTRACT") is { } file)
            File.WriteAllBytes(file, now.ToByteArray());
        else
            Assert.True(stored.Equals(now), "The contract has grown: run scripts/update-golden.sh and write a line into CHANGELOG.md.");
    }

    [Fact]
    public void Breaks_RemovedRenumberedOrRetyped_AreNamed()
    {
        var stored = MatchingContract.DescriptorSet();
        var changed = stored.Clone();
        var answer = changed.File.Single(file => file.Name == "kausa/matching/v1/answer.proto");
        answer.MessageType.Single(message => message.Name == "PairScore").Field.RemoveAt(0);
        answer.MessageType.Single(message => message.Name == "Reason").Field[2].Type = FieldType.String;
        answer.EnumType[0].Value.RemoveAt(1);
        var match = changed.File.Single(file => file.Name == "kausa/matching/v1/match_service.proto");
        var card = match.MessageType.Single(message => message.Name == "PlaceCard");
        card.Field.Single(field => field.Name == "travel_minutes").ClearProto3Optional();
        card.NestedType.RemoveAt(0);
        match.MessageType.Single(message => message.Name == "Subject").Field.Single(field => field.Name == "profile").ClearOneofIndex();
        match.Service[0].Method.RemoveAt(0);
        Assert.Equal(
            [
                "enum View: VIEW_PERSON = 1 is gone",
                "message PairScore: field 1 score_millionths is gone",
                "message PlaceCard.LabelsEntry is gone",
                "message PlaceCard: field 14 travel_minutes changed",
                "message Reason: field 3 points_millionths changed",
                "message Subject: field 2 profile changed",
                "service MatchService: RankTrainingPlaces is gone",
            ],
            Compatibility.Breaks(stored, changed).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Fields_AreNeverFloatingPointOrUnsigned()
    {
        FieldType[] forbidden = [FieldType.Float, FieldType.Double, FieldType.Uint32, FieldType.Uint64, FieldType.Fixed32, FieldType.Fixed64];
        var offenders = Messages().SelectMany(message => message.Field.Where(field => forbidden.Contains(field.Type)).Select(field => $"{message.Name}.{field.Name}"));
        Assert.Empty(offenders);
    }

    [Fact]
    public void Enums_BeginWithUnspecified()
    {
        var offenders = MatchingContract.DescriptorSet().File.SelectMany(file => file.EnumType).Where(type => type.Value[0].Number != 0 || !type.Value[0].Name.EndsWith("_UNSPECIFIED", StringComparison.Ordinal));
        Assert.Empty(offenders.Select(type => type.Name));
    }

    [Fact]
    public void Services_SayTheirErrors()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("protos", "kausa", "matching", "v1"), "*_service.proto"))
            Assert.Contains("// Errors of every method:", File.ReadAllText(file), StringComparison.Ordinal);
    }

    private static IEnumerable<DescriptorProto> Messages() => MatchingContract.DescriptorSet().File.SelectMany(file => file.MessageType);
}
