using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Freshness;

/// <summary>The list of what to call about again.</summary>
/// <remarks>
/// Asked for are only facts that still matter: people who are searching or of whom that is not known, companies that have not declined,
/// places neither filled nor withdrawn nor past their last day of application, entitlements neither refused nor prohibited. A fact without a
/// date counts as never confirmed. What was never measured is not on the list: it is missing, not stale. Specification: docs/report.md.
/// </remarks>
public static class StaleFacts
{
    /// <summary>Finds what is older than the policy allows.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">Days per kind.</param>
    /// <param name="asOf">Date of the question.</param>
    /// <returns>Companies first, by identifier: their own facts, entitlements by occupation, places; then people: their facts, competences, German.</returns>
    public static ValueList<StaleFact> Of(Market market, MatchPolicy policy, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        var places = market.Places.ToLookup(place => place.Company);
        return market.Companies.Where(company => company.Openness != OpennessState.Declined).SelectMany(company => OfCompany(company, places[company.Id], policy, asOf))
            .Concat(market.Candidates.Where(person => person.CaseState is null or CaseState.Searching).SelectMany(person => OfPerson(person, policy.Freshness, asOf)))
            .ToValueList();
    }

    private static IEnumerable<StaleFact> OfCompany(Company company, IEnumerable<TrainingPlace> places, MatchPolicy policy, DateOnly asOf)
    {
        var freshness = policy.Freshness;
        if (IsStale(company.ConfirmedOn, freshness.CompanyDays, asOf))
        {
            yield return new StaleFact(StaleFactKind.Company, company.Id, null, null, null, 1, company.ConfirmedOn, freshness.CompanyDays);
        }

        foreach (var entitlement in company.Entitlements.OrderBy(e => e.Occupation))
        {
            if (entitlement.State is not (EntitlementState.Refused or EntitlementState.Prohibited) && IsStale(entitlement.CheckedOn, freshness.EntitlementDays, asOf))
            {
                yield return new StaleFact(StaleFactKind.Entitlement, company.Id, null, null, entitlement.Occupation, 1, entitlement.CheckedOn, freshness.EntitlementDays);
            }
        }

        foreach (var place in places.Where(place => place.State is null or PlaceState.Open && !(place.OpenUntil < asOf)))
        {
            if (IsStale(place.ConfirmedOn, policy.Rules.StaleAfterDays, asOf))
            {
                yield return new StaleFact(StaleFactKind.Place, company.Id, null, place.Id, place.Occupation, 1, place.ConfirmedOn, policy.Rules.StaleAfterDays);
            }
        }
    }

    private static IEnumerable<StaleFact> OfPerson(Candidate person, FreshnessPolicy freshness, DateOnly asOf)
    {
        if (IsStale(person.ConfirmedOn, freshness.PersonDays, asOf))
        {
            yield return new StaleFact(StaleFactKind.Person, null, person.Id, null, null, 1, person.ConfirmedOn, freshness.PersonDays);
        }

        // The newest result of each dimension or skill counts; an overall level of German stands for all four skills.
        var competences = person.Evidence.GroupBy(item => item.Dimension).Select(results => results.Max(item => item.AssessedOn));
        var skills = Enum.GetValues<LanguageSkill>().Select(skill => person.LanguageEvidence.Where(item => item.Skill is null || item.Skill == skill).Max(item => (DateOnly?)item.AssessedOn)).OfType<DateOnly>();
        foreach (var (kind, days, allowed) in new[] { (StaleFactKind.Evidence, competences, freshness.EvidenceDays), (StaleFactKind.Language, skills, freshness.LanguageDays) })
        {
            var old = days.Where(day => IsStale(day, allowed, asOf)).ToList();
            if (old.Count > 0)
            {
                yield return new StaleFact(kind, null, person.Id, null, null, old.Count, old.Min(), allowed);
            }
        }
    }

    private static bool IsStale(DateOnly? lastOn, int allowedDays, DateOnly asOf) => lastOn is not { } day || day.DayNumber + allowedDays < asOf.DayNumber;
}
