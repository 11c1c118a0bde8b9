using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>Quality of a criterion about which nothing at all is known.</summary>
public static class NeutralQuality
{
    /// <summary>The neutral value of a mode.</summary>
    /// <param name="mode">How uncertainty is read.</param>
    /// <returns>5,000 basis points; 0 in CAUTIOUS, 10,000 in POTENTIAL.</returns>
    public static int Of(ScoreMode mode) => mode switch
    {
        ScoreMode.Expected => 5_000,
        ScoreMode.Cautious => 0,
        ScoreMode.Potential => 10_000,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Not a mode."),
    };
}
