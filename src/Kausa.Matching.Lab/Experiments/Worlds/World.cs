namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>How truth, evidence and worth hang together in a synthetic market; the first is what the engine claims, all others break a claim.</summary>
public enum World
{
    /// <summary>Everything is as the policy claims: truth is distributed like its prior, evidence errs as much as it says, who states no profile needs what the policy assumes, worth is what the score estimates.</summary>
    Matched,

    /// <summary>Evidence errs half as much as it says.</summary>
    ErrorsHalved,

    /// <summary>Evidence errs one and a half times as much as it says.</summary>
    ErrorsHalfMore,

    /// <summary>One piece of evidence in ten errs three times as much, the others a little less.</summary>
    HeavyTails,

    /// <summary>Raters gave half of the people, one audit group, ten points too few in all that was measured.</summary>
    BiasedRaters,

    /// <summary>What nobody measured is twelve points worse than usual: papers are missing where there was little to show.</summary>
    MissingNotAtRandom,

    /// <summary>Below half of the quality in skills or language a pair is worth half: there are thresholds.</summary>
    Thresholds,

    /// <summary>The best quality makes up for the others: half of the worth is that of the best criterion.</summary>
    Compensation,

    /// <summary>Companies want whom all others want: half of the worth to them is how the person does everywhere.</summary>
    PopularityDrivenFirms,

    /// <summary>The generator's own figures: people differ less than the prior says, tests are too hard, places without a profile need less than the policy assumes.</summary>
    Generated,
}
