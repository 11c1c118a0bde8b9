using System.Net;
using Kausa.Matching.Contracts;
using Kausa.Matching.Grpc.Tests.Parties;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Kausa.Matching.Grpc.Tests.Security;

/// <summary>Refusals that only a certain machine, file or moment brings about.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("::ffff:192.0.2.7", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("127.0.0.2", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    public async Task Administration_FromAnotherMachine_IsLoopbackOnly(string address, bool refused)
    {
        await using var host = await ServiceHost.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter>(new CallerAt(IPAddress.Parse(address))));
        var admin = await host.KeyAsync(V1.Role.Admin, "installation");
        foreach (var method in MatchingContract.Admin.Methods)
        {
            var error = (await DynamicCalls.CallAsync(host.Channel, method, admin, (Google.Protobuf.IMessage)Activator.CreateInstance(method.InputType.ClrType)!)).Error;
            Assert.True(refused == (error?.Detail<Google.Rpc.ErrorInfo>()?.Reason == "LOOPBACK_ONLY"), $"{method.Name}: {error?.Status}");
            Assert.True(!refused || error!.Status.Code == RpcStatusCode.PermissionDenied, method.Name);
        }

        var adviser = await host.ClientAsync(V1.Role.Adviser, "halle");
        Assert.Equal(32, (await adviser.ListDimensionsAsync(new V1.ListDimensionsRequest())).Dimensions.Count);
        using var http = new HttpClient();
        Assert.Equal(refused ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await http.GetAsync(new Uri(host.Web, "/metrics"))).StatusCode);
    }

    [Fact]
    public async Task BackupAndRestore_FilesThatDoNotServe_AreToldApart()
    {
        await using var host = await ServiceHost.StartAsync();
        var admin = await host.ClientAsync(V1.Role.Admin, "installation");
        var copy = Path.ChangeExtension(host.StoreFile, "copy");
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "FILE_NOT_FOUND", () => admin.RestoreAsync(new V1.RestoreRequest { File = copy }));
        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "FILE_NOT_WRITABLE", () => admin.BackupAsync(new V1.BackupRequest { File = Path.Combine(copy, "no-folder", "copy.db") }));
        await admin.BackupAsync(new V1.BackupRequest { File = copy });
        var bytes = await File.ReadAllBytesAsync(copy);
        await CallAssert.FailsAsync(RpcStatusCode.AlreadyExists, "FILE_EXISTS", () => admin.BackupAsync(new V1.BackupRequest { File = copy }));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(copy));

        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            await command.ExecuteNonQueryAsync();
        }

        var version = host.State.Books.Version;
        await CallAssert.FailsAsync(RpcStatusCode.FailedPrecondition, "NEWER_FORMAT", () => admin.RestoreAsync(new V1.RestoreRequest { File = copy }));
        Assert.Equal(version, host.State.Books.Version);
    }

    [Fact]
    public async Task ReferenceData_OfNames_ThatDoNotExist_AreNotFound()
    {
        await using var host = await ServiceHost.StartAsync();
        var portal = await host.ClientAsync(V1.Role.Portal, "halle");
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "POSTAL_CODE_NOT_FOUND", () => portal.LookUpPostalCodeAsync(new V1.LookUpPostalCodeRequest { PostalCode = "00000" }));
        await CallAssert.WrongFieldsAsync(["postal_code"], () => portal.LookUpPostalCodeAsync(new V1.LookUpPostalCodeRequest { PostalCode = "7017" }));
        await CallAssert.FailsAsync(RpcStatusCode.NotFound, "POLICY_NOT_FOUND", () => portal.GetPolicyInfoAsync(new V1.GetPolicyInfoRequest { Policy = "nowhere" }));
    }

    [Fact]
    public async Task Write_WhenTooManyWait_IsQueueFullAndReadingGoesOn()
    {
        await using var host = await ServiceHost.StartAsync();
        var adviser = await host.ClientAsync(V1.Role.Adviser, "halle");
        var batch = new V1.BatchUpsertCandidatesRequest { Items = { new V1.UpsertCandidate { Candidate = PartyTests.Person("s-1") } } };
        using var hold = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var held = host.State.Queue.AloneAsync(_ =>
        {
            begun.SetResult();
            hold.Wait();
            return true;
        });
        await begun.Task;
        var waiting = new List<Task<int>>();
        try
        {
            RpcException? refusal = null;
            while (refusal is null)
            {
                try
                {
                    waiting.Add(host.State.Queue.WriteAsync((_, _) => waiting.Count));
                }
                catch (RpcException full)
                {
                    refusal = full;
                }
            }

            Assert.Equal(4_096, waiting.Count);
            await CallAssert.FailsAsync(RpcStatusCode.ResourceExhausted, "QUEUE_FULL", () => adviser.BatchUpsertCandidatesAsync(batch));
            Assert.Equal("offices/halle", (await adviser.GetOfficeAsync(new V1.GetOfficeRequest())).Office.Name);
        }
        finally
        {
            hold.Set();
        }

        // What waited is done, and the refused write was not.
        await held;
        Assert.All(await Task.WhenAll(waiting), count => Assert.Equal(4_096, count));
        Assert.Empty((await adviser.ListCandidatesAsync(new V1.ListCandidatesRequest())).Candidates);
        Loading.AllWritten(await adviser.BatchUpsertCandidatesAsync(batch));
    }

    private sealed class CallerAt(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(following => http =>
            {
                http.Connection.RemoteIpAddress = address;
                return following(http);
            });
            next(app);
        };
    }
}
