using Kausa.Matching.Model;

namespace Kausa.Matching.Allocation.Cohort;

/// <summary>Gives every company of a plan its one contact in the office.</summary>
/// <remarks>
/// The company's own contact stands; else that of the plan before, while the adviser is there; else, of the advisers who care for cases and cover its district, the
/// one with the fewest companies so far, then by identifier. Companies are taken by identifier.
/// </remarks>
internal static class CompanyContacts
{
    public static Dictionary<Id<Company>, Id<Adviser>> Of(CohortMarket market, CohortRequest request, CancellationToken cancellation)
    {
        var advisers = market.Advisers.Where(adviser => adviser.Role is AdviserRole.Adviser or AdviserRole.Lead).ToList();
        var known = market.Advisers.Select(adviser => adviser.Id).ToHashSet();
        var earlier = request.EarlierContacts.Where(contact => known.Contains(contact.Adviser)).DistinctBy(contact => contact.Company).ToDictionary(contact => contact.Company, contact => contact.Adviser);
        Dictionary<Id<Company>, Id<Adviser>> contacts = [];
        foreach (var company in market.Companies)
        {
            if (company.PrimaryAdviser is { } own)
            {
                contacts[company.Id] = own;
            }
            else if (earlier.TryGetValue(company.Id, out var kept))
            {
                contacts[company.Id] = kept;
            }
        }

        foreach (var company in market.Companies.Where(company => !contacts.ContainsKey(company.Id)))
        {
            cancellation.ThrowIfCancellationRequested();
            var near = advisers.Where(adviser => adviser.DistrictAgs.Count == 0 || (company.Site is { } site && adviser.DistrictAgs.Contains(site.DistrictAgs))).ToList();
            if (near.Count > 0)
            {
                contacts[company.Id] = near.OrderBy(adviser => contacts.Values.Count(other => other == adviser.Id)).ThenBy(adviser => adviser.Id).First().Id;
            }
        }

        return contacts;
    }
}
