using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>A market that a caller sees is that of the rows, whatever became of the batch before.</summary>
public sealed class LiveViewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-view-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Current_AfterABatchThatFailed_HoldsItsOtherRowsTooOnceItCanBeBuilt()
    {
        await using var state = ServiceState.Open(Path.Combine(_folder, "test.db"), TimeProvider.System, 1, synthetic: false);
        await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle" });
        var sight = new Sight("halle", OfficePlaces: true);
        var company = FullRows.Company with { PrimaryAdviser = null, Trainers = [] };
        var place = FullRows.Place with { Company = company.Id, OpenUntil = null, State = PlaceState.Open, SeatsFilled = 0 };
        await PutAsync(state, company, place with { Id = new("p-1") });
        Assert.Equal(["p-1"], PlacesOf(state, sight));

        // No day follows this one: a rule that adds days cannot be asked. Validation lets no caller say so.
        await PutAsync(state, place with { Id = new("p-2") }, place with { Id = new("p-3"), StartsOn = DateOnly.MaxValue, StartFlexDays = 1 });
        Assert.ThrowsAny<Exception>(() => state.Views.Current(sight));
        await PutAsync(state, place with { Id = new("p-3") });
        Assert.Equal(["p-1", "p-2", "p-3"], PlacesOf(state, sight));
    }

    private static IEnumerable<string> PlacesOf(ServiceState state, Sight sight) => state.Views.Current(sight)!.Places().Select(place => place.Id.Value).Order(StringComparer.Ordinal);

    private static Task<bool> PutAsync(ServiceState state, params object[] rows) => state.Queue.WriteAsync((draft, _) =>
    {
        foreach (var row in rows)
        {
            if (row is Company company)
                draft.Put(new RowKey("halle", RowKind.Company, company.Id.Value), company);
            else if (row is TrainingPlace place)
                draft.Put(new RowKey("halle", RowKind.Place, place.Id.Value), new PlaceRow(place, PortalMarks.None));
        }

        return true;
    });
}
