using Google.Protobuf;
using Google.Protobuf.Reflection;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Tests.Parties;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Security;

/// <summary>Strings of one office, of a visitor and of somebody who was erased turn up nowhere else: every method of the contract for every role, logs, measures, traces, errors and files.</summary>
public sealed class CanaryTests : IAsyncLifetime, IDisposable
{
    // What only rows hold, and what names them; the latter is what a stranger would have to guess.
    private const string Secret = "CanarySecretOfHalle";
    private const string Name = "canary-halle";
    private const string Person = "canary-halle-person";
    private static readonly V1.Role[] AllRoles = [V1.Role.Portal, V1.Role.Adviser, V1.Role.Researcher, V1.Role.Admin];
    private readonly Recorder _recorder = new();
    private ServiceHost _host = null!;

    private static IEnumerable<MethodDescriptor> Methods => MatchingContract.Services.SelectMany(service => service.Methods);

    public async Task InitializeAsync() => _host = await ServiceHost.StartAsync(
        builder => builder.Logging.ClearProviders().AddProvider(_recorder).SetMinimumLevel(LogLevel.Trace).AddFilter("Kausa", LogLevel.Trace), "--callsPerSecond", "1000000");

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task Office_EveryMethodAndRoleOfAnother_HearsNothingOfIt()
    {
        await FillHalleAsync();
        await PartyTests.CompanyWithPlaceAsync(await _host.ClientAsync(V1.Role.Adviser, "stuttgart"), V1.PlaceVisibility.Office);
        var (answered, refused) = (0, 0);
        foreach (var role in AllRoles)
        {
            foreach (var sees in role == V1.Role.Portal ? new[] { false, true } : [false])
            {
                var key = (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = role, Office = "stuttgart", SeesOfficePlaces = sees })).Secret;
                foreach (var method in Methods.Where(method => method.Name is not ("Backup" or "Restore")))
                {
                    foreach (var request in Questions(method))
                    {
                        var (answers, error) = await DynamicCalls.CallAsync(_host.Channel, method, key, request);
                        var told = ToldTo(answers, error);
                        Assert.DoesNotContain(Secret, told, StringComparison.OrdinalIgnoreCase);
                        if (!request.ToByteString().ToStringUtf8().Contains(Name, StringComparison.Ordinal))
                            Assert.DoesNotContain(Name, told, StringComparison.OrdinalIgnoreCase);
                        (answered, refused) = (answered + answers.Count, refused + (error is null ? 0 : 1));
                    }
                }
            }
        }

        Assert.True(answered > 50 && refused > 50, $"{answered} answers, {refused} errors");
        await AssertNobodyElseHeardAsync(Secret, Name);

        // The recorder hears: the office itself is answered, and spans were seen.
        var own = await (await _host.ClientAsync(V1.Role.Adviser, "halle")).ListCandidatesAsync(new V1.ListCandidatesRequest());
        Assert.Contains(Secret, JsonFormatter.ToDiagnosticString(own), StringComparison.Ordinal);
        Assert.True(_recorder.SpanCount > 100, $"{_recorder.SpanCount} spans");
        Assert.Contains("RankTrainingPlaces", _recorder.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_EveryMethodThatTakesOne_LeavesNoTrace()
    {
        var keys = new Dictionary<V1.Role, string>();
        foreach (var role in AllRoles)
            keys[role] = (await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = role, Office = "stuttgart", SeesOfficePlaces = role == V1.Role.Portal })).Secret;
        await PartyTests.CompanyWithPlaceAsync(await _host.ClientAsync(V1.Role.Adviser, "stuttgart"), V1.PlaceVisibility.Office);
        var methods = Methods.Where(method => SubjectOf(method) is not null).ToList();
        Assert.Equal(["Explain", "RankOccupations", "RankTrainingPlaces", "ScorePair", "WhyNot"], methods.Select(method => method.Name).Order(StringComparer.Ordinal));
        var answered = 0;
        foreach (var method in methods)
        {
            foreach (var (role, profile) in AllRoles.SelectMany(role => Profiles().Select(profile => (role, profile))))
            {
                var request = (IMessage)Activator.CreateInstance(method.InputType.ClrType)!;
                SubjectOf(method)!.Accessor.SetValue(request, new V1.Subject { Profile = profile });
                method.InputType.FindFieldByName("place")?.Accessor.SetValue(request, "places/p-1");
                var (answers, error) = await DynamicCalls.CallAsync(_host.Channel, method, keys[role], request);
                Assert.DoesNotContain(Secret, ToldTo(answers, error), StringComparison.OrdinalIgnoreCase);
                answered += answers.Count;
            }
        }

        Assert.Equal(10, answered);
        await AssertNobodyElseHeardAsync(Secret);
        AssertInNoFile(Secret);
    }

    [Fact]
    public async Task Erased_InNoFileOfTheStore_WhileItRunsAndAfterwards()
    {
        await FillHalleAsync();
        var bytes = System.Text.Encoding.UTF8.GetBytes(Secret + "Person");
        Assert.Contains(_host.StoreFiles(), file => file.AsSpan().IndexOf(bytes) >= 0);
        var admin = await _host.ClientAsync(V1.Role.Admin, "halle");
        await admin.EraseSubjectAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = $"candidates/{Person}" });
        AssertInNoFile(Secret + "Person", Person);
        Assert.Empty((await (await _host.ClientAsync(V1.Role.Adviser, "halle")).ListCandidatesAsync(new V1.ListCandidatesRequest())).Candidates);
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "SUBJECT_NOT_FOUND", () => admin.ExportSubjectAsync(new V1.ExportSubjectRequest { Office = "halle", Candidate = $"candidates/{Person}" }));
    }

    private async Task FillHalleAsync()
    {
        var halle = await _host.ClientAsync(V1.Role.Adviser, "halle");
        await halle.UpdateOfficeAsync(new V1.UpdateOfficeRequest { Office = new V1.Office { Title = Secret, Source = Secret, AsOf = "2026-07-20" } });
        Loading.AllWritten(await halle.BatchUpsertAdvisersAsync(new V1.BatchUpsertAdvisersRequest { Items = { new V1.UpsertAdviser { Adviser = new V1.Adviser { Name = $"advisers/{Name}", CaseloadLimit = 5, Role = V1.AdviserRole.Adviser } } } }));
        Loading.AllWritten(await halle.BatchUpsertCompaniesAsync(new V1.BatchUpsertCompaniesRequest { Items = { new V1.UpsertCompany { Company = new V1.Company { Name = $"companies/{Name}", Label = Secret, Site = new V1.Location { PostalCode = "06108" }, Trainers = { new V1.Trainer { Id = Name } } } } } }));
        Loading.AllWritten(await halle.BatchUpsertPlacesAsync(new V1.BatchUpsertPlacesRequest
        {
            Items =
            {
                new V1.UpsertPlace
                {
                    Place = new V1.TrainingPlace { Name = $"places/{Name}", Company = $"companies/{Name}", Occupation = "tischler", Pathway = V1.Pathway.DualApprenticeship, State = V1.PlaceState.Open, Visibility = V1.PlaceVisibility.Office, Uri = $"https://portal.example/{Secret}", Labels = { [Secret] = Secret } },
                },
            },
        }));
        var person = PartyTests.Person(Person);
        person.LanguageEvidence.Add(new V1.LanguageEvidence { Id = Person, Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate, AssessedOn = "2026-01-01", Instrument = Secret + "Person" });
        Loading.AllWritten(await halle.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = person } }, RequestId = Person }));
        person.PartTimeWanted = true;
        Loading.AllWritten(await halle.BatchUpsertCandidatesAsync(new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = person } } }));
        await _host.State.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle", Label = Secret });
        await halle.StartCohortRunAsync(new V1.StartCohortRunRequest());
        await halle.RankTrainingPlacesAsync(new V1.RankTrainingPlacesRequest { Subject = new V1.Subject { Candidate = $"candidates/{Person}" }, PageSize = 1 });
    }

    // Nothing at all, what every method is normally asked, and every text of the request set to what names a row of the other office.
    private static IEnumerable<IMessage> Questions(MethodDescriptor method)
    {
        IMessage Fresh() => (IMessage)Activator.CreateInstance(method.InputType.ClrType)!;
        yield return Fresh();
        yield return Filled(Fresh(), _ => string.Empty, 3);
        foreach (var guess in new[] { Name, $"candidates/{Person}", $"places/{Name}", $"offices/halle/places/{Name}", $"companies/{Name}", $"offices/halle/companies/{Name}", $"advisers/{Name}", "cohortRuns/run-1", "halle", "offices/halle" })
        {
            yield return Filled(Fresh(), _ => guess, 3);
            yield return Filled(Fresh(), field => Guess(field, guess), 3);
        }
    }

    // A request in which only one field names the other office and the rest is sound.
    private static string Guess(FieldDescriptor field, string guess) => field.Name switch
    {
        "candidate" or "company" or "place" or "name" or "office" or "resume_token" or "page_token" => guess,
        _ => string.Empty,
    };

    private static IMessage Filled(IMessage message, Func<FieldDescriptor, string> text, int depth)
    {
        var alternatives = new HashSet<OneofDescriptor>();
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder().Where(field => !field.IsMap))
        {
            if (field.RealContainingOneof is { } oneof && !alternatives.Add(oneof))
                continue;
            object? value = field.FieldType switch
            {
                FieldType.String => text(field),
                FieldType.Message when depth > 0 && field.MessageType.ClrType is { } type && field.MessageType.File.Package.StartsWith("kausa", StringComparison.Ordinal) => Filled((IMessage)Activator.CreateInstance(type)!, text, depth - 1),
                _ => null,
            };
            if (value is null or "")
                continue;
            if (field.IsRepeated)
                ((System.Collections.IList)field.Accessor.GetValue(message)).Add(value);
            else
                field.Accessor.SetValue(message, value);
        }

        return message;
    }

    private static FieldDescriptor? SubjectOf(MethodDescriptor method) => method.InputType.Fields.InDeclarationOrder().FirstOrDefault(field => field.FieldType == FieldType.Message && field.MessageType == V1.Subject.Descriptor);

    // Sound, with free texts only where they are allowed, and wrong in every text.
    private static IEnumerable<V1.Candidate> Profiles()
    {
        var sound = new V1.Candidate { Name = $"candidates/{Secret}", Home = new V1.Location { PostalCode = "70173" }, Wishes = { "tischler" } };
        sound.LanguageEvidence.Add(new V1.LanguageEvidence { Id = Secret, Level = V1.CefrLevel.B1, Kind = V1.EvidenceKind.SelfEstimate, AssessedOn = "2026-01-01", Instrument = Secret });
        yield return sound;
        yield return (V1.Candidate)Filled(new V1.Candidate(), _ => Secret, 3);
    }

    // The bytes, because details of errors are packed.
    private static string ToldTo(IEnumerable<IMessage> answers, RpcException? error) =>
        string.Join('\n', answers.Select(answer => answer.ToByteString().ToStringUtf8())) + error?.Status.Message + error?.Details?.ToByteString().ToStringUtf8();

    private async Task AssertNobodyElseHeardAsync(params string[] canaries)
    {
        using var client = new HttpClient();
        var measures = await client.GetStringAsync(new Uri(_host.Web, "/metrics"));
        Assert.Contains("rpc_server_call_duration", measures, StringComparison.Ordinal);
        foreach (var canary in canaries)
        {
            Assert.DoesNotContain(canary, measures, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, _recorder.Told, StringComparison.OrdinalIgnoreCase);
        }
    }

    private void AssertInNoFile(params string[] canaries) => Assert.All(canaries, canary =>
        Assert.All(_host.StoreFiles(), file => Assert.True(file.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(canary)) < 0, canary)));
}
