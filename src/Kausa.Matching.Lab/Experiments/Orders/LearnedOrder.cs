using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Experiments.Orders;

/// <summary>A learned policy's key, candidate or not, over the qualities that its curves of competences make.</summary>
/// <param name="learned">The learned policy.</param>
/// <param name="mode">How uncertainty is read.</param>
public sealed class LearnedOrder(LearnedPolicy learned, ScoreMode mode = ScoreMode.Expected) : ListOrder
{
    /// <inheritdoc/>
    public override string Code => ModeOrder.CodeOf(learned.LabStrategy, mode);

    /// <inheritdoc/>
    public override long[] Keys(TrialMarket market, LookingSide side)
    {
        ArgumentNullException.ThrowIfNull(market);
        var (policy, strategy) = (learned.LabPolicyOn(market.Policy), learned.LabStrategy);
        var asked = side == LookingSide.Candidates ? policy.Weights.Candidate : policy.Weights.Company;
        return [.. market.Pairs.Select(pair => strategy.Key(ReferenceScorer.Criteria(pair.Input, policy, asked, mode).Qualities, asked, policy.Weights))];
    }
}
