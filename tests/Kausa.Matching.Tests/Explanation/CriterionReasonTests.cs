using System.Text;
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

    [Fact]
    public void TryWrite_EveryLineOfAnyPair_IsTheTextOfFormat() =>
        Prop.ForAll(MarketGen.PopulatedMarkets(4).ToArbitrary(), RankGen.Requests.ToArbitrary(), (market, request) => Pairs(market, request)
            .SelectMany(pair => Lines(MatchExplanation.Of(pair).Score))
            .All(line => TextCatalogue.Languages.All(language => IsWritten(TextCatalogue.For(language), line)))).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    private static IEnumerable<ExplanationNode> Lines(ExplanationNode node) => node.Children.SelectMany(Lines).Prepend(node);

    private static bool IsWritten(TextCatalogue texts, ExplanationNode line)
    {
        Span<byte> bytes = stackalloc byte[512];
        return texts.TryWrite(line.Code, line.Arguments, bytes, out var count) && Encoding.UTF8.GetString(bytes[..count]) == texts.Format(line.Code, line.Arguments)
            && !texts.TryWrite(line.Code, line.Arguments, bytes[..Math.Max(0, count - 1)], out _);
    }

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
