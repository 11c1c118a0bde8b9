using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Contracts;

/// <summary>Nothing that tells who somebody is, or where somebody comes from, can be written into a message of the contract.</summary>
public sealed class ContractTraitTests
{
    [Fact]
    public void Fields_OfAllMessages_HoldNoProtectedTraits()
    {
        var files = MatchingContract.DescriptorSet().File.Where(file => file.Package == "kausa.matching.v1").ToList();
        var messages = files.SelectMany(file => file.MessageType).SelectMany(Within).ToList();
        var enums = files.SelectMany(file => file.EnumType).Concat(messages.SelectMany(message => message.EnumType));
        var names = messages.SelectMany(message => message.Field.Select(field => $"{message.Name}.{field.Name}"))
            .Concat(enums.SelectMany(type => type.Value.Select(value => $"{type.Name}.{value.Name}")));
        Assert.True(messages.Count > 50, $"{messages.Count} messages");

        // The resource name of AIP-122, such as candidates/{candidate}: an identifier, never what somebody is called.
        var found = names.Where(ProtectedTraits.IsIn).Where(name => !ResourceNames.Contains(name));
        Assert.Equal(Allowed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<DescriptorProto> Within(DescriptorProto message) => message.NestedType.SelectMany(Within).Prepend(message);

    private static readonly HashSet<string> ResourceNames =
    [
        "Adviser.name", "Candidate.name", "CancelCohortRunRequest.name", "CohortRun.name", "Company.name", "DeleteItem.name", "GetAdviserRequest.name", "GetCandidateRequest.name",
        "GetCohortRunRequest.name", "GetCompanyRequest.name", "GetOfficeRequest.name", "GetPlaceRequest.name", "Office.name", "PlaceCard.name", "PlanPlace.name",
        "StreamCandidateDeltasRequest.name", "StreamCohortMatchesRequest.name", "TrainingPlace.name", "WatchCohortRunRequest.name", "WriteResult.name",
    ];

    // Not about people: explained one by one. What is gone has no place here either.
    private static readonly string[] Allowed =
    [
        "Candidate.birth_month", // month and year of birth, for ages at a start
        "EarlierEmploymentKind.EARLIER_EMPLOYMENT_KIND_FAMILY_FIRM", // an EQ in the firm of relatives is not funded
        "ExplanationLine.children", // lines under a line of an explanation
    ];
}
