using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <content>The direction from a place to people.</content>
public sealed partial class MatchIndex
{
    private CandidateIndex? _people;
    private bool _hasPeople;
    private object? _peopleLock;

    /// <summary>Bytes of the columns of people and their bounds; they are laid out when first asked for.</summary>
    public long CandidateByteCount => People.Segments.Sum(segment => segment.Columns.ByteCount);

    /// <summary>The people, laid out when the first place is asked about.</summary>
    internal CandidateIndex People => Volatile.Read(ref _hasPeople) ? _people! : LazyInitializer.EnsureInitialized(ref _people, ref _hasPeople, ref _peopleLock, LayOutPeople)!;

    /// <summary>The columns of people that this state shares with its neighbours.</summary>
    internal CandidateLine Line { get; }

    /// <summary>Best candidates for one place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="request">How to rank.</param>
    /// <returns>The ranking, equal to that of the reference.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such place.</exception>
    /// <exception cref="ArgumentException">The purpose is MATCH_FOR_SELF, by which people ask about themselves only.</exception>
    public RankAnswer RankCandidates(Id<TrainingPlace> place, RankRequest request)
    {
        var number = NumberOfRanked(place, request);
        var hits = new MatchHit[Math.Min(request.Top, CandidateCount)];
        var search = new CandidateSearch(People);
        var found = search.Find(number, request, hits);
        var answer = CandidatesAnswer(number, hits.AsSpan(0, found), request);
        if (!request.CountPairs)
        {
            return answer;
        }

        var counts = search.Count(number, request);
        return answer with
        {
            RankablePairCount = counts.RankableCount,
            Exclusions = PairEvaluator.Shown(counts.Exclusions, request.Purpose),
            ExcludedPairCount = PairEvaluator.ShownCount(counts.ExcludedCount, request.Purpose),
        };
    }

    private int NumberOfRanked(Id<TrainingPlace> place, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        RankingInput.CheckRanksPeople(request);
        return Places.Places.NumberOf(place) is >= 0 and var number ? number : throw new KeyNotFoundException($"The market has no place '{place}'.");
    }

    private RankAnswer CandidatesAnswer(int place, ReadOnlySpan<MatchHit> hits, RankRequest request)
    {
        var perspective = request.Perspective ?? Perspective.Company;
        var offer = Places.PlaceAt(place);
        var needs = Evaluator.NeedsOf(offer);
        var ranked = new List<EvaluatedPair>(hits.Length);
        foreach (ref readonly var hit in hits)
        {
            var person = CandidateAt(hit.Row);
            ranked.Add(Evaluator.Evaluate(person, EvidenceAssessor.Assess(person, Policy, AsOf), offer, Places.Places.CompanyOf(place), needs, request, perspective));
        }

        return Evaluator.Answer(Snapshot, Direction.CompanyToCandidate, ranked, request, perspective);
    }

    private CandidateIndex LayOutPeople() => new()
    {
        Places = Places,
        Persons = Persons,
        Segments = Line.LayOut(Persons, Version, Places.Codes, Kernel),
    };
}
