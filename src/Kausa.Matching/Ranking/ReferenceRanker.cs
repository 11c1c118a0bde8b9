using System.Collections.Concurrent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Ranking;

/// <summary>Ranks by looking at every pair, rule by rule and criterion by criterion: the answer that every fast path must equal.</summary>
/// <remarks>
/// Immutable after construction and thread-safe. Order: score descending, then <see cref="TieBreak"/>, then identifiers. Estimates are
/// made once per candidate and needs once per place, because both follow from one side alone.
/// </remarks>
public sealed class ReferenceRanker
{
    private readonly Market _market;
    private readonly MatchPolicy _policy;
    private readonly ReferenceCatalogue _catalogue;
    private readonly DateOnly _asOf;
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
        _policy = policy;
        _catalogue = ReferenceCatalogue.Shared;
        _asOf = asOf ?? market.AsOf;
        if (_asOf < policy.Law.BeginsOn)
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), _asOf, $"The law numbers of policy '{policy.Id}' begin on {policy.Law.BeginsOn:yyyy-MM-dd}.");
        }

        _snapshot = new Lazy<SnapshotId>(() => CanonicalRows.Snapshot(market));
        var unknown = market.Places.Select(p => p.Occupation).Concat(market.Candidates.SelectMany(c => c.Wishes)).Distinct()
            .Where(id => _catalogue.FindOccupation(id) is null).ToList();
        ThrowHelper.Check(unknown.Count == 0, nameof(market), $"occupations {string.Join(", ", unknown)} are not in the catalogue");
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
        var pairs = _market.Places.Select(place => Evaluate(person, place, request.Purpose, perspective, request.Mode)).ToList();
        var possible = pairs.Where(pair => pair.Status != EligibilityStatus.Ineligible).ToList();
        var places = (possible.Count > 0 ? possible : pairs).Select(pair => pair.Place);
        return Answer(Direction.CandidateToPlace, pairs, request, perspective, PersonToDos.Of(person.Candidate, places, _policy, _asOf, request.Purpose));
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
        ThrowHelper.Check(request.Purpose != Purpose.MatchForSelf, nameof(request), "MATCH_FOR_SELF asks for one person about themselves; people are not ranked for it");
        var offer = _market.FindPlace(place) ?? throw new KeyNotFoundException($"The market has no place '{place}'.");
        var perspective = request.Perspective ?? Perspective.Company;
        var pairs = _market.Candidates.Select(c => Evaluate(AssessedCandidate(c.Id), offer, request.Purpose, perspective, request.Mode)).ToList();
        return Answer(Direction.CompanyToCandidate, pairs, request, perspective, []);
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
        return Evaluate(AssessedCandidate(candidate), offer, request.Purpose, request.Perspective ?? Perspective.Candidate, request.Mode);
    }

    private (Candidate Candidate, CandidateEstimates Estimates) AssessedCandidate(Id<Candidate> id)
    {
        var candidate = _market.FindCandidate(id) ?? throw new KeyNotFoundException($"The market has no candidate '{id}'.");
        return (candidate, _estimates.GetOrAdd(id, _ => EvidenceAssessor.Assess(candidate, _policy, _asOf)));
    }

    private EvaluatedPair Evaluate((Candidate Candidate, CandidateEstimates Estimates) person, TrainingPlace place, Purpose purpose, Perspective perspective, ScoreMode mode)
    {
        var company = _market.CompanyOf(place);
        var occupation = _catalogue.FindOccupation(place.Occupation)!;
        var site = _market.SiteOf(place);
        var trip = TripModel.Of(person.Candidate.Home, person.Candidate.Mobility, site, _market.TravelTimes, _policy.Location);
        var facts = new PairFacts
        {
            Candidate = person.Candidate,
            Estimates = person.Estimates,
            Place = place,
            Company = company,
            Occupation = occupation,
            Site = site,
            Trip = trip,
            Policy = _policy,
            AsOf = _asOf,
            Purpose = purpose,
        };
        var needs = _needs.GetOrAdd(place.Id, _ => PlaceNeeds.Of(place, occupation, _catalogue.DefaultProfile(occupation).Profile, _policy));
        var wishes = person.Candidate.Wishes.Select(id => _catalogue.FindOccupation(id)!).ToValueList();
        var input = new ScoringInput(person.Estimates, wishes, trip, occupation, needs);
        var outcomes = RuleBook.Evaluate(facts).ToValueList();
        return new EvaluatedPair(facts, input, ReferenceScorer.Score(input, _policy, perspective, mode), outcomes, RuleBook.Status(outcomes));
    }

    private RankAnswer Answer(Direction direction, List<EvaluatedPair> pairs, RankRequest request, Perspective perspective, ValueList<PersonToDo> toDos)
    {
        var possible = pairs.Where(pair => pair.Status != EligibilityStatus.Ineligible).ToList();
        var ranked = possible.Where(pair => IsShown(pair.Status, request)).ToList();
        ranked.Sort(Compare);
        if (ranked.Count > request.Top)
        {
            ranked.RemoveRange(request.Top, ranked.Count - request.Top);
        }

        var excluded = pairs.Where(pair => pair.Status == EligibilityStatus.Ineligible).ToList();
        var smallest = request.Purpose == Purpose.MatchForAdviser ? 1 : 5;
        return new RankAnswer
        {
            Snapshot = _snapshot.Value,
            PolicyId = _policy.Id,
            PolicyVersion = _policy.Version,
            Direction = direction,
            Perspective = perspective,
            Mode = request.Mode,
            AsOf = _asOf,
            Purpose = request.Purpose,
            Results = Numbered(ranked),
            PersonToDos = toDos,
            RankablePairCount = possible.Count,
            Exclusions = CountByCode(excluded).Where(e => e.PairCount >= smallest).ToValueList(),
            ExcludedPairCount = excluded.Count == 0 || excluded.Count >= smallest ? excluded.Count : null,
            OverdueLaw = _policy.Law.Overdue(_asOf).ToValueList(),
        };
    }

    private bool IsShown(EligibilityStatus status, RankRequest request) => request.Statuses is { } asked
        ? asked.Contains(status)
        : !(_policy.HideNeedsClarification && status == EligibilityStatus.NeedsClarification);

    private int Compare(EvaluatedPair a, EvaluatedPair b)
    {
        var byScore = b.Score.ScoreMillionths.CompareTo(a.Score.ScoreMillionths);
        if (byScore != 0)
        {
            return byScore;
        }

        var byKey = TieKey(a).CompareTo(TieKey(b));
        if (byKey != 0)
        {
            return byKey;
        }

        var byCandidate = a.Candidate.Id.CompareTo(b.Candidate.Id);
        return byCandidate != 0 ? byCandidate : a.Place.Id.CompareTo(b.Place.Id);
    }

    private ulong TieKey(EvaluatedPair pair) => TieBreak.Key(TieBreak.Hash(_policy.TieKey, pair.Candidate.Id.Value), TieBreak.Hash(_policy.TieKey, pair.Place.Id.Value));

    private ValueList<RankedPair> Numbered(List<EvaluatedPair> ranked)
    {
        var tiers = Tiers.Number(ranked, _policy);
        var results = new List<RankedPair>(ranked.Count);
        var group = 0;
        for (var i = 0; i < ranked.Count; i++)
        {
            group += i == 0 || ranked[i].Score.ScoreMillionths != ranked[i - 1].Score.ScoreMillionths ? 1 : 0;
            results.Add(new RankedPair(i + 1, group, tiers[i], ranked[i]));
        }

        return results.ToValueList();
    }

    private static IEnumerable<Exclusion> CountByCode(List<EvaluatedPair> excluded) => excluded
        .SelectMany(pair => pair.Outcomes.Where(o => o.Effect == RuleEffect.Exclusion).Select(o => o.Code).Distinct())
        .GroupBy(code => code)
        .Select(group => new Exclusion(group.Key, group.Count()))
        .OrderByDescending(e => e.PairCount).ThenBy(e => e.Code);
}
