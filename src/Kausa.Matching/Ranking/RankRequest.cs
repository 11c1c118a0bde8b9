using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Ranking;

/// <summary>How to rank.</summary>
public sealed record RankRequest
{
    /// <summary>Why; decides which consent is needed.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Number of results, 1..1,000,000.</summary>
    public int Top { get; init => field = ThrowHelper.InRange(value, 1, 1_000_000, nameof(Top)); } = 10;

    /// <summary>How uncertainty is read.</summary>
    public ScoreMode Mode { get; init; } = ScoreMode.Expected;

    /// <summary>Whose weights count; null takes the side that asks.</summary>
    public Perspective? Perspective { get; init; }

    /// <summary>Statuses to show; null shows all that are ranked. INELIGIBLE pairs are never ranked.</summary>
    public ValueList<EligibilityStatus>? Statuses { get; init; }

    /// <summary>What of the possible pairs is wanted; hides, never excludes.</summary>
    public RankFilter Filter { get; init; } = RankFilter.None;

    /// <summary>What orders the list.</summary>
    public MatchStrategy Strategy { get; init; } = MatchStrategy.WeightedSum;

    /// <summary>What orders a person's list anew after its strategy, which is the weighted sum then; null for nothing. Lists of people for places take none.</summary>
    public Reranker? Reranker { get; init; }

    /// <summary>Whether possible and excluded pairs are counted, which means a look at every pair; without it an answer says nothing about their number.</summary>
    public bool CountPairs { get; init; } = true;

    /// <summary>The same question with the order that a policy has for it: what it learned, where it has put that into use. A reranker orders by scores, so beside one it stays as it is.</summary>
    /// <param name="policy">The policy of the market.</param>
    /// <param name="asking">Whose weights count where the question does not say.</param>
    /// <param name="asOf">Date of the question; what was learned counts from the day on which it was put into use.</param>
    /// <returns>The question.</returns>
    public RankRequest OrderedBy(MatchPolicy policy, Perspective asking, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var own = policy.OrderFor(Perspective ?? asking, asOf);
        return Reranker is not null || own == Strategy ? this : this with { Strategy = own };
    }
}
