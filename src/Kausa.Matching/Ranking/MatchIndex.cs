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
    private readonly SnapshotSum _snapshot;
    private readonly PairEvaluator _evaluator;

    /// <summary>One state of a market.</summary>
    /// <param name="places">Its places.</param>
    /// <param name="people">Its people.</param>
    /// <param name="snapshot">Its content.</param>
    /// <param name="version">States before it.</param>
    internal MatchIndex(PlaceIndex places, RowTable<Candidate, CandidateSlot> people, SnapshotSum snapshot, long version)
    {
        Places = places;
        People = people;
        Version = version;
        _snapshot = snapshot;
        _evaluator = new PairEvaluator(Policy, AsOf, places.Places.TravelTimes);
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
    public int CandidateCount => People.LiveCount;

    /// <summary>Content of the market, computed by whoever asks first.</summary>
    public SnapshotId Snapshot => _snapshot.Value;

    /// <summary>Bytes of the columns of places and their bounds.</summary>
    public long PlaceByteCount => Places.Segments.Sum(segment => segment.Columns.ByteCount);

    /// <summary>The form of the kernels that is used.</summary>
    public KernelPath Kernel => Places.Kernel;

    /// <summary>The places.</summary>
    internal PlaceIndex Places { get; }

    /// <summary>The people with their compiled rows.</summary>
    internal RowTable<Candidate, CandidateSlot> People { get; }

    /// <summary>The content, known or not yet.</summary>
    internal SnapshotSum SnapshotSum => _snapshot;

    /// <summary>Builds the index of a market.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the questions; null takes the market's.</param>
    /// <param name="kernel">Form of the kernels; null takes <see cref="KernelSelector.Chosen"/>.</param>
    /// <param name="cancellation">Ends the work without a result.</param>
    /// <returns>The index.</returns>
    /// <exception cref="ArgumentException">A place or a wish names an occupation that the catalogue does not have, or the processor lacks the kernel.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MatchIndex Build(Market market, MatchPolicy policy, DateOnly? asOf = null, KernelPath? kernel = null, CancellationToken cancellation = default)
    {
        return Build(market, policy, asOf, kernel, out _, cancellation);
    }

    /// <summary>Builds the index of a market and hands out its codes, so that they can go on growing.</summary>
    internal static MatchIndex Build(Market market, MatchPolicy policy, DateOnly? asOf, KernelPath? kernel, out MarketCodes codes, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        var path = kernel ?? KernelSelector.Chosen;
        ThrowHelper.Check(KernelSelector.IsSupported(path), nameof(kernel), $"'{path}' is no kernel of this processor; it has {string.Join(", ", KernelSelector.Available)}");
        RankingInput.Check(market, policy, asOf ?? market.AsOf);
        codes = new MarketCodes(market.TravelTimes, policy, asOf ?? market.AsOf);
        var places = market.Places.ToArray();
        var companies = Array.ConvertAll(places, market.CompanyOf);
        var compiler = new PlaceCompiler(codes);
        var rows = new PlaceRow[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            rows[i] = compiler.Compile(i, places[i], companies[i]);
        }

        cancellation.ThrowIfCancellationRequested();
        var segment = PlaceSegmentBuilder.Build(rows, codes);
        var index = new PlaceIndex
        {
            Codes = codes.Freeze(segment.OccupationFloors),
            Segments = [new SegmentView(segment, segment.Filled)],
            Places = PlaceTable.Of(places, companies, market.TravelTimes),
            Kernel = path,
        };
        return new MatchIndex(index, CandidateTable.Of([.. market.Candidates], codes, cancellation), SnapshotSum.Of(market), version: 0);
    }

    /// <summary>Best places for one candidate.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="request">How to rank.</param>
    /// <returns>The ranking, equal to that of the reference.</returns>
    /// <exception cref="KeyNotFoundException">The market has no such candidate.</exception>
    public RankAnswer RankPlaces(Id<Candidate> candidate, RankRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (person, store, position) = People[NumberOf(candidate)];
        var search = new PlaceSearch(Places);
        var hits = new MatchHit[Math.Min(request.Top, Places.Places.Count)];
        var found = search.Find(store, position, person, request, hits);
        var perspective = request.Perspective ?? Perspective.Candidate;
        var estimates = EvidenceAssessor.Assess(person, Policy, AsOf);
        var ranked = new List<EvaluatedPair>(found);
        foreach (var hit in hits.AsSpan(0, found))
        {
            var place = Places.PlaceAt(hit.Row);
            ranked.Add(_evaluator.Evaluate(person, estimates, place, Places.Places.CompanyOf(hit.Row), _evaluator.NeedsOf(place), request, perspective));
        }

        var places = ranked.Count > 0 ? ranked.Select(pair => pair.Place) : Places.OnePlacePerStart();
        var counts = request.CountPairs ? new PairCounter(Places).Count(search.Person, person, request) : null;
        return _evaluator.Answer(Snapshot, Direction.CandidateToPlace, ranked, request, perspective) with
        {
            PersonToDos = PersonToDos.Of(person, places, Policy, AsOf, request.Purpose),
            RankablePairCount = counts?.RankableCount,
            Exclusions = counts is null ? [] : PairEvaluator.Shown(counts.Exclusions, request.Purpose),
            ExcludedPairCount = counts is null ? null : PairEvaluator.ShownCount(counts.ExcludedCount, request.Purpose),
        };
    }

    /// <summary>x</summary>
    public string Describe() => $"starts {Places.Codes.Starts.Length} signatures {Places.Codes.Signatures.Length} needs {Places.Codes.Needs.Length} groups {Places.Segments[0].Columns.Groups.Length} blocks {Places.Segments[0].Columns.BlockCount}";

    /// <summary>Room for many questions of one thread.</summary>
    /// <returns>A search over this state of the market.</returns>
    public MatchSearch NewSearch() => new(this);

    /// <summary>The person of a number.</summary>
    /// <param name="number">0..<see cref="CandidateCount"/> − 1.</param>
    /// <returns>The person.</returns>
    public Candidate CandidateAt(int number) => People[number].Candidate;

    /// <summary>Where a person's compiled row is.</summary>
    internal (CandidateStore Store, int Position) RowOf(int number) => (People[number].Store, People[number].Position);

    private int NumberOf(Id<Candidate> candidate) =>
        People.NumberOf(candidate) is >= 0 and var number ? number : throw new KeyNotFoundException($"The market has no candidate '{candidate}'.");
}
