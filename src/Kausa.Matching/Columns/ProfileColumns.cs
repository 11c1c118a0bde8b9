using System.Runtime.CompilerServices;
using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Blocks of profiles that lie one behind the other and hold the same pairs of dimensions, see <see cref="SkillColumns"/>.</summary>
/// <param name="blockCount">Number of blocks.</param>
/// <param name="pairs">The pairs that each holds.</param>
/// <remarks>Immutable once filled and thread-safe.</remarks>
internal sealed class ProfileColumns(int blockCount, DimensionPairs pairs)
{
    private readonly AlignedBytes _bytes = new(blockCount * pairs.BlockLength);
    private LevelStretches _levels;

    /// <summary>Profiles that have room.</summary>
    public int LaneCount => blockCount * SkillColumns.Lanes;

    /// <summary>Bytes of all blocks.</summary>
    public long ByteCount => _bytes.Length;

    /// <summary>One block, as the kernels read it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SkillBlock Block(int number) => new(in Unsafe.Add(ref _bytes.First, number * pairs.BlockLength), pairs, _levels);

    /// <summary>Level and weight of a profile in a dimension, see <see cref="SkillColumns.Read"/>.</summary>
    public (int Level, int Weight) Read(int lane, int dimension) => SkillColumns.Read(BytesOf(lane), pairs, lane % SkillColumns.Lanes, dimension);

    /// <summary>Writes a profile into a lane that holds none yet.</summary>
    public void Write(int lane, RequirementProfile profile)
    {
        SkillColumns.Write(BytesOf(lane), pairs, lane % SkillColumns.Lanes, profile);
        _levels = _levels.With(profile);
    }

    /// <summary>Writes the lowest levels and weights of several profiles.</summary>
    public void Write(int lane, ProfileFloors floors)
    {
        SkillColumns.Write(BytesOf(lane), pairs, lane % SkillColumns.Lanes, floors);
        for (var d = 0; d < RequirementProfile.DimensionCount; d++)
        {
            var level = floors.Levels[d];
            _levels = level == SkillColumns.NotAsked ? _levels : _levels.With(level);
        }
    }

    /// <summary>Writes one dimension of a profile, whose level counts whatever it is.</summary>
    public void Write(int lane, int dimension, byte level, byte weight)
    {
        SkillColumns.Write(BytesOf(lane), pairs, lane % SkillColumns.Lanes, dimension, level, weight);
        _levels = _levels.With(level);
    }

    /// <summary>Copies a profile from a block elsewhere.</summary>
    /// <param name="lane">Where to.</param>
    /// <param name="from">The block that holds it.</param>
    /// <param name="fromPairs">The pairs of that block.</param>
    /// <param name="fromLane">0..31.</param>
    /// <param name="levels">What the profiles of that block ask for.</param>
    public void Copy(int lane, ReadOnlySpan<byte> from, DimensionPairs fromPairs, int fromLane, LevelStretches levels)
    {
        SkillColumns.Copy(from, fromPairs, fromLane, BytesOf(lane), lane % SkillColumns.Lanes);
        _levels = _levels.With(levels);
    }

    private Span<byte> BytesOf(int lane) => _bytes.Span.Slice(lane / SkillColumns.Lanes * pairs.BlockLength, pairs.BlockLength);
}
