using FsCheck;
using FsCheck.Fluent;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Live;
using Kausa.Matching.Model;
using Kausa.Matching.Snapshots;
using Kausa.Matching.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>What a store says its rows add to snapshot ids: it is what they add, or it is not believed, or it is found out.</summary>
public sealed class ContentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-content-").FullName;

    private string StoreFile => Path.Combine(_folder, "content.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Kept_AfterAnyBatches_IsTheSumOverTheRows() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), ChangeGen.Seeds(5).ToArbitrary(), (first, seeds) =>
            FollowAsync([first, .. seeds]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    [Fact]
    public async Task Open_WhatWasKept_IsTakenOverAndTheIdIsThatOfTheRows()
    {
        await FillAsync(7);
        await using var state = Open();
        Assert.Equal([RowKind.Adviser, RowKind.Company, RowKind.Place, RowKind.Candidate], state.Believed.Select(kind => kind.Kind));
        AssertIdOfRows(state);
        Assert.Empty(await state.CheckAsync(TimeSpan.Zero));
    }

    [Theory]
    [InlineData("DELETE FROM content")]
    [InlineData("UPDATE content SET form = form + 1, sum = printf('%064d', 1)")]
    [InlineData("UPDATE content SET version = version - 1, sum = printf('%064d', 1)")]
    [InlineData("UPDATE content SET version = version + 1, sum = printf('%064d', 1)")]
    [InlineData("UPDATE content SET row_count = row_count + 1, sum = printf('%064d', 1)")]
    [InlineData("UPDATE content SET sum = 'nothing that a service writes'")]
    public async Task Open_WhatWasKeptCannotBeOfTheseRows_IsComputedFromThemAndKept(string damage)
    {
        await FillAsync(8);
        Sql(damage);
        await using (var state = Open())
        {
            Assert.Empty(state.Believed);
            AssertIdOfRows(state);
        }

        await using var again = Open();
        Assert.Equal(4, again.Believed.Count);
        AssertIdOfRows(again);
    }

    [Fact]
    public async Task Open_RowRemovedOutsideTheService_IsComputedFromTheRows()
    {
        await FillAsync(9);
        Sql("DELETE FROM row WHERE kind = 5 AND id = (SELECT min(id) FROM row WHERE kind = 5)");
        await using var state = Open();
        Assert.DoesNotContain(RowKind.Candidate, state.Believed.Select(kind => kind.Kind));
        AssertIdOfRows(state);
    }

    [Fact]
    public async Task Check_RowChangedOutsideTheService_IsToldAndIdsBecomeThoseOfTheRows()
    {
        await FillAsync(10);
        Sql("UPDATE row SET body = (SELECT body FROM row WHERE kind = 5 ORDER BY id DESC) WHERE kind = 5 AND id = (SELECT min(id) FROM row WHERE kind = 5)");
        var log = new ErrorLog();
        await using (var state = Open(log))
        {
            // While it is looked for, somebody writes: that is in the true sum too.
            var before = Id(state);
            Assert.NotEqual(IdOfRows(state), before);
            await PutAsync(state, "s-new");
            Assert.Equal([("halle", RowKind.Candidate)], await state.CheckAsync(TimeSpan.Zero));
            AssertIdOfRows(state);
            Assert.Contains("office halle are not what this service wrote", Assert.Single(log.Lines), StringComparison.Ordinal);
            await AssertKeptAsync(state);
        }

        await using var again = Open(log);
        AssertIdOfRows(again);
        Assert.Empty(await again.CheckAsync(TimeSpan.Zero));
        Assert.Single(log.Lines);
    }

    // Nothing can be written by a queue that is closed, nor by one that is full: the check tries again until it is told to stop, and gives nothing up in silence.
    [Fact]
    public async Task Check_NothingCanBeWritten_TriesAgainUntilItIsStopped()
    {
        await FillAsync(12);
        Sql("UPDATE row SET body = (SELECT body FROM row WHERE kind = 5 ORDER BY id DESC) WHERE kind = 5 AND id = (SELECT min(id) FROM row WHERE kind = 5)");
        using var stop = new CancellationTokenSource();
        var log = new ErrorLog(onLine: stop.Cancel);
        await using var state = Open(log);
        await state.Queue.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => state.CheckAsync(TimeSpan.Zero, stop.Token));
        Assert.Contains("are not what this service wrote", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EraseAndRestore_LeaveTheSumOfTheRowsThatStay()
    {
        var copy = Path.Combine(_folder, "copy.db");
        await FillAsync(11);
        await using (var state = Open())
        {
            await PutAsync(state, "s-1", "s-2");
            await state.Admin.BackupAsync(new V1.BackupRequest { File = copy });
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" });
            AssertIdOfRows(state);
            await AssertKeptAsync(state);

            // As many rows as the copy has, but not the same.
            await PutAsync(state, "s-2", partTime: true);
            await state.Admin.RestoreAsync(new V1.RestoreRequest { File = copy });
            AssertIdOfRows(state);
            await AssertKeptAsync(state);
        }

        await using var again = Open();
        Assert.Equal(4, again.Believed.Count);
        AssertIdOfRows(again);
    }

    private async Task FollowAsync(int[] seeds)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():n}.db");
        var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: false);
        try
        {
            var market = MarketGen.Drawn(seeds[0], 14, 5);
            await WriteAsync(state, new MarketChanges { Advisers = market.Advisers, Companies = market.Companies, Places = market.Places, Candidates = market.Candidates }, market);
            foreach (var (number, seed) in seeds.Skip(1).Index())
            {
                var changes = ChangeGen.Sound(market, seed) with { Seats = [] };
                market = MarketGen.With(market, ChangeGen.After(market.Content, changes));
                await WriteAsync(state, changes, market);
                await AssertKeptAsync(state);
                if (number % 2 == 1)
                {
                    await state.DisposeAsync();
                    state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: false);
                    Assert.Empty(await state.CheckAsync(TimeSpan.Zero));
                }

                AssertIdOfRows(state);
            }
        }
        finally
        {
            await state.DisposeAsync();
        }
    }

    private async Task FillAsync(int seed)
    {
        var market = MarketGen.Opened(MarketGen.Drawn(seed, 14, 5));
        await using var state = Open();
        await WriteAsync(state, new MarketChanges { Advisers = market.Advisers, Companies = market.Companies, Places = market.Places, Candidates = market.Candidates }, market);
    }

    private ServiceState Open(ErrorLog? log = null) => ServiceState.Open(StoreFile, TimeProvider.System, 1, synthetic: false, log is null ? null : LoggerFactory.Create(logs => logs.AddProvider(log)));

    private static Task<bool> PutAsync(ServiceState state, params string[] ids) => PutAsync(state, partTime: false, ids);

    private static Task<bool> PutAsync(ServiceState state, string id, bool partTime) => PutAsync(state, partTime, id);

    private static Task<bool> PutAsync(ServiceState state, bool partTime, params string[] ids) => state.Queue.WriteAsync((draft, _) =>
    {
        foreach (var id in ids)
            draft.Put(new RowKey("halle", RowKind.Candidate, id), FullRows.Candidate with { Id = new(id), PrimaryAdviser = null, AgeBandAtStart = null, VetoedCompanies = [], EarlierEmployments = [], Consents = [], PartTimeWanted = partTime });
        return true;
    });

    private static Task<bool> WriteAsync(ServiceState state, MarketChanges changes, Market market) => state.Queue.WriteAsync((draft, _) =>
    {
        draft.Put(new RowKey("halle", RowKind.Office, "halle"), new OfficeHead("Halle", market.AsOf < TestPolicies.Base.Law.BeginsOn ? TestPolicies.Base.Law.BeginsOn : market.AsOf, "invented", string.Empty, OfficeHead.ReadPolicy(string.Empty).Policy!));
        changes.Advisers.ToList().ForEach(row => draft.Put(new RowKey("halle", RowKind.Adviser, row.Id.Value), row));
        changes.Companies.ToList().ForEach(row => draft.Put(new RowKey("halle", RowKind.Company, row.Id.Value), row));
        changes.Places.ToList().ForEach(row => draft.Put(new RowKey("halle", RowKind.Place, row.Id.Value), new PlaceRow(row, new PortalMarks($"https://example.org/{row.Id}", []))));
        changes.Candidates.ToList().ForEach(row => draft.Put(new RowKey("halle", RowKind.Candidate, row.Id.Value), row));
        changes.WithdrawnPlaces.ToList().ForEach(id => draft.Remove(new RowKey("halle", RowKind.Place, id.Value)));
        changes.WithdrawnCandidates.ToList().ForEach(id => draft.Remove(new RowKey("halle", RowKind.Candidate, id.Value)));
        changes.WithdrawnCompanies.ToList().ForEach(id => draft.Remove(new RowKey("halle", RowKind.Company, id.Value)));
        return true;
    });

    // What is kept, against the rows as they lie in the store.
    private static async Task AssertKeptAsync(ServiceState state)
    {
        var (kept, books) = await state.Queue.AloneAsync(store => (store.Contents(), BookLoader.At(store, store.Version)));
        var expected = books.Kinds().Where(kind => ContentSums.Counts(kind.Kind)).ToDictionary(kind => kind, kind => ContentSums.Of(books.All<object>(kind.Office, kind.Kind)));
        Assert.Equal(expected, kept.Where(content => content.Content.Sum.RowCount > 0).ToDictionary(content => (content.Content.Office, content.Content.Kind), content => content.Content.Sum));
        Assert.All(kept.Where(content => content.Content.Sum.RowCount == 0), content => Assert.Equal(default, content.Content.Sum.Sum));
        Assert.All(kept, content => Assert.Equal(CanonicalRows.Form, content.Form));
    }

    private static void AssertIdOfRows(ServiceState state) => Assert.Equal(IdOfRows(state), Id(state));

    private static string Id(ServiceState state) => state.Views.Current(new Sight("halle", OfficePlaces: true))!.Snapshot;

    private static string IdOfRows(ServiceState state) => CanonicalRows.Snapshot(new SightReader(state.Books, new Sight("halle", OfficePlaces: true)).Market()).ToString();

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StoreFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }

    private sealed class ErrorLog(Action? onLine = null) : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
                Lines.Add(formatter(state, exception));
            onLine?.Invoke();
        }

        public void Dispose()
        {
        }
    }
}
