using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>Quality of a criterion about which nothing at all is known.</summary>
public static class NeutralQuality
{
    /// <summary>The neutral value of a mode.</summary>
    /// <param name="mode">How uncertainty is read.</param>
    /// <param name="policy">The policy's neutral value.</param>
    /// <returns>Basis points: the policy's value; 0 in CAUTIOUS, 10,000 in POTENTIAL.</returns>
    public static int BasisPoints(ScoreMode mode, MatchPolicy policy) => mode switch
    {
        ScoreMode.Expected or ScoreMode.Balanced => policy.NeutralBasisPoints,
        ScoreMode.Cautious => 0,
        ScoreMode.Potential => 10_000,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
    };
}
