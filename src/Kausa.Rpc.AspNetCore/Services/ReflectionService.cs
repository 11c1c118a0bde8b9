using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Reflection.V1;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Kausa.Rpc.AspNetCore.Services;

/// <summary>Answers which services a server has and from which proto files they come.</summary>
/// <param name="services">The mapped services; may grow until the first call.</param>
internal sealed class ReflectionService(IReadOnlyList<ServiceDescriptor> services)
{
    private Index? _index;

    internal static ServiceDescriptor Descriptor => ReflectionReflection.Descriptor.Services[0];

    internal static ServiceDescriptor AlphaDescriptor => Alpha.ReflectionReflection.Descriptor.Services[0];

    internal void Bind(RpcServiceBuilder builder) =>
        builder.Duplex<ServerReflectionRequest, ServerReflectionResponse>("ServerReflectionInfo", async (questions, writer, _) =>
        {
            await foreach (var question in questions.ConfigureAwait(false))
                await writer.WriteAsync(Answer(question)).ConfigureAwait(false);
        }, endless: true);

    // v1alpha has the same messages under another package: they are carried over by their bytes.
    internal void BindAlpha(RpcServiceBuilder builder) =>
        builder.Duplex<Alpha.ServerReflectionRequest, Alpha.ServerReflectionResponse>("ServerReflectionInfo", async (questions, writer, _) =>
        {
            await foreach (var question in questions.ConfigureAwait(false))
                await writer.WriteAsync(Alpha.ServerReflectionResponse.Parser.ParseFrom(Answer(ServerReflectionRequest.Parser.ParseFrom(question.ToByteArray())).ToByteArray())).ConfigureAwait(false);
        }, endless: true);

    private ServerReflectionResponse Answer(ServerReflectionRequest question)
    {
        var index = _index ??= new Index(services);
        var answer = new ServerReflectionResponse { ValidHost = question.Host, OriginalRequest = question };
        switch (question.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                answer.ListServicesResponse = new ListServiceResponse { Service = { services.Select(s => s.FullName).Order(StringComparer.Ordinal).Select(name => new ServiceResponse { Name = name }) } };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename when index.Files.TryGetValue(question.FileByFilename, out var file):
                answer.FileDescriptorResponse = WithImports(file);
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol when index.Symbols.TryGetValue(question.FileContainingSymbol, out var file):
                answer.FileDescriptorResponse = WithImports(file);
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType when index.Symbols.ContainsKey(question.AllExtensionNumbersOfType):
                answer.AllExtensionNumbersResponse = new ExtensionNumberResponse { BaseTypeName = question.AllExtensionNumbersOfType };
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.None:
                answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)RpcStatusCode.InvalidArgument, ErrorMessage = "The question is empty." };
                break;
            default:
                answer.ErrorResponse = new ErrorResponse { ErrorCode = (int)RpcStatusCode.NotFound, ErrorMessage = "The server does not know this name." };
                break;
        }
        return answer;
    }

    private static FileDescriptorResponse WithImports(FileDescriptor file)
    {
        var files = new Dictionary<string, FileDescriptor>();
        Index.Collect(file, files);
        return new FileDescriptorResponse { FileDescriptorProto = { files.Values.Select(f => f.SerializedData) } };
    }

    /// <summary>Files by name, and the file of every full name.</summary>
    private sealed class Index
    {
        internal Index(IEnumerable<ServiceDescriptor> services)
        {
            foreach (var service in services)
                Collect(service.File, Files);
            foreach (var file in Files.Values)
                AddSymbols(file);
        }

        internal Dictionary<string, FileDescriptor> Files { get; } = [];

        internal Dictionary<string, FileDescriptor> Symbols { get; } = [];

        internal static void Collect(FileDescriptor file, Dictionary<string, FileDescriptor> files)
        {
            if (!files.TryAdd(file.Name, file))
                return;
            foreach (var import in file.Dependencies)
                Collect(import, files);
        }

        private void AddSymbols(FileDescriptor file)
        {
            IEnumerable<IDescriptor> symbols =
            [
                .. file.Services, .. file.Services.SelectMany(s => s.Methods), .. file.EnumTypes, .. file.EnumTypes.SelectMany(e => e.Values), .. file.MessageTypes.SelectMany(Within),
            ];
            foreach (var symbol in symbols)
                Symbols[symbol.FullName] = file;
        }

        private static IEnumerable<IDescriptor> Within(MessageDescriptor message) =>
        [
            message, .. message.Fields.InDeclarationOrder(), .. message.Oneofs, .. message.EnumTypes, .. message.EnumTypes.SelectMany(e => e.Values), .. message.NestedTypes.SelectMany(Within),
        ];
    }
}
