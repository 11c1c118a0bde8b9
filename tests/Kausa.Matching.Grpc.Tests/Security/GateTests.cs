using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Tests.Parties;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;
using Microsoft.Extensions.DependencyInjection;

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
        var clock = new Clock { Today = new DateTimeOffset(2026, 8, 31, 12, 0, 0, TimeSpan.Zero) };
        await using (var host = await ServiceHost.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(clock)))
        {
            var brief = await host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle", ExpiresOn = "2026-08-31" });
            await host.Client(brief.Secret).ListDimensionsAsync(new V1.ListDimensionsRequest());
            clock.Today = clock.Today.AddDays(1);
            await CallAssert.FailsAsync(RpcStatusCode.Unauthenticated, "KEY_EXPIRED", () => host.Client(brief.Secret).ListDimensionsAsync(new V1.ListDimensionsRequest()));
        }

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
        Assert.All(_host.StoreFiles(), file => Assert.True(file.AsSpan().IndexOf(secret) < 0));
    }

    [Fact]
    public async Task Roles_EveryMethod_AllowsExactlyWhatTheContractSays()
    {
        var allowed = new Dictionary<string, Roles>
        {
            ["RankTrainingPlaces"] = Roles.Portal | Roles.Researcher | Roles.Adviser,
            ["Explain"] = Roles.Portal | Roles.Researcher | Roles.Adviser,
            ["RankOccupations"] = Roles.Portal | Roles.Researcher | Roles.Adviser,
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
    public async Task Scopes_OfAKey_LetInExactlyTheMethodsTheyName()
    {
        foreach (var role in new[] { V1.Role.Portal, V1.Role.Adviser, V1.Role.Researcher, V1.Role.Admin })
        {
            foreach (var scope in KeyScopes.All)
            {
                var request = new V1.CreateApiKeyRequest { Role = role, Office = "halle", Scopes = { scope } };
                var methods = MatchingContract.Services.SelectMany(service => service.Methods).Where(method => KeyScopes.ScopeOf(method) == scope).ToList();
                var open = new List<MethodDescriptor>();
                foreach (var method in methods)
                {
                    if (!await RefusesAsync(method, role))
                        open.Add(method);
                }

                if (open.Count == 0)
                {
                    await CallAssert.WrongFieldsAsync(["scopes"], () => _host.State.Admin.CreateKeyAsync(request));
                    continue;
                }

                var key = (await _host.State.Admin.CreateKeyAsync(request)).Secret;
                foreach (var method in MatchingContract.Services.SelectMany(service => service.Methods))
                {
                    var reason = await ReasonAsync(method, key);
                    if (reason != "ROLE_NOT_ALLOWED")
                        Assert.True(reason == "SCOPE_NOT_ALLOWED" == (KeyScopes.ScopeOf(method) is { } needed && needed != scope), $"{method.FullName} with {scope}: {reason}");
                }
            }
        }
    }

    // Words of the documentation; the scope of a method that is new is decided here.
    [Theory]
    [InlineData(V1.Scope.Match, "RankTrainingPlaces RankCandidates Explain WhyNot ScorePair NextBestStep NextCompanyStep NextBestAssessment RankOccupations ListCompanyPriorities GetCoverage CompareLists")]
    [InlineData(V1.Scope.Read, "GetOffice GetAdviser GetCompany GetPlace GetCandidate ListCompanies ListPlaces ListCandidates ListStaleFacts")]
    [InlineData(V1.Scope.Write, "UpdateOffice BatchUpsertAdvisers BatchUpsertCompanies BatchUpsertPlaces BatchUpsertCandidates BatchUpsertTravelTimes BatchDelete SubmitEvidence")]
    [InlineData(V1.Scope.Cohort, "StartCohortRun GetCohortRun WatchCohortRun StreamCohortMatches StartDeltaRun StreamCandidateDeltas CancelCohortRun PlanCohort PlanInterviewDay")]
    [InlineData(V1.Scope.Keys, "CreateApiKey ListApiKeys RevokeApiKey")]
    [InlineData(V1.Scope.Backup, "Backup Restore")]
    [InlineData(V1.Scope.Subjects, "EraseSubject ExportSubject")]
    public async Task Scope_OfAKey_IsForTheseMethods(V1.Scope scope, string methods)
    {
        var role = scope is V1.Scope.Keys or V1.Scope.Backup or V1.Scope.Subjects ? V1.Role.Admin : V1.Role.Adviser;
        var key = (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = role, Office = "installation", Scopes = { scope } })).Secret;
        var open = new List<string>();
        foreach (var method in MatchingContract.Services.Where(service => service != MatchingContract.Reference).SelectMany(service => service.Methods))
        {
            if (await ReasonAsync(method, key) is not ("ROLE_NOT_ALLOWED" or "SCOPE_NOT_ALLOWED"))
                open.Add(method.Name);
        }

        Assert.Equal(methods.Split(' ').Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task CreateApiKey_ThatCouldNeverCall_IsRefusedWithAllReasons()
    {
        var admin = await _host.ClientAsync(V1.Role.Admin, "halle");
        var request = new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle", ExpiresOn = "2020-01-01", Scopes = { V1.Scope.Match, V1.Scope.Keys } };
        await CallAssert.WrongFieldsAsync(["expires_on", "scopes"], () => admin.CreateApiKeyAsync(request));
        request.ExpiresOn = Days.Of(DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)));
        var error = await Assert.ThrowsAsync<RpcException>(() => admin.CreateApiKeyAsync(request));
        var violations = error.Detail<Google.Rpc.BadRequest>()!.FieldViolations;
        Assert.Contains(violations, violation => violation.Description.Contains($"not before {Days.Of(DateOnly.FromDateTime(DateTime.UtcNow))}", StringComparison.Ordinal));
        Assert.Contains(violations, violation => violation.Description.Contains("Match, Read, Write, Cohort", StringComparison.Ordinal));
        Assert.Single((await admin.ListApiKeysAsync(new V1.ListApiKeysRequest())).Keys);
    }

    [Fact]
    public void Scopes_EveryMethodThatIsNotReferenceData_NeedsOne() => Assert.Equal(
        MatchingContract.Reference.Methods.Select(method => method.Name),
        MatchingContract.Services.SelectMany(service => service.Methods).Where(method => KeyScopes.ScopeOf(method) is null).Select(method => method.Name));

    [Fact]
    public async Task Administration_OfOneOffice_EndsAtItsBorder()
    {
        var halle = await _host.ClientAsync(V1.Role.Admin, "halle");
        var other = (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "leipzig" })).Key;
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_ALLOWED", () => halle.CreateApiKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "leipzig" }));
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_ALLOWED", () => halle.ExportSubjectAsync(new V1.ExportSubjectRequest { Office = "leipzig", Candidate = "candidates/s-1" }));
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_ALLOWED", () => halle.EraseSubjectAsync(new V1.EraseSubjectRequest { Office = "leipzig", Candidate = "candidates/s-1" }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "KEY_NOT_FOUND", () => halle.RevokeApiKeyAsync(new V1.RevokeApiKeyRequest { Id = other.Id }));
        Assert.All((await halle.ListApiKeysAsync(new V1.ListApiKeysRequest())).Keys, key => Assert.Equal("halle", key.Office));

        // A copy holds every office, and a restore replaces every office's rows.
        var copy = System.IO.Path.ChangeExtension(_host.StoreFile, "copy");
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_ALLOWED", () => halle.BackupAsync(new V1.BackupRequest { File = copy }));
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_ALLOWED", () => halle.RestoreAsync(new V1.RestoreRequest { File = copy }));

        var installation = await _host.ClientAsync(V1.Role.Admin, "installation");
        await installation.BackupAsync(new V1.BackupRequest { File = copy });
        await installation.CreateApiKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "dresden" });
        Assert.NotEmpty((await installation.RevokeApiKeyAsync(new V1.RevokeApiKeyRequest { Id = other.Id })).Key.RevokedAt);
        await CallAssert.FailsAsync(RpcStatusCode.PermissionDenied, "OFFICE_NOT_ALLOWED", () => installation.ExportSubjectAsync(new V1.ExportSubjectRequest { Office = "halle", Candidate = "candidates/s-1" }));
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

    private async Task<bool> RefusesAsync(MethodDescriptor method, V1.Role role) =>
        await ReasonAsync(method, (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = role, Office = "halle" })).Secret) == "ROLE_NOT_ALLOWED";

    // An empty request: it is refused at the gate, or behind it.
    private async Task<string?> ReasonAsync(MethodDescriptor method, string key) =>
        (await DynamicCalls.CallAsync(_host.Channel, method, key, (Google.Protobuf.IMessage)Activator.CreateInstance(method.InputType.ClrType)!)).Error?.Detail<Google.Rpc.ErrorInfo>()?.Reason;

    private static async Task AssertSilentAsync<T>(Func<Task<T>> call)
        where T : IMessage
    {
        string told;
        try
        {
            told = (await call()).ToByteString().ToStringUtf8();
        }
        catch (RpcException error)
        {
            told = error.Status.Message + error.Details?.ToByteString().ToStringUtf8();
        }

        Assert.DoesNotContain(Canary, told, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Today { get; set; }

        public override DateTimeOffset GetUtcNow() => Today;
    }
}
