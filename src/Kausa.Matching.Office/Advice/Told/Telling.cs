using Kausa.Matching.Advice;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Advice.Told;

/// <summary>Tells what the library found in the words of one language.</summary>
/// <param name="words">The words.</param>
internal sealed class Telling(SheetWords words)
{
    public ToldPersonSteps Steps(StepAdvice advice) => new(
        Basis(advice.AsOf, advice.PolicyId, advice.PolicyVersion, advice.Snapshot.ToString(), advice.OverdueLaw), advice.Candidate.Value, advice.IsConsentMissing, advice.EligibleCount, advice.ConditionCount,
        advice.ClarificationCount, [.. advice.Steps.Select(Gain)], advice.BestPair is { } pair ? Gain(pair) : null, [.. advice.Information.Select(item => Count(item.Code, item.PairCount))]);

    public ToldCompanySteps Steps(CompanyAdvice advice, string label) => new(
        Basis(advice.AsOf, advice.PolicyId, advice.PolicyVersion, advice.Snapshot.ToString(), advice.OverdueLaw), advice.Company.Value, label, advice.PeopleCount, advice.PossibleCount,
        [.. advice.Steps.Select(gain => new ToldGain([Step(gain.Step.Code, gain.Step.Arguments, gain.Step.EffortMinutes)], gain.Counts, gain.AloneCount, []))]);

    public ToldAssessment Assessment(AssessmentAdvice advice, OpenFact? question) => new(
        Basis(advice.AsOf, advice.PolicyId, advice.PolicyVersion, advice.Snapshot.ToString(), advice.OverdueLaw, advice.LearnedSince), advice.Candidate.Value, advice.IsConsentMissing, advice.ListLength, advice.Review.Quality, advice.Review.MeasuredSkillCount,
        advice.Review.MeasuredLanguageCount, advice.Review.StabilityPercent, advice.Review.DrawCount, question,
        [.. advice.OpenAnswers.Select(answer => Step(answer.Code, answer.Arguments, answer.EffortMinutes))],
        [.. advice.Gains.Select(gain => new ToldAssessmentGain(Step(gain.Code, gain.Arguments, gain.EffortMinutes), gain.OutcomeCount, gain.RankShift, gain.ReplacedCount, gain.ShiftPerHourHundredths))],
        [.. advice.Review.Places.Select(place => new ToldReliance(place.Rank, place.Place.Value, words.Place(place.Place), place.MeasuredPercent, place.StayPercent))]);

    public static ToldOccupations Occupations(OccupationRanking ranking) => new(
        Basis(ranking.AsOf, ranking.PolicyId, ranking.PolicyVersion, ranking.Snapshot.ToString(), ranking.OverdueLaw, ranking.LearnedSince), ranking.Candidate.Value, ranking.IsConsentMissing, ranking.InterestWeightPercent, ranking.OccupationCount,
        [
            .. ranking.Occupations.Select(item => new ToldOccupation(
                item.Rank, item.Occupation.Id.Value, item.Occupation.Title, item.PlaceCount, item.FreeSeatCount, item.BestPlace.Value, item.BestMillionths, item.WishRank, item.InterestPoints, item.OrderMillionths)),
        ]);

    public static ToldPriorities Companies(ValueList<CompanyPriority> priorities, int top, MatchPolicy policy, DateOnly asOf) => new(
        Basis(asOf, policy.Id, policy.Version, string.Empty, policy.Law.Overdue(asOf)), priorities.Count,
        [
            .. priorities.Take(top).Select(item => new ToldPriority(
                item.Rank, item.Company.Id.Value, item.Company.Label, item.AloneCount, item.PeopleCount, item.Company.Openness, item.Distance, item.OpenPlaceCount, item.OpenProposalCount, item.DaysWaiting, item.IsAlarm,
                item.IsAtCap, item.LacksContact)),
        ]);

    public ToldCoverage Coverage(ValueList<DistrictCoverage> coverage, MatchPolicy policy, DateOnly asOf) => new(
        Basis(asOf, policy.Id, policy.Version, string.Empty, policy.Law.Overdue(asOf)),
        [
            .. coverage.Select(line => new ToldDistrict(
                line.DistrictAgs, ReferenceCatalogue.Shared.FindDistrict(line.DistrictAgs)?.Name ?? string.Empty, line.PeopleCount, line.NothingCount, line.OnlyUnclearCount, line.PlaceCount, line.WithoutConsentCount,
                [.. line.Reasons.Select(reason => Count(reason.Code, reason.PeopleCount))],
                [
                    .. line.OutOfReach.Select(person => new ToldOutOfReach(
                        person.Candidate.Value, person.IsOnlyUnclear, person.Reason is { } code ? code.Code() : string.Empty, person.Reason is { } reason ? words.Texts.Label(reason) : string.Empty)),
                ])),
        ]);

    public ToldWhyNot WhyNot(WhyNotAnswer answer)
    {
        var facts = answer.Pair.Facts;
        return new(
            Basis(facts.AsOf, facts.Policy.Id, facts.Policy.Version, string.Empty, facts.Policy.Law.Overdue(facts.AsOf), answer.LearnedSince), answer.Pair.Candidate.Id.Value, answer.Pair.Place.Id.Value, words.Place(answer.Pair.Place.Id),
            answer.Pair.Status, answer.IsConsentMissing, answer.ListLength, answer.Rank, answer.IsConsentMissing ? null : answer.RankedCount, answer.IsConsentMissing ? null : answer.Pair.Score.ScoreMillionths, answer.MissingMillionths, answer.Last?.Place.Id.Value,
            answer.Last is { } last ? words.Place(last.Place.Id) : string.Empty,
            [.. answer.Blockers.Select(Blocker)], [.. answer.Hiding.Select(Blocker)],
            [.. answer.Differences.Select(item => new ToldDifference(item.Criterion, words.Texts.Text(item.Criterion), item.OwnMillionths, item.LastMillionths))],
            [.. answer.Changes.Select(change => new ToldChange(Step(change.Code, change.Arguments, change.EffortMinutes), change.Amount, change.Rank, change.IsByCompany))]);
    }

    public ToldDiff Diff(ListDiff diff, string subject)
    {
        var (before, after) = (diff.Before, diff.After);
        var ranksPlaces = after.Direction == Direction.CandidateToPlace;
        return new(
            Basis(after.AsOf, after.PolicyId, after.PolicyVersion, after.Snapshot.ToString(), after.OverdueLaw, after.LearnedSince), subject, ranksPlaces, diff.IsConsentMissing, before.Snapshot.ToString(), before.RankablePairCount, after.RankablePairCount, before.Digest,
            after.Digest, [.. diff.Changes.Select(change => new ToldMove(change, ranksPlaces ? words.Place(new(change.Id)) : change.Id))]);
    }

    private static ToldBasis Basis(DateOnly asOf, string policyId, int policyVersion, string snapshot, IEnumerable<LawNumber> overdue, DateOnly? learnedSince = null) =>
        new(asOf, policyId, policyVersion, snapshot, SheetWords.Warnings(overdue)) { LearnedSince = learnedSince };

    private ToldBlocker Blocker(RuleOutcome outcome) => new(outcome.Code.Code(), words.Texts.Reason(outcome) ?? string.Empty, words.Texts.ToDo(outcome) ?? string.Empty, outcome.Owner);

    private ToldGain Gain(StepGain gain) => new([.. gain.Steps.Select(step => Step(step.Code, step.Arguments, step.EffortMinutes))], gain.Counts, gain.DoorCount, [.. gain.Examples.Select(id => id.Value)]);

    private ToldStep Step(AdviceCode code, IEnumerable<TextArgument> arguments, int effortMinutes) => new(code.Code(), AdviceTexts.Step(words.Texts, code, arguments), AdviceTexts.Do(words.Texts, code), effortMinutes);

    private ToldCount Count(ReasonCode code, int count) => new(code.Code(), words.Texts.Label(code), count);
}
