using System.Numerics;
using System.Runtime.InteropServices;
using Kausa.Matching.Compile;

namespace Kausa.Matching.Columns;

/// <summary>What the rules need of one person, by codes into tables of the segment.</summary>
/// <param name="Outcomes">First of the outcomes by start in <see cref="CandidateRules.Outcomes"/>.</param>
/// <param name="Minima">The masks of the person's German in <see cref="CandidateRules.Minima"/>.</param>
/// <param name="Facts">Licences and flags.</param>
/// <param name="Own">What holds for this person alone: where it may concern a place, the row must be asked.</param>
internal readonly record struct LaneRules(int Outcomes, int Minima, RowFacts Facts, OwnMarks Own);

/// <summary>What the rules need of the people of a segment, close together: most people have it in common with many.</summary>
/// <remarks>One builder owns it while it grows; then immutable and thread-safe.</remarks>
/// <param name="startCount">Starts that all rows were compiled for.</param>
/// <param name="laneCount">Number of lanes.</param>
internal sealed class CandidateRules(int startCount, int laneCount)
{
    private readonly SequencePool _pool = new();
    private readonly CodeTable<MinimaMasks> _minima = new();
    private readonly Dictionary<(CandidateStore Store, int Outcomes), int> _known = [];

    // A block has a word of its 32 lanes for each class of starts: a place asks for one of them.
    private readonly uint[] _openLanes = new uint[laneCount / CandidateSegment.Lanes * StartCalendar.ClassCount];

    /// <summary>Starts that all rows were compiled for; closed groups are closed at these alone.</summary>
    public int StartCount { get; } = startCount;

    /// <summary>By lane.</summary>
    public LaneRules[] Lanes { get; } = new LaneRules[laneCount];

    /// <summary>Outcomes by start, one sequence behind the other.</summary>
    public PersonOutcome[] Outcomes { get; private set; } = [];

    /// <summary>Masks of German by code.</summary>
    public MinimaMasks[] Minima { get; private set; } = [];

    /// <summary>Bytes of all tables.</summary>
    public long ByteCount => (16L * Lanes.Length) + (2L * Outcomes.Length) + (24L * Minima.Length) + (4L * _openLanes.Length);

    /// <summary>Lanes of a block whose people the rules leave some start of a class, among the starts that all rows were compiled for.</summary>
    /// <param name="block">The block.</param>
    /// <param name="startClass">The class, see <see cref="StartCalendar"/>.</param>
    /// <returns>A bit per lane.</returns>
    public ref readonly uint OpenLanes(int block, int startClass) => ref _openLanes[(block * StartCalendar.ClassCount) + startClass];

    /// <summary>What the rules make of the places of a start for the person of a lane who is not special.</summary>
    public StartMasks MasksAt(in LaneRules rules, int start, bool scopeIsOn) => StartMasks.Of(rules.Facts, Outcomes[rules.Outcomes + start], Minima[rules.Minima], scopeIsOn);

    /// <summary>Writes a lane.</summary>
    public void Write(int lane, CandidateStore store, in CandidateRow row)
    {
        ref var outcomes = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, (store, row.Outcomes), out var isKnown);
        outcomes = isKnown ? outcomes : _pool.OffsetOf(store.Outcomes.AsSpan(row.Outcomes, StartCount));
        Lanes[lane] = new LaneRules(outcomes, _minima.CodeOf(row.Minima), RowFacts.Of(row), OwnMarks.Of(store, row));
        for (var open = store.OpenStartsOf(row, own: false); open != 0; open &= open - 1)
        {
            _openLanes[(lane / CandidateSegment.Lanes * StartCalendar.ClassCount) + BitOperations.TrailingZeroCount(open)] |= 1u << lane;
        }
    }

    /// <summary>Ends the writing.</summary>
    public void Finish()
    {
        Outcomes = _pool.ToArray();
        Minima = _minima.ToArray();
        _known.Clear();
    }
}
