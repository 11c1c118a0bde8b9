using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Validation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Services;

/// <summary>The questions about one pair.</summary>
internal sealed partial class MatchRpc
{
    private V1.ExplainResponse Explain(V1.ExplainRequest request, Admitted call)
    {
        var (market, _, pair, question) = Pair(request.Subject, request.Place, request.AsOf, call, (asked, fields) =>
            QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, request.LanguageCode, request.View, asked, call.Caller, fields));
        var words = new AnswerWriter(question.Texts, question.View);
        using var rules = new MessageEncoder();
        words.Findings(rules, V1.ExplainResponse.RulesFieldNumber, pair.ToldOutcomes);
        var response = rules.To<V1.ExplainResponse>();
        response.Info = words.Info(market.Snapshot, pair, question.Perspective, market.Synthetic);
        response.Match = MatchWriter.Place(pair, market, words);
        if (pair.IsConsentMissing)
        {
            response.Match = new V1.PlaceMatch { Place = response.Match.Place, Status = response.Match.Status };
            return response;
        }

        response.Score = words.Explanation(MatchExplanation.Of(pair).Score);
        response.EstimateFlags.Add(PairFlags.OfEstimates(pair).Select(flag => flag.Code()));
        return response;
    }

    internal V1.WhyNotResponse WhyNot(V1.WhyNotRequest request, Admitted call)
    {
        var length = 0;
        var (market, person, pair, question) = Pair(request.Subject, request.Place, request.AsOf, call, (asked, fields) =>
        {
            length = QuestionReader.PageSize("list_length", request.ListLength, QuestionReader.DefaultPage, QuestionReader.LargestPage, fields);
            return QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, request.LanguageCode, V1.View.Unspecified, asked, call.Caller, fields);
        });
        var words = new AnswerWriter(question.Texts, question.View);
        var answer = Advice.WhyNot.Of(market.Index, person.Facts, pair.Place.Id, new RankRequest { Purpose = question.Purpose, Mode = question.Mode, Perspective = question.Perspective }.OrderedBy(market.Policy, Policy.Perspective.Candidate, market.AsOf), length, call.Cancellation);
        using var bytes = new MessageEncoder();
        words.Findings(bytes, V1.WhyNotResponse.BlockersFieldNumber, answer.Blockers.ToValueList());
        words.Findings(bytes, V1.WhyNotResponse.OpenPointsFieldNumber, pair.ToldOutcomes.Where(outcome => outcome.Effect is RuleEffect.Condition or RuleEffect.Clarification).ToValueList());
        if (!answer.IsConsentMissing)
        {
            AnswerWriter.Score(bytes, V1.WhyNotResponse.ScoreFieldNumber, pair.Score);
            words.Reasons(bytes, V1.WhyNotResponse.ReasonsFieldNumber, pair);
        }

        var response = bytes.To<V1.WhyNotResponse>();
        response.Info = words.Info(market.Snapshot, pair, question.Perspective, market.Synthetic);
        response.Info.Strategy = answer.LearnedSince is null ? V1.Strategy.Unspecified : V1.Strategy.Learned;
        response.Info.LearnedSince = Days.Of(answer.LearnedSince);
        response.Status = (V1.EligibilityStatus)Words.Of(pair.Status);
        response.RankedCount = answer.RankedCount;
        if (answer.Rank is { } rank)
            response.Rank = rank;
        if (answer.MissingMillionths is { } missing)
            response.MissingMillionths = missing;
        new AdviceWriter(question.Texts).Complete(response, answer, market);
        return response;
    }

    private V1.ScorePairResponse ScorePair(V1.ScorePairRequest request, Admitted call)
    {
        var (market, _, pair, question) = Pair(request.Subject, request.Place, request.AsOf, call, (asked, fields) =>
            QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, string.Empty, V1.View.Unspecified, asked, call.Caller, fields));
        using var score = new MessageEncoder();
        if (!pair.IsConsentMissing)
        {
            AnswerWriter.Score(score, V1.ScorePairResponse.ScoreFieldNumber, pair.Score);
        }

        var response = score.To<V1.ScorePairResponse>();
        response.Info = new AnswerWriter(question.Texts, question.View).Info(market.Snapshot, pair, question.Perspective, market.Synthetic);
        response.Status = (V1.EligibilityStatus)Words.Of(pair.Status);
        response.Codes.Add(pair.ToldOutcomes.Where(outcome => outcome.Effect != RuleEffect.None).Select(outcome => outcome.Code.Code()));
        return response;
    }

    private (MarketView Market, MarketPerson Person, EvaluatedPair Pair, Question Question) Pair(V1.Subject? subject, string placeName, string date, Admitted call, Func<AskedPerson, FieldReader, Question> read)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var asked = QuestionReader.Subject(subject, call.Caller, DateOf(date, call.Caller), fields);
        var place = fields.RequiredName<TrainingPlace>("place", placeName, alsoForeign: true);
        var question = read(asked, fields);
        QuestionReader.CheckDate(question.AsOf, Head(call.Caller), fields);
        ThrowIfAny(asked, views, call.Caller, violations, fields);
        var market = Market(call.Caller, question.AsOf);
        var person = Person(asked, market, violations, fields);
        RequirePlace(market, place);
        var wanted = new RankRequest { Purpose = question.Purpose, Mode = question.Mode, Perspective = question.Perspective };
        return (market, person, person.Evaluate(place, wanted), question);
    }
}
