using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;

namespace Kausa.Matching.Ranking;

/// <summary>What of the possible pairs is wanted; every null wants all. A filter hides and never excludes: counts and statuses stay as they are.</summary>
public sealed record RankFilter
{
    /// <summary>A filter that hides nothing.</summary>
    public static RankFilter None { get; } = new();

    /// <summary>Ways into training.</summary>
    public ValueList<Pathway>? Pathways { get; init; }

    /// <summary>Occupations.</summary>
    public ValueList<Id<Occupation>>? Occupations { get; init; }

    /// <summary>Groups of KldB 2010, 1..5 digits; an occupation belongs to them by any of its codes.</summary>
    public ValueList<KldbCode>? KldbGroups { get; init; }

    /// <summary>Districts (AGS, five digits) of the site; what has no known site is hidden.</summary>
    public ValueList<string>? DistrictAgs { get; init; }

    /// <summary>First day on which training may begin; what has no known start is hidden.</summary>
    public DateOnly? StartsFrom { get; init; }

    /// <summary>Last day on which training may begin; what has no known start is hidden.</summary>
    public DateOnly? StartsUntil { get; init; }

    /// <summary>Longest trip in minutes one way, 0..600; a trip that is not known is hidden.</summary>
    public int? MaxTravelMinutes { get; init => field = ThrowHelper.InRange(value, 0, 600, nameof(MaxTravelMinutes)); }

    /// <summary>Whether a pair is wanted.</summary>
    /// <param name="pair">The pair.</param>
    /// <returns>True when every part of the filter wants it.</returns>
    public bool Wants(PairFacts pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return WantsStart(pair.Place) && WantsOccupation(pair.Occupation) && WantsSite(pair.Site) && (MaxTravelMinutes is not { } most || pair.Trip?.Minutes <= most);
    }

    internal bool HidesStarts => Pathways is not null || StartsFrom is not null || StartsUntil is not null;

    internal bool HidesOccupations => Occupations is not null || KldbGroups is not null;

    internal bool WantsStart(TrainingPlace place) =>
        Pathways?.Contains(place.Pathway) != false && (StartsFrom is null || place.StartsOn >= StartsFrom) && (StartsUntil is null || place.StartsOn <= StartsUntil);

    internal bool WantsOccupation(Occupation occupation) =>
        Occupations?.Contains(occupation.Id) != false && (KldbGroups is null || IsWithinAny(occupation, KldbGroups));

    internal bool WantsSite(Location? site) => DistrictAgs is null || (site is not null && DistrictAgs.Contains(site.DistrictAgs));

    // Loops, because a lambda would allocate once for every occupation of every question.
    private static bool IsWithinAny(Occupation occupation, ValueList<KldbCode> groups)
    {
        for (var i = 0; i < occupation.KldbCodesAll.Count; i++)
        {
            foreach (var group in groups.AsSpan())
            {
                if (occupation.KldbCodesAll[i].IsWithin(group))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
