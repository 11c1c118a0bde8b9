using Kausa.Matching.Assessment;
using Kausa.Matching.Evidence;
using Kausa.Matching.Ranking;
using Xunit;

namespace Kausa.Matching.Tests.Assessment;

/// <summary>The test day of July: 24 people solve about 30 % of two tests with four answers to choose from, which is hardly more than guessing.</summary>
public sealed class StuttgartTestDay
{
    private static readonly Lazy<List<CandidateDelta>> Day = new(Run);

    [Fact]
    public void Day_Is24PeopleNearTheLevelOfChance()
    {
        var readings = Day.Value.SelectMany(delta => delta.Readings).ToList();
        Assert.Equal((24, 48), (Day.Value.Count, readings.Count));
        Assert.All(readings, reading => Assert.Equal((30, 4), (reading.Raw!.Value.OutOf, reading.Raw.Value.OptionCount)));
        Assert.InRange(readings.Average(reading => reading.Raw!.Value.ValueHundredths / 30.0), 25.0, 36.0);
    }

    [Fact]
    public void Delta_OnlyTheFloor_ShrinksNobodysListAndSaysSo()
    {
        var onlyFloor = Day.Value.Where(delta => delta.Readings.All(reading => reading.Flags.HasFlag(EstimateFlags.FloorEffect))).ToList();
        Assert.InRange(onlyFloor.Count, 12, 24);
        Assert.All(onlyFloor, delta =>
        {
            Assert.Empty(delta.Places);
            Assert.Equal(delta.BeforeDigest, delta.AfterDigest);
            Assert.Equal(delta.BeforeCount, delta.AfterCount);
            Assert.Contains(DeltaNote.OutsideRangeOnly, delta.Notes);
            Assert.Equal(2, delta.Repeats.Count);
            Assert.All(delta.Repeats, repeat => Assert.NotEmpty(repeat.Instruments));
        });
    }

    [Fact]
    public void Delta_Anybody_HasAListAsLongAsBefore() => Assert.All(Day.Value, delta => Assert.Equal(delta.BeforeCount, delta.AfterCount));

    [Fact]
    public void Delta_AFloorBesideAResultThatCounts_MovesNothingByTheFloor() =>
        Assert.All(Day.Value.SelectMany(delta => delta.Places.SelectMany(place => place.Causes, (_, cause) => (delta, cause))), pair =>
            Assert.All(pair.cause.Evidence, id => Assert.True(pair.delta.Readings.First(reading => reading.Evidence == id).Counted)));

    private static List<CandidateDelta> Run()
    {
        var sample = SampleMarket.Of("stuttgart");
        var touched = sample.Market.Candidates
            .Select(person => TouchedCandidate.Of(person, [.. person.Evidence.Where(piece => piece.Instrument != "IHK_PILOT")], person.LanguageEvidence))
            .OfType<TouchedCandidate>().ToList();
        var deltas = new List<CandidateDelta>();
        DeltaRun.Run(MatchIndex.Build(sample.Market, sample.Policy), touched, new DeltaRequest { Top = 60 }, 0, 2, (_, delta) => deltas.Add(delta));
        return deltas;
    }
}
