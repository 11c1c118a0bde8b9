using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>Bounds of eight people each, a quarter of a block: read only when a block is visited, before its people are.</summary>
/// <remarks>They hold for everybody of the quarter, still there or not. Immutable once built and thread-safe.</remarks>
internal sealed class CandidateQuarters
{
    /// <summary>People in a quarter.</summary>
    public const int Lanes = 8;

    /// <summary>Quarters of a block.</summary>
    public const int PerBlock = CandidateSegment.Lanes / Lanes;

    private readonly int _blockCount;

    /// <summary>Quarters of a segment.</summary>
    /// <param name="blockCount">Number of its blocks.</param>
    /// <param name="occupationCount">Number of occupations of the catalogue.</param>
    public CandidateQuarters(int blockCount, int occupationCount)
    {
        _blockCount = blockCount;
        Skills = new EstimateBound[blockCount * PerBlock * RequirementProfile.DimensionCount];
        Joint = new byte[blockCount * PerBlock * occupationCount];
    }

    /// <summary>Bounds of the 32 competences, quarter by quarter.</summary>
    public EstimateBound[] Skills { get; }

    /// <summary>As <see cref="CandidateLevel.Joint"/>, for the perspective from which companies ask unless they say otherwise; see <see cref="JointAt"/>.</summary>
    public byte[] Joint { get; }

    /// <summary>Where the four quarters of a block stand in <see cref="Joint"/>.</summary>
    public int JointAt(int occupation, int block) => ((occupation * _blockCount) + block) * PerBlock;

    /// <summary>Bounds of the 32 competences of a quarter.</summary>
    /// <param name="quarter">Block times 4 plus 0..3.</param>
    public Span<EstimateBound> SkillsOf(int quarter) => Skills.AsSpan(quarter * RequirementProfile.DimensionCount, RequirementProfile.DimensionCount);

    /// <summary>Bytes of all bounds.</summary>
    public long ByteCount => (2L * Skills.Length) + Joint.Length;
}
