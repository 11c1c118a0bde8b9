using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Tests.Parties;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Security;

public sealed class GateTests : IAsyncLifetime
{
    private const string Canary = "CanaryOfHalle";
    private ServiceHost _host = null!;

    public async Task InitializeAsync() => _host = await ServiceHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Call_WithoutOrWithWrongKey_IsUnauthenticated()
    {
        var good = (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle" })).Secret;
        await CallAssert.FailsAsync(RpcStatusCode.Unauthenticated, "KEY_MISSING", () => _host.Client(null).ListDimensionsAsync(new V1.ListDimensionsRequest()));
        foreach (var wrong in new[] { "x", "km_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", good[..^1] + (good[^1] == 'A' ? 'B' : 'A'), good.ToUpperInvariant() })
            await CallAssert.FailsAsync(RpcStatusCode.Unauthenticated, "KEY_UNKNOWN", () => _host.Client(wrong).ListDimensionsAsync(new V1.ListDimensionsRequest()));
        Assert.Equal(32, (await _host.Client(good).ListDimensionsAsync(new V1.ListDimensionsRequest())).Dimensions.Count);
    }

    [Fact]
    public async Task Key_ExpiredOrRevoked_IsRefusedAtOnce()
    {
        var expired = await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle", ExpiresOn = "2020-01-01" });
        await CallAssert.FailsAsync(RpcStatusCode.Unauthenticated, "KEY_EXPIRED", () => _host.Client(expired.Secret).ListDimensionsAsync(new V1.ListDimensionsRequest()));
        var admin = await _host.ClientAsync(V1.Role.Admin, "halle");
        var made = await admin.CreateApiKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle", Label = "Frau M., Büro 2" });
        await _host.Client(made.Secret).ListDimensionsAsync(new V1.ListDimensionsRequest());
        await admin.RevokeApiKeyAsync(new V1.RevokeApiKeyRequest { Id = made.Key.Id });
        await CallAssert.FailsAsync(RpcStatusCode.Unauthenticated, "KEY_UNKNOWN", () => _host.Client(made.Secret).ListDimensionsAsync(new V1.ListDimensionsRequest()));
        Assert.NotEmpty((await admin.ListApiKeysAsync(new V1.ListApiKeysRequest())).Keys.Single(key => key.Id == made.Key.Id).RevokedAt);
    }

    [Fact]
    public async Task Store_HoldsNoSecretOfAKey()
    {
        var made = await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle" });
        var secret = System.Text.Encoding.UTF8.GetBytes(made.Secret[12..]);
        Assert.All(StoreFiles(), file => Assert.True(file.AsSpan().IndexOf(secret) < 0));
    }

    [Fact]
    public async Task Roles_EveryMethod_AllowsExactlyWhatTheContractSays()
    {
        var allowed = new Dictionary<string, Roles>
        {
            ["RankTrainingPlaces"] = Roles.Portal | Roles.Researcher | Roles.Adviser,
            ["Explain"] = Roles.Portal | Roles.Researcher | Roles.Adviser,
        };
        foreach (var method in MatchingContract.Services.SelectMany(service => service.Methods))
        {
            var expected = method.Service == MatchingContract.Reference ? Roles.Everybody : method.Service == MatchingContract.Admin ? Roles.Admin : allowed.GetValueOrDefault(method.Name, Roles.Adviser);
            foreach (var role in new[] { V1.Role.Portal, V1.Role.Adviser, V1.Role.Researcher, V1.Role.Admin })
            {
                var refused = await RefusesAsync(method, role);
                Assert.True(refused == (((int)expected & (1 << (int)role)) == 0), $"{method.FullName} for {role}: {(refused ? "refused" : "let in")}");
            }
        }
    }

    [Fact]
    public async Task Tenants_NothingOfHalleReachesStuttgart_UnlessShared()
    {
        var halle = await _host.ClientAsync(V1.Role.Adviser, "halle");
        var stuttgart = await _host.ClientAsync(V1.Role.Adviser, "stuttgart");
        await PartyTests.CompanyWithPlaceAsync(halle, V1.PlaceVisibility.Office, Canary);
        var person = PartyTests.Person(Canary);
        person.LanguageEvidence.Add(new V1.LanguageEvidence { Id = Canary, Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate, AssessedOn = "2026-01-01", Instrument = Canary });
        Loading.AllWritten(await halle.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = person } } }));
        await PartyTests.CompanyWithPlaceAsync(stuttgart, V1.PlaceVisibility.Office);

        var ask = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = new V1.Candidate() }, CountExclusions = true };
        await AssertSilentAsync(() => stuttgart.RankTrainingPlacesAsync(ask));
        await AssertSilentAsync(() => stuttgart.ListCandidatesAsync(new V1.ListCandidatesRequest()));
        await AssertSilentAsync(() => stuttgart.ListCompaniesAsync(new V1.ListCompaniesRequest()));
        await AssertSilentAsync(() => stuttgart.ListPlacesAsync(new V1.ListPlacesRequest()));
        await AssertSilentAsync(() => stuttgart.RankCandidatesAsync(new V1.RankCandidatesRequest { Place = "places/p-1" }));
        await AssertSilentAsync(() => stuttgart.GetOfficeAsync(new V1.GetOfficeRequest()));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "ROW_NOT_FOUND", () => stuttgart.GetCandidateAsync(new V1.GetCandidateRequest { Name = $"candidates/{Canary}" }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "CANDIDATE_NOT_FOUND", () => stuttgart.ScorePairAsync(new V1.ScorePairRequest { Subject = new V1.Subject { Candidate = $"candidates/{Canary}" }, Place = "places/p-1" }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "PLACE_NOT_FOUND", () => stuttgart.ExplainAsync(new V1.ExplainRequest { Subject = ask.Subject, Place = "offices/halle/places/p-1" }));

        // Shared: seen by the other office under a name of its own, not by a portal without the office's sight.
        await PartyTests.CompanyWithPlaceAsync(halle, V1.PlaceVisibility.Shared, Canary);
        Assert.Equal(["offices/halle/places/p-1", "places/p-1"], (await stuttgart.RankTrainingPlacesAsync(ask)).Matches.Select(match => match.Place.Name).Order(StringComparer.Ordinal));
        var portal = await _host.ClientAsync(V1.Role.Portal, "stuttgart");
        Assert.Empty((await portal.RankTrainingPlacesAsync(ask)).Matches);
        await PartyTests.CompanyWithPlaceAsync(halle, V1.PlaceVisibility.Public, Canary);
        Assert.Equal("offices/halle/places/p-1", Assert.Single((await portal.RankTrainingPlacesAsync(ask)).Matches).Place.Name);
    }

    [Fact]
    public async Task Profile_ItsCanariesAppearNowhere()
    {
        var portal = await _host.ClientAsync(V1.Role.Portal, "halle");
        var profile = PartyTests.Person("canary-7");
        profile.BirthMonth = Canary;
        profile.OtherLanguages.Add(Canary);
        profile.LanguageEvidence.Add(new V1.LanguageEvidence { Id = Canary, Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate, AssessedOn = Canary, Instrument = Canary });
        var request = new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Profile = profile } };
        await AssertSilentAsync(() => portal.RankTrainingPlacesAsync(request));
        (profile.BirthMonth, profile.LanguageEvidence[0].AssessedOn) = ("2008-02", "2026-01-01");
        profile.OtherLanguages.Clear();
        await AssertSilentAsync(() => portal.RankTrainingPlacesAsync(request));
        var bytes = System.Text.Encoding.UTF8.GetBytes(Canary);
        Assert.All(StoreFiles(), file => Assert.True(file.AsSpan().IndexOf(bytes) < 0));
    }

    [Fact]
    public async Task Rate_AboveTheLimit_IsResourceExhaustedWithRetryInfo()
    {
        await using var host = await ServiceHost.StartAsync("--callsPerSecond", "1");
        var client = await host.ClientAsync(V1.Role.Adviser, "halle");
        RpcException? refusal = null;
        for (var i = 0; i < 20 && refusal is null; i++)
        {
            try
            {
                await client.ListDimensionsAsync(new V1.ListDimensionsRequest());
            }
            catch (RpcException error)
            {
                refusal = error;
            }
        }

        Assert.Equal((RpcStatusCode.ResourceExhausted, "RATE_LIMITED"), (refusal!.Status.Code, refusal.Detail<Google.Rpc.ErrorInfo>()!.Reason));
        Assert.NotNull(refusal.Detail<Google.Rpc.RetryInfo>());
        await (await host.ClientAsync(V1.Role.Adviser, "leipzig")).ListDimensionsAsync(new V1.ListDimensionsRequest());
    }

    private async Task<bool> RefusesAsync(MethodDescriptor method, V1.Role role)
    {
        var key = (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = role, Office = "halle" })).Secret;
        var client = _host.Client(key);
        try
        {
            if (method.IsServerStreaming)
                return await RefusesStreamAsync(client, method.Name);
            var call = typeof(MatchingClient).GetMethod(method.Name + "Async")!;
            var request = method.IsClientStreaming ? AsyncEnumerable.Empty<V1.SubmitEvidenceRequest>() : (object)method.InputType.Parser.ParseFrom(ByteString.Empty);
            await (Task)call.Invoke(client, [request, CancellationToken.None])!;
            return false;
        }
        catch (RpcException error)
        {
            return error.Detail<Google.Rpc.ErrorInfo>()?.Reason == "ROLE_NOT_ALLOWED";
        }
    }

    private static async Task<bool> RefusesStreamAsync(MatchingClient client, string method)
    {
        if (method == "WatchCohortRun")
            await foreach (var _ in client.WatchCohortRun(new V1.WatchCohortRunRequest())) { }
        else
            await foreach (var _ in client.StreamCohortMatches(new V1.StreamCohortMatchesRequest())) { }
        return false;
    }

    private static async Task AssertSilentAsync<T>(Func<Task<T>> call)
        where T : IMessage
    {
        string told;
        try
        {
            told = JsonFormatter.ToDiagnosticString(await call());
        }
        catch (RpcException error)
        {
            told = error.Status.Message + JsonFormatter.ToDiagnosticString(error.Details);
        }

        Assert.DoesNotContain(Canary, told, StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<byte[]> StoreFiles() => Directory.EnumerateFiles(Path.GetDirectoryName(_host.StoreFile)!).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });
}
