using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <summary>Finds the exact best places for one person by visiting what could hold them, the most promising first.</summary>
/// <remarks>
/// <para>Steps: 1. compile the person. 2. Share the places out: to be found by occupation or by area (<see cref="AreaLimits"/>). 3. Bound what the person named, all other
/// occupations together and the areas, and put them in the queue. 4. Take what has the highest bound: an occupation gives its groups, a group its superblocks, a
/// superblock its blocks, those beyond the reach together, an area the blocks within reach, a block its places. 5. Stop when nothing left can reach the K-th best.</para>
/// <para>Why this is exact. A strategy's key is non-decreasing in each of the four qualities. The bound of a block is the key at: the quality of skills of
/// the occupation's profile, which is that of every place that states none, or else a quality that no stated profile exceeds (<see cref="ProfileFloors"/>); the quality at the easiest language need, which no need of the block undercuts in any skill; the quality at the distance
/// to the block's rectangle, which no site in it undercuts, quality falling with distance; the quality of trade, which is one per occupation. So no place of the
/// block has a higher key. What a superblock has beyond the reach is bounded by its group at no quality of location; of its blocks those places are passed over whose skills fall short by more than lets even the block's easiest need reach the K-th key. A block of an area, and all other occupations together, are bounded by the best of each quality over everything they may hold: no occupation's
/// profile, stated profile or need is met better, and no field outside those named has a higher quality of trade. Each place is found in exactly one of the ways, so none is missed
/// and none enters twice: by area if its site is known and within reach, its kind of profile is searched by area and its quality of trade is not above that of
/// other fields; by occupation otherwise. A place is passed over unseen when its start is of a class that is closed to the person (<see cref="StartCalendar"/>), which the rules would say of the start itself. Something is left unvisited only when its bound is strictly below the K-th best key: a place that it holds cannot stand among
/// the best K, not even by the order among equals.</para>
/// <para>Reused from question to question without allocating; one thread at a time.</para>
/// </remarks>
internal sealed partial class PlaceSearch : ISteppedSearch
{
    private readonly PlaceIndex _index;
    private readonly CompiledCandidate _person;
    private readonly BoundQueue<PlaceItem> _queue = new();
    private readonly TopHits _top;
    private readonly short[] _sums = new short[PlaceSegment.Lanes];
    private readonly int[] _squared = new int[PlaceSegment.Lanes];
    private readonly int[] _boxSquared = new int[BoxColumns.Lanes];
    private readonly ushort[] _roots = new ushort[PlaceSegment.Lanes];
    private readonly LaneQualities _lanes = new();
    private readonly LaneQualities _blocks = new();
    private readonly int[] _leastMillionths = new int[LaneQualities.Count];
    private readonly WeightedSumKey _companyKey;
    private readonly MapWindow[] _windows;
    private RankRequest _request = null!;
    private Candidate _candidate = null!;
    private int _locationBest;
    private long _filterReach2;
    private int _boxReach2;
    private int _areaReach2;
    private short[] _byDistance = [];
    private long _reach2;
    private int _home;
    private bool _hasTrips;
    private bool _mayHide;
    private bool _hasZones;
    private ShownEffects _shown;

    /// <summary>A search over one state of the market.</summary>
    public PlaceSearch(PlaceIndex index)
    {
        _index = index;
        _person = new CompiledCandidate(index.Codes);
        _companyKey = new WeightedSumKey(index.Codes.Policy.Weights.Of(Perspective.Company));
        _windows = new MapWindow[index.Segments.Length];
        Order = new HitOrder((a, b) => index.PlaceAt(a).Id.CompareTo(index.PlaceAt(b).Id));
        _top = new TopHits(Order);
    }

    /// <summary>Blocks whose places were looked at one by one, over all questions.</summary>
    public long VisitedBlockCount { get; private set; }

    /// <summary>Ends a question without a result, looked for at each step, which visits 32 blocks at most, and every thousand of some places.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The person of the last question.</summary>
    public CompiledCandidate Person => _person;

    /// <inheritdoc/>
    public HitOrder Order { get; }

    /// <inheritdoc/>
    public long HighestBound => _queue.HighestBound;

    /// <summary>The best places.</summary>
    /// <param name="store">Where the person's row is.</param>
    /// <param name="position">Its position there.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="request">The question.</param>
    /// <param name="hits">Room for as many as are asked for.</param>
    /// <returns>Number of places found, the best first.</returns>
    public int Find(CandidateStore store, int position, Candidate candidate, RankRequest request, Span<MatchHit> hits)
    {
        _top.Clear(request.Top);
        _person.Begin(store, position, candidate, request);
        if (_person.IsHopeless)
        {
            return 0;
        }

        Begin(candidate, request);
        Run(SearchStep.All);
        return _top.Drain(hits);
    }

    /// <summary>Begins a list that goes on, see <see cref="Advance"/>.</summary>
    /// <param name="store">Where the person's row is.</param>
    /// <param name="position">Its position there.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="request">The question.</param>
    public void Open(CandidateStore store, int position, Candidate candidate, RankRequest request)
    {
        _top.Clear(int.MaxValue);
        _person.Begin(store, position, candidate, request);
        _queue.Clear(0);
        if (!_person.IsHopeless)
        {
            Begin(candidate, request);
            Run(SearchStep.Start);
        }
    }

    /// <inheritdoc/>
    public bool Advance(PriorityQueue<MatchHit, MatchHit> found)
    {
        if (_queue.HighestBound < 0)
        {
            return false;
        }

        Run(SearchStep.Next);
        _top.MoveTo(found);
        return true;
    }

    /// <summary>Lets go of the person of the last question.</summary>
    public void Forget()
    {
        _person.Forget();
        (_candidate, _request, _home, _byDistance) = (null!, null!, 0, []);
        _windows.AsSpan().Clear();
        _sums.AsSpan().Clear();
        _squared.AsSpan().Clear();
        _roots.AsSpan().Clear();
        _boxSquared.AsSpan().Clear();
        _lanes.Clear();
        _blocks.Clear();
    }

    private void Run(SearchStep step)
    {
        switch (_index.Kernel)
        {
            case KernelPath.Vector512:
                Run<Vector512Kernel>(step);
                break;
            case KernelPath.Vector256:
                Run<Vector256Kernel>(step);
                break;
            case KernelPath.Vector128:
                Run<Vector128Kernel>(step);
                break;
            default:
                Run<ScalarKernel>(step);
                break;
        }
    }

    private void Run<TKernel>(SearchStep step)
        where TKernel : struct, IShortfallKernel
    {
        if (step != SearchStep.Next)
        {
            _person.Compile<TKernel>();
            ShareOut<TKernel>();
        }

        var weights = _index.Codes.Policy.Weights;
        var asked = weights.Of(_request.Perspective ?? Perspective.Candidate);
        if (_request.Strategy == Strategies.MatchStrategy.WeightedSum)
        {
            Run<TKernel, WeightedSumKey>(step, new WeightedSumKey(asked));
        }
        else
        {
            Run<TKernel, AnyStrategyKey>(step, new AnyStrategyKey(_request.Strategy, asked, weights));
        }
    }

    private void Begin(Candidate candidate, RankRequest request)
    {
        request.Strategy.CheckMadeFor(_index.Codes.Policy);
        _request = request;
        _candidate = candidate;
        _shown = ShownEffects.Of(request, _index.Codes.Policy);

        // Behind the reach a place is possible only for people who would move; a filter by minutes hides it all the same.
        var reach = _person.BeyondIsPossible ? int.MaxValue : _person.Reach100m;
        if (request.Filter.MaxTravelMinutes is { } most)
        {
            reach = Math.Min(reach, TravelTables.Reach(_person.MinutesByDistance, most));
        }

        _filterReach2 = reach == int.MaxValue ? long.MaxValue : ((long)reach + 1) * (reach + 1);
        _boxReach2 = (int)Math.Min(_filterReach2, int.MaxValue);
        for (var i = 0; i < _windows.Length; i++)
        {
            _windows[i] = _index.Segments[i].Columns.Grid.Window(_person.Row.X100m, _person.Row.Y100m, Math.Max(0, _person.Reach100m));
        }

        _mayHide = _person.Row.VetoCount > 0 || request.Filter.HidesOccupations;
        var zones = _person.ZoneMinutes;
        _byDistance = _person.QualityByDistance;
        long beyond = _person.Reach100m + 1;
        _reach2 = beyond * beyond;
        _areaReach2 = (int)Math.Min(_boxReach2, _reach2);
        _home = MapPoint.Of(_person.Row.X100m, _person.Row.Y100m);
        _hasTrips = _person.HasHome;
        _hasZones = zones.Length > 0;
        _locationBest = !_hasTrips ? _person.NeutralQuality : _byDistance[0];
        foreach (var minutes in zones)
        {
            if (minutes >= 0)
            {
                _locationBest = Math.Max(_locationBest, QualityOfMinutes(minutes));
            }
        }
    }

    private void Run<TKernel, TKey>(SearchStep step, TKey key)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        if (step != SearchStep.Next)
        {
            _queue.Clear(key.Of(10_000, 10_000, 10_000, 10_000));
            PushNamedOccupations(key);
            PushOthers(key);
            PushAreas(key);
        }

        while (step != SearchStep.Start && _queue.TryPop(_top.Threshold, out var bound, out var item))
        {
            Cancellation.ThrowIfCancellationRequested();
            if (bound >= _top.Threshold)
            {
                Take<TKernel, TKey>(key, item);
            }

            if (step == SearchStep.Next)
            {
                break;
            }
        }
    }

    private void Take<TKernel, TKey>(TKey key, PlaceItem item)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        ref readonly var segment = ref _index.Segments[item.Segment];
        switch (item.Kind)
        {
            case PlaceItemKind.Others:
                PushOtherOccupations(key, segment.Columns, item.Segment);
                break;
            case PlaceItemKind.Occupation:
                PushGroups(key, segment.Columns, item.Segment, item.Number);
                break;
            case PlaceItemKind.Group:
                PushSuperblocks(key, segment.Columns, item.Segment, item.Number);
                break;
            case PlaceItemKind.Superblock:
                PushBlocks<TKernel, TKey>(key, segment.Columns, item);
                break;
            case PlaceItemKind.Block:
                Visit<TKernel, TKey>(key, segment, segment.Columns.Groups[item.Owner], item.Number);
                break;
            case PlaceItemKind.FarBlocks:
                VisitFarBlocks<TKernel, TKey>(key, segment, segment.Columns.Groups[item.Owner], item.Number);
                break;
            case PlaceItemKind.Area:
                PushAreaBlocks(key, segment.Columns, item);
                break;
            default:
                VisitArea<TKernel, TKey>(key, segment, item.Owner, item.Number);
                break;
        }
    }
}
