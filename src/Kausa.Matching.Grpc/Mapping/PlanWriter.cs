using Google.Protobuf;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Plans;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Grpc.Mapping;

/// <summary>A cohort plan in the words of the contract, for advisers.</summary>
internal sealed class PlanWriter(TextCatalogue texts, MarketView market, CancellationToken cancellation)
{
    private readonly AnswerWriter _answers = new(texts, V1.View.Adviser);

    public V1.PlanCohortResponse Write(CohortOutcome outcome, CohortRequest asked, V1.PlanFileFormat format)
    {
        var response = new V1.PlanCohortResponse { Info = _answers.Info(market, asked.Mode) };
        if (outcome.Plan is { } plan)
        {
            Fill(response, plan);
            cancellation.ThrowIfCancellationRequested();
            response.File = File(plan, format);
        }
        else
        {
            response.Conflict = Conflict(outcome.Conflict!);
        }

        return response;
    }

    public V1.PlanInterviewDayResponse Write(InterviewDayPlan day, InterviewDayRequest asked)
    {
        var response = new V1.PlanInterviewDayResponse { Info = _answers.Info(market, asked.Mode), Proven = day.IsProven };
        response.Interviews.AddRange(day.Interviews.Select(interview => new V1.Interview
        {
            Slot = interview.Slot,
            Table = interview.Table,
            Candidate = ResourceNames.Of(interview.Candidate.Id),
            Place = ResourceNames.Of(interview.Place.Id),
            Company = ResourceNames.Of(interview.Company.Id),
            PersonMillionths = interview.PersonMillionths,
            CompanyMillionths = interview.CompanyMillionths,
        }));
        response.WithoutInterview.AddRange(day.WithoutInterview.Select(person => ResourceNames.Of(person)));
        response.NothingPossible.AddRange(day.NothingPossible.Select(person => ResourceNames.Of(person)));
        response.Places.AddRange(day.Interviews.DistinctBy(interview => interview.Place.Id).OrderBy(interview => interview.Place.Id).Select(interview => Place(interview.Place, interview.Company)));
        return response;
    }

    private void Fill(V1.PlanCohortResponse response, CohortPlan plan)
    {
        response.Info.Digest = plan.Digest;
        response.Pairs.AddRange(plan.Pairs.Select(Pair));
        response.Unplaced.AddRange(plan.Unplaced.Select(person => new V1.UnplacedPerson
        {
            Candidate = ResourceNames.Of(person.Candidate.Id),
            Reason = (V1.UnplacedReason)Words.Of(person.Reason),
            ReasonText = texts.Of(person.Reason),
            ChoiceCount = person.ChoiceCount,
            BestPlace = ResourceNames.Of(person.Best?.Id),
            Exclusions = { person.Exclusions.Select(Excluded) },
            Adviser = ResourceNames.Of(person.Candidate.PrimaryAdviser),
            BestOccupationTitle = person.Best is { } best ? TitleOf(best) : string.Empty,
        }));
        response.OpenSeats.AddRange(plan.OpenSeats.Select(seat => new V1.OpenSeats
        {
            Place = ResourceNames.Of(seat.Place.Id),
            Company = ResourceNames.Of(seat.Company.Id),
            SeatCount = seat.SeatCount,
            Reason = (V1.OpenSeatReason)Words.Of(seat.Reason),
            ReasonText = texts.Of(seat.Reason),
            ChoiceCount = seat.ChoiceCount,
            Exclusions = { seat.Exclusions.Select(Excluded) },
        }));
        response.Places.AddRange(Places(plan).DistinctBy(named => named.Place.Id).OrderBy(named => named.Place.Id).Select(named => Place(named.Place, named.Company)));
        response.Contacts.AddRange(plan.Contacts.Select(contact => new V1.CompanyContact { Company = ResourceNames.Of(contact.Company), Adviser = ResourceNames.Of(contact.Adviser) }));
        response.WinNext.AddRange(plan.WinNext.Select(price => new V1.SeatWorth
        {
            Place = ResourceNames.Of(price.Place.Id),
            Company = ResourceNames.Of(price.Company.Id),
            MorePlaced = price.Value.MorePlaced,
            MoreTotalMillionths = price.Value.MoreTotal,
        }));
        response.MoreCases.AddRange(plan.MoreCases.Select(price => new V1.CaseWorth { Adviser = ResourceNames.Of(price.Adviser), MorePlaced = price.Value.MorePlaced, MoreTotalMillionths = price.Value.MoreTotal }));
        response.Gone.AddRange(plan.Gone.Select(pair => new V1.EarlierPair { Candidate = ResourceNames.Of(pair.Candidate), Place = ResourceNames.Of(pair.Place) }));
        response.Proof = new V1.PlanProof { Proven = plan.Proof.IsProven, FindingCount = plan.Proof.Findings.Count, TotalMillionths = plan.TotalMillionths };
        if (plan.Proof.DualGap is { } gap)
        {
            response.Proof.DualGap = checked((long)gap);
        }
    }

    private static IEnumerable<(TrainingPlace Place, Company Company)> Places(CohortPlan plan) =>
    [
        .. plan.Pairs.Select(planned => (planned.Pair.Place, planned.Pair.Facts.Company)),
        .. plan.OpenSeats.Select(seat => (seat.Place, seat.Company)),
        .. plan.WinNext.Select(price => (price.Place, price.Company)),
    ];

    private static V1.PlanPlace Place(TrainingPlace place, Company company) => new()
    {
        Name = ResourceNames.Of(place.Id),
        Company = ResourceNames.Of(company.Id),
        CompanyLabel = company.Label,
        Occupation = place.Occupation.Value,
        OccupationTitle = TitleOf(place),
        Town = ReferenceCatalogue.Shared.TownOf(place.Site ?? company.Site),
    };

    private static string TitleOf(TrainingPlace place) => ReferenceCatalogue.Shared.FindOccupation(place.Occupation)!.Title;

    private ByteString File(CohortPlan plan, V1.PlanFileFormat format)
    {
        using var file = new MemoryStream();
        if (format == V1.PlanFileFormat.Csv)
        {
            PlanFile.WriteCsv(plan, texts, file);
        }
        else if (format == V1.PlanFileFormat.Json)
        {
            PlanFile.WriteJson(plan, texts, file);
        }

        return UnsafeByteOperations.UnsafeWrap(file.ToArray());
    }

    private V1.PlannedPair Pair(PlannedPair planned)
    {
        cancellation.ThrowIfCancellationRequested();
        using var words = new MessageEncoder();
        _answers.Reasons(words, V1.PlannedPair.ReasonsFieldNumber, planned.Pair);
        _answers.Findings(words, V1.PlannedPair.ConditionsFieldNumber, planned.Pair.Outcomes);
        var pair = words.To<V1.PlannedPair>();
        pair.Candidate = ResourceNames.Of(planned.Pair.Candidate.Id);
        pair.Place = ResourceNames.Of(planned.Pair.Place.Id);
        pair.Company = ResourceNames.Of(planned.Pair.Facts.Company.Id);
        pair.PersonMillionths = planned.PersonMillionths;
        pair.CompanyMillionths = planned.CompanyMillionths;
        pair.PersonRank = planned.PersonRank;
        pair.PersonChoiceCount = planned.PersonChoiceCount;
        pair.PlaceRank = planned.PlaceRank;
        pair.PlaceChoiceCount = planned.PlaceChoiceCount;
        pair.Status = (V1.EligibilityStatus)Words.Of(planned.Pair.Status);
        pair.Contact = ResourceNames.Of(planned.Contact);
        pair.Reason = (V1.PlannedReason)Words.Of(planned.Reason);
        pair.ReasonText = texts.Of(planned.Reason);
        pair.WasPlanned = planned.WasPlanned;
        return pair;
    }

    private V1.Exclusion Excluded(Exclusion exclusion) => new() { Code = exclusion.Code.Code(), Text = texts.Label(exclusion.Code), PairCount = exclusion.PairCount };

    private V1.PlanConflict Conflict(PlanConflict conflict) => new()
    {
        Rules = { conflict.Rules.Select(Rule) },
        Places = { conflict.Places.Select(item => new V1.PlaceSeats { Place = ResourceNames.Of(item.Place), SeatCount = item.Seats }) },
        Smallest = conflict.IsSmallest,
    };

    private V1.PlanRule Rule(PlanRule rule)
    {
        var wire = new V1.PlanRule
        {
            Kind = (V1.CohortRuleKind)Words.Of(rule.Kind),
            Candidate = ResourceNames.Of(rule.Candidate),
            Place = ResourceNames.Of(rule.Place),
            Company = ResourceNames.Of(rule.Company),
            Adviser = ResourceNames.Of(rule.Adviser),
            Text = PlanTexts.Rule(texts, rule),
        };
        if (rule.Limit is { } limit)
        {
            wire.Limit = limit;
        }

        return wire;
    }
}
