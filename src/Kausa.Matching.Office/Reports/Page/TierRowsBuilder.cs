using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>Cuts a ranking to what a sheet shows and bundles neighbours that measurement cannot tell apart.</summary>
internal static class TierRowsBuilder
{
    /// <summary>Most rows of one list.</summary>
    public const int MostRows = 10;

    /// <summary>Rows of a part of the list, in rank order.</summary>
    /// <param name="part">Results to show here; each is among the first <paramref name="shownCount"/>.</param>
    /// <param name="all">The whole list.</param>
    /// <param name="shownCount">How many of the whole list are shown, here or in another group.</param>
    /// <param name="row">Makes a row.</param>
    public static ValueList<TierRows> Bundle(IEnumerable<RankedPair> part, IReadOnlyList<RankedPair> all, int shownCount, Func<RankedPair, PageRow> row) => part
        .GroupBy(result => result.Tier)
        .Select(tier => new TierRows(
            all.Take(shownCount).Where(result => result.Tier == tier.Key).Select(result => result.Rank).ToValueList(),
            all.Skip(shownCount).Count(result => result.Tier == tier.Key),
            tier.Select(row).ToValueList()))
        .ToValueList();

    /// <summary>The conditions of rows, each once, the gravest first.</summary>
    public static ValueList<SheetCondition> Conditions(IEnumerable<TierRows> tiers) => tiers
        .SelectMany(tier => tier.Rows)
        .SelectMany(row => row.Conditions.Select(outcome => (row.Result.Rank, Outcome: outcome)))
        .GroupBy(item => item.Outcome)
        .Select(group => new SheetCondition(group.Select(item => item.Rank).Order().ToValueList(), group.Key))
        .OrderByDescending(condition => condition.Outcome.Effect).ThenBy(condition => condition.Outcome.Code).ThenBy(condition => condition.Ranks[0])
        .ToValueList();

    /// <summary>A row with its sentences; conditions are those of the answer that <paramref name="isTold"/> lets through.</summary>
    public static PageRow Row(RankAnswer answer, RankedPair result, Func<RuleOutcome, bool> isTold)
    {
        var reasons = answer.ReasonsOf(result);
        return new(
            result,
            PlainReasons.Of(result.Pair),
            reasons.Where(isTold).OrderByDescending(outcome => outcome.Effect).ThenBy(outcome => outcome.Code).ToValueList(),
            result.Pair.Outcomes.Where(outcome => outcome.Effect >= RuleEffect.Condition && !reasons.Contains(outcome)).ToValueList(),
            reasons.Any(outcome => outcome.Effect >= RuleEffect.Condition && !isTold(outcome)),
            result.SchoolTrip?.Minutes);
    }
}
