namespace Kausa.Matching.Lab.Measures.Matching;

/// <summary>Which ranks of their own lists people, or places, got.</summary>
/// <param name="FirstShare">Share that got rank 1, of all who could get something; 0..1.</param>
/// <param name="TopThreeShare">Share that got rank 1 to 3.</param>
/// <param name="TopTenShare">Share that got rank 1 to 10.</param>
/// <param name="MeanRank">Mean rank of those who got something; 0 where nobody did.</param>
/// <param name="Count">How many got something.</param>
public sealed record RankDistribution(double FirstShare, double TopThreeShare, double TopTenShare, double MeanRank, int Count)
{
    internal static RankDistribution Of(int[] ranks, int possible)
    {
        return new(Share(1), Share(3), Share(10), ranks.Length == 0 ? 0 : ranks.Average(), ranks.Length);

        double Share(int last) => possible == 0 ? 0 : (double)ranks.Count(rank => rank <= last) / possible;
    }
}
