using System.Text.Json;
using Kausa.Matching.Cli;
using Kausa.Matching.Grpc.Tests.Jobs;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>A test day by the command line into a service: the same counts, the same deltas, the same digest as with the market in a folder.</summary>
public sealed class CommandLineAssessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-assess").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(OfficeDayTests.Offices), MemberType = typeof(OfficeDayTests))]
    public async Task ImportAndRun_ByServiceAndByFolder_SameDay(string office, string mapping, int people, int refused)
    {
        var market = CopyOf(office, "market");
        var results = Repository.PathOf("samples", "results", office + ".csv");
        await using var host = await ServiceHost.StartAsync();
        string[] service = ["--server", host.Grpc.ToString(), "--key", await host.KeyAsync(V1.Role.Adviser, office)];
        Assert.Equal(0, Run(["load", "--market", market, .. service]).Code);

        var checkedOnly = Run(["assess", "import", results, "--instrument", mapping, "--check", .. service]);
        var byService = Run(["assess", "import", results, "--instrument", mapping, .. service]);
        var byFolder = Run(["assess", "import", results, "--instrument", mapping, "--market", market]);
        Assert.Equal(refused == 0 ? 0 : 4, byService.Code);
        var since = Lines(byService)[1].Split("--since ")[1];
        Assert.Equal((byFolder.Code, $"{byFolder.Error}Stand des Dienstes vor diesen Ergebnissen: {since}\n", Lines(byFolder)[0]), (byService.Code, byService.Error, Lines(byService)[0]));
        Assert.Equal(Lines(byFolder)[0], Lines(checkedOnly)[0]);
        Assert.DoesNotContain(service[3], byService.Output, StringComparison.Ordinal);

        var here = Document(Run("assess", "run", "--market", market, "--format", "json"));
        var there = Run(["assess", "run", .. service, "--since", since, "--format", "json"]);
        var run = there.Error.Split('\n')[0].Trim();
        Assert.Equal(here.GetProperty("digest").GetString(), Document(there).GetProperty("digest").GetString());
        Assert.Equal((people, here.GetProperty("people").GetRawText()), (Document(there).GetProperty("person_count").GetInt32(), Document(there).GetProperty("people").GetRawText()));

        // The run is there for whoever was cut off while it went on, and the same file again changes nothing.
        var again = Run(["assess", "run", .. service, "--run", run, "--format", "json"]);
        Assert.Equal((0, there.Output), (again.Code, again.Output));
        var twice = Run(["assess", "import", results, "--instrument", mapping, .. service]);
        var nothing = Run(["assess", "run", .. service, "--since", Lines(twice)[1].Split("--since ")[1]]);
        Assert.Equal((0, Lines(Run("assess", "run", "--market", market))[0]), (nothing.Code, Lines(nothing)[0]));

        // As a table: below the line that names the run, the same people, places and reasons.
        var other = CopyOf(office, "other");
        Run("assess", "import", results, "--instrument", mapping, "--market", other);
        var (folderLines, serviceLines) = (Lines(Run("assess", "run", "--market", other)), Lines(Run(["assess", "run", .. service, "--run", run])));
        Assert.Equal(folderLines[2..].Where(line => !IsWhole(line)), serviceLines[2..].Where(line => !IsWhole(line)));

        // Where causes were left out, each says where all of them are: a record beside the folder, the run of the service.
        Assert.Equal(folderLines.Count(IsWhole), serviceLines.Count(IsWhole));
        Assert.All(folderLines.Where(IsWhole), line => Assert.EndsWith(Path.Combine(other + ".assess", "runs", "0001.json"), line, StringComparison.Ordinal));
        Assert.All(serviceLines.Where(IsWhole), line => Assert.Equal($"Alle Ursachen: --run {run} --format csv", line));

        static bool IsWhole(string line) => line.StartsWith("Alle Ursachen: ", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithServer_RefusesWhatBelongsToAFolder()
    {
        await using var host = await ServiceHost.StartAsync("--sample", "stuttgart");
        var (key, _) = await SampleStart.PrepareAsync("stuttgart", host.State);
        string[] service = ["--server", host.Grpc.ToString(), "--key", key];
        Assert.Equal(2, Run(["assess", "run", .. service]).Code);
        Assert.Equal(2, Run(["assess", "run", .. service, "--since", "0", "--resume"]).Code);
        Assert.Equal(2, Run(["assess", "run", .. service, "--since", "0", "--run", "cohortRuns/x"]).Code);
        Assert.Equal(2, Run(["assess", "run", .. service, "--since", "0", "--top", "101"]).Code);
        Assert.Equal(3, Run(["assess", "run", .. service, "--run", "cohortRuns/x"]).Code);
        Assert.Equal(2, Run(["assess", "run", .. service, "--since", "999999"]).Code);
        Assert.Equal(2, Run("assess", "run", "--market", Repository.PathOf("samples", "stuttgart"), "--since", "1").Code);
        Assert.Equal(2, Run(["assess", "import", "x.csv", "--instrument", "DTZ", .. service, "--out", _folder]).Code);
        Assert.Equal(2, Run(["assess", "import", Path.Combine(_folder, "none.csv"), "--instrument", "DTZ", .. service]).Code);
    }

    private string CopyOf(string office, string name)
    {
        var copy = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", office)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static JsonElement Document((int Code, string Output, string Error) ran) => JsonDocument.Parse(ran.Output).RootElement;

    private static string[] Lines((int Code, string Output, string Error) ran) => ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
