using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Advice;

/// <summary>How many people one main reason keeps from every place.</summary>
/// <param name="Code">The rule that excludes most places for them.</param>
/// <param name="PeopleCount">People.</param>
public sealed record NothingReason(ReasonCode Code, int PeopleCount);

/// <summary>Somebody who has nothing in reach, or nothing that is clear.</summary>
/// <param name="Candidate">The person.</param>
/// <param name="IsOnlyUnclear">Whether places are possible, and all of them must still be clarified; otherwise none is.</param>
/// <param name="Reason">The rule that excludes most places for them; null where none excludes any.</param>
public sealed record PersonOutOfReach(Id<Candidate> Candidate, bool IsOnlyUnclear, ReasonCode? Reason);

/// <summary>Who has something in reach in one district.</summary>
/// <param name="DistrictAgs">The district of the homes, five digits; empty for people whose home is not known.</param>
/// <param name="PeopleCount">People who are searching and have given their case consent.</param>
/// <param name="NothingCount">Of them, those for whom no place is possible.</param>
/// <param name="OnlyUnclearCount">Of them, those for whom every possible place must still be clarified.</param>
/// <param name="PlaceCount">Open places in the district.</param>
/// <param name="Reasons">Why people have nothing, the most people first.</param>
public sealed record DistrictCoverage(string DistrictAgs, int PeopleCount, int NothingCount, int OnlyUnclearCount, int PlaceCount, ValueList<NothingReason> Reasons)
{
    /// <summary>People who are searching and have not given their case consent; nothing else is said about them.</summary>
    public int WithoutConsentCount { get; init; }

    /// <summary>Those of whom <see cref="NothingCount"/> and <see cref="OnlyUnclearCount"/> count, by identifier: people with case consent only.</summary>
    public ValueList<PersonOutOfReach> OutOfReach { get; init; } = [];

    /// <summary>The districts in which people live or places lie, by key; people without a known home last.</summary>
    /// <param name="index">The market.</param>
    /// <param name="cancellation">Ends the work, looked for at each person.</param>
    /// <returns>One line per district.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <remarks>The main reason of a person is the rule that excludes most places for them; of equal ones the first by code.</remarks>
    public static ValueList<DistrictCoverage> Of(MatchIndex index, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        var places = Enumerable.Range(0, index.PlaceNumberCount).Where(index.IsPlaceThere)
            .Where(number => index.PlaceAt(number).State is not (PlaceState.Filled or PlaceState.Withdrawn))
            .CountBy(number => index.Places.SiteOf(number)?.DistrictAgs ?? string.Empty).ToDictionary();
        var searching = Enumerable.Range(0, index.CandidateNumberCount).Where(index.IsCandidateThere).Select(index.CandidateAt).Where(person => NextCompanyStep.IsAvailable(index, person)).ToList();
        var people = searching.Where(person => person.HasCaseConsent(index.AsOf)).ToLookup(DistrictOf, person => Reach(index, person, cancellation));
        var without = searching.Where(person => !person.HasCaseConsent(index.AsOf)).CountBy(DistrictOf).ToDictionary();
        return people.Select(group => group.Key).Union(places.Keys).Union(without.Keys)
            .OrderBy(district => district.Length == 0).ThenBy(district => district, StringComparer.Ordinal)
            .Select(district => Line(district, [.. people[district]], places.GetValueOrDefault(district)) with { WithoutConsentCount = without.GetValueOrDefault(district) })
            .ToValueList();
    }

    private static string DistrictOf(Candidate person) => person.Home?.DistrictAgs ?? string.Empty;

    private static DistrictCoverage Line(string district, List<PersonOutOfReach?> people, int places)
    {
        var outOfReach = people.OfType<PersonOutOfReach>().OrderBy(person => person.Candidate).ToValueList();
        var nothing = outOfReach.Where(person => !person.IsOnlyUnclear).ToList();
        return new(
            district, people.Count, nothing.Count, outOfReach.Count - nothing.Count, places,
            nothing.Where(person => person.Reason is not null).CountBy(person => person.Reason!.Value)
                .Select(pair => new NothingReason(pair.Key, pair.Value)).OrderByDescending(reason => reason.PeopleCount).ThenBy(reason => reason.Code).ToValueList())
        {
            OutOfReach = outOfReach,
        };
    }

    // Null for somebody who has something in reach.
    private static PersonOutOfReach? Reach(MatchIndex index, Candidate person, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var scan = new StepScan(index, person, [], new RankRequest { Purpose = Purpose.MatchForAdviser }, cancellation);
        var today = scan.Today();
        if (today.Opened + today.Released > 0)
        {
            return null;
        }

        var counts = new PairCounter(index.Places).Count(scan.Before.Compiled, person, new RankRequest { Purpose = Purpose.MatchForAdviser });
        var reason = counts.Exclusions.OrderByDescending(exclusion => exclusion.PairCount).ThenBy(exclusion => exclusion.Code).FirstOrDefault();
        return new(person.Id, !today.IsNothing, reason?.Code);
    }
}
