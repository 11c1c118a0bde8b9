using System.Runtime.CompilerServices;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Kausa.Rpc;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>A market that a caller sees is that of the rows, whatever became of the batch before.</summary>
public sealed class LiveViewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-view-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Current_AfterABatchThatFailed_HoldsItsOtherRowsTooOnceItCanBeBuilt()
    {
        await using var state = await OpenAsync();
        var company = FullRows.Company with { PrimaryAdviser = null, Trainers = [] };
        var place = FullRows.Place with { Company = company.Id, OpenUntil = null, State = PlaceState.Open, SeatsFilled = 0 };
        await PutAsync(state, company, place with { Id = new("p-1") });
        Assert.Equal(["p-1"], PlacesOf(state));

        // No day follows this one: a rule that adds days cannot be asked. Validation lets no caller say so.
        await PutAsync(state, place with { Id = new("p-2") }, place with { Id = new("p-3"), StartsOn = DateOnly.MaxValue, StartFlexDays = 1 });
        Assert.ThrowsAny<Exception>(() => state.Views.Current(Sight));
        await PutAsync(state, place with { Id = new("p-3") });
        Assert.Equal(["p-1", "p-2", "p-3"], PlacesOf(state));
    }

    [Fact]
    public async Task Erase_SomebodyOfTheMarket_IsNowhereInItsMemory()
    {
        await using var state = await OpenAsync();
        await PutAsync(state, Person("s-1"), Person("s-2"));
        var erased = HeldOf(state, "s-2");
        await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-2" });
        var market = await state.Views.SettledAsync(Sight);

        // Frames that end just now may hold it a moment longer.
        for (var turn = 0; turn < 100 && erased.IsAlive; turn++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(erased.IsAlive);
        Assert.Equal((state.Books.Version, 1), (market!.ForgetsUpTo, market.Index.CandidateNumberCount));
        Assert.Same(market, state.Views.Current(Sight));
    }

    [Fact]
    public async Task Keep_AMarketThatHoldsTheErasedStill_PagesGoOnWithOneThatDoesNot_AndNoRunKeepsIt()
    {
        await using var state = await OpenAsync();
        await PutAsync(state, Person("s-1"), Person("s-2"));
        await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-2" });
        var settled = (await state.Views.SettledAsync(Sight))!;
        var holding = new MarketView(settled.Index, new SightReader(state.Books, Sight), synthetic: false, settled.Version) { ForgetsUpTo = settled.ForgetsUpTo - 1 };
        state.Views.Keep(Sight, holding);
        await state.Views.SettledAsync(Sight);
        Assert.Same(settled, state.Views.Find(Sight, settled.AsOf, settled.Snapshot));
        var refusal = await Assert.ThrowsAsync<RpcException>(() => state.Runs.StartDeltaAsync("halle", holding, 0, 10, Policy.ScoreMode.Expected, string.Empty));
        Assert.Equal(RpcStatusCode.FailedPrecondition, refusal.Status.Code);
    }

    // The follower carries out several at once: the market must end up with the last of them, whichever ends last.
    [Fact]
    public async Task Erase_ManyOneAfterTheOther_ARunBeginsOnAMarketThatHasForgottenAll()
    {
        await using var state = await OpenAsync();
        var ids = Enumerable.Range(1, 12).Select(number => $"s-{number}").ToArray();
        await PutAsync(state, [.. ids.Select(Person)]);
        state.Views.Expect(Sight);
        foreach (var id in ids[1..])
        {
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = $"candidates/{id}" });
            _ = state.Views.SettledAsync(Sight);
        }

        var market = (await state.Views.SettledAsync(Sight))!;
        Assert.Equal((state.Books.Version, 1), (market.ForgetsUpTo, market.Index.CandidateNumberCount));
        await state.Runs.StartDeltaAsync("halle", market, 0, 10, Policy.ScoreMode.Expected, string.Empty);
    }

    [Fact]
    public async Task ResumeRuns_OfAMarketThatCannotBeBuilt_AreLeftForTheNextStart()
    {
        await using var state = await OpenAsync();

        // The office has no such adviser. Validation lets no caller say so.
        await PutAsync(state, Person("s-1") with { PrimaryAdviser = new("a-nobody") });
        var asked = new StoredRun("halle", "run-1", string.Empty, 10, Policy.ScoreMode.Expected, state.Books.Version, null);
        await state.Queue.AloneAsync(store =>
        {
            store.PutRun(asked);
            return true;
        });
        await state.ResumeRunsAsync();
        Assert.Null(state.Runs.Find("halle", "run-1"));
        Assert.Equal([asked], await state.Queue.AloneAsync(store => store.Runs()));
    }

    private static Sight Sight { get; } = new("halle", OfficePlaces: true);

    // Not inlined, so that no local of a test holds what is to be collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference HeldOf(ServiceState state, string id)
    {
        var index = state.Views.Current(Sight)!.Index;
        _ = index.CandidateByteCount;
        return new WeakReference(index.FindCandidate(new(id)));
    }

    private static Candidate Person(string id) => FullRows.Candidate with { Id = new(id), PrimaryAdviser = null, AgeBandAtStart = null, VetoedCompanies = [], EarlierEmployments = [] };

    private async Task<ServiceState> OpenAsync()
    {
        var state = ServiceState.Open(Path.Combine(_folder, "test.db"), TimeProvider.System, 1, synthetic: false);
        await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle" });
        return state;
    }

    private static IEnumerable<string> PlacesOf(ServiceState state)
    {
        var market = state.Views.Current(Sight)!;
        return market.PlaceNumbers().Select(number => market.Index.PlaceAt(number).Id.Value);
    }

    private static Task<bool> PutAsync(ServiceState state, params object[] rows) => state.Queue.WriteAsync((draft, _) =>
    {
        foreach (var row in rows)
        {
            if (row is Company company)
                draft.Put(new RowKey("halle", RowKind.Company, company.Id.Value), company);
            else if (row is TrainingPlace place)
                draft.Put(new RowKey("halle", RowKind.Place, place.Id.Value), new PlaceRow(place, PortalMarks.None));
            else if (row is Candidate person)
                draft.Put(new RowKey("halle", RowKind.Candidate, person.Id.Value), person);
        }

        return true;
    });
}
