using System.Globalization;
using Kausa.Matching.Advice;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Policy;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>Advice in the words of the contract and of one language; all of it is for advisers, but occupations, which hold no rule.</summary>
internal sealed class AdviceWriter(TextCatalogue texts)
{
    /// <summary>Language of the texts.</summary>
    public string Language => texts.Language;

    public V1.NextBestStepResponse Steps(StepAdvice advice, MarketView market)
    {
        var response = new V1.NextBestStepResponse
        {
            Info = Info(market),
            ConsentMissing = advice.IsConsentMissing,
            EligibleCount = advice.EligibleCount,
            ConditionCount = advice.ConditionCount,
            ClarificationCount = advice.ClarificationCount,
            Gains = { advice.Steps.Select(Gain) },
            Information = { advice.Information.Select(item => new V1.Exclusion { Code = item.Code.Code(), Text = texts.Label(item.Code), PairCount = item.PairCount }) },
        };
        if (advice.BestPair is { } pair)
            response.BestPair = Gain(pair);
        return response;
    }

    public V1.NextCompanyStepResponse CompanySteps(CompanyAdvice advice, string label, MarketView market) => new()
    {
        Info = Info(market),
        PeopleCount = advice.PeopleCount,
        PossibleCount = advice.PossibleCount,
        CompanyLabel = label,
        Gains =
        {
            advice.Steps.Select(gain => new V1.CompanyStepGain
            {
                Step = Step(gain.Step.Code, gain.Step.Arguments, gain.Step.EffortMinutes),
                Counts = Counts(gain.Counts),
                AloneCount = gain.AloneCount,
            }),
        },
    };

    public V1.NextBestAssessmentResponse Assessments(AssessmentAdvice advice, OpenFact? question, MarketView market) => new()
    {
        Info = Info(market, advice.LearnedSince),
        ConsentMissing = advice.IsConsentMissing,
        EvidenceQuality = advice.IsConsentMissing ? V1.EvidenceQuality.Unspecified : (V1.EvidenceQuality)Words.Of(advice.Review.Quality),
        MeasuredSkillCount = advice.Review.MeasuredSkillCount,
        MeasuredLanguageCount = advice.Review.MeasuredLanguageCount,
        StabilityPercent = advice.IsConsentMissing ? 0 : advice.Review.StabilityPercent,
        DrawCount = advice.Review.DrawCount,
        NextQuestion = question?.Code ?? string.Empty,
        OpenAnswers = { advice.OpenAnswers.Select(answer => Step(answer.Code, answer.Arguments, answer.EffortMinutes)) },
        Gains =
        {
            advice.Gains.Select(gain => new V1.AssessmentGain
            {
                Step = Step(gain.Code, gain.Arguments, gain.EffortMinutes),
                OutcomeCount = gain.OutcomeCount,
                RankShift = gain.RankShift,
                ReplacedCount = gain.ReplacedCount,
                ShiftPerHourHundredths = gain.ShiftPerHourHundredths,
            }),
        },
        List =
        {
            advice.Review.Places.Select(place => new V1.PlaceReliance
            {
                Place = ResourceNames.Of(place.Place),
                PlaceText = PlaceText(place.Place, market),
                Rank = place.Rank,
                MeasuredPercent = place.MeasuredPercent,
                StayPercent = place.StayPercent,
            }),
        },
    };

    public V1.RankOccupationsResponse Occupations(OccupationRanking ranking, MarketView market) => new()
    {
        Info = Info(market, ranking.LearnedSince),
        InterestWeightPercent = ranking.InterestWeightPercent,
        ConsentMissing = ranking.IsConsentMissing,
        OccupationCount = ranking.OccupationCount,
        Occupations = { ranking.Occupations.Select(Occupation) },
    };

    public V1.ListCompanyPrioritiesResponse Companies(List<CompanyPriority> companies, int top, MarketView market) => new()
    {
        Info = Info(market),
        CompanyCount = companies.Count,
        Companies = { companies.Take(top).Select((item, i) => Company(item, i + 1)) },
    };

    /// <summary>All districts, and a page of the people out of reach, who stand in the order of the districts.</summary>
    /// <param name="coverage">All of it.</param>
    /// <param name="offset">People before the page, from 0.</param>
    /// <param name="size">People of the page, at most.</param>
    /// <param name="market">The market it is told of.</param>
    public V1.GetCoverageResponse Coverage(ValueList<DistrictCoverage> coverage, int offset, int size, MarketView market)
    {
        var response = new V1.GetCoverageResponse { Info = Info(market) };
        var (before, left) = (offset, size);
        foreach (var line in coverage)
        {
            var district = District(line);
            district.OutOfReach.Add(line.OutOfReach.Skip(before).Take(left).Select(OutOfReach));
            response.Districts.Add(district);
            before = Math.Max(0, before - line.OutOfReach.Count);
            left -= district.OutOfReach.Count;
        }

        return response;
    }

    private V1.DistrictCoverage District(DistrictCoverage line) => new()
    {
        District = line.DistrictAgs,
        DistrictTitle = ReferenceCatalogue.Shared.FindDistrict(line.DistrictAgs)?.Name ?? string.Empty,
        PeopleCount = line.PeopleCount,
        NothingCount = line.NothingCount,
        OnlyUnclearCount = line.OnlyUnclearCount,
        OpenPlaceCount = line.PlaceCount,
        WithoutConsentCount = line.WithoutConsentCount,
        Reasons = { line.Reasons.Select(reason => new V1.NothingReason { Code = reason.Code.Code(), Text = texts.Label(reason.Code), PeopleCount = reason.PeopleCount }) },
    };

    private V1.PersonOutOfReach OutOfReach(PersonOutOfReach person) => new()
    {
        Candidate = ResourceNames.Of(person.Candidate),
        OnlyUnclear = person.IsOnlyUnclear,
        Code = person.Reason is { } code ? code.Code() : string.Empty,
        Text = person.Reason is { } reason ? texts.Label(reason) : string.Empty,
    };

    public V1.CompareListsResponse Difference(ListDiff diff, MarketView market)
    {
        var words = new AnswerWriter(texts, V1.View.Adviser);
        return new V1.CompareListsResponse
        {
            Before = words.Info(diff.Before, market.Synthetic),
            After = words.Info(diff.After, market.Synthetic),
            ConsentMissing = diff.IsConsentMissing,
            RankableBeforeCount = diff.Before.RankablePairCount ?? 0,
            RankableAfterCount = diff.After.RankablePairCount ?? 0,
            Changes = { diff.Changes.Select(change => Change(change, diff.After.Direction == Direction.CandidateToPlace, market)) },
        };
    }

    /// <summary>What completes the answer to why a place is missing.</summary>
    public void Complete(V1.WhyNotResponse response, WhyNotAnswer answer, MarketView market)
    {
        response.Differences.Add(answer.Differences.Select(item => new V1.CriterionDifference
        {
            Code = item.Criterion,
            Text = texts.Text(item.Criterion),
            OwnMillionths = item.OwnMillionths,
            LastMillionths = item.LastMillionths,
        }));
        response.PlaceText = PlaceText(answer.Pair.Place.Id, market);
        if (answer.Last is { } last)
            (response.LastPlace, response.LastPlaceText) = (ResourceNames.Of(last.Place.Id), PlaceText(last.Place.Id, market));
        response.Changes.Add(answer.Changes.Select(change => new V1.PairChange
        {
            Code = change.Code.Code(),
            Text = AdviceTexts.Step(texts, change.Code, change.Arguments),
            How = AdviceTexts.Do(texts, change.Code),
            Amount = change.Amount,
            Rank = change.Rank,
            EffortMinutes = change.EffortMinutes,
            ByCompany = change.IsByCompany,
        }));
    }

    private V1.AdviceInfo Info(MarketView market, DateOnly? learnedSince = null) => new()
    {
        Snapshot = market.Snapshot,
        Policy = market.Policy.Id,
        PolicyVersion = market.Policy.Version,
        AsOf = Days.Of(market.AsOf),
        LanguageCode = texts.Language,
        Synthetic = market.Synthetic,
        LearnedSince = Days.Of(learnedSince),
        Warnings = { market.Policy.Law.Overdue(market.AsOf).Select(law => string.Create(CultureInfo.InvariantCulture, $"LAW_DATA_STALE {law.Key}")) },
    };

    private V1.StepGain Gain(StepGain gain) => new()
    {
        Steps = { gain.Steps.Select(step => Step(step.Code, step.Arguments, step.EffortMinutes)) },
        Counts = Counts(gain.Counts),
        DoorCount = gain.DoorCount,
        Examples = { gain.Examples.Select(ResourceNames.Of) },
    };

    private V1.AdvisedStep Step(AdviceCode code, IEnumerable<TextArgument> arguments, int effortMinutes) =>
        new() { Code = code.Code(), Text = AdviceTexts.Step(texts, code, arguments), How = AdviceTexts.Do(texts, code), EffortMinutes = effortMinutes };

    private static V1.RaisedCounts Counts(DoorCounts counts) => new() { OpenedCount = counts.Opened, ClearedCount = counts.Cleared, ReleasedCount = counts.Released };

    private static V1.OccupationInReach Occupation(OccupationInReach item)
    {
        var written = new V1.OccupationInReach
        {
            Rank = item.Rank,
            Occupation = item.Occupation.Id.Value,
            OccupationTitle = item.Occupation.Title,
            PlaceCount = item.PlaceCount,
            FreeSeatCount = item.FreeSeatCount,
            BestPlace = ResourceNames.Of(item.BestPlace),
            BestMillionths = item.BestMillionths,
            OrderMillionths = item.OrderMillionths,
        };
        if (item.WishRank is { } wish)
            written.WishRank = wish;
        if (item.InterestPoints is { } points)
            written.InterestPoints = points;
        return written;
    }

    private static V1.CompanyPriority Company(CompanyPriority item, int rank)
    {
        var written = new V1.CompanyPriority
        {
            Rank = rank,
            Company = ResourceNames.Of(item.Company.Id),
            CompanyLabel = item.Company.Label,
            AloneCount = item.AloneCount,
            PeopleCount = item.PeopleCount,
            Openness = (V1.OpennessState)Words.Of(item.Company.Openness),
            Distance = (V1.EntitlementDistance)Words.Of(item.Distance),
            OpenPlaceCount = item.OpenPlaceCount,
            OpenProposalCount = item.OpenProposalCount,
            Alarm = item.IsAlarm,
            AtCap = item.IsAtCap,
            LacksContact = item.LacksContact,
        };
        if (item.DaysWaiting is { } days)
            written.DaysWaiting = days;
        return written;
    }

    private static string PlaceText(Id<TrainingPlace> id, MarketView market) =>
        market.Index.FindPlace(id) is { } place && market.CompanyOf(place) is { } company ? SheetWords.PlaceText(place, company) : string.Empty;

    private static V1.ListChange Change(ListChange change, bool ranksPlaces, MarketView market)
    {
        var written = new V1.ListChange
        {
            Place = ranksPlaces ? ResourceNames.Of(new Id<TrainingPlace>(change.Id)) : string.Empty,
            PlaceText = ranksPlaces ? PlaceText(new(change.Id), market) : string.Empty,
            Candidate = ranksPlaces ? string.Empty : ResourceNames.Of(new Id<Candidate>(change.Id)),
            FromStatus = (V1.EligibilityStatus)Words.Of(change.FromStatus),
            ToStatus = (V1.EligibilityStatus)Words.Of(change.ToStatus),
        };
        if (change.FromRank is { } from)
            (written.FromRank, written.FromMillionths) = (from, change.FromMillionths ?? 0);
        if (change.ToRank is { } to)
            (written.ToRank, written.ToMillionths) = (to, change.ToMillionths ?? 0);
        return written;
    }
}
