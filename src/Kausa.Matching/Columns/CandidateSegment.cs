using System.Runtime.InteropServices;
using Kausa.Matching.Compile;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>People in columns: blocks of 32 who are alike in what a place asks, superblocks of them near each other on the map, with bounds apart.</summary>
/// <remarks>
/// Immutable and thread-safe. People who would move, people whose home is not known and people who cannot be ranked at any start have blocks of their own:
/// each of them would widen the bounds of a block of others to no purpose. A lane that nobody fills stands at the end of its group and is not alive.
/// </remarks>
internal sealed record CandidateSegment
{
    /// <summary>People in a block.</summary>
    public const int Lanes = 32;

    /// <summary>Bounds: blocks, superblocks, regions.</summary>
    public required CandidateLevel[] Levels { get; init; }

    /// <summary>Kinds of travellers by code.</summary>
    public required TravelClass[] Travels { get; init; }

    /// <summary>What the codes of trade mean.</summary>
    public required TradeScale Trade { get; init; }

    /// <summary>Where each lane's home lies, see <see cref="MapPoint"/>.</summary>
    public required int[] Homes { get; init; }

    /// <summary>Code of the kind of traveller, by lane.</summary>
    public required ushort[] Travel { get; init; }

    /// <summary>Square of the first distance that is too far, by lane, the highest number where none is; see <see cref="Kernels.NearLanes"/>.</summary>
    public required int[] Reaches { get; init; }

    /// <summary>Row of the home in the office's travel times by lane; empty in markets without them.</summary>
    public required int[] ZoneRows { get; init; }

    /// <summary>Windows of the language skills, by lane.</summary>
    public required LanguageOffsets[] Languages { get; init; }

    /// <summary>Windows of the competences, by lane.</summary>
    public required SkillOffsets[] Skills { get; init; }

    /// <summary>First wish of each lane in <see cref="Wishes"/>, and one entry more.</summary>
    public required int[] FirstWish { get; init; }

    /// <summary>Numbers of wished occupations, the dearest of each person first.</summary>
    public required ushort[] Wishes { get; init; }

    /// <summary>Hash for the order among equals, by lane.</summary>
    public required ulong[] TieHashes { get; init; }

    /// <summary>Number of the person, by lane; −1 where nobody is.</summary>
    public required int[] Candidates { get; init; }

    /// <summary>Lanes that somebody fills, by block.</summary>
    public required uint[] Filled { get; init; }

    /// <summary>Lanes of people whose data are released to a company: nobody else can be named to it.</summary>
    public required Dictionary<Id<Company>, List<int>> ReleasedTo { get; init; }

    /// <summary>What the rules need of each lane.</summary>
    public required CandidateRules Rules { get; init; }

    /// <summary>Bounds of quarters of blocks.</summary>
    public required CandidateQuarters Quarters { get; init; }

    /// <summary>Number of people.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>Bounds of the blocks.</summary>
    public CandidateLevel Blocks => Levels[0];

    /// <summary>Asks the processor to fetch what is looked at first when a block is visited.</summary>
    /// <param name="block">The block.</param>
    /// <param name="startClass">The class of the place's start.</param>
    public void PrefetchHeads(int block, int startClass)
    {
        var first = block * Lanes;
        CacheLines.Prefetch(in Rules.OpenLanes(block, startClass), 1);
        CacheLines.Prefetch(in Homes[first], Lanes);
        CacheLines.Prefetch(in Reaches[first], Lanes);
        CacheLines.Prefetch(in Travel[first], Lanes);
        CacheLines.Prefetch(in FirstWish[first], Lanes + 1);
    }

    /// <summary>Asks for what a visit looks at after that.</summary>
    public void PrefetchTails(int block)
    {
        var first = block * Lanes;
        CacheLines.Prefetch(in Languages[first], Lanes);
        CacheLines.Prefetch(in TieHashes[first], Lanes);
        CacheLines.Prefetch(ref MemoryMarshal.GetReference(Wishes.AsSpan(FirstWish[first]..FirstWish[first + Lanes])), FirstWish[first + Lanes] - FirstWish[first]);
    }

    /// <summary>Bytes of all columns and bounds.</summary>
    public long ByteCount =>
        Levels.Sum(level => level.ByteCount) + Quarters.ByteCount + Rules.ByteCount + (4L * (Homes.Length + ZoneRows.Length + FirstWish.Length + Candidates.Length + Filled.Length))
        + (4L * Reaches.Length) + (2L * (Travel.Length + Wishes.Length)) + (8L * (Languages.Length + TieHashes.Length)) + (64L * Skills.Length)
        + ReleasedTo.Values.Sum(lanes => 32 + (4L * lanes.Count)) + Travels.Sum(travel => 24 + (2L * travel.Quality.Length));
}
