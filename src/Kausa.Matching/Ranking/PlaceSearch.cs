using System.Runtime.CompilerServices;
using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <summary>Finds the exact best places for one person by visiting what could hold them, the most promising first.</summary>
/// <remarks>
/// <para>Steps: 1. compile the person. 2. Bound every occupation and put it in the queue. 3. Take what has the highest
/// bound: an occupation gives its groups, a group its superblocks, a superblock its blocks, a block its places. 4. Stop when nothing left can reach the K-th best.</para>
/// <para>Why this is exact. A strategy's key is non-decreasing in each of the four qualities. The bound of a block is the key at: the quality of skills of
/// the occupation's profile, which is that of every place that states none, or else a quality that no stated profile exceeds (<see cref="ProfileFloors"/>); the quality at the easiest language need, which no need of the block undercuts in any skill; the quality at the distance
/// to the block's rectangle, which no site in it undercuts, quality falling with distance; the quality of trade, which is one per occupation. So no place of the
/// block has a higher key. Something is left unvisited only when its bound is strictly below the K-th best key: a place that it holds cannot stand among
/// the best K, not even by the order among equals.</para>
/// <para>Reused from question to question without allocating; one thread at a time.</para>
/// </remarks>
internal sealed partial class PlaceSearch
{
    private const int KindShift = 28;
    private const int SegmentShift = 26;
    private const int NumberMask = (1 << SegmentShift) - 1;
    private const int OccupationKind = 0;
    private const int GroupKind = 1;
    private const int SuperblockKind = 2;
    private const int BlockKind = 3;
    private const int FewBlocks = 3;

    private readonly PlaceIndex _index;
    private readonly CompiledCandidate _person;
    private readonly BoundQueue _queue = new();
    private readonly TopHits _top;
    private readonly short[] _sums = new short[PlaceSegment.Lanes];
    private readonly int[] _squared = new int[PlaceSegment.Lanes];
    private readonly int[] _lanes = new int[PlaceSegment.Lanes];
    private readonly int[] _language = new int[PlaceSegment.Lanes];
    private readonly int[] _location = new int[PlaceSegment.Lanes];
    private readonly MapWindow[] _windows;
    private readonly long[] _bounds = new long[PlaceSegment.BlocksPerSuperblock];
    private readonly int[] _blockLocations = new int[PlaceSegment.BlocksPerSuperblock];
    private RankRequest _request = null!;
    private Candidate _candidate = null!;
    private int _gain;
    private int _locationBest;
    private long _filterReach2;
    private ushort[] _byDistance = [];
    private long _reach2;
    private int _x;
    private int _y;
    private bool _hasTrips;
    private bool _hasZones;
    private ShownEffects _shown;

    /// <summary>A search over one state of the market.</summary>
    public PlaceSearch(PlaceIndex index)
    {
        _index = index;
        _person = new CompiledCandidate(index.Codes);
        _windows = new MapWindow[index.Segments.Length];
        _top = new TopHits((a, b) => index.PlaceAt(a).Id.CompareTo(index.PlaceAt(b).Id));
    }

    /// <summary>Blocks whose places were looked at one by one, over all questions.</summary>
    public long VisitedBlockCount { get; private set; }

    /// <summary>The person of the last question.</summary>
    public CompiledCandidate Person => _person;

    /// <summary>The best places.</summary>
    /// <param name="store">Where the person's row is.</param>
    /// <param name="position">Its position there.</param>
    /// <param name="candidate">The person.</param>
    /// <param name="request">The question.</param>
    /// <param name="hits">Room for as many as are asked for.</param>
    /// <returns>Number of places found, the best first.</returns>
    public int Find(CandidateStore store, int position, Candidate candidate, RankRequest request, Span<MatchHit> hits)
    {
        return _index.Kernel switch
        {
            KernelPath.Vector512 => Find<Vector512Kernel>(store, position, candidate, request, hits),
            KernelPath.Vector256 => Find<Vector256Kernel>(store, position, candidate, request, hits),
            KernelPath.Vector128 => Find<Vector128Kernel>(store, position, candidate, request, hits),
            _ => Find<ScalarKernel>(store, position, candidate, request, hits),
        };
    }

    private int Find<TKernel>(CandidateStore store, int position, Candidate candidate, RankRequest request, Span<MatchHit> hits)
        where TKernel : struct, IShortfallKernel
    {
        Begin<TKernel>(store, position, candidate, request);
        if (_person.IsHopeless)
        {
            return 0;
        }

        var weights = _index.Codes.Policy.Weights;
        var asked = weights.Of(request.Perspective ?? Perspective.Candidate);
        if (request.Strategy == Strategies.MatchStrategy.WeightedSum)
        {
            Run<TKernel, WeightedSumKey>(new WeightedSumKey(asked));
        }
        else
        {
            Run<TKernel, AnyStrategyKey>(new AnyStrategyKey(request.Strategy, asked, weights));
        }

        return _top.Drain(hits);
    }

    private void Begin<TKernel>(CandidateStore store, int position, Candidate candidate, RankRequest request)
        where TKernel : struct, IShortfallKernel
    {
        _request = request;
        _candidate = candidate;
        _gain = _index.Codes.Policy.Skills.Gain;
        _person.Compile<TKernel>(store, position, candidate, request);
        _top.Clear(request.Top);
        _shown = ShownEffects.Of(request, _index.Codes.Policy);

        // Behind the reach a place is possible only for people who would move; a filter by minutes hides it all the same.
        var reach = _person.BeyondIsPossible ? int.MaxValue : _person.Reach100m;
        if (request.Filter.MaxTravelMinutes is { } most)
        {
            reach = Math.Min(reach, TravelTables.Reach(_person.MinutesByDistance, most));
        }

        _filterReach2 = reach == int.MaxValue ? long.MaxValue : ((long)reach + 1) * (reach + 1);
        for (var i = 0; i < _windows.Length; i++)
        {
            _windows[i] = _index.Segments[i].Columns.Grid.Window(_person.Row.X100m, _person.Row.Y100m, Math.Max(0, _person.Reach100m));
        }

        var zones = _person.ZoneMinutes;
        _byDistance = _person.QualityByDistance;
        _reach2 = (long)_byDistance.Length * _byDistance.Length;
        _x = _person.Row.X100m;
        _y = _person.Row.Y100m;
        _hasTrips = _person.HasHome;
        _hasZones = zones.Length > 0;
        _locationBest = !_hasTrips ? _person.NeutralQuality : _byDistance.Length > 0 ? _byDistance[0] : 0;
        foreach (var minutes in zones)
        {
            if (minutes >= 0)
            {
                _locationBest = Math.Max(_locationBest, QualityOfMinutes(minutes));
            }
        }
    }

    private void Run<TKernel, TKey>(TKey key)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        _queue.Clear(key.Of(10_000, 10_000, 10_000, 10_000));
        PushOccupations(key);
        while (_queue.TryPop(_top.Threshold, out var bound, out var item))
        {
            if (bound < _top.Threshold)
            {
                continue;
            }

            var segmentNumber = item >> SegmentShift & 3;
            var segment = _index.Segments[segmentNumber];
            var number = item & NumberMask;
            switch (item >> KindShift)
            {
                case OccupationKind:
                    PushGroups(key, segment.Columns, segmentNumber, number);
                    break;
                case GroupKind:
                    PushSuperblocks(key, segment.Columns, segmentNumber, number);
                    break;
                case SuperblockKind:
                    PushBlocks<TKernel, TKey>(key, segment.Columns, segmentNumber, number);
                    break;
                default:
                    Visit<TKernel, TKey>(key, segment, number);
                    break;
            }
        }
    }

    private void PushOccupations<TKey>(TKey key)
        where TKey : struct, IStrategyKey
    {
        var mayHide = _person.Row.VetoCount > 0 || _request.Filter.HidesOccupations;
        for (var s = 0; s < _index.Segments.Length; s++)
        {
            var occupations = _index.Segments[s].Columns.Occupations;
            for (var i = 0; i < occupations.Length; i++)
            {
                ref readonly var occupation = ref occupations[i];
                if (mayHide && IsHidden(occupation.Occupation))
                {
                    continue;
                }

                var own = (occupation.Kinds & GroupKinds.OwnProfiles) != 0 ? _person.OwnSkillBound[occupation.Occupation] : 0;
                var usual = (occupation.Kinds & GroupKinds.DefaultProfile) != 0 ? _person.DefaultSkillQuality[occupation.Occupation] : 0;
                var sited = (occupation.Kinds & GroupKinds.Sited) != 0 ? _locationBest : 0;
                var unsited = (occupation.Kinds & GroupKinds.Unsited) != 0 ? _person.NeutralQuality : 0;
                var bound = key.Of(Math.Max(own, usual), _person.NeedQuality[occupation.EasiestNeed], Math.Max(sited, unsited), _person.TradeQuality[occupation.Occupation]);
                _queue.Push(bound, Item(OccupationKind, s, i));
            }
        }
    }

    private bool IsHidden(int occupation) => _person.Vetoes(occupation) || !_request.Filter.WantsOccupation(_index.Codes.Trade.Occupations[occupation]);

    private void PushGroups<TKey>(TKey key, PlaceSegment segment, int segmentNumber, int number)
        where TKey : struct, IStrategyKey
    {
        ref readonly var occupation = ref segment.Occupations[number];
        for (var g = occupation.FirstGroup; g < occupation.FirstGroup + occupation.GroupCount; g++)
        {
            ref readonly var group = ref segment.Groups[g];
            if (IsHidden(group))
            {
                continue;
            }

            if (!TryLocation(segmentNumber, segment, g, out var location))
            {
                continue;
            }

            // What has one superblock has nothing between it and its blocks.
            Push(
                Bound(key, group, SkillBound(group), group.EasiestNeed, location),
                group.SuperblockCount == 1 ? Item(SuperblockKind, segmentNumber, group.FirstSuperblock) : Item(GroupKind, segmentNumber, g));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(long bound, int item)
    {
        if (bound >= _top.Threshold)
        {
            _queue.Push(bound, item);
        }
    }

    private bool IsHidden(in PlaceGroup group) =>
        (_request.Filter.MaxTravelMinutes is not null && !(group.IsSited && _person.HasHome)) || (_request.Filter.DistrictAgs is not null && !group.IsSited);

    private void PushSuperblocks<TKey>(TKey key, PlaceSegment segment, int segmentNumber, int groupNumber)
        where TKey : struct, IStrategyKey
    {
        ref readonly var group = ref segment.Groups[groupNumber];
        for (var i = 0; i < group.SuperblockCount; i++)
        {
            var superblock = group.FirstSuperblock + i;
            if (!TryLocation(group, segment.SuperblockBoxes[superblock], out var location))
            {
                continue;
            }

            Push(Bound(key, group, SkillBound(group), group.EasiestNeed, location), Item(SuperblockKind, segmentNumber, superblock));
        }
    }

    private void PushBlocks<TKernel, TKey>(TKey key, PlaceSegment segment, int segmentNumber, int superblock)
        where TKernel : struct, IShortfallKernel
        where TKey : struct, IStrategyKey
    {
        ref readonly var group = ref segment.Groups[segment.GroupOfSuperblock[superblock]];
        var inGroup = superblock - group.FirstSuperblock;
        var first = group.FirstBlock + (inGroup * PlaceSegment.BlocksPerSuperblock);
        var end = Math.Min(first + PlaceSegment.BlocksPerSuperblock, group.FirstBlock + group.BlockCount);
        var skills = SkillBound(group);
        var promising = 0;
        for (var block = first; block < end; block++)
        {
            var bound = TryLocation(group, segment.BlockBoxes[block], out _blockLocations[block - first])
                ? Bound(key, group, skills, segment.BlockNeeds[block], _blockLocations[block - first])
                : -1;
            _bounds[block - first] = bound;
            promising += bound >= _top.Threshold && bound >= 0 ? 1 : 0;
        }

        if (promising == 0)
        {
            return;
        }

        // Reading the floors costs as much as visiting a few blocks.
        var floors = (group.FirstFloors + inGroup) * SkillColumns.Lanes;
        var isTightened = group.HasOwnProfiles && promising > FewBlocks;
        if (isTightened)
        {
            _person.BoundSkills<TKernel>(in Unsafe.Add(ref segment.Floors.First, floors * (SkillColumns.BlockLength / SkillColumns.Lanes)));
        }

        for (var block = first; block < end; block++)
        {
            var bound = _bounds[block - first];
            if (bound < _top.Threshold || bound < 0)
            {
                continue;
            }

            Push(
                isTightened
                    ? Bound(key, group, _person.SkillBound(block - first, segment.OpenWeights[floors + block - first]), segment.BlockNeeds[block], _blockLocations[block - first])
                    : bound,
                Item(BlockKind, segmentNumber, block));
        }
    }

    private int SkillBound(in PlaceGroup group) => group.HasOwnProfiles ? _person.OwnSkillBound[group.Occupation] : _person.DefaultSkillQuality[group.Occupation];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Bound<TKey>(TKey key, in PlaceGroup group, int skills, int need, int location)
        where TKey : struct, IStrategyKey => key.Of(skills, _person.NeedQuality[need], location, _person.TradeQuality[group.Occupation]);

    // The best quality of location that a site of a group can have; false when none of its sites can be shown at all.
    private bool TryLocation(int segmentNumber, PlaceSegment segment, int group, out int quality)
    {
        quality = segment.Groups[group].IsSited ? _locationBest : _person.NeutralQuality;
        if (!segment.Groups[group].IsSited || !_person.HasHome || _person.ZoneMinutes.Length > 0 || _windows[segmentNumber].Meets(segment.CellsOf(group)))
        {
            return true;
        }

        quality = 0;
        return _filterReach2 > _reach2;
    }

    // The best quality of location that a site in a rectangle can have; false when none of its sites can be shown at all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryLocation(in PlaceGroup group, in MapBox box, out int quality)
    {
        if (!group.IsSited || !_hasTrips)
        {
            quality = _person.NeutralQuality;
            return true;
        }

        if (_hasZones)
        {
            // A trip of the office's table may be shorter than any distance says.
            quality = _locationBest;
            return true;
        }

        var squared = box.SquaredDistanceTo(_x, _y);
        quality = QualityOfSquaredDistance(squared);
        return squared < _filterReach2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int QualityOfSquaredDistance(long squared) => squared < _reach2 ? _byDistance[FloorSqrt(squared)] : 0;

    private int QualityOfMinutes(int minutes) => minutes <= _person.Row.LimitMinutes ? _person.QualityByMinutes[minutes] : 0;

    // The root of a double is rounded correctly, and up to 2^52 no root of a number that is no square rounds up to a whole number.
    private static int FloorSqrt(long value) => (int)Math.Sqrt((double)value);

    private static int Item(int kind, int segment, int number) => (kind << KindShift) | (segment << SegmentShift) | number;
}
