using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Scoring.Tables;

namespace Kausa.Matching.Lab.Experiments.Studies;

/// <summary>A proposal for the 80 % interval: facts of one person share a part of their error, measured ones too, the less the better they are measured.</summary>
/// <remarks>
/// Where true levels correlate by ρ and each estimate is drawn towards the prior by itself, the errors of two estimates correlate by ρ·(SE ÷ SE of the prior) of the one times that of the other. So
/// sd² = Σ w²V + ρ'·[(Σ w√V·f)² − Σ w²V·f²] with f = SE ÷ SE of the prior, at most 1, for every fact; the engine has f = 1 for what nobody measured and 0 for the rest. Shortfalls, being cut at
/// nothing missing, correlate less than levels; fitted: ρ' = 0.82 ρ. The score is otherwise the engine's.
/// </remarks>
public static class SharedErrorInterval
{
    private const double Quantile = 1.2816;
    private const double CutCorrelation = 0.82;
    private const int ScoreMax = 1_000_000;

    /// <summary>The interval of a pair by the candidate's weights.</summary>
    /// <param name="input">What the scorer sees.</param>
    /// <param name="policy">Gain, priors, correlations.</param>
    /// <returns>expected ± 1.2816 sd, clamped to 0..1,000,000.</returns>
    public static ScoreInterval Of(ScoringInput input, MatchPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var expected = ReferenceScorer.Criteria(input, policy, policy.Weights.Candidate, ScoreMode.Expected);
        var skills = Variance(
            expected.Skills.Terms.Select(term => (term.WeightPercent, VarianceTables.SkillHundredths(term.Held.ErrorClass, term.RequiredPoints - term.Held.Points), (double)term.Held.ErrorPoints / policy.Skills.PriorErrorPoints)),
            policy.Skills.UnmeasuredCorrelationPercent);
        var language = Variance(
            expected.Language.Terms.Select(term => (term.WeightPercent, VarianceTables.LanguageHundredths(term.Held.ErrorClass, term.TargetTenths - term.Held.Tenths), (double)term.Held.ErrorTenths / policy.Language.PriorErrorTenths)),
            policy.Language.UnmeasuredCorrelationPercent);
        double gain = expected.Weights.Skills * policy.Skills.Gain, weight = expected.Weights.Language;
        var half = (int)Math.Ceiling(Quantile * Math.Sqrt((gain * gain * skills) + (weight * weight * language)));
        var score = expected.Parts.ScoreMillionths;
        return new(Math.Max(0, score - half), Math.Min(ScoreMax, score + half));
    }

    // Variances come in hundredths of a squared point.
    private static double Variance(IEnumerable<(int Weight, int Hundredths, double ErrorShare)> terms, int correlationPercent)
    {
        double own = 0, shared = 0, sharedOwn = 0;
        foreach (var (weight, hundredths, errorShare) in terms)
        {
            var deviation = weight * Math.Sqrt(hundredths / 100.0);
            var common = deviation * Math.Min(1, errorShare);
            own += deviation * deviation;
            shared += common;
            sharedOwn += common * common;
        }

        return own + (CutCorrelation * correlationPercent / 100 * Math.Max(0, (shared * shared) - sharedOwn));
    }
}
