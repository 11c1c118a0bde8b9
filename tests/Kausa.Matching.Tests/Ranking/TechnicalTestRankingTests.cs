using Kausa.Matching.Model;
using Kausa.Matching.Office.Reading;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Ranking;

/// <summary>A gewerblich-technical test moves a person's list, and in the direction of what it found.</summary>
public sealed class TechnicalTestRankingTests
{
    private static readonly Lazy<Market> Sample = new(() => MarketReader.Read(new FolderMarketSource(Repository.PathOf("samples", "stuttgart"))).Market!);
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("stuttgart")!;

    /// <summary>The six factors A to F of hamet.</summary>
    private static readonly CompetenceDimension[] Hamet =
    [
        CompetenceDimension.ManRoutine, CompetenceDimension.ManToolSimple, CompetenceDimension.ManPerception,
        CompetenceDimension.ManInstruction, CompetenceDimension.ManToolComplex, CompetenceDimension.ManPrecision,
    ];

    /// <summary>The two parts of the chamber's test.</summary>
    private static readonly CompetenceDimension[] Chamber = [CompetenceDimension.SchMath, CompetenceDimension.CogTechnical];

    public static TheoryData<string, bool> Results => new() { { "HAMET", true }, { "HAMET", false }, { "CHAMBER", true }, { "CHAMBER", false } };

    [Theory]
    [MemberData(nameof(Results))]
    public void Rank_TestIsImported_MostListsChangeInItsDirection(string test, bool good)
    {
        var tested = test == "HAMET" ? Hamet : Chamber;
        var people = Sample.Value.Candidates.Where(c => !c.Evidence.Any(e => tested.Contains(e.Dimension))).ToList();
        var before = new ReferenceRanker(Sample.Value, Policy);
        var after = new ReferenceRanker(With(people, person => [.. tested.Select((dimension, i) => Result(test, dimension, good, i))]), Policy);
        var (lists, changed, towards, away) = (0, 0, 0, 0);
        foreach (var person in people)
        {
            var old = Places(before, person.Id);
            var now = Places(after, person.Id);
            Assert.Equal(old.Select(r => r.Pair.Place.Id).Order(), now.Select(r => r.Pair.Place.Id).Order());
            if (old.Count < 2)
                continue;
            lists++;
            changed += old.Select(r => r.Pair.Place.Id).SequenceEqual(now.Select(r => r.Pair.Place.Id)) ? 0 : 1;
            foreach (var (riser, faller) in Overtakings(old, now))
            {
                var difference = Weight(riser, tested) - Weight(faller, tested);
                towards += (good ? difference : -difference) > 0 ? 1 : 0;
                away += (good ? difference : -difference) < 0 ? 1 : 0;
            }
        }

        Assert.True(lists >= 20, $"{lists} lists");
        Assert.True(changed * 2 > lists, $"{changed} of {lists} lists changed");
        Assert.True(towards > 3 * away, $"{towards} overtakings in the direction of the test, {away} against it");
    }

    private static List<RankedPair> Places(ReferenceRanker ranker, Id<Candidate> person) =>
        [.. ranker.RankPlaces(person, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 }).Results];

    private static IEnumerable<(RankedPair Riser, RankedPair Faller)> Overtakings(List<RankedPair> old, List<RankedPair> now)
    {
        var position = now.Select((result, i) => (result.Pair.Place.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        for (var i = 0; i < old.Count; i++)
        {
            for (var j = i + 1; j < old.Count; j++)
            {
                if (position[old[j].Pair.Place.Id] < position[old[i].Pair.Place.Id])
                    yield return (old[j], old[i]);
            }
        }
    }

    private static int Weight(RankedPair result, CompetenceDimension[] tested) => tested.Sum(result.Pair.Input.Needs.Requirements.Weight);

    /// <summary>hamet in T values: 1.5 standard deviations above or below the norm. The chamber's test in items right of 20.</summary>
    private static CompetenceEvidence Result(string test, CompetenceDimension dimension, bool good, int index) => new()
    {
        Id = new(FormattableString.Invariant($"t-{index + 1}")),
        Dimension = dimension,
        Kind = test == "HAMET" ? EvidenceKind.NormedTest : EvidenceKind.PercentTest,
        Raw = test == "HAMET" ? new RawResult(RawScale.T, good ? 6_500 : 3_500) : new RawResult(RawScale.Percent, good ? 1_800 : 400, 20),
        AssessedOn = Sample.Value.AsOf.AddDays(-10),
        Instrument = test,
        AdministrationLanguage = "de",
        Supervised = true,
    };

    private static Market With(List<Candidate> people, Func<Candidate, CompetenceEvidence[]> results)
    {
        var ids = people.Select(person => person.Id).ToHashSet();
        return new Market(Sample.Value.Office, Sample.Value.AsOf, Sample.Value.Source, Sample.Value.Content with
        {
            Candidates = [.. Sample.Value.Candidates.Select(c => ids.Contains(c.Id)
                ? c with { Evidence = [.. c.Evidence.Concat(results(c)).OrderBy(e => e.Kind).ThenBy(e => e.AssessedOn).ThenBy(e => e.Id)] }
                : c)],
        });
    }
}
