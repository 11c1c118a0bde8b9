using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Reports.Map;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Office.Reports.Page;

/// <summary>What a list is sorted into for a person.</summary>
internal enum RowGroupKind
{
    /// <summary>A wished occupation.</summary>
    Wish,

    /// <summary>Same KldB 2-, 3- or 4-digit group as a wish.</summary>
    Near,

    /// <summary>Another field.</summary>
    Other,

    /// <summary>There is no wish yet.</summary>
    NoWish,
}

/// <summary>The sheet of one person, to be read by them and their parents.</summary>
/// <param name="Id">Case number.</param>
/// <param name="HasConsent">False: the case consent is missing, so nothing is ranked and nothing but that is told.</param>
/// <param name="Counts">All options by status, shown or not.</param>
/// <param name="Groups">Those shown, in three groups; groups without options are left out.</param>
/// <param name="ToDos">What the person has to do for the places shown, or for any when none is.</param>
/// <param name="Conditions">What to do or to clarify for the places shown, each thing once with the numbers it concerns.</param>
/// <param name="Untested">Competences that the places shown ask for and nobody has tested, those that most ask for first.</param>
/// <param name="Exclusions">Rules that exclude places, with the number of places.</param>
/// <param name="ExcludedCount">Places that are not possible today.</param>
/// <param name="Map">Home and the places shown; null when neither home nor a site is known.</param>
internal sealed record PersonSheet(
    Id<Candidate> Id, bool HasConsent, StatusCounts Counts, ValueList<RowGroup> Groups, ValueList<SheetToDo> ToDos, ValueList<SheetCondition> Conditions,
    ValueList<UntestedSkill> Untested, ValueList<Exclusion> Exclusions, int ExcludedCount, SheetMap? Map);

/// <summary>One group of a person's list.</summary>
/// <param name="Kind">Which.</param>
/// <param name="TotalCount">Options in it, shown or not.</param>
/// <param name="Tiers">Those shown, by tier.</param>
internal sealed record RowGroup(RowGroupKind Kind, int TotalCount, ValueList<TierRows> Tiers);

/// <summary>Rows of one tier that stand together.</summary>
/// <param name="Ranks">Ranks of the whole tier as far as they are shown on the sheet, in whatever group.</param>
/// <param name="HiddenCount">Members of the tier beyond the sheet.</param>
/// <param name="Rows">The rows here.</param>
internal sealed record TierRows(ValueList<int> Ranks, int HiddenCount, ValueList<PageRow> Rows);

/// <summary>One pair on a sheet.</summary>
/// <param name="Result">The pair in its place on the whole list.</param>
/// <param name="Reasons">Why it fits and what is missing.</param>
/// <param name="Conditions">What to do or to clarify, the gravest first.</param>
/// <param name="Personal">What about the person alone is a condition or to be clarified here, where a list of to-dos tells the rest.</param>
/// <param name="HidesSomethingOpen">Whether something else is open that this sheet does not tell.</param>
/// <param name="SchoolMinutes">Minutes to the vocational school; null when its place is not known.</param>
internal sealed record PageRow(
    RankedPair Result, ValueList<PlainReason> Reasons, ValueList<RuleOutcome> Conditions, ValueList<RuleOutcome> Personal, bool HidesSomethingOpen, int? SchoolMinutes);

/// <summary>A competence that nobody has tested, whatever the person said of it.</summary>
/// <param name="Dimension">The competence.</param>
/// <param name="PlaceCount">How many of the places shown ask for it.</param>
internal sealed record UntestedSkill(CompetenceDimension Dimension, int PlaceCount);

/// <summary>Something that the person has to do.</summary>
/// <param name="Ranks">The numbers of the rows that it concerns; empty when no place is shown.</param>
/// <param name="IsForAll">Whether those are all rows, of several.</param>
/// <param name="ToDo">What it is, who does it and by when.</param>
internal sealed record SheetToDo(ValueList<int> Ranks, bool IsForAll, PersonToDo ToDo);

/// <summary>Something to do or to clarify before one or several of the rows of a list.</summary>
/// <param name="Ranks">The numbers of those rows.</param>
/// <param name="Outcome">What it is, who does it and by when.</param>
internal sealed record SheetCondition(ValueList<int> Ranks, RuleOutcome Outcome);

/// <summary>The sheet of one company, for advisers only.</summary>
/// <param name="Company">The company.</param>
/// <param name="Places">Its places with the people who come into question.</param>
/// <param name="Map">Its sites and the homes of those shown.</param>
internal sealed record CompanySheet(Company Company, ValueList<PlaceSheet> Places, SheetMap? Map);

/// <summary>One place of a company.</summary>
/// <param name="Place">The place.</param>
/// <param name="Occupation">Its occupation.</param>
/// <param name="Site">Where it lies; null when not known.</param>
/// <param name="Counts">People by status, shown or not.</param>
/// <param name="Offer">What company and chamber have to do, told once for all people.</param>
/// <param name="Tiers">People shown, by tier.</param>
/// <param name="Conditions">What to do or to clarify for the people shown, each thing once with the numbers it concerns.</param>
/// <param name="Exclusions">Rules that exclude people, with the number of people.</param>
/// <param name="IsCut">Whether less is shown than on a page of this company alone, because the page has so many places.</param>
internal sealed record PlaceSheet(
    TrainingPlace Place, Occupation Occupation, Location? Site, StatusCounts Counts, ValueList<RuleOutcome> Offer, ValueList<TierRows> Tiers, ValueList<SheetCondition> Conditions,
    ValueList<Exclusion> Exclusions, bool IsCut);
