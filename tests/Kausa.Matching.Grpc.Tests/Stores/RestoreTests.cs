using Google.Protobuf;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Stores;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Kausa.Rpc;
using Microsoft.Data.Sqlite;

namespace Kausa.Matching.Grpc.Tests.Stores;

/// <summary>A copy is restored as a whole, or nothing of it is: then the service goes on with what it had.</summary>
public sealed class RestoreTests : IDisposable
{
    private static readonly Sight Adviser = new("halle", OfficePlaces: true);

    // A policy that no version takes.
    private static readonly string RefusedPolicy = Convert.ToHexString(new V1.Office { Title = "Halle", AsOf = "2026-09-01", Source = "invented", PolicyJson = "{\"inherits\":\"nothing\"}" }.ToByteArray());

    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-restore-").FullName;

    public static TheoryData<string, string> Damages => new()
    {
        { "UPDATE row SET body = X'FFFFFF' WHERE id = 's-3'", "a Candidate row of office 'halle' cannot be read" },
        { "UPDATE row SET body = X'FFFFFF' WHERE kind = 3", "a Company row of office 'halle' cannot be read" },
        { "UPDATE row SET kind = 4 WHERE id = 's-3'", "a Place row of office 'halle' " },
        { "UPDATE row SET kind = 9 WHERE id = 's-3'", "a row of office 'halle' is of the unknown kind 9" },
        { "UPDATE row SET body = X'' WHERE kind = 3", "a Company row of office 'halle' is not valid (1 field of the row is wrong, 'label': " },
        { "UPDATE row SET id = 'Nobody has such a name' WHERE id = 's-3'", "a Candidate row of office 'halle' cannot be read" },
        { $"UPDATE row SET body = X'{RefusedPolicy}' WHERE kind = 1", "the policy of office 'halle' is one that this version refuses" },
        { "UPDATE row SET body = X'FFFFFF' WHERE id = 's-1' AND until IS NOT NULL", "a Candidate row of office 'halle' cannot be read" },
    };

    private string StoreFile => Path.Combine(_folder, "store.db");

    private string Copy => Path.Combine(_folder, "copy.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, MemberData(nameof(Damages))]
    public async Task Restore_RowOfTheCopyCannotBeRead_IsRefusedAndNothingChanges(string damage, string why)
    {
        await using (var state = await WithCopyAsync())
        {
            Sql(Copy, damage);
            var refusal = await AssertRefusedAsync(state, RpcStatusCode.FailedPrecondition, "ROW_NOT_READABLE");
            Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s-3", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Nobody", refusal.Message, StringComparison.Ordinal);
        }

        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Restore_PageOfTheCopyIsTorn_IsRefusedAndNothingChanges()
    {
        await using (var state = await WithCopyAsync())
        {
            var bytes = await File.ReadAllBytesAsync(Copy);
            var at = bytes.AsSpan().LastIndexOf("s-3"u8);
            bytes.AsSpan(at & ~4_095, 4_096).Fill(0xFF);
            await File.WriteAllBytesAsync(Copy, bytes);
            var refusal = await AssertRefusedAsync(state, RpcStatusCode.FailedPrecondition, "NOT_A_STORE");
            Assert.Contains($"'{Copy}' cannot be read: ", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("malformed", refusal.Message, StringComparison.Ordinal);
        }

        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Restore_FromTheStoreItself_IsRefusedAndNothingChanges()
    {
        await using (var state = await WithCopyAsync())
        {
            File.Delete(Copy);
            File.CreateSymbolicLink(Copy, StoreFile);
            await AssertRefusedAsync(state, RpcStatusCode.FailedPrecondition, "NOT_A_STORE");
        }

        await AssertGoesOnAsync();
    }

    [Theory]
    [InlineData(false, "is a copy of a sample")]
    [InlineData(true, "is the store of a sample")]
    public async Task Restore_InventedPeopleAmongOthers_IsRefusedAndNothingChanges(bool isSample, string why)
    {
        await using (var other = ServiceState.Open(Path.Combine(_folder, "other.db"), TimeProvider.System, 1, synthetic: !isSample))
            await other.Admin.BackupAsync(new V1.BackupRequest { File = Copy });
        await using var state = ServiceState.Open(StoreFile, TimeProvider.System, 1, synthetic: isSample);
        var before = await state.Queue.AloneAsync(store => store.Version);

        var refusal = await AssertRefusedAsync(state, RpcStatusCode.FailedPrecondition, "SYNTHETIC_STORE");

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await state.Queue.AloneAsync(store => store.Version));
    }

    [Fact]
    public async Task Restore_NoRoom_IsRefusedAndNothingChanges()
    {
        await using (var state = await WithCopyAsync())
        {
            File.Delete(Copy);
            await using (var larger = ServiceState.Open(Path.Combine(_folder, "larger.db"), TimeProvider.System, 1, synthetic: false))
            {
                await PutAsync(larger, [.. Enumerable.Range(0, 1_000).Select(n => $"t-{n}")]);
                await larger.Admin.BackupAsync(new V1.BackupRequest { File = Copy });
            }

            await state.Queue.AloneAsync(store =>
            {
                ((SqliteStore)store).LimitTo(pages: 40);
                return true;
            });
            await AssertRefusedAsync(state, RpcStatusCode.ResourceExhausted, "STORE_FULL");
        }

        await AssertGoesOnAsync();
    }

    // A reader that is still open keeps the store from letting go of the copy and from carrying its log over.
    [Fact]
    public async Task Restore_TidyingUpFailsAfterTheCommit_BooksAreThoseOfTheCopy()
    {
        await using (var state = await WithCopyAsync())
        {
            await PutAsync(state, [.. Enumerable.Range(0, RowBatch.MostRows).Select(n => $"t-{n}")]);
            using (await state.Queue.AloneAsync(Reader))
                Assert.Equal(6, (await state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy })).RowCount);
            Assert.Equal(["s-1", "s-2", "s-3"], Ids(state));
            Assert.Equal(state.Store.Version, state.Books.Version);
            await PutAsync(state, "s-4");
            await state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy });
            Assert.Equal(["s-1", "s-2", "s-3"], Ids(state));
        }

        await using var again = Open();
        Assert.Equal(["s-1", "s-2", "s-3"], Ids(again));
    }

    [Fact]
    public async Task Restore_TidyingUpFailsAfterWhoeverReadsItThrew_IsToldWhatWasThrown()
    {
        await using var state = await WithCopyAsync();
        await PutAsync(state, [.. Enumerable.Range(0, RowBatch.MostRows).Select(n => $"t-{n}")]);
        using var reader = await state.Queue.AloneAsync(Reader);
        await state.Queue.AloneAsync(store => Assert.Throws<TimeoutException>(() => store.Restore(Copy, _ => throw new TimeoutException())));
    }

    // From the room there is to the room it takes, page by page: it ends among the rows, among what they are as numbers, and anywhere else.
    [Fact]
    public async Task Restore_AnyRoomTooSmall_IsRefusedAsFull()
    {
        await using (var larger = ServiceState.Open(Path.Combine(_folder, "larger.db"), TimeProvider.System, 1, synthetic: false))
        {
            await larger.Queue.WriteAsync((draft, _) =>
            {
                for (var n = 0; n < 150; n++)
                    draft.Put(new RowKey($"office-{n}", RowKind.Candidate, "s-1"), Person("s-1"));
                return true;
            });
            await larger.Admin.BackupAsync(new V1.BackupRequest { File = Copy });
        }

        await using var state = Open();
        var (pages, refused) = (1, 0);
        while (!await TakesAsync(pages++))
            refused++;
        Assert.InRange(refused, 20, 200);

        async Task<bool> TakesAsync(int pages)
        {
            try
            {
                return await state.Queue.AloneAsync(store =>
                {
                    ((SqliteStore)store).LimitTo(pages);
                    BookLoader.Restore(store, Copy, state.Books);
                    return true;
                });
            }
            catch (RpcException exception)
            {
                Assert.Equal("STORE_FULL", exception.Detail<Google.Rpc.ErrorInfo>()!.Reason);
                return false;
            }
        }
    }

    // Linux shows every process its own memory as a file, of which nothing lies at the beginning: reading it is an error of input.
    [Fact]
    public async Task Restore_DiskOfTheCopyCannotBeRead_IsRefusedAsTheCopys()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await using (var state = await WithCopyAsync())
        {
            File.Delete(Copy);
            File.CreateSymbolicLink(Copy, "/proc/self/mem");
            var refusal = await AssertRefusedAsync(state, RpcStatusCode.FailedPrecondition, "NOT_A_STORE");
            Assert.Contains($"'{Copy}' cannot be read: SQLite Error 10", refusal.Message, StringComparison.Ordinal);
        }

        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Restore_TheStoreIsDamagedAndNotTheCopy_NamesTheStore()
    {
        await using (var state = await WithCopyAsync())
        {
            File.Delete(Copy);
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-2" });
            await state.Admin.BackupAsync(new V1.BackupRequest { File = Copy });
        }

        var page = 4_096 * (RootOf("tombstone") - 1);
        var bytes = await File.ReadAllBytesAsync(StoreFile);
        bytes.AsSpan(page, 4_096).Fill(0xFF);
        await File.WriteAllBytesAsync(StoreFile, bytes);
        await using var again = Open();
        var refusal = await AssertRefusedAsync(again, RpcStatusCode.FailedPrecondition, "NOT_A_STORE");
        Assert.Contains($"'{StoreFile}' is damaged", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Copy, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_WhoeverReadsItThrows_LeavesTheStoreAsItWas()
    {
        await using var state = await WithCopyAsync();
        await state.Queue.AloneAsync(store =>
        {
            var before = Content(store);
            var seen = 0;
            Assert.Throws<TimeoutException>(() => store.Restore(Copy, version =>
            {
                Assert.Equal(store.Version + 1, version);
                seen = Rows(store).Count;
                throw new TimeoutException();
            }));
            Assert.Equal(6, seen);
            Assert.Equal(before, Content(store));
            return true;
        });
    }

    [Fact]
    public async Task Restore_SoundCopy_WhoeverFollowsTheBooksBeginsAnew()
    {
        await using var state = await WithCopyAsync();
        var (view, resets) = (new LiveView(state.Books, Adviser, asOf: null), state.Books.ResetCount);
        Assert.Equal(["s-1", "s-2", "s-4"], PeopleOf(view));
        await state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy });
        Assert.Equal(["s-1", "s-2", "s-3"], PeopleOf(view));
        Assert.Equal(resets + 1, state.Books.ResetCount);
        Assert.Equal(state.Store.Version, state.Books.Version);
        await PutAsync(state, "s-5");
        Assert.Equal(["s-1", "s-2", "s-3", "s-5"], PeopleOf(view));
    }

    [Fact]
    public async Task Restore_SomebodyEnteredAgainAfterTheirErasure_StaysWithWhatWasEnteredThen()
    {
        await using (var state = await WithCopyAsync())
        {
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" });
            await PutAsync(state, "s-1");
            File.Delete(Copy);
            await state.Admin.BackupAsync(new V1.BackupRequest { File = Copy });
            Assert.Equal(0, (await state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy })).ErasedCount);
            Assert.Equal(["s-1", "s-2", "s-4"], Ids(state));

            // Erased once more, the copy's tombstone is the older one of two.
            await state.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" });
            Assert.Equal(1, (await state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy })).ErasedCount);
            Assert.Equal(["s-2", "s-4"], Ids(state));
        }

        await using var other = ServiceState.Open(Path.Combine(_folder, "other.db"), TimeProvider.System, 1, synthetic: false);
        Assert.Equal(0, (await other.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy })).ErasedCount);
        Assert.Equal(["s-1", "s-2", "s-4"], Ids(other));

        // Its own tombstone says nothing about the versions of another store: whoever was erased here stays erased, also where the copy's versions are higher.
        await other.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" });
        Assert.Equal(1, (await other.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy })).ErasedCount);
        Assert.Equal(["s-2", "s-4"], Ids(other));
        await using var younger = ServiceState.Open(Path.Combine(_folder, "younger.db"), TimeProvider.System, 1, synthetic: false);
        await PutAsync(younger, "s-1");
        await younger.Admin.EraseAsync(new V1.EraseSubjectRequest { Office = "halle", Candidate = "candidates/s-1" });
        Assert.Equal(1, (await younger.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy })).ErasedCount);
        Assert.Equal(["s-2", "s-4"], Ids(younger));
    }

    [Fact]
    public async Task Restore_CopyWithoutAnOfficeThatHasAKey_TheKeyIsServed()
    {
        await using var state = await WithCopyAsync();
        await state.Admin.CreateKeyAsync(new V1.CreateApiKeyRequest { Role = V1.Role.Adviser, Office = "leipzig" });
        await state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy });
        Assert.NotNull(state.Views.Current(new Sight("leipzig", OfficePlaces: true)));
        Assert.Equal("Halle", state.Views.Head("halle")!.Title);
    }

    [Fact]
    public async Task RestoreVerb_ServiceStopped_RefusesAndTakesOverAsTheServiceDoes()
    {
        string before;
        await using (var state = await WithCopyAsync())
            before = state.Views.Current(Adviser)!.Snapshot;
        var sound = await File.ReadAllBytesAsync(Copy);
        Sql(Copy, "UPDATE row SET body = X'FFFFFF' WHERE id = 's-3'");
        Assert.Equal(4, await AdminVerbs.RunAsync(["restore", "--store", StoreFile, "--file", Copy], TextWriter.Null));
        await AssertGoesOnAsync();
        await File.WriteAllBytesAsync(Copy, sound);
        await using var answer = new StringWriter();
        Assert.Equal(0, await AdminVerbs.RunAsync(["restore", "--store", StoreFile, "--file", Copy], answer));
        Assert.Contains("\"row_count\": 6", answer.ToString(), StringComparison.Ordinal);
        await using var again = Open();
        Assert.Equal(["s-1", "s-2", "s-3"], Ids(again));
        Assert.NotEqual(before, again.Views.Current(Adviser)!.Snapshot);
    }

    // A store whose copy has an adviser, a company and three people of whom one has a past; since then s-3 was removed and s-4 came.
    private async Task<ServiceState> WithCopyAsync()
    {
        var state = Open();
        await state.Queue.WriteAsync((draft, _) =>
        {
            draft.Put(new RowKey("halle", RowKind.Office, "halle"), new OfficeHead("Halle", new DateOnly(2026, 9, 1), "invented", string.Empty, OfficeHead.ReadPolicy(string.Empty).Policy!));
            draft.Put(new RowKey("halle", RowKind.Company, "b-1"), FullRows.Company with { Id = new("b-1"), PrimaryAdviser = null, Trainers = [], Entitlements = [] });
            draft.Put(new RowKey("halle", RowKind.Adviser, "a-1"), FullRows.Adviser with { Id = new("a-1") });
            for (var n = 1; n <= 3; n++)
                draft.Put(Key($"s-{n}"), Person($"s-{n}"));
            return true;
        });
        await PutAsync(state, "s-1");
        await state.Admin.BackupAsync(new V1.BackupRequest { File = Copy });
        await state.Queue.WriteAsync((draft, _) =>
        {
            draft.Remove(Key("s-3"));
            draft.Put(Key("s-4"), Person("s-4"));
            return true;
        });
        return state;
    }

    private async Task<RpcStatus> AssertRefusedAsync(ServiceState state, RpcStatusCode code, string reason)
    {
        await state.Queue.AloneAsync(store =>
        {
            store.PutRun(new StoredRun("halle", "run-1", string.Empty, 10, Policy.ScoreMode.Expected, store.Version, null));
            return true;
        });
        var (view, rows, resets, kept) = (state.Views.Current(Adviser), state.Books.All<Candidate>("halle", RowKind.Candidate), state.Books.ResetCount, await state.Queue.AloneAsync(Content));
        var refusal = await Assert.ThrowsAsync<RpcException>(() => state.Admin.RestoreAsync(new V1.RestoreRequest { File = Copy }));
        Assert.Equal((code, reason), (refusal.Status.Code, refusal.Detail<Google.Rpc.ErrorInfo>()!.Reason));
        Assert.Same(view, state.Views.Current(Adviser));
        Assert.Equal(rows, state.Books.All<Candidate>("halle", RowKind.Candidate));
        Assert.Equal(resets, state.Books.ResetCount);
        Assert.Equal(kept, await state.Queue.AloneAsync(Content));
        return refusal.Status;
    }

    // Opened again it has what it had, its word for it is still good, and it is written on.
    private async Task AssertGoesOnAsync()
    {
        await using var state = Open();
        Assert.Equal(["s-1", "s-2", "s-4"], Ids(state));
        Assert.Equal([RowKind.Adviser, RowKind.Company, RowKind.Candidate], state.Believed.Select(kind => kind.Kind).Order());
        Assert.Empty(await state.CheckAsync(TimeSpan.Zero));
        await PutAsync(state, "s-4");
        Assert.Equal(state.Store.Version, state.Books.Version);
    }

    private static IEnumerable<string> PeopleOf(LiveView view)
    {
        var index = view.Current()!.Index;
        return Enumerable.Range(0, index.CandidateNumberCount).Where(index.IsCandidateThere).Select(number => index.CandidateAt(number).Id.Value).Order(StringComparer.Ordinal);
    }

    private static IDisposable Reader(IStore store)
    {
        var batches = store.CurrentRows().GetEnumerator();
        Assert.True(batches.MoveNext());
        batches.Current.Dispose();
        return batches;
    }

    private static string Content(IStore store) => string.Join('\n', [$"{store.Version}", .. Rows(store), .. store.Runs().Select(run => $"{run}"), .. store.Contents().Select(content => $"{content}")]);

    private static List<string> Rows(IStore store)
    {
        var rows = new List<string>();
        foreach (var batch in store.CurrentRows())
        {
            using (batch)
                rows.AddRange(Enumerable.Range(0, batch.Count).Select(row => $"{batch[row]} {Convert.ToHexString(batch.Body(row))}"));
        }

        return rows;
    }

    private static IEnumerable<string> Ids(ServiceState state) => state.Books.Page("halle", RowKind.Candidate, string.Empty, 10).Select(row => row.Id);

    private ServiceState Open() => ServiceState.Open(StoreFile, TimeProvider.System, 1, synthetic: false);

    private static Task<bool> PutAsync(ServiceState state, params string[] ids) => state.Queue.WriteAsync((draft, _) =>
    {
        foreach (var id in ids)
            draft.Put(Key(id), Person(id) with { PartTimeWanted = true });
        return true;
    });

    private static RowKey Key(string id) => new("halle", RowKind.Candidate, id);

    private static Candidate Person(string id) => FullRows.Candidate with { Id = new(id), PrimaryAdviser = null, AgeBandAtStart = null, VetoedCompanies = [], EarlierEmployments = [], PartTimeWanted = false };

    private int RootOf(string table)
    {
        using var connection = new SqliteConnection($"Data Source={StoreFile};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rootpage FROM sqlite_schema WHERE name = $table";
        command.Parameters.AddWithValue("$table", table);
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Sql(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0);
    }
}
