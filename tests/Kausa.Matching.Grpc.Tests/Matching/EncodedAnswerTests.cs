using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Security;
using Kausa.Matching.Grpc.Services;
using Kausa.Matching.Grpc.Tests.Support;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>Ranked answers are written by hand; every client must read them as if the generated code had written them.</summary>
public sealed class EncodedAnswerTests : IAsyncLifetime
{
    private ServiceHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await ServiceHost.StartAsync("--callsPerSecond", "1000000");
        foreach (var office in new[] { "stuttgart", "ulm" })
            await (await _host.ClientAsync(V1.Role.Adviser, office)).LoadAsync(Stuttgart.Market);
        // Labels, and a shared place of another office, are fields that no sample has.
        await _host.State.Queue.WriteAsync((draft, _) =>
        {
            foreach (var (key, value) in draft.All("ulm", RowKind.Place).Take(40).ToList())
                draft.Put(key, new PlaceRow(((PlaceRow)value).Place with { Visibility = Model.PlaceVisibility.Shared }, new PortalMarks("https://example.org/ä/1", [new("b", "zwei"), new("a", string.Empty)])));
            return true;
        });
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public void Bytes_OfEveryPersonInEveryForm_AreThoseOfTheGeneratedCode()
    {
        var rpc = new MatchRpc(_host.State.Views, _host.State.Tokens);
        var sight = new Sight("stuttgart", OfficePlaces: true);
        var call = new Admitted(new Caller("test", V1.Role.Adviser, sight, Scopes: 0), CancellationToken.None);
        var (labelled, shared, hidden, paged) = (0, 0, 0, 0);
        foreach (var (number, person) in _host.State.Views.Current(sight)!.Candidates().Index())
        {
            var request = new V1.RankTrainingPlacesRequest
            {
                Subject = new V1.Subject { Candidate = $"candidates/{person.Id}" },
                LanguageCode = number % 2 == 0 ? "de" : "en",
                View = number % 3 == 0 ? V1.View.Person : V1.View.Adviser,
                PageSize = (number % 4 * 7) + 1,
                CountExclusions = number % 5 == 0,
                ReadMask = number % 7 == 0 ? FieldMask.FromString("rank,place.town,reasons") : null,
            };
            using var bytes = rpc.RankTrainingPlaces(request, call);
            var answer = V1.RankTrainingPlacesResponse.Parser.ParseFrom(bytes.Written);
            Assert.True(answer.ToByteArray().AsSpan().SequenceEqual(bytes.Written), person.Id.Value);
            labelled += answer.Matches.Count(match => match.Place.Labels.Count == 2 && match.Place.Labels["b"] == "zwei" && match.Place.Uri.Length > 0);
            shared += answer.Matches.Count(match => match.Place.Name.StartsWith("offices/ulm/places/", StringComparison.Ordinal));
            hidden += answer.Matches.Count(match => match.CompanySideOpen);
            paged += answer.NextPageToken.Length > 0 ? 1 : 0;
        }

        Assert.True(labelled > 0 && shared >= labelled && hidden > 0 && paged > 0, $"{labelled}, {shared}, {hidden}, {paged}");
    }
}
