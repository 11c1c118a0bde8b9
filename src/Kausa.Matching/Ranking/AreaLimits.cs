namespace Kausa.Matching.Ranking;

/// <summary>When places are searched by area and when by occupation; a choice of speed that changes no answer.</summary>
/// <param name="FewSites">With at most so many sites in reach, nothing is gained by asking about occupations first.</param>
/// <param name="ManySites">With more in reach, places that take the occupation's profile are found faster by occupation, whose quality of skills is exact.</param>
internal readonly record struct AreaLimits(int FewSites, int ManySites)
{
    /// <summary>What was fastest on the national market.</summary>
    public static AreaLimits Usual { get; } = new(1_200, 30_000);
}
