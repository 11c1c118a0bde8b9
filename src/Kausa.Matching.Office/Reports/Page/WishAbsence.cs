using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>Why no place of a wish is among the first of somebody's list.</summary>
internal static class WishAbsence
{
    /// <summary>Length of the list that is looked at.</summary>
    public const int ListLength = 10;

    /// <summary>Wished places that are asked about: those that are nearest to the list.</summary>
    private const int MostAsked = 3;

    /// <summary>The wished place that the change with the least effort brings onto the list; where no change is enough, the best of those that are missing.</summary>
    /// <param name="index">The market, ready to be asked.</param>
    /// <param name="market">The market.</param>
    /// <param name="person">A person with case consent.</param>
    /// <returns>The answer; null when a wished place is on the list, or none is on offer. What a company may not wish is not told.</returns>
    public static WhyNotAnswer? Of(MatchIndex index, Market market, Candidate person)
    {
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = ListLength }.OrderedBy(index.Policy, Perspective.Candidate, index.AsOf);
        var offered = market.Places.Where(place => (place.State ?? PlaceState.Open) == PlaceState.Open && person.Wishes.Contains(place.Occupation)).ToList();
        if (offered.Count == 0 || index.RankPlaces(person.Id, request).Results.Any(result => person.Wishes.Contains(result.Pair.Place.Occupation)))
        {
            return null;
        }

        return offered.Select(place => index.Evaluate(person.Id, place.Id, request))
            .Where(pair => pair.Outcomes.All(outcome => outcome.Code != ReasonCode.K10FilterRefused || outcome.Effect == RuleEffect.None))
            .OrderBy(pair => pair.Status == EligibilityStatus.Ineligible).ThenByDescending(pair => pair.StrategyKey).ThenBy(pair => pair.Place.Id)
            .Take(MostAsked)
            .Select(pair => WhyNot.Of(index, person, pair.Place.Id, request, ListLength))
            .OrderBy(answer => answer.Changes.Count == 0).ThenBy(answer => answer.Changes.Count == 0 ? 0 : answer.Changes[0].EffortMinutes)
            .FirstOrDefault();
    }
}
