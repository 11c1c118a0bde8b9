using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Ranking;
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
        var (market, pair, question) = Pair(request.Subject, request.Place, request.AsOf, call, (asked, fields) =>
            QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, request.LanguageCode, request.View, asked, call.Caller, fields));
        var words = new AnswerWriter(question.Texts, question.View);
        return new V1.ExplainResponse
        {
            Info = words.Info(market.Snapshot.ToString(), pair, question.Perspective, market.Synthetic),
            Match = MatchWriter.Place(pair, market, words),
            Score = words.Explanation(MatchExplanation.Of(pair).Score),
            Rules = { words.Findings(pair.Outcomes) },
        };
    }

    private V1.WhyNotResponse WhyNot(V1.WhyNotRequest request, Admitted call)
    {
        var length = 0;
        var (market, pair, question) = Pair(request.Subject, request.Place, request.AsOf, call, (asked, fields) =>
        {
            length = QuestionReader.PageSize("list_length", request.ListLength, QuestionReader.DefaultPage, QuestionReader.LargestPage, fields);
            return QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, request.LanguageCode, V1.View.Unspecified, asked, call.Caller, fields);
        });
        var words = new AnswerWriter(question.Texts, question.View);
        var wanted = new RankRequest { Purpose = question.Purpose, Mode = question.Mode, Perspective = question.Perspective, Top = Everything };
        var list = market.Ranker(pair.Facts.AsOf).RankPlaces(pair.Candidate, wanted, PlaceSelection.Everything, call.Cancellation).Results;
        var response = new V1.WhyNotResponse
        {
            Info = words.Info(market.Snapshot.ToString(), pair, question.Perspective, market.Synthetic),
            Status = (V1.EligibilityStatus)Words.Of(pair.Status),
            Blockers = { words.Findings(pair.Outcomes.Where(outcome => outcome.Effect == RuleEffect.Exclusion)) },
            OpenPoints = { words.Findings(pair.Outcomes.Where(outcome => outcome.Effect is RuleEffect.Condition or RuleEffect.Clarification)) },
            RankedCount = list.Count,
            Score = AnswerWriter.Score(pair.Score),
            Reasons = { words.Reasons(pair) },
        };
        if (list.FirstOrDefault(result => result.Pair.Place.Id == pair.Place.Id) is { } found)
        {
            response.Rank = found.Rank;
            if (list.Count >= length)
                response.MissingMillionths = Math.Max(0, list[length - 1].Pair.Score.ScoreMillionths - pair.Score.ScoreMillionths);
        }

        return response;
    }

    private V1.ScorePairResponse ScorePair(V1.ScorePairRequest request, Admitted call)
    {
        var (market, pair, question) = Pair(request.Subject, request.Place, request.AsOf, call, (asked, fields) =>
            QuestionReader.Question(request.Purpose, request.Mode, request.Perspective, request.AsOf, string.Empty, V1.View.Unspecified, asked, call.Caller, fields));
        return new V1.ScorePairResponse
        {
            Info = new AnswerWriter(question.Texts, question.View).Info(market.Snapshot.ToString(), pair, question.Perspective, market.Synthetic),
            Status = (V1.EligibilityStatus)Words.Of(pair.Status),
            Score = AnswerWriter.Score(pair.Score),
            Codes = { pair.Outcomes.Where(outcome => outcome.Effect != RuleEffect.None).Select(outcome => outcome.Code.Code()) },
        };
    }

    private (MarketView Market, EvaluatedPair Pair, Question Question) Pair(V1.Subject? subject, string placeName, string date, Admitted call, Func<AskedPerson, FieldReader, Question> read)
    {
        var violations = new Violations();
        var fields = new FieldReader(violations, string.Empty);
        var asked = QuestionReader.Subject(subject, call.Caller, DateOf(date, call.Caller), fields);
        var place = fields.RequiredName<TrainingPlace>("place", placeName, alsoForeign: true);
        var question = read(asked, fields);
        var market = Market(call.Caller);
        var person = Person(asked, market, fields);
        var asOf = AsOf(question.AsOf, market, fields);
        violations.ThrowIfAny();
        var known = Required(person, asked);
        RequirePlace(market, place);
        var wanted = new RankRequest { Purpose = question.Purpose, Mode = question.Mode, Perspective = question.Perspective };
        return (market, market.Ranker(asOf).Evaluate(known, place, wanted), question);
    }
}
