using Kausa.Matching.Care;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>How far a company is from its right to train, for the nearest of its occupations.</summary>
public enum EntitlementDistance
{
    /// <summary>It may train.</summary>
    Granted,

    /// <summary>The chamber is checking.</summary>
    InReview,

    /// <summary>Applied for, or only a partner for joint training is missing.</summary>
    Applied,

    /// <summary>Not applied for, expired or not known.</summary>
    NotYet,
}

/// <summary>Why a company is worth a visit.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="Company">The company.</param>
/// <param name="AloneCount">People it would serve for whom nothing is possible today at any other company.</param>
/// <param name="PeopleCount">People it would serve if it had its right to train.</param>
/// <param name="Distance">How far it is from that right.</param>
/// <param name="OpenPlaceCount">Places neither filled nor withdrawn; 0 for a company that offers none yet and is counted by the occupations it asked the chamber about.</param>
/// <param name="OpenProposalCount">People proposed to it and not withdrawn.</param>
/// <param name="DaysWaiting">Days since the last proposal that is not withdrawn; null when there is none.</param>
/// <param name="IsAlarm">It has an open place, was contacted as far as is known, and had no proposal that stands for the policy's days.</param>
/// <param name="IsAtCap">It has as many open proposals as it should get at a time.</param>
/// <param name="LacksContact">It has no contact in the office although the policy promises one.</param>
public sealed record CompanyPriority(
    int Rank, Company Company, int AloneCount, int PeopleCount, EntitlementDistance Distance, int OpenPlaceCount, int OpenProposalCount, int? DaysWaiting, bool IsAlarm, bool IsAtCap, bool LacksContact);

/// <summary>Which company to visit or win next.</summary>
/// <remarks>
/// Steps: 1. imagine every company that has not declined with its right to train, and a place for each occupation that it asked the chamber about where it offers none. 2. Count
/// the people for whom something of it would be possible. 3. Order: companies at their cap of proposals last; then people for whom it is the only one, people, openness, distance to
/// the right to train, days of waiting (never before long), identifier. Whether a company is led by migrants counts nowhere. Specification: docs/advice.md.
/// </remarks>
public static class CompanyPriorities
{
    /// <summary>The companies of a market; those that would serve nobody only where they wait too long.</summary>
    /// <param name="market">The market.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Date of the question; null takes the market's.</param>
    /// <param name="cancellation">Ends the work, looked for at each person.</param>
    /// <returns>The most urgent first.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ValueList<CompanyPriority> Of(Market market, MatchPolicy policy, DateOnly? asOf = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(market);
        ArgumentNullException.ThrowIfNull(policy);
        var day = asOf ?? market.AsOf;
        var imagined = new Market(market.Office, market.AsOf, market.Source, Imagined(market));
        var today = Served(MatchIndex.Build(market, policy, day, cancellation: cancellation), cancellation);
        var then = Served(MatchIndex.Build(imagined, policy, day, cancellation: cancellation), cancellation);
        var people = new Dictionary<Id<Company>, (int Alone, int All)>();
        foreach (var (person, companies) in then)
        {
            foreach (var company in companies)
            {
                var (alone, all) = people.GetValueOrDefault(company);
                people[company] = (alone + (today[person].All(other => other == company) ? 1 : 0), all + 1);
            }
        }

        var places = market.Places.Where(IsOpen).CountBy(place => place.Company).ToDictionary();
        var offered = market.Places.ToLookup(place => place.Company, place => place.Occupation);
        var proposals = market.Candidates.SelectMany(candidate => candidate.Consents)
            .Where(consent => consent.Purpose == Purpose.DiscloseToCompany && consent.GivenOn <= day)
            .ToLookup(consent => consent.Company.GetValueOrDefault());
        return market.Companies
            .Select(company => Priority(company, people.GetValueOrDefault(company.Id), places.GetValueOrDefault(company.Id), [.. proposals[company.Id]], offered[company.Id], policy.Care, day))
            .Where(item => item.PeopleCount > 0 || item.IsAlarm)
            .OrderBy(item => item.IsAtCap).ThenByDescending(item => item.AloneCount).ThenByDescending(item => item.PeopleCount)
            .ThenByDescending(item => Openness(item.Company.Openness)).ThenBy(item => item.Distance)
            .ThenByDescending(item => item.DaysWaiting ?? int.MaxValue).ThenBy(item => item.Company.Id)
            .Select((item, i) => item with { Rank = i + 1 }).ToValueList();
    }

    /// <summary>Companies as they would be with their right to train; those that declined stay as they are without places.</summary>
    internal static MarketContent Imagined(Market market)
    {
        var offering = market.Places.Select(place => place.Company).ToHashSet();
        var open = market.Companies.Where(company => company.Openness != OpennessState.Declined).ToList();
        var number = 0;
        var wished = open.Where(company => !offering.Contains(company.Id)).SelectMany(company => company.Entitlements)
            .Where(entitlement => entitlement.State is not (EntitlementState.Refused or EntitlementState.Prohibited))
            .Select(entitlement => new TrainingPlace
            {
                Id = new($"imagined-{number / 1_000}-{number++ % 1_000}"),
                Company = entitlement.Company,
                Occupation = entitlement.Occupation,
                Pathway = Pathway.DualApprenticeship,
                State = PlaceState.Open,
            }).ToList();
        var declined = market.Companies.Where(company => company.Openness == OpennessState.Declined).Select(company => company.Id).ToHashSet();
        var occupations = market.Places.Concat(wished).ToLookup(place => place.Company, place => place.Occupation);
        return market.Content with
        {
            Companies = [.. market.Companies.Select(company => declined.Contains(company.Id) ? company : Entitled(company, occupations[company.Id]))],
            Places = [.. market.Places.Where(place => !declined.Contains(place.Company)), .. wished],
        };
    }

    private static Company Entitled(Company company, IEnumerable<Id<Occupation>> occupations) => occupations.Distinct()
        .Where(occupation => CompanySteps.MayApply(company, occupation)).Aggregate(company, CompanySteps.WithEntitlement);

    // The companies with something possible for each person who is searching.
    private static Dictionary<Id<Candidate>, HashSet<Id<Company>>> Served(MatchIndex index, CancellationToken cancellation)
    {
        var search = index.NewSearch();
        var every = new RankRequest
        {
            Purpose = Purpose.MatchForAdviser,
            Top = Math.Clamp(index.PlaceNumberCount, 1, 1_000_000),
            CountPairs = false,
            Statuses = [Eligibility.EligibilityStatus.Eligible, Eligibility.EligibilityStatus.EligibleWithConditions, Eligibility.EligibilityStatus.NeedsClarification],
        };
        var hits = new MatchHit[every.Top];
        return Enumerable.Range(0, index.CandidateNumberCount).ToDictionary(
            number => index.CandidateAt(number).Id,
            number =>
            {
                cancellation.ThrowIfCancellationRequested();
                return hits.Take(search.TopPlaces(number, every, hits)).Select(hit => index.PlaceAt(hit.Row).Company).ToHashSet();
            });
    }

    private static CompanyPriority Priority(
        Company company, (int Alone, int All) people, int places, List<Consent> proposals, IEnumerable<Id<Occupation>> offered, CarePolicy care, DateOnly day)
    {
        var open = proposals.FindAll(proposal => OfficeCare.Stands(proposal, day));
        int? waiting = open.Count == 0 ? null : day.DayNumber - open.Max(proposal => proposal.GivenOn).DayNumber;
        return new CompanyPriority(
            0, company, people.Alone, people.All, DistanceOf(company, offered.ToHashSet()), places, open.Count, waiting,
            OfficeCare.IsActivated(company, places > 0) && !(waiting <= care.AlarmAfterDays), open.Count >= care.OpenProposalsPerCompany, care.OneContactPerCompany && company.PrimaryAdviser is null);
    }

    private static EntitlementDistance DistanceOf(Company company, HashSet<Id<Occupation>> occupations)
    {
        var states = company.Entitlements.Where(entitlement => occupations.Count == 0 || occupations.Contains(entitlement.Occupation)).ToList();
        return states.Count == 0 ? EntitlementDistance.NotYet : states.Min(entitlement => entitlement.State switch
        {
            EntitlementState.Granted or EntitlementState.GrantedWithConditions => EntitlementDistance.Granted,
            EntitlementState.VerbundOnly => entitlement.VerbundPartner is null ? EntitlementDistance.Applied : EntitlementDistance.Granted,
            EntitlementState.InReview => EntitlementDistance.InReview,
            EntitlementState.Applied => EntitlementDistance.Applied,
            _ => EntitlementDistance.NotYet,
        });
    }

    private static bool IsOpen(TrainingPlace place) => place.State is not (PlaceState.Filled or PlaceState.Withdrawn);

    private static int Openness(OpennessState? state) => state switch
    {
        OpennessState.WantsApprentice or OpennessState.Training => 4,
        OpennessState.WantsEq or OpennessState.WantsInternship => 3,
        OpennessState.Interested => 2,
        OpennessState.Contacted => 1,
        _ => 0,
    };
}
