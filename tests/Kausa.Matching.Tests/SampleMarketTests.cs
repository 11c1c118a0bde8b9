using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests;

/// <summary>The five sample markets are what the generator makes, are worth showing, and keep the laws of ranking.</summary>
public sealed class SampleMarketTests
{
    public static TheoryData<string> Names => SampleMarket.Names;

    [Theory, MemberData(nameof(Names))]
    public void Generator_SampleSeed_IsTheCommittedMarket(string name)
    {
        var sample = SampleMarket.Of(name);
        Assert.Equal(CanonicalRows.Snapshot(MarketGenerator.GenerateMarket(sample.Plan.Specification())), CanonicalRows.Snapshot(sample.Market));
    }

    [Theory, MemberData(nameof(Names))]
    public void Size_OfASample_IsThatOfASmallOffice(string name)
    {
        var market = SampleMarket.Of(name).Market;
        Assert.InRange(market.Candidates.Count, 60, 100);
        Assert.InRange(market.Places.Count, 60, 120);
        Assert.All(market.Candidates, c => Assert.NotNull(c.Home));
    }

    [Theory, MemberData(nameof(Names))]
    public void Statuses_OfShownPairs_NoneIsAboveEightyPercent(string name)
    {
        var shown = Shown(SampleMarket.Of(name)).ToList();
        foreach (var status in new[] { EligibilityStatus.Eligible, EligibilityStatus.EligibleWithConditions, EligibilityStatus.NeedsClarification })
        {
            Assert.InRange(shown.Count(r => r.Pair.Status == status) * 100, shown.Count * 5, shown.Count * 80);
        }
    }

    [Fact]
    public void Statuses_OfTheStuttgartSample_AreThoseThatTheDocumentTells()
    {
        var sample = SampleMarket.Of("stuttgart");
        var shown = Shown(sample).ToList();
        string Share(EligibilityStatus status) => (Math.Round(shown.Count(r => r.Pair.Status == status) * 1_000m / shown.Count, MidpointRounding.AwayFromZero) / 10).ToString("0.0", CultureInfo.InvariantCulture);
        var told = string.Create(
            CultureInfo.InvariantCulture,
            $"{shown.Count:N0} of {sample.Market.Candidates.Count * sample.Market.Places.Count:N0} pairs are possible: {Share(EligibilityStatus.Eligible)} % eligible, {Share(EligibilityStatus.EligibleWithConditions)} % with conditions, {Share(EligibilityStatus.NeedsClarification)} % to be clarified;");
        Assert.Contains(told, string.Join(' ', File.ReadAllText(Repository.PathOf("docs", "market-generator.md")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(
            $"| {Share(EligibilityStatus.Eligible)} % possible, {Share(EligibilityStatus.EligibleWithConditions)} % with conditions, {Share(EligibilityStatus.NeedsClarification)} % to clarify |",
            File.ReadAllText(Repository.PathOf("README.md")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    public void Silence_OfAPlaceAboutItsProfile_ImprovesNoMeanRank(string name)
    {
        var sample = SampleMarket.Of(name);
        var ranker = sample.Ranker;
        var lists = sample.Market.Candidates.ToDictionary(c => c.Id, c => ranker.RankPlaces(c.Id, SampleMarket.Everything).Results);
        var offenders = new List<string>();
        foreach (var place in sample.Market.Places.Where(p => p.Requirements is not null))
        {
            // A place alone in the market scores as it does among the others; whether it can be shown does not depend on its profile.
            var alone = new Market(sample.Market.Office, sample.Market.AsOf, sample.Market.Source, sample.Market.Content with { Places = [place with { Requirements = null }] });
            var silent = new ReferenceRanker(alone, sample.Policy);
            var shown = lists.Where(list => list.Value.Any(r => r.Pair.Place.Id == place.Id)).ToList();
            var before = shown.Sum(list => RankAmong(list.Value, place.Id, list.Value.Single(r => r.Pair.Place.Id == place.Id).Pair.Score.ScoreMillionths));
            var after = shown.Sum(list => RankAmong(
                list.Value, place.Id, silent.RankPlaces(list.Key, SampleMarket.Everything).Results.Single().Pair.Score.ScoreMillionths));
            if (after < before)
            {
                offenders.Add(place.Id.Value);
            }
        }

        Assert.Empty(offenders);
    }

    [Theory, MemberData(nameof(Names))]
    public void Lists_OfASample_AreOrderedNumberedAndWithoutTheImpossible(string name) => Assert.All(Answers(SampleMarket.Of(name)), answer =>
    {
        Assert.Equal(Enumerable.Range(1, answer.Results.Count), answer.Results.Select(r => r.Rank));
        Assert.Equal(answer.Results.Select(r => r.Pair.Score.ScoreMillionths).OrderDescending(), answer.Results.Select(r => r.Pair.Score.ScoreMillionths));
        Assert.DoesNotContain(answer.Results, r => r.Pair.Status == EligibilityStatus.Ineligible);
        Assert.Equal(answer.RankablePairCount, answer.Results.Count);
    });

    [Theory, MemberData(nameof(Names))]
    public void Explanations_OfShownPairs_AddUpToTheScore(string name) => Assert.All(
        Shown(SampleMarket.Of(name)), r => Assert.Empty(ExplanationChecker.FindErrors(MatchExplanation.Of(r.Pair).Score, r.Pair.Score.ScoreMillionths)));

    [Theory, MemberData(nameof(Names))]
    public void Modes_OfShownPairs_AreOrderedAndInsideTheirInterval(string name)
    {
        var sample = SampleMarket.Of(name);
        var ranker = sample.Ranker;
        foreach (var candidate in sample.Market.Candidates)
        {
            var byMode = Enum.GetValues<ScoreMode>().ToDictionary(
                mode => mode, mode => ranker.RankPlaces(candidate.Id, SampleMarket.Everything with { Mode = mode }).Results.ToDictionary(r => r.Pair.Place.Id, r => r.Pair.Score));
            foreach (var (place, expected) in byMode[ScoreMode.Expected])
            {
                Assert.InRange(expected.ScoreMillionths, byMode[ScoreMode.Cautious][place].ScoreMillionths, byMode[ScoreMode.Potential][place].ScoreMillionths);
                Assert.InRange(expected.ExpectedMillionths, expected.Interval.LowMillionths, expected.Interval.HighMillionths);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void MigrantLed_TurnedRound_ChangesNoScoreStatusOrOrder(string name)
    {
        var sample = SampleMarket.Of(name);
        var turned = new Market(sample.Market.Office, sample.Market.AsOf, sample.Market.Source, sample.Market.Content with
        {
            Companies = [.. sample.Market.Companies.Select(company => company with { MigrantLed = company.MigrantLed == true ? false : true })],
        });
        Assert.Equal(Shown(sample).Select(Seen), Shown(sample with { Market = turned }).Select(Seen));

        static (string, string, int, EligibilityStatus) Seen(RankedPair r) => (r.Pair.Candidate.Id.Value, r.Pair.Place.Id.Value, r.Pair.Score.ScoreMillionths, r.Pair.Status);
    }

    [Theory, MemberData(nameof(Names))]
    public void Rows_InReverse_GiveTheSameSnapshotAndDigests(string name)
    {
        var sample = SampleMarket.Of(name);
        var content = sample.Market.Content;
        var reversed = sample with
        {
            Market = new Market(sample.Market.Office, sample.Market.AsOf, sample.Market.Source, content with
            {
                Candidates = [.. content.Candidates.Reverse()],
                Companies = [.. content.Companies.Reverse()],
                Places = [.. content.Places.Reverse()],
                Advisers = [.. content.Advisers.Reverse()],
            }),
        };
        Assert.Equal(CanonicalRows.Snapshot(sample.Market), CanonicalRows.Snapshot(reversed.Market));
        Assert.Equal(Answers(sample).Select(answer => answer.Digest), Answers(reversed).Select(answer => answer.Digest));
    }

    private static int RankAmong(IEnumerable<RankedPair> list, Id<TrainingPlace> place, int scoreMillionths) =>
        1 + list.Count(r => r.Pair.Place.Id != place && r.Pair.Score.ScoreMillionths > scoreMillionths);

    private static IEnumerable<RankAnswer> Answers(SampleMarket sample)
    {
        var ranker = sample.Ranker;
        return sample.Market.Candidates.Select(candidate => ranker.RankPlaces(candidate.Id, SampleMarket.Everything));
    }

    private static IEnumerable<RankedPair> Shown(SampleMarket sample) => Answers(sample).SelectMany(answer => answer.Results);
}
