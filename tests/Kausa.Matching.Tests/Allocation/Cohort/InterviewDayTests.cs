using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Xunit;

namespace Kausa.Matching.Tests.Allocation.Cohort;

public sealed class InterviewDayTests
{
    [Fact]
    public void Plan_AnyMarketAndDay_HasNoClashAndIsProven() => Prop.ForAll(
        (from market in MarketGen.CrowdedMarkets(8, 14)
         from slots in Gen.Choose(1, 4)
         from tables in Gen.Choose(1, 3)
         from most in Gen.Choose(1, 4)
         select (market, request: new InterviewDayRequest { SlotCount = slots, TablesPerCompany = tables, InterviewsPerPerson = most })).ToArbitrary(),
        item =>
        {
            var plan = InterviewDayPlanner.Plan(CohortGen.Index(item.market), item.request);
            return plan.IsProven
                && plan.Interviews.All(interview => interview.Slot >= 1 && interview.Slot <= item.request.SlotCount && interview.Table >= 1 && interview.Table <= item.request.TablesPerCompany)
                && plan.Interviews.DistinctBy(interview => (interview.Slot, interview.Candidate.Id)).Count() == plan.Interviews.Count
                && plan.Interviews.DistinctBy(interview => (interview.Slot, interview.Company.Id, interview.Table)).Count() == plan.Interviews.Count
                && plan.Interviews.DistinctBy(interview => (interview.Candidate.Id, interview.Company.Id)).Count() == plan.Interviews.Count
                && plan.Interviews.CountBy(interview => interview.Candidate.Id).All(count => count.Value <= item.request.InterviewsPerPerson)

                // Whoever goes without finds every company of theirs full.
                && plan.WithoutInterview.All(person => CohortGen.Reference(item.market).RankPlaces(person, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 }).Results
                    .Where(result => CohortSeats.FreeOf(result.Pair.Place) > 0)
                    .All(result => plan.Interviews.Count(interview => interview.Company.Id == result.Pair.Place.Company) == item.request.SlotCount * item.request.TablesPerCompany));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
}
