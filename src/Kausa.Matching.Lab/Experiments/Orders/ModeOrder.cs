using System.Globalization;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>A strategy of the engine with uncertainty read in another mode.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="mode">How uncertainty is read.</param>
/// <param name="balancePercent">What BALANCED means, 0..100; null takes the policy's.</param>
public sealed class ModeOrder(MatchStrategy strategy, ScoreMode mode, int? balancePercent = null) : ListOrder
{
    /// <inheritdoc/>
    public override string Code => balancePercent is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{CodeOf(strategy, mode)}_{percent}") : CodeOf(strategy, mode);

    /// <summary>Code of a strategy in a mode; EXPECTED goes without saying.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <param name="mode">The mode.</param>
    /// <returns>As it is written in a plan.</returns>
    public static string CodeOf(MatchStrategy strategy, ScoreMode mode)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return mode == ScoreMode.Expected ? strategy.Code : $"{strategy.Code}_{mode.ToString().ToUpperInvariant()}";
    }

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var weights = market.Policy.Weights;
        var asked = side == LookingSide.Candidates ? weights.Candidate : weights.Company;
        return [.. market.QualitiesIn(mode, balancePercent).Select(qualities => strategy.Key(qualities, asked, weights))];
    }
}
