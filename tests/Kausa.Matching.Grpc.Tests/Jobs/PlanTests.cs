using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Contracts;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Testing;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Jobs;

public sealed class PlanTests : IAsyncLifetime
{
    private static readonly MatchIndex Index = MatchIndex.Build(Stuttgart.Market, ShippedPolicies.Find("stuttgart")!);

    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;

    public async Task InitializeAsync() => (_host, _adviser, _) = await ServiceHost.StartSampleAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(V1.CohortObjective.Stable, CohortObjective.Stable)]
    [InlineData(V1.CohortObjective.BestTotal, CohortObjective.BestTotal)]
    [InlineData(V1.CohortObjective.MostPlaced, CohortObjective.MostPlaced)]
    public async Task Plan_EveryObjective_IsTheLibrarysPlanWithEveryReason(V1.CohortObjective wire, CohortObjective objective)
    {
        var plan = Plan(objective);
        var told = await _adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = wire, LanguageCode = "en" });
        Assert.Equal((plan.Digest, true, true, plan.TotalMillionths), (told.Info.Digest, told.Info.Synthetic, told.Proof.Proven, told.Proof.TotalMillionths));
        Assert.Equal((objective != CohortObjective.Stable, 0L), (told.Proof.HasDualGap, told.Proof.DualGap));
        Assert.Null(told.Conflict);
        Assert.NotEmpty(told.Pairs);
        Assert.Equal(
            plan.Pairs.Select(pair => ($"candidates/{pair.Pair.Candidate.Id}", $"places/{pair.Pair.Place.Id}", $"companies/{pair.Pair.Facts.Company.Id}", pair.PersonMillionths, pair.CompanyMillionths, pair.PersonRank, pair.PersonChoiceCount, pair.PlaceRank, pair.PlaceChoiceCount, Words.Of(pair.Reason))),
            told.Pairs.Select(pair => (pair.Candidate, pair.Place, pair.Company, pair.PersonMillionths, pair.CompanyMillionths, pair.PersonRank, pair.PersonChoiceCount, pair.PlaceRank, pair.PlaceChoiceCount, (int)pair.Reason)));
        Assert.Equal(plan.Pairs.Select(pair => ResourceNames.Of(pair.Contact)), told.Pairs.Select(pair => pair.Contact));
        Assert.Equal(plan.Pairs.Select(pair => Words.Of(pair.Pair.Status)), told.Pairs.Select(pair => (int)pair.Status));
        Assert.All(told.Pairs, pair => Assert.Equal((4, true), (pair.Reasons.Count, pair.ReasonText.Length > 0)));
        Assert.Equal(
            plan.Unplaced.Select(person => ($"candidates/{person.Candidate.Id}", Words.Of(person.Reason), person.ChoiceCount, ResourceNames.Of(person.Best?.Id), person.Exclusions.Count)),
            told.Unplaced.Select(person => (person.Candidate, (int)person.Reason, person.ChoiceCount, person.BestPlace, person.Exclusions.Count)));
        Assert.Equal(
            plan.OpenSeats.Select(seat => ($"places/{seat.Place.Id}", $"companies/{seat.Company.Id}", seat.SeatCount, Words.Of(seat.Reason), seat.ChoiceCount, seat.Exclusions.Count)),
            told.OpenSeats.Select(seat => (seat.Place, seat.Company, seat.SeatCount, (int)seat.Reason, seat.ChoiceCount, seat.Exclusions.Count)));
        Assert.All(told.Unplaced.Select(person => person.ReasonText).Concat(told.OpenSeats.Select(seat => seat.ReasonText)), Assert.NotEmpty);
        Assert.Equal(plan.Contacts.Select(contact => ($"companies/{contact.Company}", $"advisers/{contact.Adviser}")), told.Contacts.Select(contact => (contact.Company, contact.Adviser)));
        Assert.Equal(told.Contacts.Count, told.Contacts.Select(contact => contact.Company).Distinct().Count());
        Assert.Equal(plan.WinNext.Select(price => ($"places/{price.Place.Id}", price.Value.MorePlaced, price.Value.MoreTotal)), told.WinNext.Select(price => (price.Place, price.MorePlaced, price.MoreTotalMillionths)));
        Assert.Equal(plan.MoreCases.Select(price => ($"advisers/{price.Adviser}", price.Value.MorePlaced, price.Value.MoreTotal)), told.MoreCases.Select(price => (price.Adviser, price.MorePlaced, price.MoreTotalMillionths)));
    }

    [Fact]
    public async Task Plan_OfMoreThanTenMillionPairs_IsRefusedAsTooLarge()
    {
        await using var host = await ServiceHost.StartAsync();
        var adviser = await host.ClientAsync(V1.Role.Adviser, "leipzig");
        Loading.AllWritten(await adviser.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { new V1.UpsertCompany { Company = CompanyWriter.Write(Samples.Company) } } }));
        foreach (var numbers in Enumerable.Range(0, 3_165).Chunk(500))
        {
            Loading.AllWritten(await adviser.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { numbers.Select(i => new V1.UpsertPlace { Place = PlaceWriter.Write(Samples.Place with { Id = new($"p-{i}") }) }) } }));
            Loading.AllWritten(await adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { numbers.Select(i => new V1.UpsertCandidate { Candidate = CandidateWriter.Write(Samples.Candidate with { Id = new($"s-{i}") }) }) } }));
        }

        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "COHORT_TOO_LARGE", () => adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.BestTotal }));
        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "COHORT_TOO_LARGE", () => adviser.PlanInterviewDayAsync(new V1.PlanInterviewDayRequest()));
    }

    [Fact]
    public async Task Plan_DecidedPairs_StandAndThoseGoneAreTold()
    {
        var before = await _adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.BestTotal });
        var decided = before.Pairs[^1];
        var told = await _adviser.PlanCohortAsync(new V1.PlanCohortRequest
        {
            Objective = V1.CohortObjective.Stable,
            Earlier = { new V1.EarlierPair { Candidate = decided.Candidate, Place = decided.Place, Decided = true }, new V1.EarlierPair { Candidate = "candidates/gone", Place = decided.Place } },
            EarlierContacts = { before.Contacts },
        });
        var pair = Assert.Single(told.Pairs, pair => pair.Candidate == decided.Candidate);
        Assert.Equal((decided.Place, V1.PlannedReason.Decided, true), (pair.Place, pair.Reason, pair.WasPlanned));
        Assert.Equal("candidates/gone", Assert.Single(told.Gone).Candidate);
        Assert.Equal(before.Contacts, told.Contacts);
        Assert.True(told.Proof.Proven);
    }

    [Fact]
    public async Task Plan_RulesThatCannotAllBeKept_IsAnAnswerThatNamesThem()
    {
        var plan = Plan(CohortObjective.BestTotal);
        var place = plan.Pairs.First(pair => FreeSeats(pair.Pair.Place) == 1).Pair.Place.Id;
        V1.EarlierPair[] decided = [.. Stuttgart.Market.Candidates.Where(person => person.CaseState is not (CaseState.Placed or CaseState.Closed)).Take(2)
            .Select(person => new V1.EarlierPair { Candidate = $"candidates/{person.Id}", Place = $"places/{place}", Decided = true })];
        var told = await _adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.MostPlaced, Earlier = { decided } });
        Assert.Empty(told.Pairs);
        Assert.Null(told.Proof);
        Assert.Empty(told.Info.Digest);
        Assert.Equal(decided.Select(pair => (V1.CohortRuleKind.DecidedPair, pair.Candidate, pair.Place)), told.Conflict.Rules.Select(rule => (rule.Kind, rule.Candidate, rule.Place)));
        Assert.All(told.Conflict.Rules, rule => Assert.NotEmpty(rule.Text));
        Assert.Equal(($"places/{place}", 1), told.Conflict.Places.Select(seats => (seats.Place, seats.SeatCount)).Single());
    }

    [Fact]
    public async Task Plan_BadRequests_NameEveryFieldAtOnce()
    {
        await CallAssert.WrongFieldsAsync(["objective"], () => _adviser.PlanCohortAsync(new V1.PlanCohortRequest()));
        await CallAssert.WrongFieldsAsync(
            ["objective", "mode", "earlier", "earlier[2].candidate", "earlier[2].place", "earlier_contacts", "required[0]", "language_code"],
            () => _adviser.PlanCohortAsync(new V1.PlanCohortRequest
            {
                Objective = (V1.CohortObjective)9,
                Mode = (V1.ScoreMode)9,
                Earlier = { Pair("candidates/a", "places/b"), Pair("candidates/a", "places/b"), Pair("a", string.Empty) },
                EarlierContacts = { Contact("advisers/x"), Contact("advisers/y") },
                Required = { "places/p" },
                LanguageCode = "fr",
            }));
        await CallAssert.WrongFieldsAsync(
            ["earlier_contacts[0].company", "earlier_contacts[0].adviser"], () => _adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.Stable, EarlierContacts = { Contact("advisers/x") } }));
        await CallAssert.WrongFieldsAsync(["required"], () => _adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.Stable, Required = { "candidates/s-001" } }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "CANDIDATE_NOT_FOUND", () => _adviser.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.MostPlaced, Required = { "candidates/nobody" } }));

        static V1.EarlierPair Pair(string candidate, string place) => new() { Candidate = candidate, Place = place };
        static V1.CompanyContact Contact(string adviser) => new() { Company = "companies/c", Adviser = adviser };
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(2, 2, 1)]
    public async Task InterviewDay_IsTheLibrarysDayWithItsPlacesInWords(int slots, int tables, int interviews)
    {
        var day = InterviewDayPlanner.Plan(Index, slots == 0 ? new InterviewDayRequest() : new InterviewDayRequest { SlotCount = slots, TablesPerCompany = tables, InterviewsPerPerson = interviews });
        var told = await _adviser.PlanInterviewDayAsync(new V1.PlanInterviewDayRequest { SlotCount = slots, TablesPerCompany = tables, InterviewsPerPerson = interviews });
        Assert.Equal((true, true, string.Empty), (told.Proven, told.Info.Synthetic, told.Info.Digest));
        Assert.NotEmpty(told.Interviews);
        Assert.Equal(
            day.Interviews.Select(meeting => (meeting.Slot, meeting.Table, $"candidates/{meeting.Candidate.Id}", $"places/{meeting.Place.Id}", $"companies/{meeting.Company.Id}", meeting.PersonMillionths, meeting.CompanyMillionths)),
            told.Interviews.Select(meeting => (meeting.Slot, meeting.Table, meeting.Candidate, meeting.Place, meeting.Company, meeting.PersonMillionths, meeting.CompanyMillionths)));
        Assert.Equal(day.WithoutInterview.Select(person => $"candidates/{person}"), told.WithoutInterview);
        Assert.Equal(day.NothingPossible.Select(person => $"candidates/{person}"), told.NothingPossible);
        Assert.Equal(told.Interviews.Select(meeting => meeting.Place).Distinct().Order(StringComparer.Ordinal), told.Places.Select(place => place.Name));
        Assert.All(told.Places, place => Assert.True(place.OccupationTitle.Length > 0 && place.CompanyLabel.Length > 0));
    }

    [Fact]
    public async Task InterviewDay_BadRequestsAndOtherRoles_AreRefused()
    {
        await CallAssert.WrongFieldsAsync(
            ["slot_count", "tables_per_company", "interviews_per_person", "mode", "as_of"],
            () => _adviser.PlanInterviewDayAsync(new V1.PlanInterviewDayRequest { SlotCount = 101, TablesPerCompany = 21, InterviewsPerPerson = -1, Mode = (V1.ScoreMode)9, AsOf = "soon" }));
        foreach (var role in new[] { V1.Role.Portal, V1.Role.Researcher, V1.Role.Admin })
        {
            var client = await _host.ClientAsync(role, "stuttgart");
            await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => client.PlanInterviewDayAsync(new V1.PlanInterviewDayRequest()));
        }

        var other = await _host.ClientAsync(V1.Role.Adviser, "halle");
        var nobody = await other.PlanInterviewDayAsync(new V1.PlanInterviewDayRequest());
        Assert.Equal((0, 0, 0, true), (nobody.Interviews.Count, nobody.WithoutInterview.Count, nobody.NothingPossible.Count, nobody.Proven));
    }

    [Fact]
    public async Task Plan_AnotherOffice_SeesNobodyAndPortalsMayNot()
    {
        var person = Stuttgart.Market.Candidates[0].Id;
        var other = await _host.ClientAsync(V1.Role.Adviser, "halle");
        var told = await other.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.MostPlaced, Earlier = { new V1.EarlierPair { Candidate = $"candidates/{person}", Place = "places/p-1", Decided = true } } });
        Assert.Empty(told.Pairs);
        Assert.Empty(told.Unplaced);
        Assert.Single(told.Gone);
        Assert.DoesNotContain(told.Contacts, contact => Stuttgart.Market.Advisers.Any(adviser => contact.Adviser == $"advisers/{adviser.Id}"));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "CANDIDATE_NOT_FOUND", () => other.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.MostPlaced, Required = { $"candidates/{person}" } }));
        foreach (var role in new[] { V1.Role.Portal, V1.Role.Researcher, V1.Role.Admin })
        {
            var client = await _host.ClientAsync(role, "stuttgart");
            await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => client.PlanCohortAsync(new V1.PlanCohortRequest { Objective = V1.CohortObjective.Stable }));
        }
    }

    [Fact]
    public void Write_Cancelled_EndsInThePairsAndBeforeTheFile()
    {
        var (market, asked) = (_host.State.Views.Current(new Sight("stuttgart", OfficePlaces: true))!, new CohortRequest { Objective = CohortObjective.BestTotal });
        var writer = new PlanWriter(TextCatalogue.For("de"), market, new CancellationToken(canceled: true));
        var plan = Plan(CohortObjective.BestTotal);
        foreach (var written in (CohortPlan[])[plan, plan with { Pairs = [] }])
            Assert.Throws<OperationCanceledException>(() => writer.Write(new CohortOutcome(written, null), asked, V1.PlanFileFormat.Csv));
    }

    private static CohortPlan Plan(CohortObjective objective) => CohortPlanner.Plan(Index, new CohortRequest { Objective = objective, Advisers = Stuttgart.Market.Advisers }).Plan!;

    private static int FreeSeats(TrainingPlace place) => Math.Max(0, (place.SeatsTotal ?? ((place.SeatsFilled ?? 0) + 1)) - (place.SeatsFilled ?? 0));
}
