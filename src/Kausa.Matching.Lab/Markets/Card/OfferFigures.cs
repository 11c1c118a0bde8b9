using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Figures about companies, places and occupations.</summary>
internal static class OfferFigures
{
    public static IEnumerable<DataCardRow> Of(GeneratedMarket generated) => [.. Companies(generated.Market), .. Places(generated.Market), .. Occupations(generated)];

    private static IEnumerable<DataCardRow> Companies(Market market)
    {
        var figures = new Figures("companies");
        var sizes = market.Companies.Select(company => company.EmployeeCount).OfType<int>().ToList();
        yield return Size("1 to 9 employees", 30, 1, 9);
        yield return Size("10 to 49 employees", 35, 10, 49);
        yield return Size("50 to 249 employees", 20, 50, 249);
        yield return Size("250 employees and more", 15, 250, int.MaxValue);
        yield return figures.Share(
            "has a granted entitlement", 75, market.Companies,
            company => company.Entitlements.Any(e => e.State is EntitlementState.Granted or EntitlementState.GrantedWithConditions), Figures.Estimate);

        DataCardRow Size(string figure, decimal published, int from, int to) =>
            figures.Share($"{figure}, where known", published, sizes, size => size >= from && size <= to, Figures.Estimate);
    }

    private static IEnumerable<DataCardRow> Places(Market market)
    {
        var figures = new Figures("places");
        yield return figures.Share("dual training", 80, market.Places, place => place.Pathway == Pathway.DualApprenticeship, Figures.Estimate);
        yield return figures.Share("states its requirement profile", 50, market.Places, place => place.Requirements is not null, Figures.Estimate);
        yield return figures.Share("states language minima", 40, market.Places, place => place.LanguageMinima.Count > 0, Figures.Estimate);
        yield return figures.Share("wishes a school certificate", 32, market.Places, place => place.MinimumSchool is not null, Figures.Estimate);
    }

    private static IEnumerable<DataCardRow> Occupations(GeneratedMarket generated)
    {
        var figures = new Figures("occupations");
        var market = generated.Market;
        var wishes = market.Candidates.Where(c => c.Wishes.Count > 0).Select(c => c.Wishes[0].Value).ToList();
        foreach (var trade in OccupationMix.Default.Trades)
        {
            var occupations = trade.Occupations.Shares.Select(share => share.Value).ToHashSet(StringComparer.Ordinal);
            yield return figures.Share(
                $"places: {trade.Name}", trade.PlacePercent, market.Places, place => occupations.Contains(place.Occupation.Value), Figures.Ranks2022);
            yield return figures.Share($"first wishes: {trade.Name}", trade.WishPercent, wishes, occupations.Contains, Figures.Estimate);
        }
    }
}
