using System.Collections.Concurrent;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Ranking;

/// <summary>Ranks by looking at every pair, rule by rule and criterion by criterion: the answer that every fast path must equal.</summary>
/// <remarks>
/// Immutable after construction and thread-safe. Order: the strategy's key (by default the score) descending, then <see cref="TieBreak"/>, then identifiers. Estimates are
/// made once per candidate and needs once per place, because both follow from one side alone.
/// </remarks>
public sealed class ReferenceRanker
{
    private readonly Market _market;
    private readonly MatchPolicy _policy;
    private readonly DateOnly _asOf;
    private readonly PairEvaluator _evaluator;
    private readonly Lazy<SnapshotId> _snapshot;
    private readonly ConcurrentDictionary<Id<Candidate>, CandidateEstimates> _estimates = new();
    private readonly ConcurrentDictionary<Id<TrainingPlace>, PlaceNeeds> _needs = new();

    /// <summary>Prepares to rank a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question; null takes the market's date.</param>
    /// <exception cref="ArgumentException">A place or a wish names an occupation that the catalogue does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin.</exception>
    public ReferenceRanker(Market market, MatchPolicy policy, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        _market = market;
        _asOf = asOf ?? market.AsOf;
        RankingInput.Check(market, policy, _asOf);
        _policy = policy.On(_asOf);
        _evaluator = new PairEvaluator(_policy, _asOf, market.TravelTimes);
        _snapshot = new Lazy<SnapshotId>(() => CanonicalRows.Snapshot(market));
    }

    /// <summary>Best places for one candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="request">How to rank.</param>
    /// <returns>The ranking.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such candidate.</exception>
    public RankAnswer RankPlaces(Id<Candidate> candidate, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var person = AssessedCandidate(candidate);
        var perspective = request.Perspective ?? Perspective.Candidate;
        var pairs = _market.Places.Select(place => Evaluate(person, place, request, perspective)).ToList();
        return Answer(Direction.CandidateToPlace, pairs, request, perspective, person.Candidate);
    }

    /// <summary>Best candidates for one place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="request">How to rank.</param>
    /// <returns>The ranking.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such place.</exception>
    /// <exception cref="ArgumentException">The purpose is MATCH_FOR_SELF, by which people ask about themselves only.</exception>
    public RankAnswer RankCandidates(Id<TrainingPlace> place, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        RankingInput.CheckRanksPeople(request);
        var offer = _market.FindPlace(place) ?? throw new KeyNotFoundException($"The market has no place '{place}'.");
        var perspective = request.Perspective ?? Perspective.Company;
        var pairs = _market.Candidates.Select(c => Evaluate(AssessedCandidate(c.Id), offer, request, perspective)).ToList();
        return Answer(Direction.CompanyToCandidate, pairs, request, perspective, null);
    }

    /// <summary>Evaluates one pair, possible or not.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="place">The place.</param>
    /// <param name="request">Purpose, perspective and mode.</param>
    /// <returns>Score, outcomes and status.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such candidate or place.</exception>
    public EvaluatedPair Evaluate(Id<Candidate> candidate, Id<TrainingPlace> place, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var offer = _market.FindPlace(place) ?? throw new KeyNotFoundException($"The market has no place '{place}'.");
        return Evaluate(AssessedCandidate(candidate), offer, request, request.Perspective ?? Perspective.Candidate);
    }

    private (Candidate Candidate, CandidateEstimates Estimates) AssessedCandidate(Id<Candidate> id)
    {
        var candidate = _market.FindCandidate(id) ?? throw new KeyNotFoundException($"The market has no candidate '{id}'.");
        return (candidate, _estimates.GetOrAdd(id, _ => EvidenceAssessor.Assess(candidate, _policy, _asOf)));
    }

    private EvaluatedPair Evaluate((Candidate Candidate, CandidateEstimates Estimates) person, TrainingPlace place, RankRequest request, Perspective perspective)
    {
        var company = _market.CompanyOf(place);
        var needs = _needs.GetOrAdd(place.Id, _ => _evaluator.NeedsOf(place));
        return _evaluator.Evaluate(person.Candidate, person.Estimates, place, company, needs, request, perspective);
    }

    private RankAnswer Answer(Direction direction, List<EvaluatedPair> pairs, RankRequest request, Perspective perspective, Candidate? person)
    {
        var possible = pairs.Where(pair => pair.Status != EligibilityStatus.Ineligible).ToList();
        var ranked = possible.Where(pair => _evaluator.IsShown(pair.Status, request) && request.Filter.Wants(pair.Facts)).ToList();
        ranked.Sort(_evaluator.Compare);
        if (request.Reranker is { } reranker)
        {
            RankingInput.CheckReranker(request);
            ranked = [.. ranked.OrderByDescending(pair => reranker.Key(pair.Place, pair.StrategyKey))];
        }

        if (ranked.Count > request.Top)
        {
            ranked.RemoveRange(request.Top, ranked.Count - request.Top);
        }

        var excluded = pairs.Where(pair => pair.Status == EligibilityStatus.Ineligible).ToList();
        var places = (ranked.Count > 0 ? ranked : pairs).Select(pair => pair.Place);
        return _evaluator.Answer(_snapshot.Value, direction, ranked, request, perspective) with
        {
            PersonToDos = person is null ? [] : PersonToDos.Of(person, places, _policy, _asOf, request.Purpose),
            RankablePairCount = request.CountPairs ? possible.Count : null,
            Exclusions = request.CountPairs ? PairEvaluator.Shown(CountByCode(excluded), request.Purpose) : [],
            ExcludedPairCount = request.CountPairs ? PairEvaluator.ShownCount(excluded.Count, request.Purpose) : null,
        };
    }

    private static IEnumerable<Exclusion> CountByCode(List<EvaluatedPair> excluded) => excluded
        .SelectMany(pair => pair.ToldOutcomes.Where(o => o.Effect == RuleEffect.Exclusion).Select(o => o.Code).Distinct())
        .GroupBy(code => code)
        .Select(group => new Exclusion(group.Key, group.Count()));
}
