using Google.Protobuf.WellKnownTypes;
using Kausa.Matching.Contracts;
using Kausa.Matching.Explanation;
using Kausa.Matching.Grpc.Mapping;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Matching;

public sealed class RankTrainingPlacesTests : IAsyncLifetime
{
    private ServiceHost _host = null!;
    private MatchingClient _adviser = null!;
    private MatchingClient _portal = null!;

    public async Task InitializeAsync() => (_host, _adviser, _portal) = await ServiceHost.StartSampleAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task StoredCandidate_Everybody_SameDigestAsTheLibrary()
    {
        foreach (var person in Stuttgart.Market.Candidates.Take(40))
        {
            var expected = Stuttgart.Ranker.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 20 });
            var answer = await _adviser.RankTrainingPlacesAsync(Ask(person.Id.Value));
            Assert.Equal(expected.Digest, answer.Info.Digest);
            Assert.Equal(expected.Snapshot.ToString(), answer.Info.Snapshot);
            Assert.True(answer.Info.Synthetic);
            Assert.Equal(expected.Results.Select(result => $"places/{result.Pair.Place.Id}"), answer.Matches.Select(match => match.Place.Name));
        }
    }

    [Fact]
    public async Task InlineProfile_SameFactsAsAStoredPerson_SameDigestAndNothingStored()
    {
        var person = Stuttgart.Market.FindCandidate(new Id<Candidate>("s-017"))!;
        var profile = CandidateWriter.Write(person with { PrimaryAdviser = null });
        var expected = Stuttgart.Ranker.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForSelf, Top = 20 });
        var before = _host.State.Books.Version;
        var answer = await _adviser.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = profile } });
        Assert.Equal((expected.Digest, V1.Purpose.MatchForSelf), (answer.Info.Digest, answer.Info.Purpose));
        Assert.Equal(before, _host.State.Books.Version);
    }

    [Fact]
    public async Task Portal_ThreeFactsOnly_GetsAPageWithAllThatItShows()
    {
        var answer = await _portal.RankTrainingPlacesAsync(Visitor());
        Assert.Equal((20, V1.View.Person, V1.Purpose.MatchForSelf), (answer.Matches.Count, answer.Info.View, answer.Info.Purpose));
        Assert.All(answer.Matches, match =>
        {
            Assert.All([match.Place.OccupationTitle, match.Place.OccupationTitleFeminine, match.Place.OccupationTitleMasculine, match.Place.CompanyLabel, match.Place.Town, match.Place.DistrictTitle, match.FitText, match.Place.PathwayText], Assert.NotEmpty);
            Assert.True(match.Place.HasTravelMinutes && match.Place.HasDistanceMetres);
            Assert.Equal(match.Score.ScoreMillionths, match.Reasons.Sum(reason => reason.PointsMillionths));
            Assert.Equal(4, match.Reasons.Count);
        });
        Assert.InRange(answer.CalculateSize(), 1, 24 * 1024);
        Assert.All(answer.Matches.SelectMany(match => match.Conditions), finding =>
        {
            Assert.Equal((string.Empty, string.Empty), (finding.Text, finding.ToDo));
            Assert.InRange(finding.Advice, 1, answer.Advice.Count);
        });
        Assert.All(answer.Advice, advice => Assert.All([advice.Finding, advice.Text], Assert.NotEmpty));
        Assert.Equal(answer.Advice.Count, answer.Advice.Select(advice => (advice.Finding, advice.Text)).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, answer.Advice.Count), answer.Advice.Select(advice => advice.Number));
        Assert.NotEmpty(answer.Advice);
    }

    [Fact]
    public async Task Profile_WrongDeepInside_EveryFieldIsNamedByItsPath()
    {
        var request = Visitor();
        var profile = request.Subject.Profile;
        profile.LanguageEvidence.Add(new V1.LanguageEvidence { Id = "l-2", Kind = V1.EvidenceKind.SelfEstimate, AssessedOn = "yesterday" });
        profile.OtherLanguages.AddRange(["ar", "Deutsch"]);
        profile.Home.PostalCode = "7017";
        profile.Wishes.Add(profile.Wishes[0]);
        await CallAssert.WrongFieldsAsync(
            ["subject.profile.language_evidence[1].level", "subject.profile.language_evidence[1].assessed_on", "subject.profile.other_languages[1]", "subject.profile.home.postal_code", "subject.profile.wishes"],
            () => _portal.RankTrainingPlacesAsync(request));
    }

    [Fact]
    public async Task Profile_EvidenceWithoutADay_CountsOnTheDateOfTheQuestion()
    {
        var dated = Visitor();
        dated.Subject.Profile.LanguageEvidence[0].AssessedOn = "2026-07-20";
        var undated = Visitor();
        undated.Subject.Profile.LanguageEvidence[0].AssessedOn = string.Empty;
        Assert.Equal((await _portal.RankTrainingPlacesAsync(dated)).Info.Digest, (await _portal.RankTrainingPlacesAsync(undated)).Info.Digest);
    }

    [Fact]
    public async Task Portal_NeverHearsOfCompaniesLawOrSmallCounts()
    {
        var request = Visitor();
        (request.CountExclusions, request.PageSize) = (true, 200);
        var shown = await _portal.RankTrainingPlacesAsync(request);
        var codes = shown.Matches.SelectMany(match => match.Conditions.Select(finding => finding.Code)).Concat(shown.Exclusions.Select(exclusion => exclusion.Code)).ToHashSet();
        Assert.DoesNotContain(codes, code => code.StartsWith('K') && code is not ("K07_NO_SEAT" or "K11_STALE"));
        Assert.All(shown.Exclusions, exclusion => Assert.True(exclusion.PairCount >= 5));
        Assert.Contains(shown.Matches, match => match.CompanySideOpen);

        request.View = V1.View.Adviser;
        await CallAssert.WrongFieldsAsync(["view"], () => _portal.RankTrainingPlacesAsync(request));
    }

    [Fact]
    public async Task Portal_AsksForAStoredPerson_IsRefused() =>
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "ROLE_NOT_ALLOWED", () => _portal.RankTrainingPlacesAsync(Ask("s-017")));

    [Fact]
    public async Task Pages_OneAfterTheOther_AreTheWholeList()
    {
        var person = Stuttgart.Market.Candidates.Select(row => row.Id).First(id => Stuttgart.Ranker.RankPlaces(id, All) is { PersonToDos.Count: > 0, Results.Count: > 20 });
        var request = Ask(person.Value);
        request.PageSize = 7;
        var names = new List<string>();
        do
        {
            var page = await _adviser.RankTrainingPlacesAsync(request);
            Assert.Equal(Enumerable.Range(names.Count + 1, page.Matches.Count), page.Matches.Select(match => match.Rank));
            Assert.Equal(request.PageToken.Length > 0, page.PersonToDos.Count == 0);
            names.AddRange(page.Matches.Select(match => match.Place.Name));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        var whole = Stuttgart.Ranker.RankPlaces(person, All);
        Assert.Equal(whole.Results.Select(result => $"places/{result.Pair.Place.Id}"), names);
    }

    [Fact]
    public async Task FirstPage_AnyLength_AsksForWhatItsPlacesNeed()
    {
        var words = new AnswerWriter(TextCatalogue.For("de"), V1.View.Adviser);
        foreach (var person in Stuttgart.Market.Candidates)
        {
            for (var top = 1; top <= 5; top++)
            {
                var request = Ask(person.Id.Value);
                (request.PageSize, request.LanguageCode) = (top, "de");
                var page = await _adviser.RankTrainingPlacesAsync(request);
                var answer = Stuttgart.Ranker.RankPlaces(person.Id, new RankRequest { Purpose = Purpose.MatchForAdviser, Top = top });
                Assert.Equal(words.ToDos(answer.PersonToDos, answer), page.PersonToDos);
            }
        }
    }

    [Fact]
    public async Task PageToken_OfAnotherRequestOrBroken_IsInvalid()
    {
        var request = Ask("s-017");
        request.PageSize = 5;
        var token = (await _adviser.RankTrainingPlacesAsync(request)).NextPageToken;
        var other = Ask("s-019");
        other.PageToken = token;
        await CallAssert.WrongFieldsAsync(["page_token"], () => _adviser.RankTrainingPlacesAsync(other));
        request.PageToken = token[..^2] + (token.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA");
        await CallAssert.WrongFieldsAsync(["page_token"], () => _adviser.RankTrainingPlacesAsync(request));
        request.PageToken = "%%%";
        await CallAssert.WrongFieldsAsync(["page_token"], () => _adviser.RankTrainingPlacesAsync(request));
    }

    [Fact]
    public async Task Filter_SelectsAndKeepsTheSnapshot()
    {
        var request = Ask("s-017");
        request.PageSize = 200;
        var everything = await _adviser.RankTrainingPlacesAsync(request);
        request.Filter = new V1.PlaceFilter { Pathways = { V1.Pathway.DualApprenticeship }, Districts = { "08" }, MaxTravelMinutes = 80 };
        var some = await _adviser.RankTrainingPlacesAsync(request);
        Assert.Equal(
            everything.Matches.Where(match => match.Place is { Pathway: V1.Pathway.DualApprenticeship, TravelMinutes: <= 80 }).Select(match => (match.Place.Name, match.Score.ScoreMillionths)),
            some.Matches.Select(match => (match.Place.Name, match.Score.ScoreMillionths)));
        Assert.NotEmpty(some.Matches);
        Assert.Equal(everything.Info.Snapshot, some.Info.Snapshot);
        Assert.NotEqual(everything.Info.Digest, some.Info.Digest);

        request.Filter = new V1.PlaceFilter { Statuses = { V1.EligibilityStatus.Eligible } };
        Assert.All((await _adviser.RankTrainingPlacesAsync(request)).Matches, match => Assert.Equal(V1.EligibilityStatus.Eligible, match.Status));
    }

    [Fact]
    public async Task GroupBy_ShowsAtMostSoManyAndKeepsRanks()
    {
        var request = Ask("s-017");
        (request.GroupBy, request.MaxPerGroup, request.PageSize) = (V1.GroupBy.Company, 1, 200);
        var answer = await _adviser.RankTrainingPlacesAsync(request);
        Assert.Equal(answer.Matches.Count, answer.Matches.Select(match => match.Place.Company).Distinct().Count());
        var whole = Stuttgart.Ranker.RankPlaces(new Id<Candidate>("s-017"), new RankRequest { Purpose = Purpose.MatchForAdviser, Top = 1_000 });
        Assert.All(answer.Matches, match => Assert.Equal(match.Place.Name, $"places/{whole.Results[match.Rank - 1].Pair.Place.Id}"));
    }

    [Fact]
    public async Task ReadMask_FillsOnlyWhatIsAskedFor()
    {
        var request = Ask("s-017");
        request.ReadMask = new FieldMask { Paths = { "rank", "place.town" } };
        var match = (await _adviser.RankTrainingPlacesAsync(request)).Matches[0];
        Assert.Equal(new V1.PlaceMatch { Rank = 1, Place = new V1.PlaceCard { Town = match.Place.Town } }, match);
    }

    [Fact]
    public async Task Request_WrongInManyPlaces_NamesThemAll()
    {
        var request = new V1.RankTrainingPlacesRequest
        {
            Subject = new V1.Subject { Profile = new V1.Candidate { Home = new V1.Location { PostalCode = "7017" }, Wishes = { "astronaut" }, StartEarliest = "2026-9-1", CaseState = (V1.CaseState)99, PrimaryAdviser = "advisers/a-1" } },
            Purpose = V1.Purpose.DiscloseToCompany,
            Filter = new V1.PlaceFilter { KldbGroups = { "x" }, MaxTravelMinutes = 0, Statuses = { V1.EligibilityStatus.Ineligible } },
            LanguageCode = "fr",
            AsOf = "yesterday",
            PageSize = -1,
            MaxPerGroup = 3,
            ReadMask = new FieldMask { Paths = { "nothing" } },
        };
        await CallAssert.WrongFieldsAsync(
            [
                "as_of", "filter.kldb_groups[0]", "filter.max_travel_minutes", "filter.statuses", "language_code", "max_per_group", "page_size", "purpose", "read_mask.paths[0]",
                "subject.profile.case_state", "subject.profile.home.postal_code", "subject.profile.primary_adviser", "subject.profile.start_earliest", "subject.profile.wishes[0]",
            ],
            () => _portal.RankTrainingPlacesAsync(request));
    }

    [Fact]
    public async Task Candidate_NotThere_IsNotFound() =>
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "CANDIDATE_NOT_FOUND", () => _adviser.RankTrainingPlacesAsync(Ask("s-999")));

    [Fact]
    public async Task SampleStore_TakesNoRealData() =>
        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "SYNTHETIC_STORE", () => _adviser.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest
        {
            Items = { new V1.UpsertCandidate { Candidate = new V1.Candidate { Name = "candidates/s-1" } } },
        }));

    private static RankRequest All => new() { Purpose = Purpose.MatchForAdviser, Top = 1_000 };

    private static V1.RankTrainingPlacesRequest Ask(string candidate) => new() { Subject = new V1.Subject { Candidate = $"candidates/{candidate}" } };

    private static V1.RankTrainingPlacesRequest Visitor() => new()
    {
        Subject = new V1.Subject
        {
            Profile = new V1.Candidate
            {
                Home = new V1.Location { PostalCode = "70173" },
                Wishes = { "industriemechaniker" },
                LanguageEvidence = { new V1.LanguageEvidence { Id = "l-1", Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate, AssessedOn = "2026-07-01" } },
            },
        },
    };
}
