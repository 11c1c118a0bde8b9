using Kausa.Matching.Lab.Learning.Rows;

namespace Kausa.Matching.Lab.Learning.Boosting;

/// <summary>How a model is fitted.</summary>
internal sealed record BoostingPlan
{
    /// <summary>Part of a tree's step that is taken, in percent.</summary>
    public int RatePercent { get; init; } = 8;

    /// <summary>Leaves of a tree.</summary>
    public int LeafCount { get; init; } = 16;

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
    public int RoundsMax { get; init; } = 1_000;

    /// <summary>Trees without improvement after which fitting ends.</summary>
    public int Patience { get; init; } = 60;

    /// <summary>Steps of a column, without the absent one.</summary>
    public int StepsMax { get; init; } = SteppedLimit;

    /// <summary>Models that are added up, each fitted without another part of the queries.</summary>
    public int FoldCount { get; init; } = 5;

    /// <summary>Whether each model is fitted on all processors, one after the other, instead of all side by side; changes the speed alone.</summary>
    public bool IsOneByOne { get; init; }

    /// <summary>Parts that the queries are divided into at least; the rest of one that judges.</summary>
    public const int FoldsMin = 5;

    /// <summary>Rounds over which the judgement is averaged, so that luck ends no fitting.</summary>
    public const int SmoothedRounds = 10;

    private const int SteppedLimit = SteppedRows.StepsMax;

    /// <summary>The plan for rows of some size.</summary>
    public static BoostingPlan For(RankingRows rows) => new();
}
