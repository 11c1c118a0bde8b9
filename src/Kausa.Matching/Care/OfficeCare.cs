using Kausa.Matching.Model;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Care;

/// <summary>Compares a market with what its office promises in <see cref="MatchPolicy.Care"/>.</summary>
/// <remarks>
/// A proposal leaves one trace in a market: the consent to disclose a person to a company. It is open from the day it was given until it is
/// withdrawn; one that is withdrawn keeps no company waiting less. A company counts as activated when it has a place that is not known to be filled or withdrawn, and is not known never to
/// have been contacted or to have declined. Thread-safe.
/// </remarks>
public static class OfficeCare
{
    /// <summary>Finds what is not kept on the market's date.</summary>
    /// <param name="market">The market.</param>
    /// <param name="care">The promises.</param>
    /// <returns>One finding per concern, in the order of <see cref="CareConcern"/>; empty when all is kept.</returns>
    public static IReadOnlyList<CareFinding> Check(Market market, CarePolicy care)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(care);
        var proposals = market.Candidates.SelectMany(candidate => candidate.Consents)
            .Where(consent => consent.Purpose == Purpose.DiscloseToCompany && consent.GivenOn <= market.AsOf)
            .ToLookup(consent => consent.Company.GetValueOrDefault());
        var activated = market.Places.Where(place => place.State is not (PlaceState.Filled or PlaceState.Withdrawn)).Select(place => place.Company).ToHashSet();
        var alarmBefore = market.AsOf.AddDays(-care.AlarmAfterDays);
        var cases = market.Candidates.Where(candidate => candidate.CaseState is null or CaseState.Searching)
            .CountBy(candidate => candidate.PrimaryAdviser.GetValueOrDefault()).ToDictionary();
        CareFinding[] findings =
        [
            Companies(CareConcern.CompanyWithoutContact, company => care.OneContactPerCompany && company.PrimaryAdviser is null),
            Companies(
                CareConcern.CompanyWithoutProposal,
                company => IsActivated(company, activated.Contains(company.Id)) && !proposals[company.Id].Any(proposal => Stands(proposal, market.AsOf) && proposal.GivenOn >= alarmBefore)),
            Companies(
                CareConcern.CompanyOverProposals,
                company => proposals[company.Id].Count(proposal => Stands(proposal, market.AsOf)) > care.OpenProposalsPerCompany),
            new(
                CareConcern.AdviserOverCases,
                market.Advisers.Where(adviser => cases.GetValueOrDefault(adviser.Id) > (adviser.CaseloadLimit ?? care.CasesPerAdviser))
                    .Select(adviser => adviser.Id.Value).ToValueList()),
        ];
        return [.. findings.Where(finding => finding.Ids.Count > 0)];

        CareFinding Companies(CareConcern concern, Func<Company, bool> isConcerned) =>
            new(concern, market.Companies.Where(isConcerned).Select(company => company.Id.Value).ToValueList());
    }

    /// <summary>Whether a company waits for proposals: it has an open place, and nobody knows that it was never contacted or declined.</summary>
    internal static bool IsActivated(Company company, bool hasOpenPlace) => hasOpenPlace && company.Openness is not (OpennessState.NotContacted or OpennessState.Declined);

    /// <summary>Whether a proposal that was made is not withdrawn by a day.</summary>
    internal static bool Stands(Consent proposal, DateOnly day) => proposal.WithdrawnOn is null || proposal.WithdrawnOn > day;
}
