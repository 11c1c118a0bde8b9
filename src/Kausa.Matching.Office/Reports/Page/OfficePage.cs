using Kausa.Matching.Freshness;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>All that the page says, before it is put into words.</summary>
internal sealed record OfficePage
{
    public required ServiceOffice Office { get; init; }

    public required string Source { get; init; }

    public required DateOnly AsOf { get; init; }

    /// <summary>Policy with its version.</summary>
    public required string Policy { get; init; }

    /// <summary>Whose lists of this page what the policy learned orders; null for none.</summary>
    public required LearnedLists? Learned { get; init; }

    /// <summary>Whether companies come first, as the office works.</summary>
    public required bool CompaniesFirst { get; init; }

    /// <summary>Law numbers whose review is overdue: LAW_DATA_STALE.</summary>
    public required ValueList<LawNumber> OverdueLaw { get; init; }

    /// <summary>The office's overview; null when only one sheet is wanted.</summary>
    public required Overview? Overview { get; init; }

    public required ValueList<PersonSheet> People { get; init; }

    public required ValueList<CompanySheet> Companies { get; init; }

    /// <summary>Outlines that the maps of the page draw from.</summary>
    public required ValueList<DistrictOutline> Outlines { get; init; }
}

/// <summary>Lists that what the policy learned orders.</summary>
/// <param name="OfPeople">Those of people, or those of companies.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Version">Its version.</param>
/// <param name="Since">The day from which it does.</param>
internal sealed record LearnedLists(bool OfPeople, string Policy, int Version, DateOnly Since);

/// <summary>The office at a glance.</summary>
internal sealed record Overview
{
    public required int PersonCount { get; init; }

    public required int CompanyCount { get; init; }

    public required int PlaceCount { get; init; }

    /// <summary>People without consent to the case; nothing else is told about them.</summary>
    public required int WithoutConsentCount { get; init; }

    /// <summary>Every person with consent, by case number.</summary>
    public required ValueList<PersonLine> People { get; init; }

    /// <summary>Every place, by company.</summary>
    public required ValueList<PlaceLine> Places { get; init; }

    /// <summary>Of people who have nothing, the rule that excludes most places, with the number of those people; they add up to all of them.</summary>
    public required ValueList<Ranking.Exclusion> MainReasonsForNone { get; init; }

    public required ValueList<DistrictLine> Districts { get; init; }

    /// <summary>What to call about again.</summary>
    public required ValueList<StaleFact> Stale { get; init; }
}

/// <summary>One person in the overview.</summary>
/// <param name="Id">Case number.</param>
/// <param name="Counts">Options by status.</param>
/// <param name="WishCount">Options in a wished occupation.</param>
/// <param name="Exclusions">Rules that exclude places, with the number of places; the most frequent first.</param>
internal sealed record PersonLine(Id<Candidate> Id, StatusCounts Counts, int WishCount, ValueList<Ranking.Exclusion> Exclusions);

/// <summary>One place in the overview.</summary>
internal sealed record PlaceLine(TrainingPlace Place, Company Company, Occupation Occupation, StatusCounts Counts);

/// <summary>How many pairs are possible, by status.</summary>
/// <param name="Possible">ELIGIBLE.</param>
/// <param name="WithConditions">ELIGIBLE_WITH_CONDITIONS.</param>
/// <param name="ToClarify">NEEDS_CLARIFICATION.</param>
internal readonly record struct StatusCounts(int Possible, int WithConditions, int ToClarify)
{
    public int Total => Possible + WithConditions + ToClarify;

    /// <summary>Counts results by status.</summary>
    public static StatusCounts Of(IEnumerable<Ranking.RankedPair> results) => results.Aggregate(default(StatusCounts), (sum, result) => result.Pair.Status switch
    {
        Eligibility.EligibilityStatus.Eligible => sum with { Possible = sum.Possible + 1 },
        Eligibility.EligibilityStatus.EligibleWithConditions => sum with { WithConditions = sum.WithConditions + 1 },
        _ => sum with { ToClarify = sum.ToClarify + 1 },
    });
}
