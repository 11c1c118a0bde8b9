using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Ranking;

/// <summary>A strategy with the weights of one question, in a form that the compiler can inline.</summary>
internal interface IStrategyKey
{
    /// <summary>The number by which pairs are ordered.</summary>
    long Of(int skills, int language, int location, int trade);
}

/// <summary>The weighted sum.</summary>
internal readonly struct WeightedSumKey(CriterionWeights weights) : IStrategyKey
{
    private readonly int _skills = weights.Skills;
    private readonly int _language = weights.Language;
    private readonly int _location = weights.Location;
    private readonly int _trade = weights.Trade;

    /// <inheritdoc/>
    public long Of(int skills, int language, int location, int trade) => (_skills * skills) + (_language * language) + (_location * location) + (_trade * trade);
}

/// <summary>Any other strategy.</summary>
internal readonly struct AnyStrategyKey(MatchStrategy strategy, CriterionWeights asked, PerspectiveWeights weights) : IStrategyKey
{
    /// <inheritdoc/>
    public long Of(int skills, int language, int location, int trade) => strategy.Key(new Qualities(skills, language, location, trade), asked, weights);
}
