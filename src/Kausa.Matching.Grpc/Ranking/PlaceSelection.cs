using Kausa.Matching.Catalogue;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Grpc.Ranking;

/// <summary>Which places of a market are looked at. Empty lists and nulls select nothing out; what is not known about a place never leaves it out.</summary>
internal sealed record PlaceSelection
{
    public static readonly PlaceSelection Everything = new();

    public ValueList<Id<Occupation>> Occupations { get; init; } = [];

    public ValueList<KldbCode> KldbGroups { get; init; } = [];

    /// <summary>AGS keys of districts (five digits) or states (two).</summary>
    public ValueList<string> Districts { get; init; } = [];

    public ValueList<Pathway> Pathways { get; init; } = [];

    public DateOnly? StartsFrom { get; init; }

    public DateOnly? StartsUntil { get; init; }

    public int? MaxTravelMinutes { get; init; }

    public bool IsEverything => Equals(Everything);

    /// <summary>Whether a place is looked at for a person.</summary>
    public bool Includes(TrainingPlace place, Market market, Candidate person, MatchPolicy policy)
    {
        if (Occupations.Count > 0 && !Occupations.Contains(place.Occupation))
            return false;
        if (KldbGroups.Count > 0 && !ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!.KldbCodesAll.Any(code => KldbGroups.Any(code.IsWithin)))
            return false;
        if (Pathways.Count > 0 && !Pathways.Contains(place.Pathway))
            return false;
        if (place.StartsOn < StartsFrom || place.StartsOn > StartsUntil)
            return false;
        var site = market.SiteOf(place);
        if (Districts.Count > 0 && site is not null && !Districts.Any(ags => site.DistrictAgs.StartsWith(ags, StringComparison.Ordinal)))
            return false;
        return MaxTravelMinutes is not { } limit || TripModel.Of(person.Home, person.Mobility, site, market.TravelTimes, policy.Location) is not { } trip || trip.Minutes <= limit;
    }
}
