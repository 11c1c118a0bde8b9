using System.Globalization;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>The five sample markets give the same digests on every machine and in every culture.</summary>
public sealed class SampleDigestTests
{
    public static TheoryData<string, string> NamesAndCultures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var name in SampleMarket.Policies)
            {
                foreach (var culture in new[] { string.Empty, "de-DE", "tr-TR" })
                {
                    data.Add(name, culture);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(NamesAndCultures))]
    [Trait("Category", "Digest")]
    public void Digests_AnyCulture_EqualTheGoldenFile(string name, string culture)
    {
        var lines = InCulture(culture, () => Lines(SampleMarket.Of(name)));

        // Only scripts/update-golden.sh names a folder; a test run writes nothing.
        if (Environment.GetEnvironmentVariable("KAUSA_GOLDEN_OUT") is { Length: > 0 } folder)
        {
            File.WriteAllLines(Path.Combine(folder, name + ".txt"), lines);
            return;
        }

        using var stream = typeof(SampleDigestTests).Assembly.GetManifestResourceStream($"Golden/{name}.txt")!;
        using var reader = new StreamReader(stream);
        Assert.Equal(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries), lines);
    }

    // The index on every form of the kernels: the digests of the reference.
    [Theory, MemberData(nameof(NamesAndKernels))]
    [Trait("Category", "Digest")]
    public void Digests_OfTheIndex_EqualTheReference(string name, KernelPath kernel)
    {
        var sample = SampleMarket.Of(name);
        var index = MatchIndex.Build(sample.Market, sample.Policy, kernel: kernel);
        foreach (var mode in Enum.GetValues<ScoreMode>())
        {
            var ranker = sample.Ranker;
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode, Top = 20, CountPairs = false };
            Assert.All(sample.Market.Candidates, c => Assert.Equal(ranker.RankPlaces(c.Id, request).Digest, index.RankPlaces(c.Id, request).Digest));
            Assert.All(sample.Market.Places, p => Assert.Equal(ranker.RankCandidates(p.Id, request).Digest, index.RankCandidates(p.Id, request).Digest));
        }
    }

    public static TheoryData<string, KernelPath> NamesAndKernels
    {
        get
        {
            var data = new TheoryData<string, KernelPath>();
            foreach (var name in SampleMarket.Policies)
            {
                foreach (var kernel in KernelSelector.Available)
                {
                    data.Add(name, kernel);
                }
            }

            return data;
        }
    }

    private static List<string> Lines(SampleMarket sample)
    {
        var lines = new List<string>();
        foreach (var mode in Enum.GetValues<ScoreMode>())
        {
            var ranker = sample.Ranker;
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode, Top = 20 };
            lines.AddRange(sample.Market.Candidates.Select(c => $"candidate {c.Id} {mode.Code()} {ranker.RankPlaces(c.Id, request).Digest}"));
            lines.AddRange(sample.Market.Places.Select(p => $"place {p.Id} {mode.Code()} {ranker.RankCandidates(p.Id, request).Digest}"));
        }

        return lines;
    }

    private static T InCulture<T>(string culture, Func<T> make)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return make();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
