using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Kausa.Matching.Testing;

namespace Kausa.Rpc.Tests;

public class ArchitectureTests
{
    [Fact]
    public void ProtocolAndClient_ReferenceNoWebServer() =>
        Assert.DoesNotContain(typeof(RpcChannel).Assembly.GetReferencedAssemblies(), name => name.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    [Fact]
    public void HttpFeatures_AreTouchedByTheServerHalfOnly()
    {
        Assert.Contains("Kausa.Rpc.AspNetCore", Users("Microsoft.AspNetCore.Http.Features", Path.GetDirectoryName(typeof(ArchitectureTests).Assembly.Location)!));
        var offenders = Users("Microsoft.AspNetCore.Http.Features", Path.GetDirectoryName(typeof(ArchitectureTests).Assembly.Location)!).Except(["Kausa.Rpc.AspNetCore", "Kausa.Rpc.Tests"]);
        Assert.Empty(offenders);
        Assert.DoesNotContain(Sources(), file => !file.Contains("Kausa.Rpc.AspNetCore", StringComparison.Ordinal) && File.ReadAllText(file).Contains("Microsoft.AspNetCore.Http.Features", StringComparison.Ordinal));
    }

    [Fact]
    public void Layer_StaysSmall() =>
        Assert.InRange(Sources().Where(file => file.Contains("Kausa.Rpc", StringComparison.Ordinal)).Sum(file => File.ReadLines(file).Count()), 1_000, 1_800);

    private static IEnumerable<string> Users(string typeNamespace, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "Kausa.*.dll"))
        {
            using var portable = new PEReader(File.OpenRead(file));
            var metadata = portable.GetMetadataReader();
            if (metadata.TypeReferences.Any(handle => metadata.GetString(metadata.GetTypeReference(handle).Namespace) == typeNamespace))
                yield return Path.GetFileNameWithoutExtension(file);
        }
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
}
