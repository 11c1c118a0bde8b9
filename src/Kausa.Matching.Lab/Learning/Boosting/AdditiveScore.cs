namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>The unit of learned scores: integers in millionths of a log-odds.</summary>
internal static class AdditiveScore
{
    /// <summary>One point.</summary>
    public const double Unit = 1e-6;
}
