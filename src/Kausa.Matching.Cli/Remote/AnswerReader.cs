using System.Globalization;
using Google.Protobuf.Collections;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Rankings and explanations of a service as they are shown: like those made here.</summary>
internal static class AnswerReader
{
    public static RankView View(this V1.RankTrainingPlacesResponse answer, string candidate) => new()
    {
        Basis = Basis(answer.Info),
        Digest = answer.Info.Digest,
        Reranker = Reranker(answer.Info),
        Strategy = answer.Info.Strategy == V1.Strategy.Learned ? "LEARNED" : null,
        LearnedSince = Day(answer.Info.LearnedSince),
        RanksPlaces = true,
        Lines =
        [
            .. answer.Matches.Select(match => new RankLine
            {
                Rank = match.Rank,
                RankGroup = match.RankGroup,
                Tier = match.Tier,
                Candidate = candidate,
                Place = Offer(match.Place),
                Trip = match.Place.HasTravelMinutes ? Trip(match.Place.DistanceMetres, match.Place.TravelMinutes, match.Place.TravelMode, match.Place.FirstArrival) : null,
                SchoolMinutes = match.Place.HasSchoolTravelMinutes ? match.Place.SchoolTravelMinutes : null,
                Score = Score(match.Score),
                TakenOffMillionths = match.HasTakenOffMillionths ? match.TakenOffMillionths : null,
                IsProvisional = IsProvisional(match.Reasons),
                Status = ToldReader.Required<EligibilityStatus>((int)match.Status),
                Flags = Flags(match.Flags),
                Findings = [.. match.Conditions.Select(finding => Finding(finding, answer.Advice))],
            }),
        ],
        ToDos =
        [
            .. answer.PersonToDos.Select(toDo => new ToDoLine(
                toDo.Code, ToldReader.Required<RuleValue>((int)toDo.Value), toDo.Text, ToldReader.Required<Responsible>((int)toDo.Owner), Day(toDo.DueOn), ToldReader.Required<BlockedStep>((int)toDo.Blocks),
                [.. toDo.Ranks])),
        ],
        RankableCount = answer.HasRankablePairCount ? answer.RankablePairCount : null,
        ExcludedCount = answer.HasExcludedPairCount ? answer.ExcludedPairCount : null,
        Exclusions = Exclusions(answer.Exclusions),
    };

    public static RankView View(this V1.RankCandidatesResponse answer) => new()
    {
        Basis = Basis(answer.Info),
        Digest = answer.Info.Digest,
        Reranker = Reranker(answer.Info),
        Strategy = answer.Info.Strategy == V1.Strategy.Learned ? "LEARNED" : null,
        LearnedSince = Day(answer.Info.LearnedSince),
        RanksPlaces = false,
        Lines =
        [
            .. answer.Matches.Select(match => new RankLine
            {
                Rank = match.Rank,
                RankGroup = match.RankGroup,
                Tier = match.Tier,
                Candidate = RemoteNames.IdOf(match.Candidate),
                Place = Offer(answer.Place),
                Trip = match.HasTravelMinutes ? Trip(match.DistanceMetres, match.TravelMinutes, match.TravelMode, match.FirstArrival) : null,
                SchoolMinutes = match.HasSchoolTravelMinutes ? match.SchoolTravelMinutes : null,
                Score = Score(match.Score),
                TakenOffMillionths = null,
                IsProvisional = IsProvisional(match.Reasons),
                Status = ToldReader.Required<EligibilityStatus>((int)match.Status),
                Flags = Flags(match.Flags),
                Findings = [.. match.Conditions.Select(finding => Finding(finding, answer.Advice))],
            }),
        ],
        ToDos = [],
        RankableCount = answer.HasRankablePairCount ? answer.RankablePairCount : null,
        ExcludedCount = answer.HasExcludedPairCount ? answer.ExcludedPairCount : null,
        Exclusions = Exclusions(answer.Exclusions),
    };

    public static ExplanationView View(this V1.ExplainResponse answer, string candidate) => new()
    {
        Basis = Basis(answer.Info),
        Candidate = candidate,
        Place = RemoteNames.IdOf(answer.Match.Place.Name),
        OccupationTitle = answer.Match.Place.OccupationTitle,
        CompanyLabel = answer.Match.Place.CompanyLabel,
        Status = ToldReader.Required<EligibilityStatus>((int)answer.Match.Status),
        Score = answer.Match.Score is { } score ? Score(score) : null,
        Flags = Flags(answer.Match.Flags),
        EstimateFlags = [.. answer.EstimateFlags.Select(flag => ToldReader.Coded<EstimateFlags>(flag))],
        Rules = [.. answer.Rules.Select(rule => Finding(rule, rule.Text, rule.ToDo))],
        Sum = answer.Score is { } sum ? Line(sum) : null,
    };

    private static AnswerBasis Basis(V1.AnswerInfo info) => new(
        info.Snapshot, string.Create(CultureInfo.InvariantCulture, $"{info.Policy}@{info.PolicyVersion}"), ToldReader.Day(info.AsOf), ToldReader.Required<ScoreMode>((int)info.Mode),
        ToldReader.Required<Perspective>((int)info.Perspective), ToldReader.Required<Purpose>((int)info.Purpose), [.. info.Warnings], info.Synthetic);

    private static string? Reranker(V1.AnswerInfo info) => info.Reranker == V1.Reranker.Unspecified ? null : info.Reranker.ToString().ToUpperInvariant();

    private static OfferLine Offer(V1.PlaceCard? place) => place is null ? throw new UnwordedException("SERVER_OLDER") : new(
        RemoteNames.IdOf(place.Name), RemoteNames.IdOf(place.Company), place.CompanyLabel, place.Occupation, place.OccupationTitle, ToldReader.Required<Pathway>((int)place.Pathway), place.Town);

    private static TripLine Trip(int distanceMetres, int minutes, V1.TransportMode mode, string firstArrival) => new(
        distanceMetres / 100, minutes, ToldReader.Optional<TransportMode>((int)mode), firstArrival.Length == 0 ? null : TimeOnly.ParseExact(firstArrival, "HH:mm", CultureInfo.InvariantCulture));

    private static ScoreView Score(V1.PairScore score) => new(
        score.ScoreMillionths, score.ExpectedMillionths, score.LowMillionths, score.HighMillionths, score.SkillsMillionths, score.LanguageMillionths, score.LocationMillionths, score.TradeMillionths, score.NotMeasuredCount);

    private static bool IsProvisional(IEnumerable<V1.Reason> reasons) => reasons.Any(reason => reason is { Code: ExplanationCodes.Skills, Basis: V1.ExplanationBasis.Unknown });

    private static List<EstimateFlag> Flags(IEnumerable<V1.EstimateFlag> flags) => [.. flags.Select(flag => ToldReader.Required<EstimateFlag>((int)flag))];

    // A page tells each sentence once.
    private static FindingLine Finding(V1.RuleFinding finding, RepeatedField<V1.Advice> advice) => Finding(finding, advice[finding.Advice - 1].Finding, advice[finding.Advice - 1].Text);

    private static FindingLine Finding(V1.RuleFinding finding, string text, string toDo) => new(
        finding.Code, ToldReader.Required<RuleValue>((int)finding.Value), ToldReader.Required<RuleEffect>((int)finding.Effect), ReasonTexts.Join(text, toDo), ToldReader.Optional<Responsible>((int)finding.Owner), Day(finding.DueOn));

    private static List<ExclusionLine> Exclusions(IEnumerable<V1.Exclusion> exclusions) => [.. exclusions.Select(exclusion => new ExclusionLine(exclusion.Code, exclusion.Text, exclusion.PairCount))];

    private static SumLine Line(V1.ExplanationLine line) => new(
        line.Code, line.Text, line.Millionths, ToldReader.Required<ExplanationBasis>((int)line.Basis), line.Factors, [.. line.Children.Select(Line)]);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : ToldReader.Day(text);
}
