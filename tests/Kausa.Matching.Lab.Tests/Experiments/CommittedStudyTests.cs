using System.Globalization;
using System.Text.Json;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Lab.Tests.Experiments;

/// <summary>Committed studies are what their experiments give today, and documents quote them.</summary>
public sealed class CommittedStudyTests
{
    private static readonly (string Office, string Policy)[] Offices =
        [("Stuttgart", "stuttgart"), ("Leipzig", "leipzig"), ("Düsseldorf", "duesseldorf"), ("Sachsen-Anhalt Süd", "sachsen-anhalt-sued"), ("Thüringen", "thueringen"), ("nation", "nation")];

    /// <summary>All but the one that another test makes anew in full.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Repository.PathOf("examples", "lab"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "strategies-stuttgart").Order(StringComparer.Ordinal)];

    // The first world and the last, the baseline and the policy's default: what makes a study stale mostly shows there, and all of it takes scripts/update-studies.sh.
    [Theory, MemberData(nameof(Names))]
    public void Run_SliceOfACommittedStudy_GivesItsFiguresAgain(string name)
    {
        var plan = ExperimentPlan.Read(File.ReadAllText(Repository.PathOf("examples", "lab", $"{name}.json")));
        var slice = Experiment.Run(plan with { Worlds = [.. new[] { plan.Worlds[0], plan.Worlds[^1] }.Distinct()], Variants = [.. plan.Variants.Where(variant => variant == plan.Baseline || variant == ThinFileStudy.DefaultOf(plan.Policy))] });
        var committed = FiguresOf(name);
        Assert.NotEmpty(slice.Comparisons);
        Assert.All(slice.Comparisons, one => Assert.True(
            committed[(one.World, one.Variant, one.Measure)] == (one.Mean, one.Difference.Value, one.Difference.Low, one.Difference.High),
            $"{name}, {one.World}, {one.Variant}, {one.Measure}: the study is stale; run scripts/update-studies.sh, read the diff and docs/lab.md."));
    }

    [Fact]
    public void Document_TableOfDefaults_QuotesTheStudies()
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "lab.md"));
        foreach (var (office, policy) in Offices)
        {
            var lists = ShippedPolicies.Find(policy)!.CompanyLists;
            var (row, expected) = (Of($"thin-files-{policy}", ThinFileStudy.DefaultOf(policy)), Of($"thin-files-{policy}", "WEIGHTED_SUM"));
            Assert.Contains(
                lists.Mode == ScoreMode.Balanced ? $"| {office} | BALANCED, {lists.BalancePercent} % | {row.Share} % | {expected.Share} % | {row.Quality} | {expected.Quality} |" : $"| {office} | EXPECTED | {row.Share} % | | {row.Quality} | |",
                text,
                StringComparison.Ordinal);
        }

        Assert.Contains(
            $"with twice as many at the same places Stuttgart has {Of("thin-files-stuttgart-twice", "WEIGHTED_SUM_BALANCED").Share}, Leipzig {Of("thin-files-leipzig-twice", "WEIGHTED_SUM_BALANCED").Share} and Düsseldorf {Of("thin-files-duesseldorf-twice", "WEIGHTED_SUM_BALANCED").Share} %",
            text,
            StringComparison.Ordinal);
        var (people, read) = (new[] { "stuttgart", "leipzig", "duesseldorf" }.Select(policy => Of($"thin-files-{policy}-twice", "WEIGHTED_SUM_BALANCED").Share).ToList(), new[] { "stuttgart", "leipzig", "duesseldorf" }.Select(policy => Of($"thin-files-{policy}-twice", "WEIGHTED_SUM").Share).ToList());
        Assert.Contains(
            $"With twice as many Stuttgart has {people[0]}, Leipzig {people[1]}, Düsseldorf {people[2]} % (EXPECTED: {read[0]}, {read[1]} and {read[2]} %",
            File.ReadAllText(Repository.PathOf("docs", "adr", "0009-doubt-on-companies-lists.md")),
            StringComparison.Ordinal);
    }

    private static (string Share, string Quality) Of(string name, string variant)
    {
        var figures = FiguresOf(name);
        return (
            (figures[("MATCHED", variant, ThinFileStudy.ExposureRatio)].Mean * 100).ToString("F0", CultureInfo.InvariantCulture),
            figures[("MATCHED", variant, ThinFileStudy.Quality)].Mean.ToString("F3", CultureInfo.InvariantCulture));
    }

    private static Dictionary<(string World, string Variant, string Measure), (double Mean, double Difference, double Low, double High)> FiguresOf(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "studies", name, "results.json")));
        return json.RootElement.GetProperty("comparisons").EnumerateArray().ToDictionary(
            one => (one.GetProperty("world").GetString()!, one.GetProperty("variant").GetString()!, one.GetProperty("measure").GetString()!),
            one => (one.GetProperty("mean").GetDouble(), one.GetProperty("difference").GetDouble(), one.GetProperty("low").GetDouble(), one.GetProperty("high").GetDouble()));
    }
}
