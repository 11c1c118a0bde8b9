using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>What stands for a fact that nobody measured.</summary>
public enum Imputation
{
    /// <summary>The policy's prior, as the engine's estimate has it.</summary>
    Prior,

    /// <summary>The mean of those measured in the market.</summary>
    Mean,

    /// <summary>Zero.</summary>
    Zero,
}

/// <summary>Every estimate is taken for certain, with no surcharge for what might be worse; what nobody measured is taken for some number.</summary>
/// <param name="code">Code, UPPER_SNAKE.</param>
/// <param name="imputation">That number.</param>
public sealed class ImputedOrder(string code, Imputation imputation) : ListOrder
{
    private const int SkillCount = 32;
    private const int LanguageCount = 4;

    /// <inheritdoc/>
    public override string Code => code;

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var people = market.Pairs.GroupBy(pair => pair.Candidate).Select(list => list.First().Estimates).ToList();
        int[] skills = [.. Enumerable.Range(0, SkillCount).Select(d => Of(people.Select(one => one.Skills[d]).Where(one => one.IsMeasured).Select(one => one.Points), market.Policy.Skills.PriorPoints))];
        int[] languages = [.. Enumerable.Range(0, LanguageCount).Select(k => Of(people.Select(one => one.Languages[k]).Where(one => one.IsMeasured).Select(one => one.Tenths), market.Policy.Language.PriorTenths))];
        var weights = market.Policy.Weights;
        var asked = side == LookingSide.Candidates ? weights.Candidate : weights.Company;
        return [.. market.Pairs.Select(pair => MatchStrategy.WeightedSum.Key(
            pair.Qualities with { Skills = Math.Max(0, 10_000 - (market.Policy.Skills.Gain * SkillGap(pair, skills, market.Policy.Skills))), Language = 10_000 - LanguageGap(pair, languages) }, asked, weights))];
    }

    private static int SkillGap(TrialPair pair, int[] imputed, SkillsPolicy policy) => pair.Needs.Requirements.Required.Sum(need =>
    {
        var held = pair.Estimates.Skills[(int)need.Dimension];
        return need.WeightPercent * policy.CountedPoints(need.Dimension, Math.Max(0, need.LevelPoints - (held.IsMeasured ? held.Points : imputed[(int)need.Dimension])));
    });

    private static int LanguageGap(TrialPair pair, int[] imputed) => Enumerable.Range(0, LanguageCount).Sum(k =>
    {
        var held = pair.Estimates.Languages[k];
        return pair.Needs.LanguageWeightPercent[k] * Math.Min(100, 4 * Math.Max(0, pair.Needs.LanguageTargetTenths[k] - (held.IsMeasured ? held.Tenths : imputed[k])));
    });

    private int Of(IEnumerable<int> measured, int prior)
    {
        var known = measured.ToList();
        return imputation switch
        {
            Imputation.Zero => 0,
            Imputation.Mean when known.Count > 0 => (int)Math.Round(known.Average()),
            _ => prior,
        };
    }
}
