using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>The four parts of a score, each weight × quality in millionths; they sum to the score with no residue.</summary>
/// <param name="SkillsMillionths">Skills, 0..1,000,000.</param>
/// <param name="LanguageMillionths">Language.</param>
/// <param name="LocationMillionths">Location.</param>
/// <param name="TradeMillionths">Trade.</param>
public readonly record struct ScoreParts(int SkillsMillionths, int LanguageMillionths, int LocationMillionths, int TradeMillionths)
{
    /// <summary>The score in millionths 0..1,000,000; shown as 0.0–100.0.</summary>
    public int ScoreMillionths => SkillsMillionths + LanguageMillionths + LocationMillionths + TradeMillionths;
}

/// <summary>An 80 % interval around an expected score.</summary>
/// <param name="LowMillionths">Lower end, 0..1,000,000.</param>
/// <param name="HighMillionths">Upper end, 0..1,000,000.</param>
public readonly record struct ScoreInterval(int LowMillionths, int HighMillionths);

/// <summary>The four criteria of one pair in one mode, with the weights of one perspective.</summary>
/// <param name="Weights">Weights in percent.</param>
/// <param name="Skills">Criterion 1.</param>
/// <param name="Language">Criterion 2.</param>
/// <param name="Location">Criterion 3.</param>
/// <param name="Trade">Criterion 4.</param>
public sealed record CriterionScores(CriterionWeights Weights, SkillsCriterion Skills, LanguageCriterion Language, LocationCriterion Location, TradeCriterion Trade)
{
    /// <summary>The four qualities.</summary>
    public Qualities Qualities => new(Skills.QualityBasisPoints, Language.QualityBasisPoints, Location.QualityBasisPoints, Trade.QualityBasisPoints);

    /// <summary>Weight × quality per criterion, in millionths.</summary>
    public ScoreParts Parts => new(
        Weights.Skills * Skills.QualityBasisPoints,
        Weights.Language * Language.QualityBasisPoints,
        Weights.Location * Location.QualityBasisPoints,
        Weights.Trade * Trade.QualityBasisPoints);
}

/// <summary>The score of one pair.</summary>
/// <param name="Mode">The mode that was asked for.</param>
/// <param name="Scores">The criteria in that mode.</param>
/// <param name="ExpectedMillionths">The expected score in every mode.</param>
/// <param name="Interval">80 % interval around the expected score; low ≤ expected ≤ high.</param>
/// <param name="NotMeasuredCount">Facts with weight about which nothing is known: dimensions, language skills, the trip, the wish.</param>
public sealed record PairScore(ScoreMode Mode, CriterionScores Scores, int ExpectedMillionths, ScoreInterval Interval, int NotMeasuredCount)
{
    /// <summary>The score in the mode asked for, in millionths.</summary>
    public int ScoreMillionths => Scores.Parts.ScoreMillionths;
}
