using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Explanation;

public sealed class CriterionReasonTests
{
    [Fact]
    public void Reasons_AnyPair_AreThoseOfTheWholeExplanation() =>
        Prop.ForAll(MarketGen.PopulatedMarkets(4).ToArbitrary(), RankGen.Requests.ToArbitrary(), (market, request) => Pairs(market, request)
            .All(pair => MatchExplanation.Reasons(pair).SequenceEqual(MatchExplanation.Of(pair).Score.Children.Select(InShort)))).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static IEnumerable<EvaluatedPair> Pairs(Market market, RankRequest request)
    {
        var begins = TestPolicies.Base.Law.BeginsOn;
        var ranker = new ReferenceRanker(market, TestPolicies.Base, market.AsOf < begins ? begins : market.AsOf);
        return market.Candidates.SelectMany(person => market.Places.Select(place => ranker.Evaluate(person.Id, place.Id, request with { Purpose = Purpose.MatchForAdviser })));
    }

    private static CriterionReason InShort(ExplanationNode criterion)
    {
        var costliest = criterion.Children.Skip(1).Where(line => line.Code != ExplanationCodes.SkillsCut).MinBy(line => line.Millionths);
        return new CriterionReason(
            criterion.Code,
            criterion.Millionths,
            criterion.Children[0].Millionths,
            criterion.Basis,
            costliest is null || costliest.Millionths == 0 ? null : new CostliestLine(costliest.Code, costliest.Millionths, costliest.Arguments));
    }
}
