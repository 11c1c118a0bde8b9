namespace Kausa.Matching.Lab.Experiments.Worlds;

/// <summary>How the truth behind a market relates to what its evidence claims; the market that the engine sees is the same in all.</summary>
public enum World
{
    /// <summary>Evidence errs as much as it says; worth is what the score estimates.</summary>
    Matched,

    /// <summary>Errors are half of what evidence says.</summary>
    ErrorsHalved,

    /// <summary>Errors are one and a half times what evidence says.</summary>
    ErrorsHalfMore,

    /// <summary>One fact in ten errs three times as much, the others a little less.</summary>
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
}
