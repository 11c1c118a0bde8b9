using Google.Protobuf.Reflection;
using Grpc.Reflection.V1;
using Alpha = Grpc.Reflection.V1Alpha;
using Question = Grpc.Reflection.V1.ServerReflectionRequest.MessageRequestOneofCase;

namespace Kausa.Rpc.AspNetCore.Services;

/// <summary>Answers which services a server has and from which proto files they come. The list of services may grow until the first call.</summary>
internal sealed class ReflectionService(IReadOnlyList<ServiceDescriptor> services)
{
    private readonly Lazy<Dictionary<string, FileDescriptor>> _files = new(() => Collect(services.Select(service => service.File)));
    private Dictionary<string, FileDescriptor>? _symbols;
    internal static ServiceDescriptor Descriptor => ReflectionReflection.Descriptor.Services[0];
    internal static ServiceDescriptor AlphaDescriptor => Alpha.ReflectionReflection.Descriptor.Services[0];

    internal void Bind(RpcServiceBuilder builder) => builder.Duplex<ServerReflectionRequest, ServerReflectionResponse>("ServerReflectionInfo", async (questions, writer, _) =>
    {
        await foreach (var question in questions.ConfigureAwait(false))
            await writer.WriteAsync(Answer(question)).ConfigureAwait(false);
    }, endless: true);

    // v1alpha has the same messages under another package: they are carried over by their bytes.
    internal void BindAlpha(RpcServiceBuilder builder) => builder.Duplex<Alpha.ServerReflectionRequest, Alpha.ServerReflectionResponse>("ServerReflectionInfo", async (questions, writer, _) =>
    {
        await foreach (var question in questions.ConfigureAwait(false))
            await writer.WriteAsync(Alpha.ServerReflectionResponse.Parser.ParseFrom(Answer(ServerReflectionRequest.Parser.ParseFrom(question.ToByteArray())).ToByteArray())).ConfigureAwait(false);
    }, endless: true);

    private ServerReflectionResponse Answer(ServerReflectionRequest question)
    {
        var symbols = _symbols ??= _files.Value.Values.SelectMany(Symbols).GroupBy(symbol => symbol.FullName).ToDictionary(group => group.Key, group => group.First().File);
        var answer = new ServerReflectionResponse { ValidHost = question.Host, OriginalRequest = question };
        if (question.MessageRequestCase == Question.ListServices)
            answer.ListServicesResponse = new() { Service = { services.Select(service => service.FullName).Order(StringComparer.Ordinal).Select(name => new ServiceResponse { Name = name }) } };
        else if (question.MessageRequestCase == Question.AllExtensionNumbersOfType && symbols.ContainsKey(question.AllExtensionNumbersOfType))
            answer.AllExtensionNumbersResponse = new() { BaseTypeName = question.AllExtensionNumbersOfType };
        else if ((_files.Value.GetValueOrDefault(question.FileByFilename) ?? symbols.GetValueOrDefault(question.FileContainingSymbol)) is { } file)
            answer.FileDescriptorResponse = new() { FileDescriptorProto = { Collect([file]).Values.Select(found => found.SerializedData) } };
        else if (question.MessageRequestCase == Question.None)
            answer.ErrorResponse = new() { ErrorCode = (int)RpcStatusCode.InvalidArgument, ErrorMessage = "The question is empty." };
        else
            answer.ErrorResponse = new() { ErrorCode = (int)RpcStatusCode.NotFound, ErrorMessage = "The server does not know this name." };
        return answer;
    }

    /// <summary>Files and all they import, by name; each file stands before its imports.</summary>
    private static Dictionary<string, FileDescriptor> Collect(IEnumerable<FileDescriptor> files, Dictionary<string, FileDescriptor>? found = null)
    {
        found ??= [];
        foreach (var file in files)
        {
            if (found.TryAdd(file.Name, file))
                Collect(file.Dependencies, found);
        }
        return found;
    }

    private static IEnumerable<IDescriptor> Symbols(FileDescriptor file) =>
        [.. file.Services, .. file.Services.SelectMany(s => s.Methods), .. file.EnumTypes, .. file.EnumTypes.SelectMany(e => e.Values), .. file.MessageTypes.SelectMany(Symbols)];

    private static IEnumerable<IDescriptor> Symbols(MessageDescriptor message) =>
    [
        message, .. message.Fields.InDeclarationOrder(), .. message.Oneofs, .. message.EnumTypes, .. message.EnumTypes.SelectMany(e => e.Values), .. message.NestedTypes.SelectMany(Symbols),
    ];
}
