using System.Text;
using Kausa.Matching.Assessment;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Tests.Assessments;

/// <summary>Results into a market on disk, and runs that survive being cut off anywhere.</summary>
public sealed class AssessmentRunnerTests
{
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("stuttgart")!;
    private static readonly InstrumentMapping Trial = InstrumentMappings.Find("COMPANY_TRIAL")!;

    [Fact]
    public void Save_TheSameFileTwice_ChangesNothingTheSecondTime()
    {
        using var files = new ResultFiles();
        Import(files);
        var (evidence, pending) = (Bytes(files, "evidence.csv"), File.ReadAllBytes(new AssessmentFolder(files.MarketFolder).Pending));
        var again = Import(files);
        Assert.All(again.Pieces, piece => Assert.Equal(MergeOutcome.Unchanged, piece.Outcome));
        Assert.Equal(evidence, Bytes(files, "evidence.csv"));
        Assert.Equal(pending, File.ReadAllBytes(new AssessmentFolder(files.MarketFolder).Pending));
    }

    [Fact]
    public void Save_AnyImport_TouchesNoOtherFileOfTheMarket()
    {
        using var files = new ResultFiles();
        var before = Directory.EnumerateFiles(files.MarketFolder).Select(path => Path.GetFileName(path)).Where(name => name != "evidence.csv").ToDictionary(name => name, name => Bytes(files, name));
        Import(files);
        Assert.All(before, file => Assert.Equal(file.Value, Bytes(files, file.Key)));
        Assert.Equal(before.Count + 1, Directory.EnumerateFiles(files.MarketFolder).Count());
    }

    [Fact]
    public void Save_TwoSources_KeepBothWithWhereTheyCameFrom()
    {
        using var files = new ResultFiles();
        Import(files);
        var path = files.Write("kammer.csv", "candidate,assessed_on,dimension,result,out_of\ns-001,2026-07-02,COG_TECHNICAL,15,20\n"u8.ToArray());
        var mapping = InstrumentMappings.Find("CHAMBER_CHECK")!;
        var market = files.Market;
        new AssessmentFolder(files.MarketFolder).Save(files.MarketFolder, market, AssessmentImport.Into(market, AssessmentReader.Read(path, mapping, market).Rows), path, mapping);
        var person = files.Market.FindCandidate(new("s-001"))!;
        Assert.Equal(["CHAMBER_CHECK", "COMPANY_TRIAL"], person.Evidence.Where(piece => piece.Dimension == CompetenceDimension.CogTechnical && piece.AssessedOn.Month == 7).Select(piece => piece.Instrument).Order());
        var sources = PendingResults.Read(new AssessmentFolder(files.MarketFolder).Pending).Sources.Where(source => source.Candidate.Value == "s-001").ToList();
        Assert.Equal(["kammer.csv", "trial.csv"], sources.Select(source => source.File).Distinct().Order(StringComparer.Ordinal));
        Assert.All(sources, source => Assert.Equal(64, source.FileDigest.Length));

        // A run compares with what was known before the first of them.
        var results = Run(files).Document.People.Single(one => one.Candidate == "s-001").Results;
        Assert.Equal(["CHAMBER_CHECK", "COMPANY_TRIAL"], results.Select(one => one.Instrument).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Run_OnlyTouchedPeople_AndNobodyASecondTime()
    {
        using var files = new ResultFiles();
        Import(files);
        var run = Run(files);
        Assert.Equal(People(files), run.Document.People.Select(person => person.Candidate));
        Assert.Equal(run.Document.ToJson(), File.ReadAllText(new AssessmentFolder(files.MarketFolder).RunRecord(1)));
        Assert.Equal((1, null), (run.Number, Run(files).Number));
        Import(files);
        Assert.Null(Run(files).Number);
    }

    [Fact]
    public void Run_CutOffAnywhere_GoesOnToTheSameDigest()
    {
        using var whole = new ResultFiles();
        Import(whole);
        var expected = Run(whole).Document;
        using var files = new ResultFiles();
        Import(files);
        var folder = new AssessmentFolder(files.MarketFolder);
        using (var stop = new CancellationTokenSource())
        {
            Assert.Throws<OperationCanceledException>(() => AssessmentRunner.Run(folder, files.Market, Policy, new DeltaRequest(), resume: false, 1, new After(stop), stop.Token));
        }

        var lines = File.ReadAllLines(folder.Journal);
        Assert.InRange(lines.Length, 2, expected.PersonCount);

        // Cut off in the middle of a line.
        var bytes = File.ReadAllBytes(folder.Journal);
        File.WriteAllBytes(folder.Journal, bytes[..^40]);
        var resumed = Run(files, resume: true);
        Assert.Equal(lines.Length - 2, resumed.ResumedCount);
        Assert.Equal(expected.ToJson(), resumed.Document.ToJson());
    }

    [Fact]
    public void Run_WithoutResumeOrAboutSomethingElse_BeginsAnew()
    {
        using var files = new ResultFiles();
        Import(files);
        var folder = new AssessmentFolder(files.MarketFolder);
        using (var stop = new CancellationTokenSource())
        {
            Assert.Throws<OperationCanceledException>(() => AssessmentRunner.Run(folder, files.Market, Policy, new DeltaRequest(), resume: false, 1, new After(stop), stop.Token));
        }

        var other = AssessmentRunner.Run(folder, files.Market, Policy, new DeltaRequest { Top = 3 }, resume: true, 1);
        Assert.Equal((0, 3), (other.ResumedCount, other.Document.Top));
    }

    [Fact]
    public void Run_CutOffAfterTheRecord_GivesTheRecord()
    {
        using var files = new ResultFiles();
        Import(files);
        var folder = new AssessmentFolder(files.MarketFolder);
        var pending = File.ReadAllBytes(folder.Pending);
        var first = Run(files);
        File.WriteAllBytes(folder.Pending, pending);
        var second = Run(files, resume: true);
        Assert.Equal(first.Document.ToJson(), second.Document.ToJson());
        Assert.Equal([1], folder.RunNumbers);
        Assert.False(File.Exists(folder.Pending));
    }

    [Fact]
    public void Run_ResultsThatWereTakenBack_AreToldAsSuch()
    {
        using var files = new ResultFiles();
        var before = files.Market;
        Import(files);
        File.WriteAllBytes(Path.Combine(files.MarketFolder, "evidence.csv"), Encoding.UTF8.GetBytes(string.Join('\n', File.ReadAllLines(Path.Combine(files.MarketFolder, "evidence.csv")).Where(line => !line.Contains("s-001,", StringComparison.Ordinal))) + "\n"));
        var person = Run(files).Document.People.Single(one => one.Candidate == "s-001");
        Assert.Equal(before.FindCandidate(new("s-001"))!.Evidence.Select(piece => piece.Id.Value).Order(StringComparer.Ordinal), person.TakenBack);
        Assert.Empty(person.Results);
    }

    private static byte[] Bytes(ResultFiles files, string name) => File.ReadAllBytes(Path.Combine(files.MarketFolder, name));

    private static string[] People(ResultFiles files) => [.. files.Market.Candidates.Select(person => person.Id.Value).Take(90)];

    /// <summary>A trial of 90 people, so that a run takes more than one window.</summary>
    private static AssessmentImport Import(ResultFiles files)
    {
        var text = "candidate,assessed_on,trial_days,team,reliability,technical\n" + string.Concat(People(files).Select((id, i) => $"{id},2026-07-01,{(i % 9) + 1},{(i % 5) + 1},{(i % 3) + 3},{(i % 4) + 2}\n"));
        var path = files.Write("trial.csv", Encoding.UTF8.GetBytes(text));
        var market = files.Market;
        var import = AssessmentImport.Into(market, AssessmentReader.Read(path, Trial, market).Rows);
        new AssessmentFolder(files.MarketFolder).Save(files.MarketFolder, market, import, path, Trial);
        return import;
    }

    private static AssessmentRunResult Run(ResultFiles files, bool resume = false) =>
        AssessmentRunner.Run(new AssessmentFolder(files.MarketFolder), files.Market, Policy, new DeltaRequest(), resume, 2);

    /// <summary>Stops after the first window.</summary>
    private sealed class After(CancellationTokenSource stop) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => stop.Cancel();
    }
}
