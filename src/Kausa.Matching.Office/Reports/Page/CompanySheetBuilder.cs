using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>Makes a company's sheet from the rankings of its places.</summary>
internal static class CompanySheetBuilder
{
    /// <summary>People shown for each free seat, so that a company gets a choice and no crowd; at most <see cref="TierRowsBuilder.MostRows"/> in all.</summary>
    public const int RowsPerSeat = 3;

    /// <summary>Rows that the sheets of all companies have on one page, so that an office with many places still gets a page that opens and prints.</summary>
    public const int MostRowsOfPage = 400;

    public static CompanySheet Build(Company company, IReadOnlyList<(TrainingPlace Place, RankAnswer Answer)> places, Market market, int mostOfPlace)
    {
        var sheets = places.Select(item => Place(item.Place, item.Answer, market, mostOfPlace)).ToValueList();
        var homes = places.SelectMany(item => item.Answer.Results.Take(Math.Min(mostOfPlace, ShownCount(item.Place)))).Select(result => result.Pair.Candidate.Home).OfType<Location>();
        var sites = places.Select(item => market.SiteOf(item.Place)).Append(company.Site).OfType<Location>();
        return new CompanySheet(company, sheets, SheetMap.OfCompany(sites, homes));
    }

    private static PlaceSheet Place(TrainingPlace place, RankAnswer answer, Market market, int most)
    {
        var shown = answer.Results.Take(Math.Min(most, ShownCount(place))).ToList();
        var tiers = TierRowsBuilder.Bundle(shown, answer.Results, shown.Count, result => TierRowsBuilder.Row(answer, result, outcome => !IsOfOffer(outcome.Code)));
        return new PlaceSheet(
            place,
            ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!,
            market.SiteOf(place),
            StatusCounts.Of(answer.Results),
            Offer(answer),
            tiers,
            TierRowsBuilder.Conditions(tiers),
            answer.Exclusions,
            shown.Count < Math.Min(ShownCount(place), answer.Results.Count));
    }

    /// <summary>The most people that each place of a page may show: as many as keep all rows together within <see cref="MostRowsOfPage"/>, and one at least.</summary>
    public static int MostOfPlace(IEnumerable<TrainingPlace> places)
    {
        var wanted = places.Select(ShownCount).ToList();
        return Enumerable.Range(1, TierRowsBuilder.MostRows).LastOrDefault(most => wanted.Sum(count => Math.Min(count, most)) <= MostRowsOfPage, 1);
    }

    /// <summary>How many people are shown for a place; a number of seats that nobody knows counts as one free seat.</summary>
    public static int ShownCount(TrainingPlace place) =>
        Math.Min(TierRowsBuilder.MostRows, RowsPerSeat * Math.Max(1, (place.SeatsTotal ?? 1) - (place.SeatsFilled ?? 0)));

    // What the offer itself lacks is the same for everybody who is ranked; the gravest of each rule is told.
    private static ValueList<RuleOutcome> Offer(RankAnswer answer) => answer.Results
        .SelectMany(result => result.Pair.Outcomes.Where(outcome => outcome.Effect != RuleEffect.None && IsOfOffer(outcome.Code)))
        .GroupBy(outcome => outcome.Code)
        .Select(outcomes => outcomes.MaxBy(outcome => outcome.Effect)!)
        .OrderByDescending(outcome => outcome.Effect).ThenBy(outcome => outcome.Code)
        .ToValueList();

    private static bool IsOfOffer(ReasonCode code) => RuleBook.Find(code).Scope is RuleScope.Company or RuleScope.Place;
}
