using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Strategies;

/// <summary>Points learned from outcomes, for each criterion and for criteria two by two, of qualities made by a policy with the curves learned with them.</summary>
/// <param name="tables">The tables; they stand in the place of the policy's weights.</param>
/// <remarks>Made by <see cref="LearnedPolicy"/> alone, which decides whether people may see its lists.</remarks>
internal sealed class LearnedStrategy(LearnedTables tables) : MatchStrategy
{
    /// <inheritdoc/>
    public override string Code => "LEARNED";

    /// <inheritdoc/>
    public override long Key(Qualities qualities, CriterionWeights asked, PerspectiveWeights weights) => tables.Key(qualities);

    /// <inheritdoc/>
    internal override void CheckMadeFor(MatchPolicy policy) => ThrowHelper.Check(
        policy.Skills.DimensionCurves.Equals(tables.Dimensions),
        nameof(policy),
        $"{policy.Id} has other curves of competences than the learned policy; allowed is a market under the policy that {nameof(LearnedPolicy)}.{nameof(LearnedPolicy.PolicyOn)} gives");
}
