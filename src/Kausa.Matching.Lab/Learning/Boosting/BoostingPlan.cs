using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>How a model is fitted.</summary>
internal sealed record BoostingPlan
{
    /// <summary>Part of a tree's step that is taken, in percent.</summary>
    public int RatePercent { get; init; } = 6;

    /// <summary>Leaves of a tree.</summary>
    public int LeafCount { get; init; } = 8;

    /// <summary>Fewest rows in a leaf.</summary>
    public int LeafRowsMin { get; init; } = 20;

    /// <summary>Least curvature in a leaf.</summary>
    public double LeafCurvatureMin { get; init; } = 1e-3;

    /// <summary>Shrinks the value of leaves with little curvature.</summary>
    public double Shrinkage { get; init; } = 1;

    /// <summary>Columns a tree may look at, in percent, drawn for each tree.</summary>
    public int ColumnPercent { get; init; } = 60;

    /// <summary>Queries a tree is grown on, in percent, drawn for each tree.</summary>
    public int QueryPercent { get; init; } = 70;

    /// <summary>A pair counts when one of the two stands among so many.</summary>
    public int PairRanks { get; init; } = 30;

    /// <summary>Most trees.</summary>
    public int RoundsMax { get; init; } = 2_000;

    /// <summary>Trees that are not as good as the best after which fitting ends.</summary>
    public int Patience { get; init; } = 100;

    /// <summary>Steps of a column, without the absent one.</summary>
    public int StepsMax { get; init; } = SteppedLimit;

    /// <summary>Parts that the queries are divided into.</summary>
    public int PartCount { get; init; } = 5;

    /// <summary>Models that are added up, each fitted without another part, which judges it; at most <see cref="PartCount"/>.</summary>
    public int ModelCount { get; init; } = 5;

    /// <summary>Whether each model is fitted on all processors, one after the other, instead of all side by side; changes the speed alone.</summary>
    public bool IsOneByOne { get; init; }

    /// <summary>Difference of judgements that is no difference.</summary>
    public const double AsGood = 0.0005;

    /// <summary>Rounds over which the judgement is averaged, so that luck ends no fitting.</summary>
    public const int SmoothedRounds = 20;

    private const int SteppedLimit = SteppedRows.StepsMax;

    private const long SideBySideCells = 8_000_000;

    /// <summary>The plan for rows of some size.</summary>
    /// <remarks>Small sets gain most from several models of small trees; large ones have enough rows for larger trees, and one model takes its time.</remarks>
    public static BoostingPlan For(RankingRows rows) => (long)rows.Count * rows.FeatureCount <= SideBySideCells
        ? new()
        : new() { IsOneByOne = true, PartCount = 10, ModelCount = 1, LeafCount = 24, LeafRowsMin = 50, RatePercent = 10, Patience = 50 };
}
