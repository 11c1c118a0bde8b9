using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>The sample market gives the same digests on every machine, and is worth showing.</summary>
public sealed class SampleMarketTests
{
    private const string Golden = "Golden/stuttgart.txt";
    private static readonly Lazy<Market> Sample = new(() => MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart"))).Market!);
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("stuttgart")!;

    [Theory]
    [Trait("Category", "Digest")]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Digests_AnyCulture_EqualTheGoldenFile(string culture)
    {
        var lines = InCulture(culture, Lines);

        // Only scripts/update-golden.sh names a file; a test run writes nothing.
        if (Environment.GetEnvironmentVariable("KAUSA_GOLDEN_OUT") is { Length: > 0 } file)
        {
            File.WriteAllLines(file, lines);
            return;
        }

        using var stream = typeof(SampleMarketTests).Assembly.GetManifestResourceStream(Golden)!;
        using var reader = new StreamReader(stream);
        Assert.Equal(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries), lines);
    }

    [Fact]
    public void Generator_SampleSeed_IsTheCommittedMarket() =>
        Assert.Equal(CanonicalRows.Snapshot(MarketGenerator.Generate(StuttgartMarket.Specification()).Market), CanonicalRows.Snapshot(Sample.Value));

    [Fact]
    public void Statuses_OfShownPairs_NoneIsAboveEightyPercent()
    {
        var ranker = new ReferenceRanker(Sample.Value, Policy);
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        var shown = Sample.Value.Candidates.SelectMany(c => ranker.RankPlaces(c.Id, request).Results).ToList();
        foreach (var status in new[] { EligibilityStatus.Eligible, EligibilityStatus.EligibleWithConditions, EligibilityStatus.NeedsClarification })
        {
            Assert.InRange(shown.Count(r => r.Pair.Status == status) * 100, 1, shown.Count * 80);
        }
    }

    [Fact]
    public void Silence_OfAPlaceAboutItsProfile_ImprovesNoMeanRank()
    {
        var before = new ReferenceRanker(Sample.Value, Policy);
        var offenders = new List<string>();
        foreach (var place in Sample.Value.Places.Where(p => p.Requirements is not null))
        {
            var silent = new Market(Sample.Value.Office, Sample.Value.AsOf, Sample.Value.Source, Sample.Value.Content with
            {
                Places = [.. Sample.Value.Places.Select(p => p.Id == place.Id ? p with { Requirements = null } : p)],
            });
            if (RankSum(new ReferenceRanker(silent, Policy), place.Id) < RankSum(before, place.Id))
            {
                offenders.Add(place.Id.Value);
            }
        }

        Assert.Empty(offenders);
    }

    [Fact]
    public void Candidates_OfTheSample_AllHaveAHome() => Assert.All(Sample.Value.Candidates, c => Assert.NotNull(c.Home));

    private static int RankSum(ReferenceRanker ranker, Id<TrainingPlace> place) => Sample.Value.Candidates.Sum(c =>
        ranker.RankPlaces(c.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 }).Results.Where(r => r.Pair.Place.Id == place).Sum(r => r.Rank));

    private static List<string> Lines()
    {
        var lines = new List<string>();
        foreach (var mode in Enum.GetValues<ScoreMode>())
        {
            var ranker = new ReferenceRanker(Sample.Value, Policy);
            var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = mode, Top = 20 };
            lines.AddRange(Sample.Value.Candidates.Select(c => $"candidate {c.Id} {mode.Code()} {ranker.RankPlaces(c.Id, request).Digest}"));
            lines.AddRange(Sample.Value.Places.Select(p => $"place {p.Id} {mode.Code()} {ranker.RankCandidates(p.Id, request).Digest}"));
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
