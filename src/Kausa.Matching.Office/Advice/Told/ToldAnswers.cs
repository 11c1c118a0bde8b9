using Kausa.Matching.Advice;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;

namespace Kausa.Matching.Office.Advice.Told;

/// <summary>What an answer rests on. Told answers hold words and numbers only, so that a sheet is the same whether a market or a service answered.</summary>
/// <param name="AsOf">Date of the question.</param>
/// <param name="PolicyId">The policy.</param>
/// <param name="PolicyVersion">Its version.</param>
/// <param name="Snapshot">Content of the market: 64 hexadecimal digits.</param>
/// <param name="Warnings">Codes of warnings, such as LAW_DATA_STALE.</param>
public sealed record ToldBasis(DateOnly AsOf, string PolicyId, int PolicyVersion, string Snapshot, IReadOnlyList<string> Warnings)
{
    /// <summary>The day from which what the policy learned orders lists; null where the answer numbers no list, or something else orders it.</summary>
    public DateOnly? LearnedSince { get; init; }
}

/// <summary>One thing to do.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">What it is.</param>
/// <param name="How">How to go about it.</param>
/// <param name="EffortMinutes">What it costs.</param>
public sealed record ToldStep(string Code, string Text, string How, int EffortMinutes);

/// <summary>What one step, or two together, would open.</summary>
/// <param name="Steps">One step, or two.</param>
/// <param name="Counts">Places, or people, raised in status.</param>
/// <param name="DoorCount">Of the opened places, those with a seat left; of the opened people, those with nothing else.</param>
/// <param name="Examples">Identifiers of some of them.</param>
public sealed record ToldGain(IReadOnlyList<ToldStep> Steps, DoorCounts Counts, int DoorCount, IReadOnlyList<string> Examples)
{
    /// <summary>The steps as one line.</summary>
    public string Text => string.Join(" + ", Steps.Select(step => step.Text));

    /// <summary>Minutes of all steps.</summary>
    public int EffortMinutes => Steps.Sum(step => step.EffortMinutes);
}

/// <summary>A rule, and how many places or people it is about.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Text">Its label.</param>
/// <param name="Count">Places or people.</param>
public sealed record ToldCount(string Code, string Text, int Count);

/// <summary>The next steps of a person.</summary>
public sealed record ToldPersonSteps(
    ToldBasis Basis, string Candidate, bool IsConsentMissing, int EligibleCount, int ConditionCount, int ClarificationCount, IReadOnlyList<ToldGain> Gains, ToldGain? BestPair, IReadOnlyList<ToldCount> Information);

/// <summary>The next steps of a company; a gain's doors are people with nothing else.</summary>
public sealed record ToldCompanySteps(ToldBasis Basis, string Company, string Label, int PeopleCount, int PossibleCount, IReadOnlyList<ToldGain> Gains);

/// <summary>What one test or answer would change.</summary>
public sealed record ToldAssessmentGain(ToldStep Step, int OutcomeCount, int RankShift, int ReplacedCount, int ShiftPerHourHundredths);

/// <summary>How far one place of a list can be relied on.</summary>
public sealed record ToldReliance(int Rank, string Place, string PlaceText, int MeasuredPercent, int StayPercent);

/// <summary>What to find out next about a person.</summary>
public sealed record ToldAssessment(
    ToldBasis Basis, string Candidate, bool IsConsentMissing, int ListLength, EvidenceQuality Quality, int MeasuredSkillCount, int MeasuredLanguageCount, int StabilityPercent, int DrawCount, OpenFact? Question, IReadOnlyList<ToldStep> OpenAnswers,
    IReadOnlyList<ToldAssessmentGain> Gains, IReadOnlyList<ToldReliance> List)
{
    /// <summary>What to ask first: an answer of which nobody knows what the list would become, or what changes most per hour; null where nothing would change the list.</summary>
    public ToldStep? First => OpenAnswers.Count > 0 ? OpenAnswers[0] : Gains.Count > 0 ? Gains[0].Step : null;
}

/// <summary>One occupation in reach.</summary>
public sealed record ToldOccupation(int Rank, string Id, string Title, int PlaceCount, int FreeSeatCount, string BestPlace, int BestMillionths, int? WishRank, int? InterestPoints, int OrderMillionths);

/// <summary>Occupations in reach.</summary>
public sealed record ToldOccupations(ToldBasis Basis, string Candidate, bool IsConsentMissing, int InterestWeightPercent, int OccupationCount, IReadOnlyList<ToldOccupation> Occupations);

/// <summary>Why a company is worth a visit.</summary>
public sealed record ToldPriority(
    int Rank, string Company, string Label, int AloneCount, int PeopleCount, OpennessState? Openness, EntitlementDistance Distance, int OpenPlaceCount, int OpenProposalCount, int? DaysWaiting, bool IsAlarm, bool IsAtCap,
    bool LacksContact);

/// <summary>Companies to visit or win next.</summary>
public sealed record ToldPriorities(ToldBasis Basis, int CompanyCount, IReadOnlyList<ToldPriority> Companies);

/// <summary>Somebody who has nothing in reach, or nothing that is clear; the reason is empty where no rule excludes a place.</summary>
public sealed record ToldOutOfReach(string Candidate, bool IsOnlyUnclear, string Code, string Text);

/// <summary>Who has something in reach in one district.</summary>
public sealed record ToldDistrict(string Ags, string Title, int PeopleCount, int NothingCount, int OnlyUnclearCount, int OpenPlaceCount, int WithoutConsentCount, IReadOnlyList<ToldCount> Reasons,
    IReadOnlyList<ToldOutOfReach> OutOfReach);

/// <summary>Who has something in reach, by district.</summary>
public sealed record ToldCoverage(ToldBasis Basis, IReadOnlyList<ToldDistrict> Districts);

/// <summary>A rule that excludes a pair.</summary>
public sealed record ToldBlocker(string Code, string Reason, string ToDo, Responsible? Owner);

/// <summary>What one criterion adds here and to the last of the list.</summary>
public sealed record ToldDifference(string Criterion, string Text, int OwnMillionths, int LastMillionths)
{
    /// <summary>What the pair lacks.</summary>
    public int MissingMillionths => LastMillionths - OwnMillionths;
}

/// <summary>A change that brings a place onto a list.</summary>
public sealed record ToldChange(ToldStep Step, int Amount, int Rank, bool IsByCompany);

/// <summary>Why a place is not on a person's list.</summary>
public sealed record ToldWhyNot(
    ToldBasis Basis, string Candidate, string Place, string PlaceText, EligibilityStatus Status, bool IsConsentMissing, int ListLength, int? Rank, int? RankedCount, int? ScoreMillionths, int? MissingMillionths, string? LastPlace, string LastPlaceText,
    IReadOnlyList<ToldBlocker> Blockers, IReadOnlyList<ToldBlocker> Hiding, IReadOnlyList<ToldDifference> Differences, IReadOnlyList<ToldChange> Changes)
{
    /// <summary>Whether the place is on the list.</summary>
    public bool IsOnList => Rank <= ListLength;

    /// <summary>Whether the place is missing from a list whose order is learned: then no points say what it lacks.</summary>
    public bool IsBehindLearned => Basis.LearnedSince is not null && !IsOnList;

    /// <summary>Whether the place is possible, must still be clarified, and is hidden for that.</summary>
    public bool IsHidden => Rank is null && Status == EligibilityStatus.NeedsClarification;
}

/// <summary>One place or person whose position changes, and what it is called.</summary>
public sealed record ToldMove(ListChange Change, string Text);

/// <summary>What a change does to a list.</summary>
public sealed record ToldDiff(
    ToldBasis After, string Subject, bool RanksPlaces, bool IsConsentMissing, string SnapshotBefore, int? PossibleBefore, int? PossibleAfter, string DigestBefore, string DigestAfter, IReadOnlyList<ToldMove> Moves);
