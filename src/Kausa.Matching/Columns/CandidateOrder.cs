using Kausa.Matching.Compile;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>A person with the place of their compiled row.</summary>
/// <param name="Store">Where the row is.</param>
/// <param name="Position">Its position there.</param>
/// <param name="Number">Number of the person in the index.</param>
internal readonly record struct CandidatePosition(CandidateStore Store, int Position, int Number);

/// <summary>Decides who stands beside whom: superblocks of people who live near each other and travel alike, blocks of people who wish alike and can alike.</summary>
/// <remarks>An order of storage; no result depends on it.</remarks>
internal sealed class CandidateOrder
{
    /// <summary>Blocks in a superblock.</summary>
    public const int BlocksPerSuperblock = 4;

    private const int NearReach100m = 15;
    private const int FarReach100m = 250;
    private const int GroupShift = 40;
    private const int ReachShift = 32;

    private readonly CandidatePosition[] _people;
    private readonly TravelClasses _travels;
    private readonly RequirementProfile[] _profiles;
    private readonly int[] _wishRank;

    /// <summary>An order for some people.</summary>
    public CandidateOrder(IReadOnlyList<CandidatePosition> people, PlaceCodes codes, TravelClasses travels)
    {
        _people = [.. people];
        _travels = travels;
        var occupations = codes.Trade.Occupations;
        _profiles = codes.DefaultProfiles;

        _wishRank = new int[occupations.Length];
        foreach (var (o, rank) in Enumerable.Range(0, occupations.Length).OrderBy(o => occupations[o].Kldb).ThenBy(o => o).Select((o, rank) => (o, rank)))
        {
            _wishRank[o] = rank;
        }
    }

    /// <summary>People in their order.</summary>
    public IReadOnlyList<CandidatePosition> People => _people;

    /// <summary>The group of each superblock.</summary>
    public List<CandidateGroup> GroupOfSuperblock { get; } = [];

    /// <summary>First person of each superblock, and one entry more.</summary>
    public List<int> FirstOfSuperblock { get; } = [0];

    /// <summary>Puts everybody in order.</summary>
    public CandidateOrder Sort()
    {
        var keys = Array.ConvertAll(_people, person => OuterKey(person.Store, person.Store.Rows[person.Position]));
        Array.Sort(keys, _people);
        var inner = Array.ConvertAll(_people, person => InnerKey(person.Store, person.Store.Rows[person.Position]));
        for (var begin = 0; begin < _people.Length;)
        {
            var group = keys[begin] >> GroupShift;
            var end = begin;
            while (end < _people.Length && keys[end] >> GroupShift == group && end - begin < BlocksPerSuperblock * CandidateSegment.Lanes)
            {
                end++;
            }

            Array.Sort(inner, _people, begin, end - begin);
            GroupOfSuperblock.Add(CandidateGroup.Of((int)group));
            FirstOfSuperblock.Add(end);
            begin = end;
        }

        return this;
    }

    private static CandidateGroup GroupOf(CandidateStore store, in CandidateRow row)
    {
        var isClosed = store.StartCount > 0;
        foreach (var outcome in store.Outcomes.AsSpan(row.Outcomes, store.StartCount))
        {
            isClosed &= outcome.Effect == RuleEffect.Exclusion;
        }

        return new CandidateGroup((row.Flags & CandidateFlags.HasHome) != 0, (row.Flags & CandidateFlags.WouldMove) != 0, isClosed);
    }

    // Where the home is not known the map says nothing, and wish and quality take its place.
    private ulong OuterKey(CandidateStore store, in CandidateRow row)
    {
        var group = GroupOf(store, row);
        var reach = _travels.ReachOf(_travels.CodeOf(row.Modes, row.LimitMinutes));
        var place = group.HasHome
            ? (ulong)ReachKind(reach) << ReachShift | HilbertCurve.Of(row.X100m, row.Y100m)
            : InnerKey(store, row);
        return (ulong)group.Number << GroupShift | place;
    }

    // Who walks, who travels in town, who travels far: a far traveller among others would widen the reach of all.
    private static int ReachKind(int reach100m) => reach100m < NearReach100m ? 0 : reach100m < FarReach100m ? 1 : 2;

    private ulong InnerKey(CandidateStore store, in CandidateRow row)
    {
        var wishes = store.WishesOf(row);
        return wishes.Length == 0 ? uint.MaxValue : (uint)((_wishRank[wishes[0]] << 16) | ShortfallOf(row, _profiles[wishes[0]]));
    }

    private static int ShortfallOf(in CandidateRow row, RequirementProfile profile)
    {
        var table = ShortfallTables.Of(Policy.ScoreMode.Expected).Skills;
        var sum = 0;
        foreach (var need in profile.Required)
        {
            sum += need.WeightPercent * table[row.Skills[(int)need.Dimension] + need.LevelPoints];
        }

        return sum;
    }
}
