using Kausa.Matching.Lab.Random;

namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>How evidence errs in a world, against what it says about itself.</summary>
/// <param name="Percent">Standard error in percent of the stated one.</param>
/// <param name="IsHeavyTailed">Whether one piece in ten errs three times as much and the others seven tenths.</param>
/// <param name="IsBiased">Whether the audit group is rated ten points lower.</param>
internal sealed record EvidenceErrors(int Percent = 100, bool IsHeavyTailed = false, bool IsBiased = false)
{
    private const int TailPercent = 10;
    private const int BiasPoints = 10;

    /// <summary>The errors of a world.</summary>
    public static EvidenceErrors Of(World world) => world switch
    {
        World.ErrorsHalved => new(50),
        World.ErrorsHalfMore => new(150),
        World.HeavyTails => new(IsHeavyTailed: true),
        World.BiasedRaters => new(IsBiased: true),
        _ => new(),
    };

    /// <summary>An error, in the unit of the standard error.</summary>
    /// <param name="random">Where it is drawn from.</param>
    /// <param name="error">Standard error that the piece states, all its parts together.</param>
    /// <param name="step">Distance of two neighbouring values of its scale, whose rounding errs by step ÷ √12 already.</param>
    /// <param name="shared">Variance that is in the error for other reasons, in the squared unit.</param>
    /// <returns>What is to be added to the truth before it is rounded to the scale.</returns>
    public int Draw(RandomStream random, int error, int step, int shared = 0)
    {
        var stated = error * Percent / 100;
        var variance = Math.Max(0, (stated * stated) - (step * step / 12) - shared);
        var drawn = random.NormalThousandths((int)Math.Sqrt(variance));
        return !IsHeavyTailed ? drawn : random.Percent(TailPercent) ? drawn * 3 : drawn * 7 / 10;
    }

    /// <summary>What raters take off.</summary>
    /// <param name="isInAuditGroup">Whether the person belongs to the audit group.</param>
    /// <param name="unit">Parts of a point.</param>
    public int Bias(bool isInAuditGroup, int unit) => IsBiased && isInAuditGroup ? BiasPoints * unit : 0;
}
