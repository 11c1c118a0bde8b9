using System.Collections.Concurrent;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Ranking;

/// <summary>What every ranking has in common once the pairs are found: rules and score of a pair, order, groups, tiers.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class PairEvaluator(MatchPolicy policy, DateOnly asOf, TravelTimeTable travelTimes)
{
    /// <summary>Outside the adviser's view smaller counts are not told.</summary>
    private const int SmallestToldCount = 5;

    private readonly ConcurrentDictionary<Id<Occupation>, PlaceNeeds> _standardNeeds = new();
    private ValueList<LawNumber>? _overdue;

    /// <summary>What a place needs; places of an occupation share what they do not state.</summary>
    public PlaceNeeds NeedsOf(TrainingPlace place) => place.Requirements is { } stated ? PlaceNeeds.With(stated, place, OccupationOf(place), policy)
        : place.LanguageTargets.Count == 0 ? StandardNeeds(place.Occupation)
        : PlaceNeeds.With(StandardNeeds(place.Occupation).Requirements, place, OccupationOf(place), policy);

    private PlaceNeeds StandardNeeds(Id<Occupation> id)
    {
        if (_standardNeeds.TryGetValue(id, out var known))
        {
            return known;
        }

        var occupation = ReferenceCatalogue.Shared.FindOccupation(id)!;
        var blank = new TrainingPlace { Id = new("blank"), Company = new("blank"), Occupation = id, Pathway = Pathway.DualApprenticeship };
        return _standardNeeds[id] = PlaceNeeds.Of(blank, occupation, ReferenceCatalogue.Shared.DefaultProfile(occupation).Profile, policy);
    }

    /// <summary>What a person wishes to become, the dearest first.</summary>
    public static ValueList<Occupation> WishesOf(Candidate candidate) => candidate.Wishes.Select(id => ReferenceCatalogue.Shared.FindOccupation(id)!).ToValueList();

    /// <summary>Evaluates one pair, rule by rule and criterion by criterion.</summary>
    public EvaluatedPair Evaluate(
        Candidate candidate, CandidateEstimates estimates, TrainingPlace place, Company company, PlaceNeeds needs, RankRequest request, Perspective perspective) =>
        Evaluate(candidate, estimates, WishesOf(candidate), place, company, needs, request, perspective);

    /// <summary>The same with the person's wishes looked up already, and perhaps after other pairs of the person.</summary>
    public EvaluatedPair Evaluate(
        Candidate candidate, CandidateEstimates estimates, ValueList<Occupation> wishes, TrainingPlace place, Company company, PlaceNeeds needs, RankRequest request, Perspective perspective, List<EvaluatedPair>? earlier = null)
    {
        var facts = Facts(candidate, estimates, place, company, request.Purpose);
        var input = new ScoringInput(estimates, wishes, facts.Trip, facts.Occupation, needs);
        var before = SameStart(facts, earlier);
        var outcomes = RuleBook.Evaluate(facts, before?.Facts, before?.Outcomes);
        var score = ReferenceScorer.Score(input, policy, perspective, request.Mode);
        request.Strategy.CheckMadeFor(policy);
        var key = request.Strategy.Key(score.Scores.Qualities, policy.Weights.Of(perspective), policy.Weights);
        return new EvaluatedPair(facts, input, score, outcomes, RuleBook.Status(outcomes), key);
    }

    // Starts are few, and the same one mostly came just before.
    private static EvaluatedPair? SameStart(PairFacts facts, List<EvaluatedPair>? earlier)
    {
        for (var i = (earlier?.Count ?? 0) - 1; i >= 0; i--)
        {
            if (RuleBook.IsSameStart(facts, earlier![i].Facts))
            {
                return earlier[i];
            }
        }

        return null;
    }

    /// <summary>What the rules look at for one pair.</summary>
    public PairFacts Facts(Candidate candidate, CandidateEstimates estimates, TrainingPlace place, Company company, Purpose purpose)
    {
        var site = place.Site ?? company.Site;
        return new PairFacts
        {
            Candidate = candidate,
            Estimates = estimates,
            Place = place,
            Company = company,
            Occupation = OccupationOf(place),
            Site = site,
            Trip = TripModel.Of(candidate.Home, candidate.Mobility, site, travelTimes, policy.Location, place.WorkingTimes.EarliestBegin),
            Policy = policy,
            AsOf = asOf,
            Purpose = purpose,
        };
    }

    /// <summary>Whether a status is to be shown.</summary>
    public bool IsShown(EligibilityStatus status, RankRequest request) => request.Statuses is { } asked
        ? asked.Contains(status)
        : !(policy.HideNeedsClarification && status == EligibilityStatus.NeedsClarification);

    /// <summary>The total order: key descending, tie key, identifiers.</summary>
    public int Compare(EvaluatedPair a, EvaluatedPair b)
    {
        var byKey = b.StrategyKey.CompareTo(a.StrategyKey);
        if (byKey != 0)
        {
            return byKey;
        }

        var byTie = TieKey(a).CompareTo(TieKey(b));
        if (byTie != 0)
        {
            return byTie;
        }

        var byCandidate = a.Candidate.Id.CompareTo(b.Candidate.Id);
        return byCandidate != 0 ? byCandidate : a.Place.Id.CompareTo(b.Place.Id);
    }

    /// <summary>An answer with its results numbered and nothing counted.</summary>
    /// <param name="snapshot">Content of the market.</param>
    /// <param name="direction">Direction.</param>
    /// <param name="ranked">Pairs in their order.</param>
    /// <param name="request">The question.</param>
    /// <param name="perspective">Whose weights counted.</param>
    public RankAnswer Answer(SnapshotId snapshot, Direction direction, IReadOnlyList<EvaluatedPair> ranked, RankRequest request, Perspective perspective) => new()
    {
        Snapshot = snapshot,
        PolicyId = policy.Id,
        PolicyVersion = policy.Version,
        Direction = direction,
        Perspective = perspective,
        Mode = request.Mode,
        Strategy = request.Strategy,
        LearnedSince = policy.LearnedSince(request.Strategy),
        AsOf = asOf,
        Purpose = request.Purpose,
        Reranker = request.Reranker?.Code,
        Results = Numbered(ranked, request.Reranker),
        PersonToDos = [],
        RankablePairCount = null,
        Exclusions = [],
        ExcludedPairCount = null,
        OverdueLaw = _overdue ??= policy.Law.Overdue(asOf).ToValueList(),
    };

    /// <summary>Exclusions as a purpose may see them, the most frequent first.</summary>
    public static ValueList<Exclusion> Shown(IEnumerable<Exclusion> counted, Purpose purpose) => counted
        .Where(e => e.PairCount >= (purpose == Purpose.MatchForAdviser ? 1 : SmallestToldCount))
        .OrderByDescending(e => e.PairCount).ThenBy(e => e.Code).ToValueList();

    /// <summary>A count of excluded pairs as a purpose may see it.</summary>
    public static int? ShownCount(int count, Purpose purpose) => count == 0 || purpose == Purpose.MatchForAdviser || count >= SmallestToldCount ? count : null;

    private static Occupation OccupationOf(TrainingPlace place) => ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!;

    private Trip? SchoolTrip(EvaluatedPair pair) => TripModel.Of(pair.Candidate.Home, pair.Candidate.Mobility, pair.Place.VocationalSchool, travelTimes, policy.Location);

    private ulong TieKey(EvaluatedPair pair) => TieBreak.Key(TieBreak.Hash(policy.TieKey, pair.Candidate.Id.Value), TieBreak.Hash(policy.TieKey, pair.Place.Id.Value));

    private ValueList<RankedPair> Numbered(IReadOnlyList<EvaluatedPair> ranked, Reranker? reranker)
    {
        long[]? keys = reranker is null ? null : [.. ranked.Select(pair => reranker.Key(pair.Place, pair.StrategyKey))];
        var tiers = Tiers.Number(ranked, policy, keys is null ? null : [.. keys.Select((key, at) => ranked[at].StrategyKey - key)]);
        var results = new List<RankedPair>(ranked.Count);
        var group = 0;
        for (var i = 0; i < ranked.Count; i++)
        {
            group += i == 0 || (keys is null ? ranked[i].StrategyKey != ranked[i - 1].StrategyKey : keys[i] != keys[i - 1]) ? 1 : 0;
            results.Add(new RankedPair(i + 1, group, tiers[i], ranked[i]) { SchoolTrip = SchoolTrip(ranked[i]), OrderKey = keys?[i] });
        }

        return results.ToValueList();
    }
}
