using Kausa.Matching.Model;

namespace Kausa.Matching.Columns;

/// <summary>What nobody of a node beats, apart from competences and trade.</summary>
/// <param name="Box">Rectangle that holds all homes.</param>
/// <param name="Languages">Bounds of the four language skills.</param>
/// <param name="Group">Number of the group that all belong to.</param>
/// <param name="Travel">Code of a traveller at least as fast and as patient as each.</param>
/// <param name="HasWishless">Whether somebody has no wish yet.</param>
/// <param name="HasTabledHome">Whether a trip of the office's own table starts at one of the homes.</param>
internal readonly record struct CandidateNode(MapBox Box, LanguageBounds Languages, byte Group, ushort Travel, bool HasWishless, bool HasTabledHome);

/// <summary>Bounds of the four language skills.</summary>
[System.Runtime.CompilerServices.InlineArray(Compile.LanguageNeedKey.SkillCount)]
internal struct LanguageBounds
{
    private EstimateBound _first;

    /// <summary>Holds for nobody.</summary>
    public static LanguageBounds Nobody
    {
        get
        {
            var bounds = default(LanguageBounds);
            bounds[..].Fill(EstimateBound.Nobody);
            return bounds;
        }
    }

    /// <summary>What holds for both.</summary>
    public readonly LanguageBounds With(LanguageBounds other)
    {
        for (var k = 0; k < Compile.LanguageNeedKey.SkillCount; k++)
        {
            other[k] = other[k].With(this[k]);
        }

        return other;
    }

    /// <summary>The bounds of one person.</summary>
    public static LanguageBounds Of(Compile.LanguageOffsets held)
    {
        var bounds = default(LanguageBounds);
        for (var k = 0; k < Compile.LanguageNeedKey.SkillCount; k++)
        {
            bounds[k] = EstimateBound.Of(held[k], Compile.ShortfallTables.LanguageRowLength);
        }

        return bounds;
    }
}

/// <summary>Bounds of all nodes of one size: blocks, superblocks, regions.</summary>
/// <remarks>Immutable once built and thread-safe. They hold for everybody of a node, still there or not, so that withdrawing somebody leaves them valid.</remarks>
internal sealed class CandidateLevel
{
    /// <summary>A level of nodes.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="occupationCount">Number of occupations of the catalogue.</param>
    public CandidateLevel(int nodeCount, int occupationCount)
    {
        Nodes = new CandidateNode[nodeCount];
        FirstChild = new int[nodeCount + 1];
        Skills = new EstimateBound[nodeCount * RequirementProfile.DimensionCount];
        Trade = new byte[nodeCount * occupationCount];
        DefaultSkills = new byte[nodeCount * occupationCount];
        Joint = [.. Enumerable.Range(0, PerspectiveCount).Select(_ => new byte[nodeCount * occupationCount])];
    }

    /// <summary>Step of <see cref="DefaultSkills"/> in basis points.</summary>
    public const int SkillStep = 40;

    /// <summary>Perspectives that weigh criteria.</summary>
    public const int PerspectiveCount = 3;

    /// <summary>Step of <see cref="Joint"/> in millionths.</summary>
    public const int JointStep = 4_000;

    /// <summary>The nodes.</summary>
    public CandidateNode[] Nodes { get; }

    /// <summary>First child of each node in the level below, and one entry more; not used by blocks, whose lanes follow from their number.</summary>
    public int[] FirstChild { get; }

    /// <summary>Bounds of the 32 competences, node by node.</summary>
    public EstimateBound[] Skills { get; }

    /// <summary>The best code of <see cref="Compile.TradeScale"/> of anybody with wishes, occupation by occupation: occupation · count + node.</summary>
    public byte[] Trade { get; }

    /// <summary>
    /// The best quality of skills in EXPECTED at a place that states no profile, in steps of 40 basis points rounded up, occupation by
    /// occupation. CAUTIOUS is never better than EXPECTED, so it holds there too.
    /// </summary>
    public byte[] DefaultSkills { get; }

    /// <summary>
    /// By perspective the best sum of weight times quality of skills, language and trade in EXPECTED that any one person has at a place of the occupation that states
    /// neither profile nor language targets, in steps of 4,000 millionths rounded up, as <see cref="DefaultSkills"/>. One person is rarely the best in all three.
    /// </summary>
    public byte[][] Joint { get; }

    /// <summary>Number of nodes.</summary>
    public int Count => Nodes.Length;

    /// <summary>Bytes of all bounds.</summary>
    public long ByteCount => (32L * Nodes.Length) + (4L * FirstChild.Length) + (2L * Skills.Length) + Trade.Length + DefaultSkills.Length
        + Joint.Sum(perspective => (long)perspective.Length);
}
