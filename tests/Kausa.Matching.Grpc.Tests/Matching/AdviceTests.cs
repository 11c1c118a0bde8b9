using System.Text;
using Kausa.Matching.Advice;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Contracts;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Writing;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>AdviceService says what the library says.</summary>
public sealed class AdviceTests : IAsyncLifetime
{
    private static readonly MatchPolicy Policy = ShippedPolicies.Find("stuttgart")!;
    private static readonly MatchIndex Index = MatchIndex.Build(Stuttgart.Market, Policy);
    private static V1.Subject S017 => new() { Candidate = "candidates/s-017" };

    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;
    private MatchingClient _portal = null!;

    public async Task InitializeAsync() => (_host, _adviser, _portal) = await ServiceHost.StartSampleAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task NextBestStep_EqualsTheLibrary()
    {
        foreach (var person in Stuttgart.Market.Candidates.Take(12))
        {
            var expected = NextBestStep.Of(Index, person.Id, 4);
            var answer = await _adviser.NextBestStepAsync(new V1.NextBestStepRequest { Candidate = $"candidates/{person.Id}", Top = 4, LanguageCode = "en" });
            Assert.Equal(expected.Steps.Select(gain => (gain.Steps[0].Code.Code(), gain.Counts.Opened, gain.DoorCount, gain.EffortMinutes)), answer.Gains.Select(gain => (gain.Steps[0].Code, gain.Counts.OpenedCount, gain.DoorCount, gain.Steps[0].EffortMinutes)));
            Assert.Equal(expected.BestPair is null, answer.BestPair is null);
            Assert.Equal((expected.EligibleCount, expected.ConditionCount, expected.ClarificationCount), (answer.EligibleCount, answer.ConditionCount, answer.ClarificationCount));
            Assert.All(answer.Gains, gain => Assert.True(gain.Steps[0].Text.Length > 0 && gain.Steps[0].How.EndsWith('.')));
            Assert.True(answer.Info.Synthetic);
        }
    }

    [Fact]
    public async Task NextCompanyStep_CompaniesAndCoverage_EqualTheLibrary()
    {
        var company = Stuttgart.Market.Companies[3];
        var offer = new CompanyOffer(company, Stuttgart.Market.Places.Where(place => place.Company == company.Id).ToValueList());
        var expected = NextCompanyStep.Of(Index, offer);
        var answer = await _adviser.NextCompanyStepAsync(new V1.NextCompanyStepRequest { Company = $"companies/{company.Id}" });
        Assert.Equal((expected.PeopleCount, expected.PossibleCount), (answer.PeopleCount, answer.PossibleCount));
        Assert.Equal(expected.Steps.Select(gain => (gain.Step.Code.Code(), gain.Counts.Opened, gain.AloneCount)), answer.Gains.Select(gain => (gain.Step.Code, gain.Counts.OpenedCount, gain.AloneCount)));

        var companies = await _adviser.ListCompanyPrioritiesAsync(new V1.ListCompanyPrioritiesRequest());
        var ranked = CompanyPriorities.Of(Stuttgart.Market, Policy);
        Assert.Equal(ranked.Count, companies.CompanyCount);
        Assert.Equal(ranked.Take(20).Select(item => ($"companies/{item.Company.Id}", item.AloneCount, item.PeopleCount)), companies.Companies.Select(item => (item.Company, item.AloneCount, item.PeopleCount)));

        var coverage = await _adviser.GetCoverageAsync(new V1.GetCoverageRequest());
        Assert.Equal(DistrictCoverage.Of(Index).Select(line => (line.DistrictAgs, line.PeopleCount, line.NothingCount)), coverage.Districts.Select(line => (line.District, line.PeopleCount, line.NothingCount)));
        Assert.Equal(
            DistrictCoverage.Of(Index).SelectMany(line => line.OutOfReach).Select(person => ($"candidates/{person.Candidate}", person.IsOnlyUnclear, person.Reason?.Code() ?? string.Empty)),
            coverage.Districts.SelectMany(line => line.OutOfReach).Select(person => (person.Candidate, person.OnlyUnclear, person.Code)));
        Assert.NotEmpty(coverage.Districts.SelectMany(line => line.OutOfReach));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task GetCoverage_Pages_AreTheWholeAnswerInPieces(int size)
    {
        var whole = await _adviser.GetCoverageAsync(new V1.GetCoverageRequest());
        var people = whole.Districts.SelectMany(line => line.OutOfReach.Select(person => (line.District, person.Candidate))).ToList();
        Assert.Equal((string.Empty, true), (whole.NextPageToken, people.Count is > 3 and < 1000));
        var told = new List<(string, string)>();
        var request = new V1.GetCoverageRequest { PageSize = size };
        var pages = 0;
        do
        {
            var page = await _adviser.GetCoverageAsync(request);
            told.AddRange(page.Districts.SelectMany(line => line.OutOfReach.Select(person => (line.District, person.Candidate))));
            Assert.Equal(Math.Min(told.Count, people.Count), Math.Min((pages + 1) * size, people.Count));
            Assert.Equal(whole.Districts.Select(WithoutPeople), page.Districts.Select(WithoutPeople));
            request.PageToken = page.NextPageToken;
            pages++;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(people, told);
        Assert.Equal((people.Count + size - 1) / size, pages);

        static V1.DistrictCoverage WithoutPeople(V1.DistrictCoverage line)
        {
            var counts = line.Clone();
            counts.OutOfReach.Clear();
            return counts;
        }
    }

    // Over a nation these go through everybody: none goes on for a caller who has left.
    [Fact]
    public void LongQuestions_OfACallerWhoHasLeft_End()
    {
        var call = new Admitted(new Caller("key", V1.Role.Adviser, new Sight("stuttgart", OfficePlaces: true), 0), new CancellationToken(canceled: true));
        var pages = new MarketPages(_host.State.Views, _host.State.Tokens);
        var (advice, match) = (new AdviceRpc(_host.State.Views, pages), new MatchRpc(_host.State.Views, pages));
        var list = Index.RankPlaces(new Id<Candidate>("s-017"), new RankRequest { Purpose = Purpose.MatchForAdviser }).Results;
        Action[] questions =
        [
            () => advice.GetCoverage(new V1.GetCoverageRequest(), call),
            () => advice.ListCompanyPriorities(new V1.ListCompanyPrioritiesRequest(), call),
            () => advice.NextCompanyStep(new V1.NextCompanyStepRequest { Company = $"companies/{Stuttgart.Market.Companies[3].Id}" }, call),
            () => advice.NextBestStep(new V1.NextBestStepRequest { Candidate = "candidates/s-017" }, call),
            () => advice.NextBestAssessment(new V1.NextBestAssessmentRequest { Candidate = "candidates/s-017" }, call),
            () => advice.RankOccupations(new V1.RankOccupationsRequest { Subject = S017 }, call),
            () => advice.CompareLists(new V1.CompareListsRequest { Candidate = "candidates/s-017", Facts = { new V1.FactChange { Table = "candidates", Id = "s-017", Column = "max_travel_minutes", Value = "30" } } }, call),
            () => match.WhyNot(new V1.WhyNotRequest { Subject = S017, Place = $"places/{list[^1].Pair.Place.Id}", ListLength = 1 }, call),
        ];
        Assert.All(questions, question => Assert.ThrowsAny<OperationCanceledException>(question));
    }

    [Fact]
    public async Task GetCoverage_CallerLeaves_TheServiceStopsWaitingForTheAnswer()
    {
        using var hold = new ManualResetEventSlim();
        using var leave = new CancellationTokenSource();
        var market = _host.State.Views.Current(new Sight("stuttgart", OfficePlaces: true))!;
        var begun = new TaskCompletionSource();
        var other = Task.Run(() => market.CoverageKept.Get(
            () =>
            {
                begun.SetResult();
                hold.Wait();
                return [];
            },
            default));
        await begun.Task;
        var asked = _adviser.GetCoverageAsync(new V1.GetCoverageRequest(), leave.Token);
        await EventuallyAsync(() => _host.Budget.Held > 0);
        await leave.CancelAsync();
        Assert.Equal(RpcStatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => asked)).Status.Code);
        await EventuallyAsync(() => _host.Budget.Held == 0);
        Assert.False(other.IsCompleted);
        hold.Set();
        Assert.Empty(await other);
    }

    private static async Task EventuallyAsync(Func<bool> holds)
    {
        using var longest = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!holds())
        {
            longest.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    // Every page of a market is cut from one answer: it is kept with the market, and not with the next.
    [Fact]
    public async Task GetCoverage_PagesOfOneMarket_AreCutFromTheAnswerThatIsKeptWithIt()
    {
        await using var host = await ServiceHost.StartAsync();
        var adviser = await host.ClientAsync(V1.Role.Adviser, "own");
        await adviser.LoadAsync(Stuttgart.Market, PolicyWriter.Write(Policy));
        var sight = new Sight("own", OfficePlaces: true);
        var market = host.State.Views.Current(sight)!;
        Assert.False(market.CoverageKept.IsKnown);
        var first = await adviser.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 2 });
        Assert.True(market.CoverageKept.IsKnown);
        var kept = market.Coverage(default);
        var second = await adviser.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 2, PageToken = first.NextPageToken });
        Assert.Same(kept, market.Coverage(default));

        // A later page stays one of the market it was begun with; that of the market as it is now is another answer.
        var gone = second.Districts.SelectMany(line => line.OutOfReach).First().Candidate["candidates/".Length..];
        var closed = Stuttgart.Market.FindCandidate(new(gone))! with { CaseState = CaseState.Closed };
        Loading.AllWritten(await adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = CandidateWriter.Write(closed) } } }));
        Assert.Equal(second, await adviser.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 2, PageToken = first.NextPageToken }));
        Assert.False(host.State.Views.Current(sight)!.CoverageKept.IsKnown);
        Assert.Equal(first.Districts.Sum(line => line.PeopleCount) - 1, (await adviser.GetCoverageAsync(new V1.GetCoverageRequest())).Districts.Sum(line => line.PeopleCount));
    }

    [Fact]
    public async Task GetCoverage_TokenOfAnotherRequestOrNegativeSize_IsInvalid()
    {
        var token = (await _adviser.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = 1 })).NextPageToken;
        Assert.NotEmpty(token);
        await CallAssert.WrongFieldsAsync(["page_token"], () => _adviser.GetCoverageAsync(new V1.GetCoverageRequest { PageToken = token, LanguageCode = "en" }));
        await CallAssert.WrongFieldsAsync(["page_token"], () => _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = S017, PageToken = token }));
        await CallAssert.WrongFieldsAsync(["page_size", "page_token"], () => _adviser.GetCoverageAsync(new V1.GetCoverageRequest { PageSize = -1, PageToken = "%%%" }));
    }

    [Fact]
    public void GetCoverage_LargestPage_IsBelowTheUsualLimitOfClients()
    {
        var codes = Enum.GetValues<ReasonCode>();
        var longest = TextCatalogue.Languages.SelectMany(language => codes.Select(TextCatalogue.For(language).Label)).MaxBy(Encoding.UTF8.GetByteCount)!;
        var code = codes.Select(reason => reason.Code()).MaxBy(text => text.Length)!;
        var person = new V1.PersonOutOfReach { Candidate = $"candidates/{new string('s', Id<Candidate>.MaxLength)}", OnlyUnclear = true, Code = code, Text = longest };
        var page = new V1.GetCoverageResponse { NextPageToken = new string('x', 200) };
        for (var n = 0; n < ReferenceCatalogue.Shared.Districts.Count + 1; n++)
        {
            page.Districts.Add(new V1.DistrictCoverage
            {
                District = "08111",
                DistrictTitle = new string('x', 60),
                PeopleCount = 99_999,
                Reasons = { Enumerable.Repeat(new V1.NothingReason { Code = code, Text = longest, PeopleCount = 9_999 }, 20) },
            });
        }

        page.Districts[0].OutOfReach.Add(Enumerable.Repeat(person, AdviceRpc.PeopleOfPage));
        Assert.InRange(page.CalculateSize(), 1, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task AssessmentAndOccupations_EqualTheLibrary()
    {
        var person = Stuttgart.Market.Candidates[1];
        var expected = NextBestAssessment.Of(Index, person);
        var answer = await _adviser.NextBestAssessmentAsync(new V1.NextBestAssessmentRequest { Candidate = $"candidates/{person.Id}" });
        Assert.Equal(expected.Gains.Select(gain => (gain.Code.Code(), gain.RankShift)), answer.Gains.Select(gain => (gain.Step.Code, gain.RankShift)));
        Assert.Equal(expected.Review.Places.Select(place => ($"places/{place.Place}", place.StayPercent)), answer.List.Select(place => (place.Place, place.StayPercent)));

        var occupations = await _adviser.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = new V1.Subject { Candidate = $"candidates/{person.Id}" } });
        Assert.Equal(OccupationRanking.Of(Index, person, Purpose.MatchForAdviser).Occupations.Select(item => item.Occupation.Id.Value), occupations.Occupations.Select(item => item.Occupation));
        var profile = await _portal.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = new V1.Subject { Profile = new V1.Candidate() }, Top = 3 });
        Assert.Equal(3, profile.Occupations.Count);
    }

    [Fact]
    public async Task CompareLists_ChangedFacts_EqualsRankingTheChangedPerson()
    {
        var stored = await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-002" });
        var changed = stored.Clone();
        changed.Mobility ??= new V1.MobilityFacts();
        changed.Mobility.MaxTravelMinutes = 30;
        var answer = await _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", Changed = changed, ListLength = 10 });
        var person = Index.FindCandidate(new("s-002"))!;
        var nearer = person with { Mobility = person.Mobility with { MaxTravelMinutes = 30 } };
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 10 };
        var expected = ListDiff.Of(Index.RankPlaces(person.Id, request), Index.RankPlaces(Index.Compile(nearer), request));
        Assert.NotEmpty(expected.Changes);
        Assert.Equal(expected.Changes.Select(change => ($"places/{change.Id}", change.FromRank ?? 0, change.ToRank ?? 0)), answer.Changes.Select(change => (change.Place, change.FromRank, change.ToRank)));
        Assert.Equal(expected.After.Digest, answer.After.Digest);

        var otherPolicy = await _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", PolicyJson = """{"inherits":"leipzig"}""" });
        Assert.Equal(("stuttgart", "leipzig"), (otherPolicy.Before.Policy, otherPolicy.After.Policy));
    }

    [Fact]
    public async Task CompareLists_ListOfAPlaceWithOtherFacts_EqualsRankingTheChangedMarket()
    {
        var place = Stuttgart.Market.Places[3].Id;
        var person = Index.RankCandidates(place, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1 }).Results[0].Pair.Candidate;
        var answer = await _adviser.CompareListsAsync(new V1.CompareListsRequest { Place = $"places/{place}", Facts = { Fact("candidates", person.Id.Value, "max_travel_minutes", "1") }, ListLength = 10 });
        var changed = ChangedMarket.Of(Stuttgart.Market, [new FactChange("candidates", person.Id.Value, "max_travel_minutes", "1")]).Market!;
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser, Mode = Policy.CompanyLists.Mode, Top = 10 };
        var expected = ListDiff.Of(Index.RankCandidates(place, request), MatchIndex.Build(changed, Policy).RankCandidates(place, request));
        Assert.NotEmpty(expected.Changes);
        Assert.Equal(expected.Changes.Select(change => ($"candidates/{change.Id}", string.Empty, change.FromRank ?? 0, change.ToRank ?? 0)), answer.Changes.Select(change => (change.Candidate, change.Place, change.FromRank, change.ToRank)));
        Assert.Equal((expected.Before.Digest, expected.After.Digest, V1.Perspective.Company), (answer.Before.Digest, answer.After.Digest, answer.After.Perspective));
        Assert.Equal(Index.Snapshot, MatchIndex.Build(Stuttgart.Market, Policy).Snapshot);
    }

    [Fact]
    public async Task CompareLists_OtherOffices_StayOutOfReach()
    {
        var stranger = await _host.ClientAsync(V1.Role.Adviser, "leipzig");
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "CANDIDATE_NOT_FOUND", () => stranger.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", Facts = { Fact("candidates", "s-002", "max_travel_minutes", "1") } }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "PLACE_NOT_FOUND", () => stranger.CompareListsAsync(new V1.CompareListsRequest { Place = "places/p-028-1", PolicyJson = """{"inherits":"leipzig"}""" }));
        await CallAssert.WrongFieldsAsync(["place"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest { Place = "offices/leipzig/places/p-001-1", PolicyJson = """{"inherits":"leipzig"}""" }));
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => _portal.CompareListsAsync(new V1.CompareListsRequest { Place = "places/p-028-1", PolicyJson = """{"inherits":"leipzig"}""" }));
    }

    // Rows stay in a store as they were when rules came: whoever asks what a mended one would change is answered.
    [Fact]
    public async Task CompareLists_RowStoredBeforeARuleCame_IsComparedOnceMendedAndToldInTheLanguageAskedForUntilThen()
    {
        var person = Stuttgart.Market.FindCandidate(new("s-002"))!;
        var consent = new Consent(Purpose.DiscloseToCompany, Stuttgart.Market.Companies[0].Id, new DateOnly(2026, 2, 3), new DateOnly(2026, 1, 2));
        await _host.State.Queue.WriteAsync((draft, _) =>
        {
            draft.Put(new RowKey("stuttgart", RowKind.Candidate, person.Id.Value), person with { Consents = [.. person.Consents, consent] });
            return true;
        });
        var limit = Fact("candidates", person.Id.Value, "max_travel_minutes", "1");
        var mending = new V1.FactChange { Table = "consents", Id = person.Id.Value, Column = "withdrawn_on", Value = "2026-02-04", Cells = { new V1.FactCell { Column = "given_on", Value = "2026-02-03" } } };
        Assert.NotEmpty((await Ask("de", limit, mending)).Changes);
        foreach (var (language, said) in new[] { ("de", "consents.csv withdrawn_on: Was dort steht, lässt sich nicht so schreiben"), ("en", "consents.csv withdrawn_on: what stands there cannot be written") })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => Ask(language, limit));
            Assert.StartsWith(said, Assert.Single(refused.Detail<Google.Rpc.BadRequest>()!.FieldViolations).Description, StringComparison.Ordinal);
        }

        Task<V1.CompareListsResponse> Ask(string language, params V1.FactChange[] facts) =>
            _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = $"candidates/{person.Id}", LanguageCode = language, Facts = { facts } });
    }

    [Fact]
    public async Task CompareLists_WrongFacts_AreToldWithWhatIsAllowed()
    {
        Task Ask(params V1.FactChange[] facts) => _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", Facts = { facts } });
        await CallAssert.WrongFieldsAsync(["facts[0]"], () => Ask(Fact("people", "s-002", "max_travel_minutes", "1")));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "ROW_NOT_FOUND", () => Ask(Fact("candidates", "s-999", "max_travel_minutes", "1")));
        await CallAssert.WrongFieldsAsync(["facts[0]", "facts[1]"], () => Ask(Fact("candidates", "s-002", "max_travel_minutes", "1"), Fact("candidates", "s-002", "max_travel_minutes", "2")));
        await CallAssert.WrongFieldsAsync(["facts[0]"], () => Ask(Fact("candidates", "s-002", "shoe_size", "1")));
        await CallAssert.WrongFieldsAsync(["facts[0]"], () => Ask(Fact("candidates", "s-002", "max_travel_minutes", "far")));
        await CallAssert.WrongFieldsAsync(["facts[0].table", "facts[0].id", "facts[0].column"], () => Ask(new V1.FactChange()));
        await CallAssert.WrongFieldsAsync(["facts[0].kind"], () => Ask(new V1.FactChange { Table = "wishes", Id = "s-002", Column = "rank", Kind = (V1.FactChangeKind)9 }));
        await CallAssert.WrongFieldsAsync(["facts[0].column", "facts[0].value", "facts[0].cells"], () => Ask(new V1.FactChange { Table = "wishes", Id = "s-002", Column = "rank", Value = "3", Kind = V1.FactChangeKind.Add }));
        await CallAssert.WrongFieldsAsync(["facts[0].cells[0].column"], () => Ask(new V1.FactChange { Table = "wishes", Id = "s-002", Kind = V1.FactChangeKind.Remove, Cells = { new V1.FactCell { Value = "1" } } }));
        await CallAssert.WrongFieldsAsync(["facts[0].cells"], () => Ask(new V1.FactChange { Table = "wishes", Id = "s-002", Kind = V1.FactChangeKind.Remove, Cells = { Enumerable.Repeat(new V1.FactCell { Column = "rank", Value = "1" }, 51) } }));
        await CallAssert.WrongFieldsAsync(["facts[1]"], () => Ask(Fact("candidates", "s-002", "max_travel_minutes", "1"), new V1.FactChange { Table = "candidates", Id = "s-002", Kind = V1.FactChangeKind.Remove }));
        var consenting = await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-002" });
        consenting.Consents.Add(new V1.Consent { Purpose = V1.Purpose.MatchForAdviser, GivenOn = "2020-01-01" });
        await CallAssert.WrongFieldsAsync(["changed.consents"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", Changed = consenting }));
        await CallAssert.WrongFieldsAsync(["facts"], () => Ask([.. Enumerable.Repeat(Fact("candidates", "s-002", "max_travel_minutes", "1"), 51)]));
        await CallAssert.WrongFieldsAsync(["candidate"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", Place = "places/p-028-1", PolicyJson = """{"inherits":"leipzig"}""" }));
        await CallAssert.WrongFieldsAsync(["facts"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest { Candidate = "candidates/s-002", Changed = new V1.Candidate(), Facts = { Fact("candidates", "s-002", "max_travel_minutes", "1") } }));
        await CallAssert.WrongFieldsAsync(["purpose"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest { Place = "places/p-028-1", Purpose = V1.Purpose.MatchForSelf, PolicyJson = """{"inherits":"leipzig"}""" }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "PLACE_NOT_FOUND", () => _adviser.CompareListsAsync(new V1.CompareListsRequest { Place = "places/p-zzz", PolicyJson = """{"inherits":"leipzig"}""" }));
    }

    [Fact]
    public async Task WhyNot_MissingPlace_TellsTheSmallestChanges()
    {
        var request = new RankRequest { Purpose = Purpose.MatchForAdviser };
        var person = Index.FindCandidate(new("s-002"))!;
        var told = 0;
        foreach (var place in Stuttgart.Market.Places.Take(20))
        {
            var expected = WhyNot.Of(Index, person, place.Id, request, 5);
            var answer = await _adviser.WhyNotAsync(new V1.WhyNotRequest { Subject = new V1.Subject { Candidate = "candidates/s-002" }, Place = $"places/{place.Id}", ListLength = 5 });
            Assert.Equal(expected.Changes.Select(change => (change.Code.Code(), change.Amount, change.Rank)), answer.Changes.Select(change => (change.Code, change.Amount, change.Rank)));
            Assert.Equal(expected.Differences.Select(item => item.MissingMillionths), answer.Differences.Select(item => item.LastMillionths - item.OwnMillionths));
            told += answer.Changes.Count;
        }

        Assert.True(told > 0);
    }

    [Fact]
    public async Task Wrong_FieldsAndNames_AreToldAtOnce()
    {
        await CallAssert.WrongFieldsAsync(["candidate", "top"], () => _adviser.NextBestStepAsync(new V1.NextBestStepRequest { Top = -1 }));
        await CallAssert.WrongFieldsAsync(["candidate", "changed"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest()));
        await CallAssert.WrongFieldsAsync(["as_of", "changed.mobility.max_travel_minutes", "language_code", "policy_json"], () => _adviser.CompareListsAsync(new V1.CompareListsRequest
        {
            Candidate = "candidates/s-017",
            Changed = new V1.Candidate { Mobility = new V1.MobilityFacts { MaxTravelMinutes = 999 } },
            AsOf = "tomorrow",
            LanguageCode = "xx",
            PolicyJson = """{"inherits":"nowhere"}""",
        }));
        await CallAssert.WrongFieldsAsync(["interest_weight_percent"], () => _adviser.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = S017, InterestWeightPercent = 51 }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "CANDIDATE_NOT_FOUND", () => _adviser.NextBestStepAsync(new V1.NextBestStepRequest { Candidate = "candidates/s-999" }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "COMPANY_NOT_FOUND", () => _adviser.NextCompanyStepAsync(new V1.NextCompanyStepRequest { Company = "companies/b-999" }));
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => _portal.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = S017 }));
    }

    private static V1.FactChange Fact(string table, string id, string column, string value) => new() { Table = table, Id = id, Column = column, Value = value };
}
