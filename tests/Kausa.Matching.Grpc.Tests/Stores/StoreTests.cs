using System.Text;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Kausa.Rpc;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Tests.Stores;

public sealed class StoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-store-").FullName;

    private string File1 => Path.Combine(_folder, "one.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Write_Acknowledged_IsThereAfterReopening()
    {
        await WriteAsync(File1, state => PutAsync(state, "s-1", "s-2"));
        await WriteAsync(File1, async state =>
        {
            Assert.Equal(["s-1", "s-2"], state.Books.Page("halle", RowKind.Candidate, string.Empty, 10).Select(row => row.Id));
            await state.Queue.WriteAsync((draft, _) =>
            {
                draft.Remove(Key("s-1"));
                return true;
            });
        });
        await WriteAsync(File1, async state =>
        {
            Assert.Equal(["s-2"], state.Books.Page("halle", RowKind.Candidate, string.Empty, 10).Select(row => row.Id));
            var history = await state.Queue.AloneAsync(store => store.History(Key("s-1")));
            Assert.Equal([(1L, 2L)], history.Select(states => (states.Since, states.Until!.Value)));
        });
    }

    [Fact]
    public async Task Row_ChangedRemovedAndMadeAgain_HasStatesThatFollowEachOther() => await WriteAsync(File1, async state =>
    {
        await PutAsync(state, "s-1");
        foreach (var language in new[] { "ar", "fa", "uk" })
            await WriteAsync(draft => draft.Put(Key("s-1"), Person("s-1") with { OtherLanguages = [language] }));
        await WriteAsync(draft => draft.Remove(Key("s-1")));
        await PutAsync(state, "s-1");
        var history = await state.Queue.AloneAsync(store => store.History(Key("s-1")));
        Assert.Equal(new (long, long?)[] { (1, 2), (2, 3), (3, 4), (4, 5), (6, null) }, history.Select(states => (states.Since, states.Until)));
        Assert.Equal([Key("s-1")], await state.Queue.AloneAsync(store => store.CurrentRows().SelectMany(Keys).ToList()));

        static IEnumerable<RowKey> Keys(RowBatch batch)
        {
            using (batch)
                return [.. Enumerable.Range(0, batch.Count).Select(row => batch[row].Key)];
        }

        Task<bool> WriteAsync(Action<Draft> change) => state.Queue.WriteAsync((draft, _) =>
        {
            change(draft);
            return true;
        });
    });

    [Fact]
    public async Task Write_ThatThrows_TakesOnlyItselfOutOfItsGroup() => await WriteAsync(File1, async state =>
    {
        var good = Enumerable.Range(1, 20).Select(n => PutAsync(state, $"s-{n}")).ToList();
        var bad = state.Queue.WriteAsync<bool>((draft, _) =>
        {
            draft.Put(Key("s-99"), Person("s-99"));
            throw new InvalidDataException("no");
        });
        await Task.WhenAll(good);
        await Assert.ThrowsAsync<InvalidDataException>(() => bad);
        Assert.Equal(20, state.Books.All<Candidate>("halle", RowKind.Candidate).Count);
    });

    [Fact]
    public async Task Open_FileInUse_IsRefused()
    {
        await WriteAsync(File1, state => PutAsync(state, "s-1"));
        await using var first = ServiceState.Open(File1, TimeProvider.System, 1, synthetic: false);
        var error = Assert.Throws<NotAStoreException>(() => ServiceState.Open(File1, TimeProvider.System, 1, synthetic: false));
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerFormatOrSomethingElse_IsRefusedAndUntouched()
    {
        await WriteAsync(File1, state => PutAsync(state, "s-1"));
        Sql(File1, "PRAGMA user_version = 99");
        AssertRefused(File1, "newer version");
        var text = Path.Combine(_folder, "text.db");
        await File.WriteAllTextAsync(text, "Not a database, but a text of some length, so that it is no empty file.");
        AssertRefused(text, "is not a store");
        var other = Path.Combine(_folder, "other.db");
        Sql(other, "CREATE TABLE t (x)");
        AssertRefused(other, "not a store of this service");
        Sql(File1, "PRAGMA user_version = 1; UPDATE migration SET sha256 = 'x'");
        AssertRefused(File1, "step 1");
    }

    [Fact]
    public async Task Erase_LeavesNoByteInAnyFile()
    {
        const string canary = "CanaryInstrument";
        await using var state = await OpenAsync(File1);
        for (var n = 0; n < 50; n++)
        {
            var row = Person("s-1") with { LanguageEvidence = [new LanguageEvidence { Id = new($"l-{n}"), Skill = null, Level = CefrLevel.B1, Kind = EvidenceKind.SelfEstimate, AssessedOn = new DateOnly(2026, 1, 1), Instrument = canary }] };
            await state.Queue.WriteAsync((draft, _) =>
            {
                draft.Put(Key("s-1"), row);
                draft.Put(Key($"s-{n + 2}"), Person($"s-{n + 2}"));
                return true;
            });
        }

        Assert.True(Files().Sum(bytes => Count(bytes, canary)) > 0);
        var answer = await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" });
        Assert.Equal(50, answer.RowVersionCount);
        Assert.Equal(0, Files().Sum(bytes => Count(bytes, canary)));
        Assert.Null(state.Books.Find(Key("s-1")));
        Assert.Equal(0, (await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" })).RowVersionCount);
    }

    // A reader that is still open keeps the store from emptying its log.
    [Fact]
    public async Task Erase_LogCannotBeEmptied_BooksForgetThePersonAndTheNextEraseEmptiesIt()
    {
        await using var state = await OpenAsync(File1);
        await PutAsync(state, [.. Enumerable.Range(0, RowBatch.MostRows + 1).Select(n => $"s-{n}")]);
        var erase = new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" };
        var reader = await state.Queue.AloneAsync(store => store.CurrentRows().GetEnumerator());
        Assert.True(reader.MoveNext());
        reader.Current.Dispose();
        using (reader)
            await Assert.ThrowsAsync<SqliteException>(() => state.Admin.EraseAsync(erase));
        Assert.Null(state.Books.Find(Key("s-1")));
        Assert.Equal(state.Store.Version, state.Books.Version);
        Assert.NotEqual(0, new FileInfo(File1 + "-wal").Length);
        Assert.Equal(0, (await state.Admin.EraseAsync(erase)).RowVersionCount);
        Assert.Equal(0, new FileInfo(File1 + "-wal").Length);
    }

    [Fact]
    public async Task BackupRestore_OnAnEmptyStore_SameSnapshot_AndTheErasedStayErased()
    {
        var copy = Path.Combine(_folder, "copy.db");
        string snapshot;
        await using (var state = await OpenAsync(File1))
        {
            await PutAsync(state, "s-1", "s-2", "s-3");
            snapshot = state.Views.Current(new Sight("halle", true))!.Snapshot.ToString();
            var backup = await state.Admin.BackupAsync(new V1.BackupRequest { File = copy });
            Assert.Equal(new FileInfo(copy).Length, backup.ByteCount);
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-2" });
            var restored = await state.Admin.RestoreAsync(new V1.RestoreRequest { File = copy });
            Assert.Equal(1, restored.ErasedCount);
            Assert.Equal(["s-1", "s-3"], state.Books.Page("halle", RowKind.Candidate, string.Empty, 10).Select(row => row.Id));
        }

        await using var empty = ServiceState.Open(Path.Combine(_folder, "two.db"), TimeProvider.System, 1, synthetic: false);
        await empty.Admin.RestoreAsync(new V1.RestoreRequest { File = copy });
        Assert.Equal(snapshot, empty.Views.Current(new Sight("halle", true))!.Snapshot.ToString());
        await PutAsync(empty, "s-9");
        Assert.NotEqual(snapshot, empty.Views.Current(new Sight("halle", true))!.Snapshot.ToString());
    }

    [Fact]
    public async Task Erase_WhileAMarketOfBeforeIsInUse_NoPageAndNoRunGoesOnWithIt()
    {
        await using var state = await OpenAsync(File1);
        await PutAsync(state, "s-1", "s-2");
        var sight = new Sight("halle", true);
        var before = state.Views.Current(sight)!;
        await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-2" });
        state.Views.Keep(sight, before);
        Assert.Null(state.Views.Find(sight, before.AsOf, before.Snapshot));
        var refusal = await Assert.ThrowsAsync<RpcException>(() => state.Runs.StartDeltaAsync("halle", before, 0, 10, Policy.ScoreMode.Expected, string.Empty));
        Assert.Equal(RpcStatusCode.FailedPrecondition, refusal.Status.Code);

        var after = (await state.Views.SettledAsync(sight))!;
        state.Views.Keep(sight, after);
        Assert.Same(after, state.Views.Find(sight, after.AsOf, after.Snapshot));
        await state.Runs.StartDeltaAsync("halle", after, 0, 10, Policy.ScoreMode.Expected, string.Empty);
    }

    // Their markets never held the person and are not made anew, so that they stay older than the erasure.
    [Theory]
    [InlineData("leipzig", true, "s-2")]
    [InlineData("halle", false, "s-2")]
    [InlineData("halle", true, "s-nobody")]
    public async Task Erase_OfSomebodyWhoIsNotInAMarket_ItsPagesGoOn(string office, bool officePlaces, string erased)
    {
        await using var state = await OpenAsync(File1);
        await PutAsync(state, "s-1", "s-2");
        await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "leipzig" });
        var sight = new Sight(office, officePlaces);
        state.Views.Current(sight);
        await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "dresden" });
        await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = $"candidates/{erased}" });
        var market = state.Views.Current(sight)!;
        state.Views.Keep(sight, market);
        Assert.Same(market, state.Views.Find(sight, market.AsOf, market.Snapshot));
    }

    [Fact]
    public void Open_WhereNoFileCanBeMade_IsRefusedByName()
    {
        var file = Path.Combine(_folder, "missing", "kausa.db");
        Assert.Contains($"'{file}' cannot be opened", Assert.Throws<NotAStoreException>(() => SqliteStore.Open(file, TimeProvider.System)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_TellsEveryState()
    {
        await using var state = await OpenAsync(File1);
        await PutAsync(state, "s-1");
        await state.Queue.WriteAsync((draft, _) =>
        {
            draft.Put(Key("s-1"), Person("s-1") with { PartTimeWanted = true });
            return true;
        });
        var states = (await state.Admin.ExportAsync(new V1.ExportSubjectRequest { Office = "halle", Candidate = "candidates/s-1" })).States;
        Assert.Equal([true, false], states.Select(one => one.HasUntilVersion));
        Assert.Contains("\"partTimeWanted\": true", states[1].Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiskFull_WritesAreRefusedReadingGoesOn()
    {
        await using var state = await OpenAsync(File1);
        await PutAsync(state, "s-1");
        await state.Queue.AloneAsync(store => LimitPages((SqliteStore)store));
        var full = false;
        for (var n = 0; n < 2_000 && !full; n++)
        {
            try
            {
                await PutAsync(state, $"t-{n}");
            }
            catch (Rpc.RpcException error)
            {
                Assert.Equal(Rpc.RpcStatusCode.ResourceExhausted, error.Status.Code);
                full = true;
            }
        }

        Assert.True(full);
        var runs = await Assert.ThrowsAsync<Rpc.RpcException>(() => state.Queue.AloneAsync(store => Enumerable.Range(0, 10_000).Count(n => FitsRun(store, n))));
        Assert.Equal((Rpc.RpcStatusCode.ResourceExhausted, "STORE_FULL"), (runs.Status.Code, runs.Detail<Google.Rpc.ErrorInfo>()!.Reason));
        Assert.NotNull(state.Books.Find(Key("s-1")));
        Assert.Single(await state.Queue.AloneAsync(store => store.History(Key("s-1"))));
    }

    // All of one instant, and the clock then goes back: neither it nor the drawn identifiers say which came first.
    [Fact]
    public void Runs_BegunInOneInstant_AreInTheOrderInWhichTheyWereBegun()
    {
        var copy = Path.Combine(_folder, "copy.db");
        var clock = new SetClock { Now = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero) };
        using (var store = SqliteStore.Open(File1, clock))
        {
            Begin(store, "halle", "run-7");
            Begin(store, "halle", "run-9");
            Begin(store, "jena", "run-8");
            Begin(store, "halle", "run-2");
            Begin(store, "apolda", "run-5");
            store.DropRun("halle", "run-9");
            clock.Now -= TimeSpan.FromHours(1);
            Begin(store, "halle", "run-4");
            store.DropRun("halle", "run-4");
            Begin(store, "halle", "run-3");
            Assert.Equal(["run-7", "run-8", "run-2", "run-5", "run-3"], store.Runs().Select(run => run.Id));
            store.Backup(copy);
        }

        using var again = SqliteStore.Open(copy, clock);
        Begin(again, "halle", "run-1");
        Assert.Equal(["run-7", "run-8", "run-2", "run-5", "run-3", "run-1"], again.Runs().Select(run => run.Id));
    }

    private static void Begin(SqliteStore store, string office, string id) => store.PutRun(new StoredRun(office, id, string.Empty, 10, Policy.ScoreMode.Expected, 1, null));

    private static bool FitsRun(IStore store, int number)
    {
        store.PutRun(new StoredRun("halle", $"run-{number}", string.Empty, 10, Policy.ScoreMode.Expected, 1, null));
        return true;
    }

    private static bool LimitPages(SqliteStore store)
    {
        store.LimitTo(pages: 40);
        return true;
    }

    private void AssertRefused(string file, string why)
    {
        var before = File.ReadAllBytes(file);
        Assert.Contains(why, Assert.Throws<NotAStoreException>(() => SqliteStore.Open(file, TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    private static async Task<ServiceState> OpenAsync(string file)
    {
        var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: false);
        await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "halle" });
        return state;
    }

    private static async Task WriteAsync(string file, Func<ServiceState, Task> work)
    {
        await using var state = ServiceState.Open(file, TimeProvider.System, 1, synthetic: false);
        await work(state);
    }

    private static Task<bool> PutAsync(ServiceState state, params string[] ids) => state.Queue.WriteAsync((draft, _) =>
    {
        foreach (var id in ids)
            draft.Put(Key(id), Person(id));
        return true;
    });

    private static RowKey Key(string id) => new("halle", RowKind.Candidate, id);

    private static Candidate Person(string id) => FullRows.Candidate with { Id = new(id), PrimaryAdviser = null, AgeBandAtStart = null, VetoedCompanies = [], EarlierEmployments = [] };

    private IEnumerable<byte[]> Files() => Directory.EnumerateFiles(_folder).Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    private static int Count(byte[] bytes, string text)
    {
        var (count, needle) = (0, Encoding.UTF8.GetBytes(text));
        for (var at = bytes.AsSpan().IndexOf(needle); at >= 0; count++)
        {
            var rest = bytes.AsSpan(at + needle.Length).IndexOf(needle);
            at = rest < 0 ? -1 : at + needle.Length + rest;
        }

        return count;
    }

    private static void Sql(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
