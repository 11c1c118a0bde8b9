using Google.Protobuf.Reflection;
using Kausa.Matching.V1;

namespace Kausa.Matching.Contracts;

/// <summary>The contract <c>kausa.matching.v1</c> as a whole.</summary>
public static class MatchingContract
{
    /// <summary>Domain of every <c>google.rpc.ErrorInfo</c> of the service.</summary>
    public const string ErrorDomain = "matching.kausa";

    /// <summary>Metadata key that carries the API key.</summary>
    public const string ApiKeyHeader = "x-api-key";

    /// <summary>MatchService.</summary>
    public static ServiceDescriptor Match { get; } = MatchServiceReflection.Descriptor.Services[0];

    /// <summary>ReferenceService.</summary>
    public static ServiceDescriptor Reference { get; } = ReferenceServiceReflection.Descriptor.Services[0];

    /// <summary>PartyService.</summary>
    public static ServiceDescriptor Party { get; } = PartyServiceReflection.Descriptor.Services[0];

    /// <summary>CohortService.</summary>
    public static ServiceDescriptor Cohort { get; } = CohortServiceReflection.Descriptor.Services[0];

    /// <summary>AdviceService.</summary>
    public static ServiceDescriptor Advice { get; } = AdviceServiceReflection.Descriptor.Services[0];

    /// <summary>AdminService.</summary>
    public static ServiceDescriptor Admin { get; } = AdminServiceReflection.Descriptor.Services[0];

    /// <summary>All six services.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } = [Match, Reference, Party, Cohort, Advice, Admin];

    /// <summary>Every proto file of the contract in the order of the names; imports of other packages are left out.</summary>
    /// <returns>Files as protoc described them.</returns>
    public static FileDescriptorSet DescriptorSet()
    {
        var files = new SortedDictionary<string, FileDescriptor>(StringComparer.Ordinal);
        foreach (var service in Services)
            Collect(service.File, files);
        var set = new FileDescriptorSet();
        set.File.AddRange(files.Values.Select(file => FileDescriptorProto.Parser.ParseFrom(file.SerializedData)));
        return set;
    }

    private static void Collect(FileDescriptor file, SortedDictionary<string, FileDescriptor> files)
    {
        if (!file.Name.StartsWith("kausa/matching/", StringComparison.Ordinal) || !files.TryAdd(file.Name, file))
            return;
        foreach (var import in file.Dependencies)
            Collect(import, files);
    }
}
