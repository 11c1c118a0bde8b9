using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Figures about companies, places and occupations.</summary>
internal static class OfferFigures
{
    public static IEnumerable<DataCardRow> Of(GeneratedMarket generated) => [.. Companies(generated), .. Places(generated), .. Occupations(generated)];

    private static IEnumerable<DataCardRow> Companies(GeneratedMarket generated)
    {
        var figures = new Figures("companies");
        var companies = generated.Market.Companies;
        var rates = generated.Specification.Companies;
        var sizes = companies.Select(company => company.EmployeeCount).OfType<int>().ToList();
        yield return Size("1 to 9 employees", 30, 1, 9);
        yield return Size("10 to 49 employees", 35, 10, 49);
        yield return Size("50 to 249 employees", 20, 50, 249);
        yield return Size("250 employees and more", 15, 250, int.MaxValue);
        yield return figures.Share(
            "places in companies under 250 employees, where known", 70, null,
            generated.Market.Places.Select(place => generated.Market.CompanyOf(place).EmployeeCount).OfType<int>(), size => size < 250, Figures.Apprentices2019);
        yield return figures.Share(
            "has a granted entitlement", 75, null, companies,
            company => company.Entitlements.Any(e => e.State is EntitlementState.Granted or EntitlementState.GrantedWithConditions), Figures.Estimate);
        yield return figures.Share(
            "has an entitlement applied for or in review", 11, null, companies,
            company => company.Entitlements.Any(e => e.State is EntitlementState.Applied or EntitlementState.InReview), Figures.Estimate);
        yield return figures.Share(
            "migrant-led, of all, as far as said", 15, Asked.Percent(rates.MigrantLed, led => led == true), companies, company => company.MigrantLed == true, Figures.Estimate);
        yield return figures.Share(
            "trains already or wants an apprentice", 65, Asked.Percent(rates.Openness, state => state is OpennessState.Training or OpennessState.WantsApprentice), companies,
            company => company.Openness is OpennessState.Training or OpennessState.WantsApprentice, Figures.Estimate);

        DataCardRow Size(string figure, decimal published, int from, int to) => figures.Share(
            $"{figure}, where known", published, Asked.Percent(rates.Sizes, band => band.FromEmployees <= to && band.ToEmployees >= from),
            sizes, size => size >= from && size <= to, Figures.Estimate);
    }

    private static IEnumerable<DataCardRow> Places(GeneratedMarket generated)
    {
        var figures = new Figures("places");
        var places = generated.Market.Places;
        var rates = generated.Specification.Places;
        yield return Way("dual training", 80, Pathway.DualApprenticeship);
        yield return Way("introductory training (EQ)", 12, Pathway.Eq);
        yield return Way("partial qualification (TQ)", 3, Pathway.Tq);
        yield return figures.Share("states its requirement profile", 50, rates.ProfileStatedPercent, places, place => place.Requirements is not null, Figures.Estimate);
        yield return figures.Share("states language minima", 40, rates.LanguageMinimumPercent, places, place => place.LanguageMinima.Count > 0, Figures.Estimate);
        yield return figures.Share(
            "wishes a school certificate", 32, Asked.Percent(rates.MinimumSchools, school => school is not null), places, place => place.MinimumSchool is not null, Figures.Estimate);
        yield return figures.Share(
            "begins before six, where times are known", 4, null, places.Where(place => place.WorkingTimes.EarliestBegin is not null),
            place => place.WorkingTimes.EarliestBegin < new TimeOnly(6, 0), Figures.Estimate);

        DataCardRow Way(string figure, decimal published, Pathway pathway) => figures.Share(
            figure, published, rates.Pathways.PercentOf(pathway), places, place => place.Pathway == pathway, Figures.Estimate);
    }

    private static IEnumerable<DataCardRow> Occupations(GeneratedMarket generated)
    {
        var figures = new Figures("occupations");
        var market = generated.Market;
        var wishes = market.Candidates.Where(c => c.Wishes.Count > 0).Select(c => c.Wishes[0].Value).ToList();
        var asked = new Asked(generated.Specification);
        ValueList<Trade> named = [.. OccupationMix.Default.Trades.Take(OccupationMix.Default.Trades.Count - 1)];
        foreach (var trade in named)
        {
            yield return Places(trade.Name, trade.PlacePercent, Percent(generated.Specification.Occupations, trade), occupation => Holds(trade, occupation));
            yield return Wishes(trade.Name, trade.WishPercent, asked.People(people => Line(people.Wishes, trade)?.WishPercent ?? 0), occupation => Holds(trade, occupation));
        }

        var others = OccupationMix.Default.Trades[^1];
        yield return Places(
            "all others", others.PlacePercent, 100 - named.Sum(trade => Percent(generated.Specification.Occupations, trade)), occupation => !named.Any(trade => Holds(trade, occupation)));
        yield return Wishes(
            "all others", others.WishPercent, asked.People(people => 100 - named.Sum(trade => Line(people.Wishes, trade)?.WishPercent ?? 0)),
            occupation => !named.Any(trade => Holds(trade, occupation)));

        DataCardRow Places(string name, decimal published, decimal askedPercent, Func<string, bool> counts) =>
            figures.Share($"places: {name}", published, askedPercent, market.Places, place => counts(place.Occupation.Value), Figures.Ranks2022);

        DataCardRow Wishes(string name, decimal published, decimal askedPercent, Func<string, bool> counts) =>
            figures.Share($"first wishes: {name}", published, askedPercent, wishes, counts, Figures.Estimate);
    }

    private static bool Holds(Trade trade, string occupation) => trade.Occupations.Shares.Any(share => share.Value == occupation);

    private static int Percent(OccupationMix mix, Trade trade) => Line(mix, trade)?.PlacePercent ?? 0;

    private static Trade? Line(OccupationMix mix, Trade trade) => mix.Trades.FirstOrDefault(line => line.Name == trade.Name);
}
