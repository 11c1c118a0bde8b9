namespace Kausa.Matching.Lab.Markets;

/// <summary>Chooses which companies offer how many places.</summary>
internal static class PlaceSlots
{
    /// <summary>The slots of the market: slot s is place s mod 4 of company s ÷ 4.</summary>
    /// <remarks>
    /// In one fixed order, of which a market takes as many as it needs: the first place of every company, then what companies of their
    /// size usually offer, then the rest. So a market with more places holds those of the smaller one, unchanged.
    /// </remarks>
    public static IEnumerable<int> Choose(GenerationContext context)
    {
        const int PerCompany = GenerationContext.PlacesPerCompany;
        var specification = context.Specification;
        return Enumerable.Range(0, specification.CompanyCount)
            .SelectMany(company =>
            {
                var usual = new Firm(context, company).UsualPlaces;
                return Enumerable.Range(0, PerCompany).Select(k => (Slot: (company * PerCompany) + k, Turn: k == 0 ? 0 : k < usual ? 1 : k + 1));
            })
            .OrderBy(slot => slot.Turn)
            .ThenBy(slot => slot.Turn == 0 ? (ulong)slot.Slot : context.Random.Key("slot", slot.Slot))
            .ThenBy(slot => slot.Slot)
            .Select(slot => slot.Slot)
            .Take(specification.PlaceCount);
    }
}
