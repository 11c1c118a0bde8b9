using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Assessment;

/// <summary>Ranks one person twice, with the evidence of before and with that of now, and says what is different and by which piece.</summary>
/// <remarks>
/// 1. Both lists come from the same state of the market. 2. For a place on one list only, the other state of the pair is evaluated too. 3. A cause is the change of one
/// term of the score, so causes add up to the change of the score wherever skills are not cut at 0. Holds room for many people; one thread at a time.
/// </remarks>
internal sealed class DeltaComparison(MatchIndex index, DeltaRequest request)
{
    private readonly RankRequest _rank = request.Rank.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf);

    public CandidateDelta Of(TouchedCandidate person)
    {
        var before = Rank(person.Before);
        var after = Rank(person.After);
        var (policy, asOf) = (index.Policy, index.AsOf);
        var estimatesBefore = EstimatesOf(person.Before, before);
        var estimatesAfter = EstimatesOf(person.After, after);
        var changed = person.Changed.ToHashSet(StringComparer.Ordinal);
        var readings = EvidenceOverview.Of(person.After, estimatesAfter, policy, asOf).Sources.Where(source => changed.Contains(source.Evidence)).ToValueList();
        var there = readings.Select(source => source.Evidence).ToHashSet(StringComparer.Ordinal);
        var estimates = EstimateChanges.Of(estimatesBefore, estimatesAfter).ToValueList();
        var places = Places((person.Before, estimatesBefore), (person.After, estimatesAfter), before, after, new Sources(readings));
        return new CandidateDelta
        {
            Candidate = person.After.Id,
            BeforeCount = before.Results.Count,
            AfterCount = after.Results.Count,
            Readings = readings,
            TakenBack = person.Changed.Where(id => !there.Contains(id)).ToValueList(),
            Estimates = estimates,
            Places = places,
            Repeats = RepeatChoice.Of(readings),
            Notes = Notes(before, after, readings, estimates, places).ToValueList(),
            BeforeDigest = before.Digest,
            AfterDigest = after.Digest,
        };
    }

    private RankAnswer Rank(Candidate candidate) => index.RankPlaces(index.Compile(candidate), _rank);

    // A list has made them already.
    private CandidateEstimates EstimatesOf(Candidate candidate, RankAnswer list) =>
        list.Results.Count > 0 ? list.Results[0].Pair.Facts.Estimates : EvidenceAssessor.Assess(candidate, index.Policy, index.AsOf);

    private static IEnumerable<DeltaNote> Notes(
        RankAnswer before, RankAnswer after, ValueList<SourceReading> readings, ValueList<EstimateChange> estimates, ValueList<PlaceDelta> places)
    {
        if (before.Results.Count == 0 && after.Results.Count == 0)
        {
            yield return after.PersonToDos.Any(toDo => toDo.Code == ReasonCode.C20ConsentMissing) ? DeltaNote.ConsentMissing : DeltaNote.NothingRanked;
        }
        else if (places.Count == 0)
        {
            yield return DeltaNote.ListUnchanged;
        }

        // What counts nothing now may have replaced what counted; a flag alone is no other estimate.
        if (readings.Count > 0 && readings.All(reading => RepeatChoice.IsOutsideRange(reading) && !reading.Counted)
            && estimates.All(change => (change.From, change.FromError) == (change.To, change.ToError)))
        {
            yield return DeltaNote.OutsideRangeOnly;
        }
    }

    private ValueList<PlaceDelta> Places(
        (Candidate Candidate, CandidateEstimates Estimates) past, (Candidate Candidate, CandidateEstimates Estimates) now, RankAnswer before, RankAnswer after, Sources sources)
    {
        var from = before.Results.ToDictionary(result => result.Pair.Place.Id);
        var to = after.Results.ToDictionary(result => result.Pair.Place.Id);
        return from.Keys.Union(to.Keys)
            .Where(place => from.GetValueOrDefault(place)?.Rank != to.GetValueOrDefault(place)?.Rank)
            .Select(place => Place(past, now, place, from.GetValueOrDefault(place), to.GetValueOrDefault(place), sources))
            .OrderBy(change => change.ToRank ?? int.MaxValue).ThenBy(change => change.FromRank ?? int.MaxValue)
            .ToValueList();
    }

    private PlaceDelta Place(
        (Candidate Candidate, CandidateEstimates Estimates) past, (Candidate Candidate, CandidateEstimates Estimates) now, Id<TrainingPlace> place, RankedPair? from, RankedPair? to, Sources sources)
    {
        var before = from?.Pair ?? index.Evaluate(past.Candidate, past.Estimates, place, _rank);
        var after = to?.Pair ?? index.Evaluate(now.Candidate, now.Estimates, place, _rank);
        return new PlaceDelta(
            from is null ? PlaceChange.New : to is null ? PlaceChange.Gone : PlaceChange.Moved,
            place, from?.Rank, to?.Rank, before.Score.ScoreMillionths, after.Score.ScoreMillionths, before.Status, after.Status,
            Causes(before, after, sources).ToValueList(),
            before.Outcomes.Join(after.Outcomes, one => one.Code, one => one.Code, (one, other) => new RuleChange(one.Code, one.Value, other.Value)).Where(change => change.Before != change.After)
                .OrderBy(change => change.Code).ToValueList());
    }

    private static IEnumerable<DeltaCause> Causes(EvaluatedPair before, EvaluatedPair after, Sources sources)
    {
        var (old, now) = (before.Score.Scores, after.Score.Scores);
        var skills = old.Skills.Terms.Zip(now.Skills.Terms, (one, other) =>
            (Subject: AssessedSubject.Of(one.Dimension), Millionths: now.Weights.Skills * now.Skills.Gain * one.WeightPercent * (one.ShortfallPoints - other.ShortfallPoints)));
        var languages = old.Language.Terms.Zip(now.Language.Terms, (one, other) =>
            (Subject: AssessedSubject.Of(one.Skill), Millionths: now.Weights.Language * one.WeightPercent * (one.ShortfallPoints - other.ShortfallPoints)));
        return skills.Concat(languages).Where(term => term.Millionths != 0)
            .OrderByDescending(term => Math.Abs(term.Millionths)).ThenBy(term => term.Subject.Code, StringComparer.Ordinal)
            .Select(term => new DeltaCause(term.Subject, term.Millionths, sources.Behind(term.Subject)));
    }

    /// <summary>Which of the pieces that came in stand behind a change.</summary>
    private sealed class Sources(ValueList<SourceReading> readings)
    {
        private readonly ILookup<AssessedSubject, string> _bySubject = readings.ToLookup(reading => reading.Subject, reading => reading.Evidence);

        // A competence of which nothing came in can change only because its tests were taken in German and more is known about reading.
        public ValueList<string> Behind(AssessedSubject subject) =>
            (_bySubject.Contains(subject) ? _bySubject[subject] : _bySubject[AssessedSubject.Of(LanguageSkill.Reading)]).ToValueList();
    }
}
