using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Scoring;
using Xunit;

namespace Kausa.Matching.Tests.Explanation;

/// <summary>What rests on an estimate is said in one place, and the same way by every answer.</summary>
public sealed class PairFlagsTests
{
    private static readonly EvaluatedPair[] Pairs = [.. Evaluate()];

    [Fact]
    public void Of_EveryPairOfTheSample_NamesWhatStandsInForAStatement() => Assert.All(Pairs, pair =>
    {
        var flags = PairFlags.Of(pair).ToList();
        Assert.Equal(pair.Place.Requirements is null, flags.Contains(EstimateFlag.RequirementsEstimated));
        Assert.Equal(pair.Input.Trip is { LimitIsAssumed: true }, flags.Contains(EstimateFlag.LimitAssumed));
        Assert.Equal(pair.Input.Needs.LanguageTargetsAreEstimated, flags.Contains(EstimateFlag.LanguageTargetsEstimated));
        Assert.Equal(flags.Order(), flags);
    });

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Codes_EveryFlag_HasAText(string language) => Assert.All(EnumCode.All<EstimateFlag>(), code => Assert.NotEmpty(TextCatalogue.For(language).Text("Flag." + code)));

    [Fact]
    public void Location_WayFromTheModel_IsEstimatedInTheSumAndInWords()
    {
        Assert.Contains(Pairs, pair => pair.Input.Trip is { IsEstimated: true });
        Assert.All(Pairs.Where(pair => pair.Input.Trip is not null), pair =>
        {
            var line = MatchExplanation.Of(pair).Score.Children.Single(node => node.Code == ExplanationCodes.Location);
            var words = PlainReasons.Of(pair).Single(reason => reason.Code.StartsWith("Plain.TRAVEL", StringComparison.Ordinal));
            Assert.Equal(pair.Input.Trip!.IsEstimated ? ExplanationBasis.Estimated : ExplanationBasis.Measured, line.Basis);
            Assert.Equal(pair.Input.Trip.IsEstimated ? PlainBasis.Estimated : PlainBasis.Measured, words.Basis);
        });
    }

    [Fact]
    public void IsEstimated_MinutesOfTheOfficesTable_AreMeasured() => Assert.False(new Trip(100, 20, null, 60, false).IsEstimated);

    private static IEnumerable<EvaluatedPair> Evaluate()
    {
        var (sample, ranker) = (SampleMarket.Of("stuttgart").Market, SampleMarket.Of("stuttgart").Ranker);
        return from person in sample.Candidates.Take(10) from place in sample.Places.Take(20) select ranker.Evaluate(person.Id, place.Id, new RankRequest { Purpose = Purpose.MatchForAdviser });
    }
}
