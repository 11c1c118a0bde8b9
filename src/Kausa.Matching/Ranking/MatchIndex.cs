using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Rows;
using Kausa.Matching.Snapshots;

namespace Kausa.Matching.Ranking;

/// <summary>Answers the same questions as <see cref="ReferenceRanker"/>, bit for bit, without looking at every pair.</summary>
/// <remarks>
/// People and places are compiled once (docs/index.md). A question then visits only what could hold one of the best K, and the pairs it shows are evaluated by the
/// reference itself: scores, outcomes, intervals and tiers of an answer come from there. Immutable and thread-safe; a
/// thread that asks often keeps a search of its own.
/// </remarks>
public sealed partial class MatchIndex
{
    private const int MostSearchesKept = 16;

    private readonly SnapshotSum _snapshot;
    private readonly ConcurrentQueue<PlaceSearch> _searches = [];

    /// <summary>One state of a market.</summary>
    /// <param name="places">Its places.</param>
    /// <param name="people">Its people.</param>
    /// <param name="line">The columns of people that it shares with its neighbours.</param>
    /// <param name="snapshot">Its content.</param>
    /// <param name="version">States before it.</param>
    internal MatchIndex(PlaceIndex places, RowTable<Candidate, CandidateSlot> people, CandidateLine line, SnapshotSum snapshot, long version)
    {
        Line = line;
        Places = places;
        Persons = people;
        Version = version;
        _snapshot = snapshot;
        Evaluator = new PairEvaluator(Policy, AsOf, places.Places.TravelTimes);
    }

    /// <summary>The policy.</summary>
    public MatchPolicy Policy => Places.Codes.Policy;

    /// <summary>Date of the questions.</summary>
    public DateOnly AsOf => Places.Codes.AsOf;

    /// <summary>Batches of changes since the index was built; 0 for an index that never changed.</summary>
    public long Version { get; }

    /// <summary>Number of places, possible or not.</summary>
    public int PlaceCount => Places.Places.LiveCount;

    /// <summary>Number of people.</summary>
    public int CandidateCount => Persons.LiveCount;

    /// <summary>Content of the market, computed by whoever asks first.</summary>
    public SnapshotId Snapshot => _snapshot.Value;

    /// <summary>Bytes of the columns of places and their bounds.</summary>
    public long PlaceByteCount => Places.Segments.Sum(segment => segment.Columns.ByteCount);

    /// <summary>The form of the kernels that is used.</summary>
    public KernelPath Kernel => Places.Kernel;

    /// <summary>The places.</summary>
    internal PlaceIndex Places { get; }

    /// <summary>Asks rules and criteria about single pairs.</summary>
    internal PairEvaluator Evaluator { get; }

    /// <summary>The people with their compiled rows.</summary>
    internal RowTable<Candidate, CandidateSlot> Persons { get; }

    /// <summary>The same state, searched in another way.</summary>
    internal MatchIndex With(AreaLimits limits) => new(Places.With(limits), Persons, Line, _snapshot, Version);

    /// <summary>The content, known or not yet.</summary>
    internal SnapshotSum SnapshotSum => _snapshot;

    /// <summary>Builds the index of a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the questions; null takes the market's.</param>
    /// <param name="kernel">Form of the kernels; null takes <see cref="KernelSelector.Chosen"/>.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentException">A place or a wish names an occupation that the catalogue does not have, the policy leads to more than 65,536 different language needs (no policy that was read does), or the processor lacks the kernel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MatchIndex Build(Market market, MatchPolicy policy, DateOnly? asOf = null, KernelPath? kernel = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        return Build(market, policy, asOf, kernel, SnapshotSum.Of(market), out _, cancellation);
    }

    /// <summary>Builds the index of a market and hands out its codes, so that they can go on growing.</summary>
    internal static MatchIndex Build(Market market, MatchPolicy policy, DateOnly? asOf, KernelPath? kernel, SnapshotSum snapshot, out MarketCodes codes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var path = kernel ?? KernelSelector.Chosen;
        ThrowHelper.Check(KernelSelector.IsSupported(path), nameof(kernel), $"'{path}' is no kernel of this processor; it has {string.Join(", ", KernelSelector.Available)}");
        RankingInput.CheckDate(policy, asOf ?? market.AsOf);
        codes = new MarketCodes(market.TravelTimes, policy.On(asOf ?? market.AsOf), asOf ?? market.AsOf);
        var compiled = MarketPlaces.Compile(market, codes, cancellation);
        RankingInput.CheckOccupations(compiled.UnknownOccupations.Concat(market.Candidates.SelectMany(candidate => candidate.Wishes)), nameof(market));

        // All three need nothing of each other: they are made side by side.
        var person = codes.ForPeople();
        var people = Task.Run(() => CandidateTable.Of([.. market.Candidates], person, cancellation), cancellation);
        var table = Task.Run(() => PlaceTable.Of(compiled.Places, compiled.Companies, market.TravelTimes), cancellation);
        var segment = PlaceSegmentBuilder.Build(compiled.Rows, codes);
        var index = new PlaceIndex
        {
            Codes = codes.Freeze(segment.OccupationFloors),
            Segments = [new SegmentView(segment, segment.Filled, 0)],
            Places = table.GetAwaiter().GetResult(),
            Kernel = path,
        };
        return new MatchIndex(index, people.GetAwaiter().GetResult(), new CandidateLine(), snapshot, version: 0);
    }

    /// <summary>Best places for one candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="request">How to rank.</param>
    /// <returns>The ranking, equal to that of the reference.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such candidate.</exception>
    public RankAnswer RankPlaces(Id<Candidate> candidate, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (person, store, position) = Persons[NumberOf(candidate)];
        return RankPlaces(store, position, person, null, request);
    }

    /// <summary>Best places for somebody who is not in the market.</summary>
    /// <param name="profile">The person, compiled for this state of the market.</param>
    /// <param name="request">How to rank.</param>
    /// <returns>The ranking, equal to that of the reference over a market with that person.</returns>
    public RankAnswer RankPlaces(MatchProfile profile, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(request);
        return RankPlaces(profile.Store, 0, profile.Candidate, profile.Estimates, request);
    }

    /// <summary>Who would have the seats of places, as far as somebody asked; kept for as long as this state.</summary>
    internal ConcurrentDictionary<int, MatchHit[]> FirstOnLists { get; } = new();

    // A search is worth keeping; what it knows of the person is not, and is forgotten before anybody else may have it.
    private RankAnswer RankPlaces(CandidateStore store, int position, Candidate person, CandidateEstimates? estimates, RankRequest request)
    {
        var search = _searches.TryDequeue(out var kept) ? kept : new PlaceSearch(Places);
        try
        {
            return RankPlaces(search, store, position, person, estimates, request);
        }
        finally
        {
            search.Forget();
            if (_searches.Count < MostSearchesKept)
            {
                _searches.Enqueue(search);
            }
        }
    }

    private RankAnswer RankPlaces(PlaceSearch search, CandidateStore store, int position, Candidate person, CandidateEstimates? estimates, RankRequest request)
    {
        var hits = new MatchHit[Math.Min(request.Top, Places.Places.Count)];
        var found = TopPlaces(search, store, position, person, request, hits);
        var answer = PlacesAnswer(person, estimates, hits.AsSpan(0, found), request);
        if (!request.CountPairs)
        {
            return answer;
        }

        var counts = new PairCounter(Places).Count(search.Person, person, request);
        return answer with
        {
            RankablePairCount = counts.RankableCount,
            Exclusions = PairEvaluator.Shown(counts.Exclusions, request.Purpose),
            ExcludedPairCount = PairEvaluator.ShownCount(counts.ExcludedCount, request.Purpose),
        };
    }

    /// <summary>The best places for one person by number, ordered anew where the request says so.</summary>
    internal int TopPlaces(PlaceSearch search, CandidateStore store, int position, Candidate person, RankRequest request, Span<MatchHit> hits) => request.Reranker is { } reranker
        ? TopPlaces(reranker, search, store, position, person, request, hits)
        : search.Find(store, position, person, request, hits);

    // Apart, so that a question without a reranker allocates nothing.
    private int TopPlaces(Reranker reranker, PlaceSearch search, CandidateStore store, int position, Candidate person, RankRequest request, Span<MatchHit> hits) =>
        reranker.TopPlaces(this, (asked, room) => search.Find(store, position, person, asked, room), request, hits);

    /// <summary>The whole answer behind a list of a bulk run, without counts.</summary>
    /// <param name="side">Whose list.</param>
    /// <param name="subject">Number of the person or place.</param>
    /// <param name="hits">The list: its rows in their order; keys are not looked at.</param>
    /// <param name="request">How it was ranked.</param>
    /// <returns>Scores, intervals, tiers, statuses and reasons, as the reference gives them.</returns>
    public RankAnswer Answer(BulkSide side, int subject, ReadOnlySpan<MatchHit> hits, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return side == BulkSide.Candidates ? PlacesAnswer(CandidateAt(subject), null, hits, request) : CandidatesAnswer(subject, hits, request);
    }

    private RankAnswer PlacesAnswer(Candidate person, CandidateEstimates? estimates, ReadOnlySpan<MatchHit> hits, RankRequest request)
    {
        var perspective = request.Perspective ?? Perspective.Candidate;
        var wishes = PairEvaluator.WishesOf(person);
        var ranked = new List<EvaluatedPair>(hits.Length);
        _ = Places.Read(hits);
        foreach (ref readonly var hit in hits)
        {
            var place = Places.PlaceAt(hit.Row);
            ranked.Add(Evaluator.Evaluate(person, estimates ??= EvidenceAssessor.Assess(person, Policy, AsOf), wishes, place, Places.Places.CompanyOf(hit.Row), Evaluator.NeedsOf(place), request, perspective, ranked));
        }

        var places = ranked.Count > 0 ? ranked.Select(pair => (pair.Place, (ValueList<RuleOutcome>?)pair.Outcomes)) : Places.OnePlacePerStart.Select(place => (place, default(ValueList<RuleOutcome>)));
        return Evaluator.Answer(Snapshot, Direction.CandidateToPlace, ranked, request, perspective) with
        {
            PersonToDos = PersonToDos.Of(person, places, Policy, AsOf, request.Purpose),
        };
    }

    /// <summary>Room for many questions of one thread.</summary>
    /// <returns>A search over this state of the market.</returns>
    public MatchSearch NewSearch() => new(this);

    /// <summary>Numbers of people run from 0 to one less than this; numbers of those who left or were told anew stay unused.</summary>
    public int CandidateNumberCount => Persons.Count;

    /// <summary>Whether the person of a number is there.</summary>
    /// <param name="number">0..<see cref="CandidateNumberCount"/> − 1.</param>
    /// <returns>False for somebody who left, and for facts that were told anew under another number.</returns>
    public bool IsCandidateThere(int number) => Persons.NumberOf(Persons[number].Candidate.Id) == number;

    /// <summary>The person of a number.</summary>
    /// <param name="number">0..<see cref="CandidateNumberCount"/> − 1.</param>
    /// <returns>The person.</returns>
    public Candidate CandidateAt(int number) => Persons[number].Candidate;

    /// <summary>Numbers of places run from 0 to one less than this; numbers of withdrawn places stay unused.</summary>
    public int PlaceNumberCount => Places.Places.Count;

    /// <summary>The place of a number.</summary>
    /// <param name="number">0..<see cref="PlaceNumberCount"/> − 1.</param>
    /// <returns>The place.</returns>
    public TrainingPlace PlaceAt(int number) => Places.PlaceAt(number);

    /// <summary>Whether the place of a number is there and was not withdrawn.</summary>
    /// <param name="number">0..<see cref="PlaceNumberCount"/> − 1.</param>
    /// <returns>False for a withdrawn place.</returns>
    public bool IsPlaceThere(int number) => Places.Places.NumberOf(Places.PlaceAt(number).Id) == number;

    /// <summary>One pair in full, possible or not.</summary>
    internal EvaluatedPair Evaluate(int candidate, int place, RankRequest request, Perspective perspective)
    {
        var person = CandidateAt(candidate);
        var offer = Places.PlaceAt(place);
        return Evaluator.Evaluate(person, EvidenceAssessor.Assess(person, Policy, AsOf), offer, Places.Places.CompanyOf(place), Evaluator.NeedsOf(offer), request, perspective);
    }

    /// <summary>One pair of somebody who need not be in the market, possible or not.</summary>
    internal EvaluatedPair Evaluate(Candidate person, int place, RankRequest request)
    {
        var offer = Places.PlaceAt(place);
        return Evaluator.Evaluate(
            person, EvidenceAssessor.Assess(person, Policy, AsOf), offer, Places.Places.CompanyOf(place), Evaluator.NeedsOf(offer), request, request.Perspective ?? Perspective.Candidate);
    }

    /// <summary>Asks the processor to fetch what questions about the next people will read, step by step: what one step reads, the step before has fetched.</summary>
    /// <param name="people">Whom questions are about, in their order.</param>
    /// <param name="at">Who is next.</param>
    internal void Prefetch(ReadOnlySpan<int> people, int at)
    {
        if (at + 3 < people.Length)
        {
            CacheLines.Prefetch(in Unsafe.As<CandidateSlot, byte>(ref Unsafe.AsRef(in Persons[people[at + 3]])), Unsafe.SizeOf<CandidateSlot>());
        }

        if (at + 2 < people.Length)
        {
            ref readonly var slot = ref Persons[people[at + 2]];
            CacheLines.Prefetch(in slot.Store.Rows[slot.Position], 1);
        }

        if (at + 1 < people.Length)
        {
            ref readonly var slot = ref Persons[people[at + 1]];
            slot.Store.PrefetchFacts(in slot.Store.Rows[slot.Position]);
        }
    }

    /// <summary>Where a person's compiled row is.</summary>
    internal (CandidateStore Store, int Position) RowOf(int number) => (Persons[number].Store, Persons[number].Position);

    /// <summary>The number of a person, or −1.</summary>
    internal int NumberOfCandidate(Id<Candidate> candidate) => Persons.NumberOf(candidate);

    private int NumberOf(Id<Candidate> candidate) =>
        Persons.NumberOf(candidate) is >= 0 and var number ? number : throw new KeyNotFoundException($"The market has no candidate '{candidate}'.");
}
