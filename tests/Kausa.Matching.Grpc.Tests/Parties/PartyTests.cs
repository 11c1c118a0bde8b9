using Google.Protobuf.WellKnownTypes;
using Kausa.Matching.Contracts;
using Kausa.Matching.Freshness;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Learning;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Parties;

public sealed class PartyTests : IAsyncLifetime
{
    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;

    public async Task InitializeAsync()
    {
        _host = await ServiceHost.StartAsync();
        _adviser = await _host.ClientAsync(V1.Role.Adviser, "stuttgart");
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Load_WholeSample_RanksAsTheLibraryDoes()
    {
        await _adviser.LoadAsync(Stuttgart.Market, """{"inherits":"stuttgart"}""");
        var answer = await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = "candidates/s-017" } });
        Assert.Equal(Stuttgart.Ranker.RankPlaces(new Id<Candidate>("s-017"), new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20 }).Digest, answer.Info.Digest);
        Assert.False(answer.Info.Synthetic);

        var version = _host.State.Books.Version;
        await _adviser.LoadAsync(Stuttgart.Market, """{"inherits":"stuttgart"}""");
        Assert.Equal(version, _host.State.Books.Version);
    }

    [Fact]
    public async Task UpsertGetListDelete_Candidate_LivesAndGoes()
    {
        var written = Assert.Single((await PutAsync(Person("s-1"))).Results);
        var read = await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" });
        Assert.Equal(written.Etag, read.Etag);
        Assert.Equal("candidates/s-1", Assert.Single((await _adviser.ListCandidatesAsync(new V1.ListCandidatesRequest())).Candidates).Name);
        var gone = await _adviser.BatchDeleteAsync(new V1.BatchDeleteRequest { Items = { new V1.DeleteItem { Name = "candidates/s-1", Etag = read.Etag }, new V1.DeleteItem { Name = "candidates/s-2" }, new V1.DeleteItem { Name = "people/s-1" } } });
        Assert.Equal([0, (int)RpcStatusCode.NotFound, (int)RpcStatusCode.InvalidArgument], gone.Results.Select(result => result.Status.Code));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "ROW_NOT_FOUND", () => _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" }));
    }

    [Fact]
    public async Task List_Pages_InTheOrderOfNames()
    {
        await PutAsync([.. Enumerable.Range(1, 9).Select(n => Person($"s-{n}"))]);
        var names = new List<string>();
        var request = new V1.ListCandidatesRequest { PageSize = 4 };
        do
        {
            var page = await _adviser.ListCandidatesAsync(request);
            names.AddRange(page.Candidates.Select(row => row.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(Enumerable.Range(1, 9).Select(n => $"candidates/s-{n}"), names);
    }

    [Fact]
    public async Task Batch_OneBadItem_DoesNotSinkTheOthers()
    {
        var bad = Person("s-2");
        bad.VetoedCompanies.Add("companies/b-404");
        var results = (await PutAsync(Person("s-1"), bad, new V1.Candidate { Name = "candidates/70173" }, Person("s-3"))).Results;
        Assert.Equal([0, 3, 3, 0], results.Select(result => result.Status.Code));
        Assert.Equal(["candidates/s-1", "candidates/s-3"], (await _adviser.ListCandidatesAsync(new V1.ListCandidatesRequest())).Candidates.Select(row => row.Name));
    }

    [Fact]
    public async Task Batch_ItemWithSeveralFaults_NamesThemAllByTheirPaths()
    {
        await CompanyWithPlaceAsync(_adviser, V1.PlaceVisibility.Office);
        var place = await _adviser.GetPlaceAsync(new V1.GetPlaceRequest { Name = "places/p-1" });
        (place.Etag, place.Company, place.MonthlyPayEuro) = (string.Empty, "companies/b-404", -3);
        var masked = new V1.UpsertPlace { Place = place, UpdateMask = new FieldMask { Paths = { "company", "monthly_pay_euro" } } };
        foreach (var item in new[] { new V1.UpsertPlace { Place = place }, masked })
        {
            var places = await _adviser.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { new V1.UpsertPlace { Place = new V1.TrainingPlace { Name = "places/p-2" } }, item } });
            Assert.Equal(["items[1].place.company", "items[1].place.monthly_pay_euro"], Paths(places.Results[1]));
        }

        var person = Person("s-1");
        person.PrimaryAdviser = "advisers/a-404";
        person.VetoedCompanies.Add(["companies/b-1", "companies/b-404", "companies/70173"]);
        person.EarlierEmployments.Add(new V1.EarlierEmployment { Company = "companies/b-404", Kind = V1.EarlierEmploymentKind.Eq });
        person.Consents.Add(new V1.Consent { Purpose = V1.Purpose.DiscloseToCompany, Company = "companies/b-1", GivenOn = "2026-07-01" });
        person.Consents.Add(new V1.Consent { Purpose = V1.Purpose.DiscloseToCompany, Company = "companies/b-404", GivenOn = "2026-07-01" });
        Assert.Equal(
            [
                "items[0].candidate.consents[1].company", "items[0].candidate.earlier_employments[0].company", "items[0].candidate.primary_adviser",
                "items[0].candidate.vetoed_companies[1]", "items[0].candidate.vetoed_companies[2]",
            ],
            Paths(Assert.Single((await PutAsync(person)).Results)));

        person.VetoedCompanies.RemoveAt(2);
        person.PrimaryAdviser = string.Empty;
        person.Name = string.Empty;
        await CallAssert.WrongFieldsAsync(
            ["subject.profile.consents[1].company", "subject.profile.earlier_employments[0].company", "subject.profile.vetoed_companies[1]"],
            () => _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = person } }));
    }

    [Fact]
    public async Task Upsert_NameThatSteersOrConsentThatEndsBeforeItBegins_IsNamedByItsField()
    {
        foreach (var label in new[] { "a\u202Eb", "a\nb", "a\u2029b" })
        {
            var firm = new V1.Company { Name = "companies/b-1", Label = label, Site = new V1.Location { PostalCode = "70173" } };
            var refused = Assert.Single((await _adviser.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { new V1.UpsertCompany { Company = firm } } })).Results);
            var violation = Assert.Single(refused.Status.Details[1].Unpack<Google.Rpc.BadRequest>().FieldViolations);
            Assert.Equal(("items[0].company.label", $"a text on one line without control characters, those of the direction of writing among them; found U+{(int)label[1]:X4}"), (violation.Field, violation.Description));
        }

        var person = Person("s-9");
        person.Consents.Add(new V1.Consent { Purpose = V1.Purpose.MatchForAdviser, GivenOn = "2026-04-14", WithdrawnOn = "2026-04-13" });
        Assert.Equal(["items[0].candidate.consents[0].withdrawn_on"], Paths(Assert.Single((await PutAsync(person)).Results)));
        person.Consents[0].WithdrawnOn = "2026-04-14";
        Loading.AllWritten(await PutAsync(person));
    }

    private static IEnumerable<string> Paths(V1.WriteResult result) =>
        result.Status.Details[1].Unpack<Google.Rpc.BadRequest>().FieldViolations.Select(violation => violation.Field).Order(StringComparer.Ordinal);

    [Fact]
    public async Task UpdateMask_ClearsWhatIsNotSetAndKeepsTheRest()
    {
        var person = Person("s-1");
        person.Mobility = new V1.MobilityFacts { MaxTravelMinutes = 45, WillingToRelocate = false };
        person.ShiftPossible = false;
        await PutAsync(person);
        var change = new V1.UpsertCandidate
        {
            Candidate = new V1.Candidate { Name = "candidates/s-1", Mobility = new V1.MobilityFacts { WillingToRelocate = true }, CaseState = V1.CaseState.Paused },
            UpdateMask = new FieldMask { Paths = { "mobility.max_travel_minutes", "mobility.willing_to_relocate", "shift_possible" } },
        };
        Loading.AllWritten(await _adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { change } }));
        var read = await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" });
        Assert.Equal((false, true, false, V1.CaseState.Searching), (read.Mobility.HasMaxTravelMinutes, read.Mobility.WillingToRelocate, read.HasShiftPossible, read.CaseState));

        change.Candidate.Name = "candidates/s-2";
        var missing = Assert.Single((await _adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { change } })).Results);
        Assert.Equal((int)RpcStatusCode.NotFound, missing.Status.Code);
    }

    [Fact]
    public async Task Etag_OfAnOlderState_IsAborted()
    {
        var first = Assert.Single((await PutAsync(Person("s-1"))).Results).Etag;
        var changed = Person("s-1");
        changed.PartTimeWanted = true;
        var second = Assert.Single((await _adviser.BatchUpsertCandidatesAsync(Batch(changed, first))).Results);
        Assert.NotEqual(first, second.Etag);
        changed.PartTimeWanted = false;
        Assert.Equal((int)RpcStatusCode.Aborted, Assert.Single((await _adviser.BatchUpsertCandidatesAsync(Batch(changed, first))).Results).Status.Code);
        Assert.True((await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" })).PartTimeWanted);
    }

    [Fact]
    public async Task RequestId_Twice_GivesTheSameAnswerAndWritesOnce()
    {
        var request = Batch(Person("s-1"));
        request.RequestId = "r-1";
        var first = await _adviser.BatchUpsertCandidatesAsync(request);
        await _adviser.BatchDeleteAsync(new V1.BatchDeleteRequest { Items = { new V1.DeleteItem { Name = "candidates/s-1" } } });
        Assert.Equal(first, await _adviser.BatchUpsertCandidatesAsync(request));
        Assert.Empty((await _adviser.ListCandidatesAsync(new V1.ListCandidatesRequest())).Candidates);

        request.Items[0].Candidate.PartTimeWanted = true;
        await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "REQUEST_ID_REUSED", () => _adviser.BatchUpsertCandidatesAsync(request));
    }

    [Fact]
    public async Task Version_OfAWriteThatChangesNothing_IsThatOfTheStore()
    {
        var version = (await PutAsync(Person("s-1"))).Version;
        var refused = new V1.Candidate { Name = "candidates/70173" };
        var gone = new V1.BatchDeleteRequest { Items = { new V1.DeleteItem { Name = "candidates/s-9" } } };
        var empty = await _adviser.SubmitEvidenceAsync(AsyncEnumerable.Empty<V1.SubmitEvidenceRequest>());
        Assert.Equal(
            [version, version, version, version, version],
            [(await PutAsync(Person("s-1"))).Version, (await PutAsync(refused)).Version, (await _adviser.BatchDeleteAsync(gone)).Version, empty.BeforeVersion, empty.Version]);
        Assert.Equal(version, _host.State.Books.Version);

        // An answer that is kept for its request id is written, and so is a row.
        var kept = Batch(refused);
        kept.RequestId = "r-1";
        var counted = await _adviser.BatchUpsertCandidatesAsync(kept);
        Assert.Equal((version + 1, version + 1), (counted.Version, _host.State.Books.Version));
        Assert.Equal((version + 2, version + 2), ((await PutAsync(Person("s-2"))).Version, _host.State.Books.Version));
    }

    [Fact]
    public async Task Delete_CompanyWithPlaces_IsRefused()
    {
        await CompanyWithPlaceAsync(_adviser, V1.PlaceVisibility.Office);
        var results = (await _adviser.BatchDeleteAsync(new V1.BatchDeleteRequest { Items = { new V1.DeleteItem { Name = "companies/b-1" } } })).Results;
        Assert.Equal("ROW_IN_USE", results[0].Status.Details[0].Unpack<Google.Rpc.ErrorInfo>().Reason);
        results = (await _adviser.BatchDeleteAsync(new V1.BatchDeleteRequest { Items = { new V1.DeleteItem { Name = "places/p-1" }, new V1.DeleteItem { Name = "companies/b-1" } } })).Results;
        Assert.All(results, result => Assert.Equal(0, result.Status.Code));
    }

    [Fact]
    public async Task Trainer_OfTwoCompanies_IsRefused()
    {
        V1.UpsertCompany Firm(string id) => new() { Company = new V1.Company { Name = $"companies/{id}", Label = id, Trainers = { new V1.Trainer { Id = "t-1" } } } };
        var results = (await _adviser.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { Firm("b-1"), Firm("b-2") } })).Results;
        Assert.Equal([0, 3], results.Select(result => result.Status.Code));
        Loading.AllWritten(await _adviser.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { Firm("b-1") } }));
    }

    [Fact]
    public async Task UriAndLabels_ComeBackOnThePageAndChangeNoSnapshot()
    {
        await CompanyWithPlaceAsync(_adviser, V1.PlaceVisibility.Public);
        var request = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = new V1.Candidate() } };
        var before = await _adviser.RankTrainingPlacesAsync(request);
        var marked = await _adviser.GetPlaceAsync(new V1.GetPlaceRequest { Name = "places/p-1" });
        (marked.Uri, marked.Etag) = ("https://portal.example/p/1", string.Empty);
        marked.Labels.Add("badge", "new");
        Loading.AllWritten(await _adviser.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest { Items = { new V1.UpsertPlace { Place = marked } } }));
        var after = await _adviser.RankTrainingPlacesAsync(request);
        Assert.Equal(("https://portal.example/p/1", "new"), (after.Matches[0].Place.Uri, after.Matches[0].Place.Labels["badge"]));
        Assert.Equal(before.Info.Digest, after.Info.Digest);
    }

    [Fact]
    public async Task SubmitEvidence_Stream_AddsReplacesAndCountsRefusals()
    {
        await PutAsync(Person("s-1"));
        V1.SubmitEvidenceRequest Proof(string candidate, string id, int value) => new()
        {
            Candidate = $"candidates/{candidate}",
            Competence = new V1.CompetenceEvidence { Id = id, Dimension = "SCH_MATH", Kind = V1.EvidenceKind.PercentTest, Scale = V1.RawScale.Percent, ValueHundredths = value, OutOf = 30, AssessedOn = "2026-07-01" },
        };
        var answer = await _adviser.SubmitEvidenceAsync(new[] { Proof("s-1", "e-1", 900), Proof("s-9", "e-1", 900), Proof("s-1", "e-1", 1_800), Proof("s-1", "e-2", -1) }.ToAsyncEnumerable());
        Assert.Equal((2, 2), (answer.AcceptedCount, answer.RefusedCount));
        Assert.Equal(["candidates/s-9", "candidates/s-1"], answer.Refusals.Select(refusal => refusal.Name));
        Assert.Equal(1_800, Assert.Single((await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" })).Evidence).ValueHundredths);
    }

    [Fact]
    public async Task SubmitEvidence_SharesWhereItemsBelong_AreRefusedWithWhatIsMeant()
    {
        await PutAsync(Person("s-1"));
        V1.SubmitEvidenceRequest Proof(string id, int value) => new()
        {
            Candidate = "candidates/s-1",
            Competence = new V1.CompetenceEvidence { Id = id, Dimension = "SCH_MATH", Kind = V1.EvidenceKind.PercentTest, Scale = V1.RawScale.Percent, ValueHundredths = value, OutOf = 30, AssessedOn = "2026-07-01" },
        };
        var answer = await _adviser.SubmitEvidenceAsync(new[] { Proof("e-1", 30), Proof("e-2", 55), Proof("e-3", 900) }.ToAsyncEnumerable());
        Assert.Equal((1, 2), (answer.AcceptedCount, answer.RefusedCount));
        Assert.All(answer.Refusals.Zip(["9 of 30", "16.5 of 30"]), pair => Assert.Contains(pair.Second, pair.First.ToString(), StringComparison.Ordinal));
        Assert.Equal("e-3", Assert.Single((await _adviser.GetCandidateAsync(new V1.GetCandidateRequest { Name = "candidates/s-1" })).Evidence).Id);
    }

    [Fact]
    public async Task ListStaleFacts_BesideAnotherOffice_TellsTheOwnRowsAlone()
    {
        await _adviser.LoadAsync(Stuttgart.Market, """{"inherits":"stuttgart"}""");
        await CompanyWithPlaceAsync(await _host.ClientAsync(V1.Role.Adviser, "halle"), V1.PlaceVisibility.Shared);
        var person = Person("zz-1");
        person.VetoedCompanies.Add("offices/halle/companies/b-1");
        await PutAsync(person);
        var expected = StaleFacts.Of(Stuttgart.Market, Policy.ShippedPolicies.Find("stuttgart")!, Stuttgart.Market.AsOf).Select(fact => (Words.Of(fact.Kind), ResourceNames.Of(fact.Company), ResourceNames.Of(fact.Candidate), ResourceNames.Of(fact.Place), Days.Of(fact.LastOn))).ToList();
        var told = await _adviser.ListStaleFactsAsync(new V1.ListStaleFactsRequest());
        Assert.NotEmpty(expected);
        Assert.False(told.Synthetic);
        Assert.Equal([.. expected, (Words.Of(StaleFactKind.Person), string.Empty, "candidates/zz-1", string.Empty, string.Empty)], told.Facts.Select(fact => ((int)fact.Kind, fact.Company, fact.Candidate, fact.Place, fact.LastOn)));
    }

    [Fact]
    public async Task UpdateOffice_WrongPolicyAndDate_NamesBoth()
    {
        await CallAssert.WrongFieldsAsync(["office.as_of", "office.policy_json", "office.title"], () => _adviser.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = new V1.Office { AsOf = "soon", Source = "x", PolicyJson = """{"inherits":"nowhere"}""" } }));
        await CallAssert.WrongFieldsAsync(["office.as_of", "office.name", "update_mask.paths[1]"], () => _adviser.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = new V1.Office { Name = "offices/halle", AsOf = "soon" }, UpdateMask = new FieldMask { Paths = { "as_of", "etag" } }, Etag = "x" }));
        await CallAssert.WrongFieldsAsync(["office", "update_mask.paths[0]"], () => _adviser.UpdateOfficeAsync(new V1.UpdateOfficeRequest { UpdateMask = new FieldMask { Paths = { "name" } } }));
        await _adviser.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = new V1.Office { AsOf = "2026-09-01" }, UpdateMask = new FieldMask { Paths = { "as_of" } } });
        Assert.Equal(("2026-09-01", "stuttgart"), ((await _adviser.GetOfficeAsync(new V1.GetOfficeRequest())).Office.AsOf, (await _adviser.GetOfficeAsync(new V1.GetOfficeRequest())).Office.Title));
    }

    // A policy file that was learned ranks like any other once somebody answers for it, and not before.
    [Fact]
    public async Task UpdateOffice_LearnedPolicy_RanksOnceItIsInUse()
    {
        var candidate = new LearnedPolicy
        {
            Id = "stuttgart-learned",
            Version = 1,
            Tables = new(
                Enumerable.Range(0, 4).Select(at => new CriterionCurve((Criterion)at, Enumerable.Range(0, 21).Select(knot => at == 0 ? knot * 1000L : 0).ToValueList())).ToValueList(), [], []),
            From = new("stuttgart", 1, Policy.Perspective.Candidate, 500, 250, 50),
            OutcomesMin = 500,
        };
        await CallAssert.WrongFieldsAsync(["office.policy_json"], () => _adviser.LoadAsync(Stuttgart.Market, LearnedPolicyJson.Write(candidate)));
        var active = candidate.Activate(new(new string('a', 64), "A. Beispiel", new(2026, 3, 1)));
        await _adviser.LoadAsync(Stuttgart.Market, LearnedPolicyJson.Write(active));
        var index = MatchIndex.Build(Stuttgart.Market, active.PolicyOn(Policy.ShippedPolicies.Find("stuttgart")!));
        var asked = new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 10 };
        var person = new Id<Candidate>("s-017");
        var (learned, place) = (await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = $"candidates/{person}" }, PageSize = 10 }), Stuttgart.Market.Places[0].Id);
        Assert.Equal(index.RankPlaces(person, asked with { Strategy = active.Strategy }).Digest, learned.Info.Digest);
        Assert.Equal((V1.Strategy.Learned, "2026-03-01"), (learned.Info.Strategy, learned.Info.LearnedSince));
        var advice = await _adviser.NextBestAssessmentAsync(new V1.NextBestAssessmentRequest { Candidate = $"candidates/{person}", ListLength = 10 });
        Assert.Equal(learned.Matches.Select(match => match.Place.Name), advice.List.Select(place => place.Place));
        Assert.Equal("2026-03-01", advice.Info.LearnedSince);
        Assert.Equal("2026-03-01", (await _adviser.RankOccupationsAsync(new V1.RankOccupationsRequest { Subject = new V1.Subject { Candidate = $"candidates/{person}" } })).Info.LearnedSince);
        var whyNot = await _adviser.WhyNotAsync(new V1.WhyNotRequest { Subject = new V1.Subject { Candidate = $"candidates/{person}" }, Place = learned.Matches[1].Place.Name });
        Assert.Equal((2, V1.Strategy.Learned, "2026-03-01"), (whyNot.Rank, whyNot.Info.Strategy, whyNot.Info.LearnedSince));
        Assert.Equal(string.Empty, (await _adviser.NextBestStepAsync(new V1.NextBestStepRequest { Candidate = $"candidates/{person}" })).Info.LearnedSince);
        Assert.NotEqual(index.RankPlaces(person, asked).Results.Select(result => $"places/{result.Pair.Place.Id}"), learned.Matches.Select(match => match.Place.Name));
        var companies = await _adviser.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = $"places/{place}", PageSize = 10 });
        Assert.Equal(index.RankCandidates(place, asked with { Mode = index.Policy.CompanyLists.Mode }).Digest, companies.Info.Digest);
        Assert.Equal((V1.Strategy.Unspecified, string.Empty), (companies.Info.Strategy, companies.Info.LearnedSince));
        var before = await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = $"candidates/{person}" }, PageSize = 10, AsOf = "2026-02-28" });
        Assert.Equal((V1.Strategy.Unspecified, string.Empty), (before.Info.Strategy, before.Info.LearnedSince));
        var run = (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 10 })).Run;
        Assert.Equal((V1.Strategy.Learned, "2026-03-01"), (run.Info.Strategy, run.Info.LearnedSince));
        var delta = (await _adviser.StartDeltaRunAsync(new V1.StartDeltaRunRequest { Top = 10 })).Run;
        Assert.Equal((V1.Strategy.Learned, "2026-03-01"), (delta.Info.Strategy, delta.Info.LearnedSince));
        Assert.Equal(V1.Strategy.WeightedSum, (await _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 10, Strategy = V1.Strategy.WeightedSum })).Run.Info.Strategy);
        await CallAssert.WrongFieldsAsync(["strategy"], () => _adviser.StartCohortRunAsync(new V1.StartCohortRunRequest { Top = 10, Strategy = V1.Strategy.Learned }));
    }

    [Fact]
    public async Task Snapshot_GoneAfterManyPagesOfLaterOnes_IsTold()
    {
        await CompanyWithPlaceAsync(_adviser, V1.PlaceVisibility.Office, places: 3);
        var request = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = new V1.Candidate() }, PageSize = 1 };
        var first = await _adviser.RankTrainingPlacesAsync(request);
        await PutAsync(Person("s-1"));
        request.PageToken = first.NextPageToken;
        Assert.Equal(first.Info.Snapshot, (await _adviser.RankTrainingPlacesAsync(request)).Info.Snapshot);
        for (var n = 0; n <= MarketViews.Kept; n++)
        {
            await PutAsync(Person($"s-{n + 2}"));
            await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = request.Subject, PageSize = 1 });
        }

        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "SNAPSHOT_EXPIRED", () => _adviser.RankTrainingPlacesAsync(request));
    }

    internal static async Task CompanyWithPlaceAsync(MatchingClient client, V1.PlaceVisibility visibility, string label = "Betrieb 1", int places = 1)
    {
        Loading.AllWritten(await client.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { new V1.UpsertCompany { Company = new V1.Company { Name = "companies/b-1", Label = label, Site = new V1.Location { PostalCode = "70173" } } } } }));
        Loading.AllWritten(await client.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest
        {
            Items =
            {
                Enumerable.Range(1, places).Select(n => new V1.UpsertPlace
                {
                    Place = new V1.TrainingPlace { Name = $"places/p-{n}", Company = "companies/b-1", Occupation = "tischler", Pathway = V1.Pathway.DualApprenticeship, State = V1.PlaceState.Open, SeatsTotal = 1, SeatsFilled = 0, Visibility = visibility },
                }),
            },
        }));
    }

    internal static V1.Candidate Person(string id) => new() { Name = $"candidates/{id}", CaseState = V1.CaseState.Searching, ServiceLevel = V1.ServiceLevel.Search, Home = new V1.Location { PostalCode = "70173" } };

    private static V1.BatchUpsertCandidatesRequest Batch(V1.Candidate person, string etag = "") => new() { Items = { new V1.UpsertCandidate { Candidate = person, Etag = etag } } };

    private Task<V1.BatchUpsertResponse> PutAsync(params V1.Candidate[] people) => _adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { people.Select(person => new V1.UpsertCandidate { Candidate = person }) } });
}
