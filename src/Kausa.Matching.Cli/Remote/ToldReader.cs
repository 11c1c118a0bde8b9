using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Contracts.Writing;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Evidence;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Office.Advice.Told;

namespace Kausa.Matching.Cli.Remote;

/// <summary>Answers of a service as they are told in sheets.</summary>
internal static class ToldReader
{
    private const string OtherOffice = "offices/";

    public static ToldPersonSteps Told(this V1.NextBestStepResponse answer, string candidate) => new(
        Basis(answer.Info), candidate, answer.ConsentMissing, answer.EligibleCount, answer.ConditionCount, answer.ClarificationCount, [.. answer.Gains.Select(Gain)], answer.BestPair is { } pair ? Gain(pair) : null,
        [.. answer.Information.Select(item => new ToldCount(item.Code, item.Text, item.PairCount))]);

    public static ToldCompanySteps Told(this V1.NextCompanyStepResponse answer, string company) => new(
        Basis(answer.Info), company, answer.CompanyLabel, answer.PeopleCount, answer.PossibleCount, [.. answer.Gains.Select(gain => new ToldGain([Step(gain.Step)], Counts(gain.Counts), gain.AloneCount, []))]);

    public static ToldAssessment Told(this V1.NextBestAssessmentResponse answer, string candidate, int length) => new(
        Basis(answer.Info), candidate, answer.ConsentMissing, length, answer.ConsentMissing ? default : Required<EvidenceQuality>((int)answer.EvidenceQuality), answer.MeasuredSkillCount, answer.MeasuredLanguageCount, answer.StabilityPercent, answer.DrawCount,
        OpenFact.TryParse(answer.NextQuestion, out var question) ? question : null, [.. answer.OpenAnswers.Select(Step)],
        [.. answer.Gains.Select(gain => new ToldAssessmentGain(Step(gain.Step), gain.OutcomeCount, gain.RankShift, gain.ReplacedCount, gain.ShiftPerHourHundredths))],
        [.. answer.List.Select(place => new ToldReliance(place.Rank, Id(place.Place), PlaceText(place.PlaceText, place.Place), place.MeasuredPercent, place.StayPercent))]);

    public static ToldOccupations Told(this V1.RankOccupationsResponse answer, string candidate) => new(
        Basis(answer.Info), candidate, answer.ConsentMissing, answer.InterestWeightPercent, answer.OccupationCount,
        [
            .. answer.Occupations.Select(item => new ToldOccupation(
                item.Rank, item.Occupation, item.OccupationTitle, item.PlaceCount, item.FreeSeatCount, Id(item.BestPlace), item.BestMillionths, item.HasWishRank ? item.WishRank : null,
                item.HasInterestPoints ? item.InterestPoints : null, item.OrderMillionths)),
        ]);

    public static ToldPriorities Told(this V1.ListCompanyPrioritiesResponse answer) => new(
        Basis(answer.Info) with { Snapshot = string.Empty }, answer.CompanyCount,
        [
            .. answer.Companies.Select(item => new ToldPriority(
                item.Rank, Id(item.Company), item.CompanyLabel, item.AloneCount, item.PeopleCount, Optional<OpennessState>((int)item.Openness), Required<EntitlementDistance>((int)item.Distance), item.OpenPlaceCount,
                item.OpenProposalCount, item.HasDaysWaiting ? item.DaysWaiting : null, item.Alarm, item.AtCap, item.LacksContact)),
        ]);

    public static ToldCoverage Told(this V1.GetCoverageResponse answer) => new(
        Basis(answer.Info) with { Snapshot = string.Empty },
        [
            .. answer.Districts.Select(line => new ToldDistrict(
                line.District, line.DistrictTitle, line.PeopleCount, line.NothingCount, line.OnlyUnclearCount, line.OpenPlaceCount, line.WithoutConsentCount,
                [.. line.Reasons.Select(reason => new ToldCount(reason.Code, reason.Text, reason.PeopleCount))],
                [.. line.OutOfReach.Select(person => new ToldOutOfReach(Id(person.Candidate), person.OnlyUnclear, person.Code, person.Text))])),
        ]);

    // Only a service that tells nothing else sends no score.
    public static ToldWhyNot Told(this V1.WhyNotResponse answer, string candidate, string place, int length) => new(
        Basis(answer.Info) with { Snapshot = string.Empty }, candidate, place, SheetWords.Named(answer.PlaceText, place), Required<EligibilityStatus>((int)answer.Status), answer.Score is null, length, answer.HasRank ? answer.Rank : null,
        answer.Score is null ? null : answer.RankedCount, answer.Score?.ScoreMillionths, answer.HasMissingMillionths ? answer.MissingMillionths : null, answer.LastPlace.Length == 0 ? null : Id(answer.LastPlace),
        answer.LastPlace.Length == 0 ? string.Empty : PlaceText(answer.LastPlaceText, answer.LastPlace),
        [.. answer.Blockers.Select(Blocker)],
        [.. answer.OpenPoints.Where(item => !answer.HasRank && answer.Status == V1.EligibilityStatus.NeedsClarification && item.Effect == V1.RuleEffect.Clarification).Select(Blocker)],
        [.. answer.Differences.Select(item => new ToldDifference(item.Code, item.Text, item.OwnMillionths, item.LastMillionths))],
        [.. answer.Changes.Select(item => new ToldChange(new ToldStep(item.Code, item.Text, item.How, item.EffortMinutes), item.Amount, item.Rank, item.ByCompany))]);

    public static ToldDiff Told(this V1.CompareListsResponse answer, string subject, bool ranksPlaces) => new(
        Basis(answer.After), subject, ranksPlaces, answer.ConsentMissing, answer.Before.Snapshot, answer.RankableBeforeCount, answer.RankableAfterCount, answer.Before.Digest, answer.After.Digest,
        [.. answer.Changes.Select(change => new ToldMove(Change(change), ranksPlaces ? PlaceText(change.PlaceText, change.Place) : Id(change.Candidate)))]);

    private static ToldBlocker Blocker(V1.RuleFinding item) => new(item.Code, item.Text, item.ToDo, Optional<Responsible>((int)item.Owner));

    private static ListChange Change(V1.ListChange change) => new(
        Id(change.Place.Length > 0 ? change.Place : change.Candidate), change.HasFromRank ? change.FromRank : null, change.HasToRank ? change.ToRank : null,
        Optional<EligibilityStatus>((int)change.FromStatus), Optional<EligibilityStatus>((int)change.ToStatus), change.HasFromMillionths ? change.FromMillionths : null, change.HasToMillionths ? change.ToMillionths : null);

    private static ToldBasis Basis(V1.AdviceInfo info) => new(Day(info.AsOf), info.Policy, info.PolicyVersion, info.Snapshot, [.. info.Warnings]) { LearnedSince = info.LearnedSince.Length == 0 ? null : Day(info.LearnedSince) };

    private static ToldBasis Basis(V1.AnswerInfo info) => new(Day(info.AsOf), info.Policy, info.PolicyVersion, info.Snapshot, [.. info.Warnings]) { LearnedSince = info.LearnedSince.Length == 0 ? null : Day(info.LearnedSince) };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ToldGain Gain(V1.StepGain gain) => new([.. gain.Steps.Select(Step)], Counts(gain.Counts), gain.DoorCount, [.. gain.Examples.Select(Id)]);

    private static ToldStep Step(V1.AdvisedStep step) => new(step.Code, step.Text, step.How, step.EffortMinutes);

    private static DoorCounts Counts(V1.RaisedCounts counts) => new(counts.OpenedCount, counts.ClearedCount, counts.ReleasedCount);

    private static string PlaceText(string text, string name) => SheetWords.Named(text, Id(name));

    // What is shared by another office keeps its whole name.
    public static string Id(string name) => name.StartsWith(OtherOffice, StringComparison.Ordinal) ? name : name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>The member of a code.</summary>
    public static T Coded<T>(string code)
        where T : struct, Enum => EnumCode.TryParse<T>(code, out var value) ? value : throw Unknown<T>(SafeText.Line(code));

    public static T? Optional<T>(int wire)
        where T : struct, Enum => Words.TryRead<T>(wire, out var value) ? value : null;

    public static T Required<T>(int wire)
        where T : struct, Enum => Optional<T>(wire) ?? throw Unknown<T>(wire.ToString(CultureInfo.InvariantCulture));

    private static BadInputException Unknown<T>(string said) => new([$"--server: the service says {typeof(T).Name} {said}, which this version does not know."]);
}
