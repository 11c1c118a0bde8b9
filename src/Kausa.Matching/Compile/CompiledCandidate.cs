using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Kernels;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Compile;

/// <summary>One person, compiled for one question: look up and add.</summary>
/// <remarks>Reused from question to question, so that none allocates; one search owns it.</remarks>
internal sealed class CompiledCandidate
{
    // A level takes seven bits.
    private const int WindowLength = 128;

    // Occupations that are looked at together.
    private const int TwoBlocks = 2 * Columns.SkillColumns.Lanes;

    private readonly PlaceCodes _codes;
    private readonly short[] _sums = new short[TwoBlocks];
    private readonly byte[] _nearest;
    private readonly short[] _least = new short[TwoBlocks];
    private readonly int _gain;

    // A shortfall at which nothing is left of the quality, however much larger it is.
    private readonly ushort _worst;
    private readonly Columns.AlignedBytes _windows = new(RequirementProfile.DimensionCount * WindowLength);
    private readonly SkillOffsets _windowOffsets;
    private SkillOffsets _languages;
    private readonly bool _reachIsOn;
    private readonly StartMasks[] _starts;
    private readonly ulong[] _startsKnown;
    private CandidateStore _store = null!;
    private Candidate _candidate = null!;
    private CandidateEstimates? _estimates;
    private RankRequest _request = null!;
    private bool _ownRequest;
    private ShortfallTables _tables = null!;

    // The tables by which NeedQuality holds for _languages, null when it does not: most people know as much German as the one before.
    private ShortfallTables? _languageTables;
    private CandidateRow _row;
    private ulong _excludedTraits;
    private ulong _excludedMinima;
    private int _outcomes;
    private int _plainStartCount;

    /// <summary>Room for questions about one state of the market.</summary>
    public CompiledCandidate(PlaceCodes codes)
    {
        _codes = codes;
        _gain = codes.Policy.Skills.Gain;
        _worst = (ushort)((10_000 / _gain) + 1);
        _reachIsOn = codes.Policy.Rules.IsOn(ReasonCode.C14OutOfReach);
        _starts = new StartMasks[codes.Starts.Length];
        _startsKnown = new ulong[(codes.Starts.Length + 63) / 64];
        NeedQuality = new short[codes.NeedColumns.LaneCount];
        _nearest = new byte[codes.Trade.RowLength];
        TradeQuality = new short[codes.Trade.RowLength];
        DefaultSkillQuality = new short[codes.DefaultProfileLanes];
        OwnSkillBound = new short[codes.DefaultProfileLanes];
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            _windowOffsets[d] = (ushort)(d * WindowLength);
        }
    }

    /// <summary>The person's row.</summary>
    public ref readonly CandidateRow Row => ref _row;

    /// <summary>Windows into <see cref="SkillTable"/>.</summary>
    public ref readonly SkillOffsets Skills => ref _windowOffsets;

    /// <summary>Shortfall of competences in the mode asked for.</summary>
    public ReadOnlySpan<byte> SkillTable => _windows.Span;

    /// <summary>Quality of language by code of the need.</summary>
    public short[] NeedQuality { get; }

    /// <summary>Quality of trade by occupation.</summary>
    public short[] TradeQuality { get; }

    /// <summary>Quality of skills by occupation, for places that state no profile.</summary>
    public short[] DefaultSkillQuality { get; }

    /// <summary>No place of the occupation that states a profile has a higher quality of skills.</summary>
    public short[] OwnSkillBound { get; }

    /// <summary>No need is met better.</summary>
    public int BestNeedQuality { get; private set; }

    /// <summary>No occupation's profile is met better.</summary>
    public int BestDefaultSkillQuality { get; private set; }

    /// <summary>No stated profile is met better.</summary>
    public int BestOwnSkillBound { get; private set; }

    /// <summary>Whether single companies have to be asked about for places of every pathway, and not only of an EQ.</summary>
    public bool MayBeExcepted { get; private set; }

    /// <summary>Quality of location where no trip is known.</summary>
    public int NeutralQuality { get; private set; }

    /// <summary>Whether a trip is known for places whose site is known.</summary>
    public bool HasHome => (_row.Flags & CandidateFlags.HasHome) != 0;

    /// <summary>Whether a place beyond the limit is still possible.</summary>
    public bool BeyondIsPossible { get; private set; }

    /// <summary>Whether a place beyond the limit needs the rules themselves to know its status.</summary>
    public bool BeyondNeedsRules { get; private set; }

    /// <summary>The longest distance within the person's limit in 100 m; −1 when even the door is too far.</summary>
    public int Reach100m { get; private set; } = -1;

    /// <summary>Quality by distance in 100 m within the limit; then zeros, see <see cref="DistanceQualities"/>.</summary>
    public short[] QualityByDistance { get; private set; } = [];

    /// <summary>Minutes by the office's travel times, by zone; empty when no trip starts at the home.</summary>
    public ReadOnlySpan<short> ZoneMinutes => _codes.Zones.Row(HasHome ? _row.ZoneRow : -1);

    /// <summary>Whether nobody at all can be shown to this person: everything is excluded before a place is looked at.</summary>
    public bool IsHopeless { get; private set; }

    /// <summary>Classes with a start at which something can be shown to this person, see <see cref="StartCalendar"/>; what starts in another is never shown.</summary>
    public ulong OpenStarts { get; private set; }

    /// <summary>Companies for which something of its own holds.</summary>
    public ReadOnlySpan<CompanyException> Exceptions => _store.ExceptionsOf(_row);

    /// <summary>What earlier employment makes of an EQ; null for a start that nobody had asked about when the row was compiled.</summary>
    /// <param name="employment">An exception of earlier employment.</param>
    /// <param name="start">Code of the start.</param>
    public RuleEffect? EqEffectOf(in CompanyException employment, int start) => _store.EqEffectOf(employment, start);

    /// <summary>Minutes by distance.</summary>
    public ReadOnlySpan<short> MinutesByDistance => _codes.Travel.Minutes(_row.Modes);

    /// <summary>Quality by minutes.</summary>
    public ReadOnlySpan<ushort> QualityByMinutes => _codes.Travel.Qualities(_row.LimitMinutes);

    /// <summary>Whether a purpose lacks the consent to everything; single companies may still have a release.</summary>
    public bool LacksConsent(Purpose purpose) => purpose switch
    {
        Purpose.MatchForAdviser => (_row.Flags & CandidateFlags.CaseConsent) == 0,
        Purpose.DiscloseToCompany => true,
        _ => false,
    };

    /// <summary>Whether a place whose site is known lies within the limit; true for people whose home is not known.</summary>
    public bool IsWithinReach(Columns.PlaceSegment columns, int lane)
    {
        if (!HasHome)
        {
            return true;
        }

        var zones = ZoneMinutes;
        if (zones.Length > 0 && columns.Zones[lane] >= 0 && zones[columns.Zones[lane]] is >= 0 and var minutes)
        {
            return minutes <= _row.LimitMinutes;
        }

        long reach = Reach100m + 1;
        return Columns.MapPoint.SquaredDistance(columns.Heads.Point(lane), Columns.MapPoint.Of(_row.X100m, _row.Y100m)) < reach * reach;
    }

    /// <summary>Numbers of vetoed occupations.</summary>
    public ReadOnlySpan<ushort> Vetoed => _store.VetoesOf(_row);

    /// <summary>Whether an occupation is vetoed.</summary>
    public bool Vetoes(int occupation) => Vetoed.Contains((ushort)occupation);

    /// <summary>Takes up a person for a question; says whether anything can be shown at all.</summary>
    /// <param name="store">Where the person's row is.</param>
    /// <param name="position">Its position there.</param>
    /// <param name="candidate">The person, for starts that nobody had asked about when the row was compiled.</param>
    /// <param name="request">The question.</param>
    public void Begin(CandidateStore store, int position, Candidate candidate, RankRequest request)
    {
        _store = store;
        _row = store.Rows[position];
        store.PrefetchFacts(_row);
        _candidate = candidate;
        _estimates = null;
        _request = request;
        _ownRequest = request.Purpose == Purpose.MatchForSelf;
        _tables = ShortfallTables.Of(_codes.Policy, request.Mode);
        _startsKnown.AsSpan().Clear();
        NeutralQuality = Scoring.NeutralQuality.BasisPoints(request.Mode, _codes.Policy);
        BeyondIsPossible = !_reachIsOn || (_row.Flags & CandidateFlags.WouldMove) != 0;
        BeyondNeedsRules = !_reachIsOn && (_row.Flags & CandidateFlags.WouldMove) != 0;
        (QualityByDistance, Reach100m) = _codes.Travel.QualityByDistance(_row.Modes, _row.LimitMinutes);
        IsHopeless = (request.Purpose == Purpose.MatchForAdviser && LacksConsent(request.Purpose)) || (OpenStarts = FindOpenStarts()) == 0;
        var adult = StartMasks.Of(RowFacts.Of(_row), default, _row.Minima, _codes.ScopeIsOn);
        (_excludedTraits, _excludedMinima) = (adult.TraitExclusion, adult.MinimaExclusion);
        _outcomes = _ownRequest ? _row.OwnOutcomes : _row.Outcomes;
        _plainStartCount = request.Filter.HidesStarts || _row.MinimaByStart >= 0 ? 0 : store.StartCount;
        MayBeExcepted = request.Purpose == Purpose.DiscloseToCompany || _store.ExceptsAnyPathway(_row);
    }

    /// <summary>Lets go of the person, and of what the tables say about them.</summary>
    public void Forget()
    {
        (_store, _candidate, _request, _estimates, _row, _languages) = (null!, null!, null!, null, default, default);
        (QualityByDistance, Reach100m, OpenStarts, _languageTables) = ([], -1, 0, null);
        (_excludedTraits, _excludedMinima, _outcomes, _plainStartCount) = (0, 0, 0, 0);
        _windows.Span.Clear();
        _starts.AsSpan().Clear();
        _nearest.AsSpan().Clear();
        _sums.AsSpan().Clear();
        _least.AsSpan().Clear();
        NeedQuality.AsSpan().Clear();
        TradeQuality.AsSpan().Clear();
        DefaultSkillQuality.AsSpan().Clear();
        OwnSkillBound.AsSpan().Clear();
        (BestNeedQuality, BestDefaultSkillQuality, BestOwnSkillBound) = (0, 0, 0);
    }

    /// <summary>Fills the tables of qualities; stated profiles are bounded apart, see <see cref="BoundOwnSkills"/>.</summary>
    public void Compile<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        CopyWindows();
        CompileLanguage<TKernel>();
        CompileSkills<TKernel>();
        CompileTrade();
    }

    // What a person's levels come to stands together, at the beginnings of cache lines: blocks are looked up in it again and again.
    private void CopyWindows()
    {
        ref var tables = ref MemoryMarshal.GetReference(_tables.Skills);
        ref var windows = ref _windows.First;
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            ref var from = ref Unsafe.Add(ref tables, _tables.BeginOf(d) + _row.Skills[d]);
            Vector512.LoadUnsafe(ref from).StoreUnsafe(ref windows, (nuint)(d * WindowLength));
            Vector512.LoadUnsafe(ref from, 64).StoreUnsafe(ref windows, (nuint)((d * WindowLength) + 64));
        }
    }

    /// <summary>What the person's facts make of a start.</summary>
    /// <param name="start">Code of the start.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly StartMasks StartAt(int start)
    {
        if ((_startsKnown[start >> 6] >> start & 1) == 0)
        {
            FindStart(start);
        }

        return ref _starts[start];
    }

    /// <summary>Whether a place is neither excluded, but by an exception, nor of a start that the filter hides.</summary>
    /// <remarks>The same as <see cref="StartMasks.Allows"/>. Most people's masks differ from start to start by their age alone, and nobody asks to hide a start: then two bytes tell, and no masks are made.</remarks>
    /// <param name="place">The place.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Admits(in PlaceSignature place)
    {
        if (place.Start >= _plainStartCount)
        {
            ref readonly var masks = ref StartAt(place.Start);
            return !masks.IsHidden && masks.Allows(place);
        }

        var outcome = _store.Outcomes[_outcomes + place.Start];
        var traits = _excludedTraits | StartMasks.YouthOf(outcome) << PlaceTraits.YouthExclusion;
        return outcome.Effect != RuleEffect.Exclusion && ((place.Traits & traits) | (place.Minima & _excludedMinima)) == 0;
    }

    // Apart from what asks, which is asked far more often.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void FindStart(int start)
    {
        _startsKnown[start >> 6] |= 1UL << start;
        ref var masks = ref _starts[start];
        masks = start < _store.StartCount ? _store.MasksAt(_row, start, _ownRequest, _codes) : CandidateStore.LateMasksAt(_row, start, _candidate, _ownRequest, _codes, ref _estimates);
        masks.IsHidden = IsHidden(start);
    }

    private ulong FindOpenStarts()
    {
        var open = _request.Filter.HidesStarts ? WantedStarts() : _store.OpenStartsOf(_row, _ownRequest);
        for (var start = _store.StartCount; start < _starts.Length; start++)
        {
            // The rules are asked about such a start only when it is met, unless nothing else is open.
            if ((open != 0 || StartAt(start).Person != RuleEffect.Exclusion) && !IsHidden(start))
            {
                open |= 1UL << _codes.StartClasses[start];
            }
        }

        return open;
    }

    private ulong WantedStarts()
    {
        var wanted = 0UL;
        var outcomes = _store.OutcomesOf(_row, _ownRequest);
        for (var start = 0; start < outcomes.Length; start++)
        {
            wanted |= outcomes[start].Effect == RuleEffect.Exclusion || IsHidden(start) ? 0 : 1UL << _codes.StartClasses[start];
        }

        return wanted;
    }

    private bool IsHidden(int start) => _request.Filter.HidesStarts && !_request.Filter.WantsStart(_codes.Starts[start].Place);

    private void CompileLanguage<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        var isKnown = ReferenceEquals(_languageTables, _tables);
        for (var k = 0; k < LanguageNeedKey.SkillCount; k++)
        {
            isKnown &= _languages[k] == _row.Languages[k];
            _languages[k] = _row.Languages[k];
        }

        if (isKnown)
        {
            return;
        }

        _languageTables = _tables;
        var best = Vector256<short>.Zero;
        for (var first = 0; first < NeedQuality.Length; first += Columns.SkillColumns.Lanes)
        {
            TKernel.Sum(_codes.NeedColumns.Block(first / Columns.SkillColumns.Lanes), in _languages, in _tables.Languages[0], ref _sums[0]);
            ref var qualities = ref NeedQuality[first];
            for (nuint lane = 0; lane < Columns.SkillColumns.Lanes; lane += (nuint)Vector256<short>.Count)
            {
                var quality = Vector256.Create((short)10_000) - At(_sums, lane).AsInt16();
                quality.StoreUnsafe(ref qualities, lane);
                best = Vector256.Max(best, quality);
            }
        }

        BestNeedQuality = Highest(best);
    }

    private void CompileTrade()
    {
        var wishes = _store.WishesOf(_row);
        var trade = _codes.Trade;
        if (wishes.Length == 0)
        {
            TradeQuality.AsSpan().Fill((short)NeutralQuality);
            return;
        }

        trade.NearestTo(wishes, _nearest);
        var worth = Vector128.Create((short)trade.Nearness[0], (short)trade.Nearness[1], (short)trade.Nearness[2], (short)trade.Nearness[3], 0, 0, 0, 0).AsByte();
        for (var first = 0; first < TradeQuality.Length; first += Vector128<byte>.Count)
        {
            var levels = Vector128.LoadUnsafe(ref _nearest[first]);
            WorthOf(Vector128.WidenLower(levels), worth).StoreUnsafe(ref TradeQuality[first]);
            WorthOf(Vector128.WidenUpper(levels), worth).StoreUnsafe(ref TradeQuality[first + Vector128<short>.Count]);
        }

        // From the last wish to the first: an occupation wished twice counts as the dearer wish.
        for (var i = wishes.Length - 1; i >= 0; i--)
        {
            TradeQuality[wishes[i]] = (short)trade.WishQuality(i);
        }
    }

    // The two bytes of the worth of each level.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> WorthOf(Vector128<ushort> levels, Vector128<byte> worth) =>
        Vector128.ShuffleNative(worth, ((levels * 0x0202) + Vector128.Create((ushort)0x0100)).AsByte()).AsInt16();

    private void CompileSkills<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        var best = Vector256<short>.Zero;
        for (var first = 0; first < DefaultSkillQuality.Length; first += TwoBlocks)
        {
            var block = first / Columns.SkillColumns.Lanes;
            TKernel.SumTwo(_codes.DefaultProfileColumns.Block(block), _codes.DefaultProfileColumns.Block(block + 1), in _windowOffsets, in _windows.First, ref _sums[0]);
            ref var qualities = ref DefaultSkillQuality[first];
            for (nuint lane = 0; lane < TwoBlocks; lane += (nuint)Vector256<short>.Count)
            {
                var quality = QualityOf(At(_sums, lane));
                quality.StoreUnsafe(ref qualities, lane);
                best = Vector256.Max(best, quality);
            }
        }

        BestDefaultSkillQuality = Highest(best);
    }

    /// <summary>Bounds the skills of stated profiles, by occupation.</summary>
    public void BoundOwnSkills<TKernel>()
        where TKernel : struct, IShortfallKernel
    {
        var best = Vector256<short>.Zero;
        for (var first = 0; first < OwnSkillBound.Length; first += TwoBlocks)
        {
            var block = first / Columns.SkillColumns.Lanes;
            TKernel.SumAndLeastOfTwo(_codes.FloorColumns.Block(block), _codes.FloorColumns.Block(block + 1), in _windowOffsets, in _windows.First, ref _sums[0], ref _least[0]);
            ref var weights = ref _codes.OpenWeights[first];
            ref var qualities = ref OwnSkillBound[first];
            for (nuint lane = 0; lane < TwoBlocks; lane += (nuint)Vector256<short>.Count)
            {
                var open = Vector256.LoadUnsafe(ref weights, lane).AsUInt16();
                var quality = QualityOf(At(_sums, lane) + (open * At(_least, lane)));
                quality.StoreUnsafe(ref qualities, lane);
                best = Vector256.Max(best, quality);
            }
        }

        BestOwnSkillBound = Highest(best);
    }

    /// <summary>Leaves the skills of stated profiles without a bound, where looking at them is cheaper.</summary>
    public void LeaveOwnSkillsUnbounded()
    {
        OwnSkillBound.AsSpan().Fill(10_000);
        BestOwnSkillBound = 10_000;
    }

    /// <summary>Bounds the skills of 32 sets of profiles: no profile of a set has a higher quality.</summary>
    /// <param name="floors">The lowest levels and weights.</param>
    /// <param name="openWeightsPercent">The first of 32 weights that the lowest weights leave open.</param>
    /// <param name="qualities">The first of 32 bounds.</param>
    public void BoundSkills<TKernel>(Columns.SkillBlock floors, ref readonly byte openWeightsPercent, ref short qualities)
        where TKernel : struct, IShortfallKernel
    {
        TKernel.SumAndLeast(floors, in _windowOffsets, in _windows.First, ref _sums[0], ref _least[0]);
        for (nuint lane = 0; lane < Columns.SkillColumns.Lanes; lane += (nuint)Vector256<short>.Count)
        {
            var open = Vector256.WidenLower(Vector128.LoadUnsafe(in openWeightsPercent, lane).ToVector256Unsafe());
            QualityOf(At(_sums, lane) + (open * At(_least, lane))).StoreUnsafe(ref qualities, lane);
        }
    }

    /// <summary>Qualities of skills of 32 profiles.</summary>
    /// <param name="shortfalls">Their weighted shortfalls.</param>
    /// <param name="qualities">The first of 32 qualities.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void QualitiesOf(short[] shortfalls, ref short qualities)
    {
        for (nuint lane = 0; lane < Columns.SkillColumns.Lanes; lane += (nuint)Vector256<short>.Count)
        {
            QualityOf(At(shortfalls, lane)).StoreUnsafe(ref qualities, lane);
        }
    }

    /// <summary>Quality of skills of a profile.</summary>
    /// <param name="shortfall">Its weighted shortfall.</param>
    public int QualityOf(int shortfall) => Math.Max(0, 10_000 - (_gain * shortfall));

    /// <summary>The largest weighted shortfall with which a profile has at least some quality of skills.</summary>
    /// <param name="quality">The quality, 0..10,001.</param>
    /// <returns>−1 when no profile has it; for 0, which every profile has, more than any shortfall.</returns>
    public int MostShortfall(int quality) => quality == 0 ? short.MaxValue : quality > 10_000 ? -1 : (10_000 - quality) / _gain;

    // Sums reach 10,000, and what is left open adds 100 × 255 at most, which 16 bits hold; whatever costs all is cut off before it is multiplied.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<short> QualityOf(Vector256<ushort> shortfall)
    {
        var cost = Vector256.Min(shortfall, Vector256.Create(_worst)) * (ushort)_gain;
        return Vector256.Max(Vector256<short>.Zero, Vector256.Create((short)10_000) - cost.AsInt16());
    }

    private static Vector256<ushort> At(short[] values, nuint first) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), first).AsUInt16();

    private static int Highest(Vector256<short> values)
    {
        var eight = Vector128.Max(values.GetLower(), values.GetUpper());
        var four = Vector128.Max(eight, Vector128.ShuffleNative(eight.AsInt64(), Vector128.Create(1L, 0)).AsInt16());
        return Math.Max(Math.Max(four[0], four[1]), Math.Max(four[2], four[3]));
    }
}
