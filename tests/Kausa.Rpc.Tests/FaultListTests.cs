using System.Text.Json;
using Kausa.Matching.Testing;

namespace Kausa.Rpc.Tests;

/// <summary>The list of deliberate faults: each names the place to break and the test that then fails. <c>scripts/rpc-faults.sh</c> breaks them one by one in a copy.</summary>
public class FaultListTests
{
    public static TheoryData<string, string, string, string> Faults()
    {
        var faults = new TheoryData<string, string, string, string>();
        foreach (var fault in JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/Kausa.Rpc.Tests/faults.json"))).RootElement.EnumerateArray())
            faults.Add(fault.GetProperty("name").GetString()!, fault.GetProperty("file").GetString()!, fault.GetProperty("find").GetString()!, fault.GetProperty("test").GetString()!);
        return faults;
    }

    [Theory, MemberData(nameof(Faults))]
    public void Fault_HasItsPlaceAndItsTest(string name, string file, string find, string test)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, file));
        Assert.True(source.Split(find).Length == 2, $"{name}: the text to break must stand exactly once in {file}.");
        var (type, method) = (test.Split('.')[0], test.Split('.')[1]);
        Assert.Contains(typeof(FaultListTests).Assembly.GetTypes(), t => t.Name == type && t.GetMethod(method) is not null);
    }
}
