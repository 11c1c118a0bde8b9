using Kausa.Matching.Columns;
using Kausa.Matching.Compile;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Ranking;

/// <summary>Finds the exact best people for one place by visiting what could hold them, the most promising first.</summary>
/// <remarks>
/// <para>Steps: 1. compile the place. 2. Bound every region and put it in the queue. 3. Take what has the highest bound: a region gives its superblocks, a
/// superblock its blocks, a block its people. 4. Stop when nothing left can reach the K-th best. 5. Ask whether a pair is possible last, of those alone who would get in.</para>
/// <para>Why this is exact. A strategy's key is non-decreasing in each of the four qualities. The bound of a node is the key at four qualities, each of which nobody of
/// the node exceeds. Skills: at a place without a profile of its own the best quality that anybody of the node has at the occupation's profile, rounded up (CAUTIOUS is nowhere better
/// than EXPECTED); otherwise, and in POTENTIAL, the weighted sum of the shortfalls at each dimension's highest level and most favourable class, which no sum of one
/// person's shortfalls undercuts, because a shortfall never rises with the level, never falls with the class in EXPECTED and CAUTIOUS and never rises with
/// it in POTENTIAL. Language: the same of four skills. Location: the quality of the distance to the node's rectangle, which no home in it undercuts, for a traveller with
/// all modes and the longest limit of the node: more modes never take longer, and at no distance does a longer limit make the way worse; where the
/// office's own table has trips from the node, the shortest that leads to the place counts too. Trade: the best that anybody of the node makes of the
/// occupation, and the neutral value where somebody has no wish. Quarters of a visited block are bounded in the same way. For the weighted sum there is a second bound,
/// in EXPECTED and CAUTIOUS: the best weighted sum of skills, language and trade that any one person of the node has at the occupation's own needs, plus what a lower language
/// target can gain anybody, plus what the place's own profile can gain anybody, plus the location's share. What a profile can gain is the sum over its competences of the most
/// that w·T at the occupation's need exceeds w'·T at the place's, over every estimate there is. People for whom the rules close every start of the place's class are passed over unseen (<see cref="StartCalendar"/>), which the rules would say of the start itself. Something is left unvisited only when its bound is strictly below the K-th best key, when
/// all its homes lie beyond a limit that is final, when the rules exclude all its people at the place's start, when nobody of it is released to the company that asks, or when the filter hides it: it holds nobody who stands among the best K, not even by the order among equals.</para>
/// <para>Reused from question to question without allocating; one thread at a time.</para>
/// </remarks>
internal sealed partial class CandidateSearch : ISteppedSearch
{
    private const int LevelShift = 29;
    private const int SegmentShift = 26;
    private const int NumberMask = (1 << SegmentShift) - 1;
    private const int MostQuality = 10_000;
    private const int MostMillionths = 1_000_000;

    private readonly CandidateIndex _index;
    private readonly PlaceCodes _codes;
    private readonly CompiledPlace _place;
    private readonly BoundQueue<int> _queue = new();
    private readonly TopHits _top;
    private readonly int[] _lanes = new int[CandidateSegment.Lanes];
    private readonly int[] _language = new int[CandidateSegment.Lanes];
    private readonly int[] _location = new int[CandidateSegment.Lanes];
    private readonly int[] _trade = new int[CandidateSegment.Lanes];
    private readonly int[] _quarterSkills = new int[CandidateQuarters.PerBlock];
    private readonly byte[] _quarterJoint = new byte[CandidateQuarters.PerBlock];
    private RankRequest _request = null!;
    private int _gain;
    private ShownEffects _shown;
    private int _joint;
    private bool _jointSays;
    private int _jointGain;
    private int _locationWeight;

    /// <summary>A search over one state of the market.</summary>
    public CandidateSearch(CandidateIndex index)
    {
        _index = index;
        _codes = index.Places.Codes;
        _place = new CompiledPlace(index.Places);
        Order = new HitOrder((a, b) => index.CandidateOf(a).Id.CompareTo(index.CandidateOf(b).Id));
        _top = new TopHits(Order);
    }

    /// <inheritdoc/>
    public HitOrder Order { get; }

    /// <inheritdoc/>
    public long HighestBound => _queue.HighestBound;

    /// <summary>Blocks whose people were looked at one by one, over all questions.</summary>
    public long VisitedBlockCount { get; private set; }

    /// <summary>The best people.</summary>
    /// <param name="place">Number of the place.</param>
    /// <param name="request">The question; its purpose is not the person's own.</param>
    /// <param name="hits">Room for as many as are asked for.</param>
    /// <returns>Number of people found, the best first.</returns>
    public int Find(int place, RankRequest request, Span<MatchHit> hits)
    {
        _top.Clear(request.Top);
        if (!Begin(place, request))
        {
            return 0;
        }

        Run(SearchStep.All);
        return _top.Drain(hits);
    }

    /// <summary>Begins a list that goes on, see <see cref="Advance"/>.</summary>
    /// <param name="place">Number of the place.</param>
    /// <param name="request">The question; its purpose is not the person's own.</param>
    public void Open(int place, RankRequest request)
    {
        _top.Clear(int.MaxValue);
        _queue.Clear(0);
        if (Begin(place, request))
        {
            Run(SearchStep.Start);
        }
    }

    /// <inheritdoc/>
    public bool Advance(PriorityQueue<MatchHit, MatchHit> found)
    {
        // What a beginning without a queue found is handed out first.
        if (_queue.HighestBound < 0 && _top.Count == 0)
        {
            return false;
        }

        if (_queue.HighestBound >= 0)
        {
            Run(SearchStep.Next);
        }

        _top.MoveTo(found);
        return true;
    }

    private bool Begin(int place, RankRequest request)
    {
        request.Strategy.CheckMadeFor(_codes.Policy);
        _request = request;
        _place.Compile(place, request);
        _gain = _codes.Policy.Skills.Gain;
        _shown = ShownEffects.Of(request, _codes.Policy);
        return _place.CanBeAnswered;
    }

    private void Run(SearchStep step)
    {
        var weights = _codes.Policy.Weights;
        var asked = weights.Of(_request.Perspective ?? Perspective.Company);
        var isSum = _request.Strategy == Strategies.MatchStrategy.WeightedSum;
        _joint = isSum && !_place.DoubtFavours ? (int)(_request.Perspective ?? Perspective.Company) : -1;

        // At the occupation's own profile the joint bound is the sharpest there is.
        _jointSays = _joint >= 0 && _place.HasDefaultProfile && _request.Mode == ScoreMode.Expected;
        if (isSum)
        {
            _jointGain = (asked.Language * _place.LanguageGain) + (asked.Skills * _gain * _place.SkillGain);
            _locationWeight = asked.Location;
            Run(step, new WeightedSumKey(asked));
        }
        else
        {
            Run(step, new AnyStrategyKey(_request.Strategy, asked, weights));
        }
    }

    private void Run<TKey>(SearchStep step, TKey key)
        where TKey : struct, IStrategyKey
    {
        if (step != SearchStep.Next)
        {
            _queue.Clear(key.Of(MostQuality, MostQuality, MostQuality, MostQuality));
            if (_request.Purpose == Model.Purpose.DiscloseToCompany)
            {
                VisitReleased(key);
                return;
            }

            for (var s = 0; s < _index.Segments.Length; s++)
            {
                var levels = _index.Segments[s].Columns.Levels;
                PushNodes(key, s, levels.Length - 1, 0, levels[^1].Count);
            }
        }

        while (step != SearchStep.Start && _queue.TryPop(_top.Threshold, out var bound, out var item))
        {
            if (bound >= _top.Threshold)
            {
                Take(key, item);
            }

            if (step == SearchStep.Next)
            {
                break;
            }
        }
    }

    private void Take<TKey>(TKey key, int item)
        where TKey : struct, IStrategyKey
    {
        var segment = item >> SegmentShift & 7;
        var level = item >> LevelShift;
        var number = item & NumberMask;
        if (level == 0)
        {
            Visit(key, _index.Segments[segment], number, uint.MaxValue);
        }
        else
        {
            var children = _index.Segments[segment].Columns.Levels[level].FirstChild;
            PushNodes(key, segment, level - 1, children[number], children[number + 1]);
        }
    }

    // Few people are released to one company, and nobody else can be named to it.
    private void VisitReleased<TKey>(TKey key)
        where TKey : struct, IStrategyKey
    {
        foreach (var view in _index.Segments)
        {
            if (!view.Columns.ReleasedTo.TryGetValue(_place.Place.Company, out var lanes))
            {
                continue;
            }

            foreach (var lane in lanes)
            {
                Visit(key, view, lane / CandidateSegment.Lanes, 1u << lane);
            }
        }
    }

    private void PushNodes<TKey>(TKey key, int segmentNumber, int levelNumber, int first, int end)
        where TKey : struct, IStrategyKey
    {
        var segment = _index.Segments[segmentNumber].Columns;
        var level = segment.Levels[levelNumber];
        for (var number = first; number < end; number++)
        {
            if (_joint >= 0 && JointBound(level, number, MostQuality) < _top.Threshold)
            {
                continue;
            }

            ref readonly var node = ref level.Nodes[number];
            if (!TryLocation(node, segment, out var location))
            {
                continue;
            }

            long bound = _joint >= 0 ? JointBound(level, number, location) : long.MaxValue;
            if (bound >= _top.Threshold && !_jointSays)
            {
                bound = Math.Min(bound, BoundOfParts(key, segment, level, number, location));
            }

            if (bound >= _top.Threshold)
            {
                if (levelNumber == 0)
                {
                    segment.PrefetchHeads(number, _place.StartClass);
                }

                _queue.Push(bound, levelNumber << LevelShift | segmentNumber << SegmentShift | number);
            }
        }
    }

    // The best quality of location of a node; false when nobody of it can be shown at all.
    private bool TryLocation(in CandidateNode node, CandidateSegment segment, out int quality)
    {
        quality = _place.NeutralQuality;
        var group = CandidateGroup.Of(node.Group);
        if (group.IsClosed && _place.Signature.Start < segment.Rules.StartCount)
        {
            return false;
        }

        if (!_place.IsSited || !group.HasHome)
        {
            return _request.Filter.MaxTravelMinutes is null;
        }

        ref readonly var travel = ref segment.Travels[node.Travel];
        var squared = node.Box.SquaredDistanceTo(MapPoint.X100m(_place.Site), MapPoint.Y100m(_place.Site));
        var isWithin = squared < travel.SquaredReach;
        quality = isWithin ? travel.Quality[FloorSqrt(squared)] : 0;
        if (node.HasTabledHome && _place.Zone >= 0)
        {
            // A trip of the office's table may be shorter than any distance says.
            var least = _codes.Zones.LeastMinutesTo(_place.Zone);
            isWithin |= least <= travel.Key.LimitMinutes;
            quality = Math.Max(quality, QualityOfMinutes(travel, least));
            return (isWithin || BeyondIsPossible(group)) && (_request.Filter.MaxTravelMinutes is not { } longest || least <= longest || IsFasterThan(longest, travel, squared));
        }

        return (isWithin || BeyondIsPossible(group)) && (_request.Filter.MaxTravelMinutes is not { } most || IsFasterThan(most, travel, squared));
    }

    private bool BeyondIsPossible(CandidateGroup group) => !_codes.ReachIsOn || group.WouldMove;

    private bool IsFasterThan(int most, in TravelClass travel, long squared)
    {
        long reach = TravelTables.Reach(_codes.Travel.Minutes(travel.Key.Modes), most) + 1;
        return squared < reach * reach;
    }

    private int QualityOfMinutes(in TravelClass travel, int minutes) =>
        minutes <= travel.Key.LimitMinutes ? _codes.Travel.Qualities(travel.Key.LimitMinutes)[minutes] : 0;

    // The root of a double is rounded correctly, and up to 2^52 no root of a number that is no square rounds up to a whole number.
    private static int FloorSqrt(long value) => (int)Math.Sqrt((double)value);
}
