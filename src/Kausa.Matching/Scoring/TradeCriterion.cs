using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Scoring;

/// <summary>How near an occupation is to the wishes.</summary>
public enum TradeNearness
{
    /// <summary>The occupation itself is wished.</summary>
    Wish,

    /// <summary>Same KldB 4-digit group as a wish.</summary>
    SameFourDigits,

    /// <summary>Same 3-digit group.</summary>
    SameThreeDigits,

    /// <summary>Same 2-digit group.</summary>
    SameTwoDigits,

    /// <summary>Another field.</summary>
    Other,

    /// <summary>The person has no wish yet.</summary>
    NoWish,
}

/// <summary>Criterion 4: is it what the person wants?</summary>
/// <param name="Nearness">How near the occupation is to the wishes.</param>
/// <param name="WishRank">Rank of the wish, from 1; null unless the occupation itself is wished.</param>
/// <param name="QualityBasisPoints">q in basis points 0..10,000.</param>
public sealed record TradeCriterion(TradeNearness Nearness, int? WishRank, int QualityBasisPoints)
{
    /// <summary>Scores the criterion: the wish's quality by rank, else the nearest group shared with any wish.</summary>
    /// <param name="wishes">Wished occupations with their codes, the dearest first.</param>
    /// <param name="occupation">The place's occupation.</param>
    /// <param name="policy">The qualities and the neutral value.</param>
    /// <param name="mode">Which neutral value stands for "no wish yet".</param>
    /// <returns>The criterion.</returns>
    /// <remarks>
    /// An occupation whose specialisations have codes of their own is near by any of them. Specification: docs/scoring.md, "Trade". Policy
    /// validation keeps wish ≥ 4 ≥ 3 ≥ 2 digits ≥ other.
    /// </remarks>
    public static TradeCriterion Of(IReadOnlyList<Occupation> wishes, Occupation occupation, MatchPolicy policy, ScoreMode mode)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        ArgumentNullException.ThrowIfNull(occupation);
        ArgumentNullException.ThrowIfNull(policy);
        if (wishes.Count == 0)
        {
            return new TradeCriterion(TradeNearness.NoWish, null, NeutralQuality.BasisPoints(mode, policy));
        }

        for (var i = 0; i < wishes.Count; i++)
        {
            if (wishes[i].Id == occupation.Id)
            {
                return new TradeCriterion(TradeNearness.Wish, i + 1, policy.Trade.WishQuality[Math.Min(i, policy.Trade.WishQuality.Count - 1)]);
            }
        }

        var nearness = NearnessOf(wishes, occupation);
        return new TradeCriterion(nearness, null, nearness switch
        {
            TradeNearness.SameFourDigits => policy.Trade.SameFourDigits,
            TradeNearness.SameThreeDigits => policy.Trade.SameThreeDigits,
            TradeNearness.SameTwoDigits => policy.Trade.SameTwoDigits,
            _ => policy.Trade.Other,
        });
    }

    /// <summary>The nearest group that an occupation which is not wished itself shares with any wish.</summary>
    /// <param name="wishes">Wished occupations with their codes, at least one.</param>
    /// <param name="occupation">The place's occupation.</param>
    /// <returns>Same 4, 3 or 2 digits, or another field.</returns>
    public static TradeNearness NearnessOf(IReadOnlyList<Occupation> wishes, Occupation occupation)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        ArgumentNullException.ThrowIfNull(occupation);
        return Shares(wishes, occupation, 4) ? TradeNearness.SameFourDigits
            : Shares(wishes, occupation, 3) ? TradeNearness.SameThreeDigits
            : Shares(wishes, occupation, 2) ? TradeNearness.SameTwoDigits
            : TradeNearness.Other;
    }

    private static bool Shares(IReadOnlyList<Occupation> wishes, Occupation occupation, int digits)
    {
        for (var i = 0; i < wishes.Count; i++)
        {
            for (var code = 0; code < wishes[i].KldbCodesAll.Count; code++)
            {
                var group = wishes[i].KldbCodesAll[code].Group(digits);
                for (var own = 0; own < occupation.KldbCodesAll.Count; own++)
                {
                    if (occupation.KldbCodesAll[own].IsWithin(group))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
