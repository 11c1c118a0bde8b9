using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Ranking;

/// <summary>What must hold before a market can be ranked at all.</summary>
internal static class RankingInput
{
    /// <summary>Checks a market, a policy and a date together.</summary>
    /// <exception cref="ArgumentException">A place or a wish names an occupation that the catalogue does not have.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin.</exception>
    public static void Check(Market market, MatchPolicy policy, DateOnly asOf)
    {
        CheckDate(policy, asOf);
        CheckOccupations(market.Places.Select(p => p.Occupation).Concat(market.Candidates.SelectMany(c => c.Wishes)), nameof(market));
    }

    /// <summary>Checks a policy and a date together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies before the policy's law numbers begin.</exception>
    public static void CheckDate(MatchPolicy policy, DateOnly asOf)
    {
        if (asOf < policy.Law.BeginsOn)
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, $"The law numbers of policy '{policy.Id}' begin on {policy.Law.BeginsOn:yyyy-MM-dd}.");
        }
    }

    /// <summary>Checks that the catalogue has some occupations.</summary>
    /// <exception cref="ArgumentException">It lacks one.</exception>
    public static void CheckOccupations(IEnumerable<Id<Occupation>> occupations, string field)
    {
        var unknown = occupations.Distinct().Where(id => ReferenceCatalogue.Shared.FindOccupation(id) is null).ToList();
        ThrowHelper.Check(unknown.Count == 0, field, $"occupations {string.Join(", ", unknown)} are not in the catalogue");
    }

    /// <summary>Checks that a question may be about all people for one place.</summary>
    /// <exception cref="ArgumentException">The purpose is MATCH_FOR_SELF, or a reranker is asked for.</exception>
    public static void CheckRanksPeople(RankRequest request)
    {
        ThrowHelper.Check(request.Purpose != Purpose.MatchForSelf, nameof(request), "MATCH_FOR_SELF asks for one person about themselves; people are not ranked for it");
        ThrowHelper.Check(request.Reranker is null, nameof(request), $"{request.Reranker?.Code} orders places; people are not ranked by it");
    }

    /// <summary>Checks that a list can be ordered anew.</summary>
    /// <exception cref="ArgumentException">The strategy's key is no score.</exception>
    public static void CheckReranker(RankRequest request) => ThrowHelper.Check(
        request.Reranker is null || request.Strategy == MatchStrategy.WeightedSum, nameof(request), $"{request.Reranker?.Code} orders by scores; the only strategy beside it is the weighted sum");
}
