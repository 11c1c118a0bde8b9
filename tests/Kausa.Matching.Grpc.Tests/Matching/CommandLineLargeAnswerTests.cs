using System.Buffers.Binary;
using System.Net;
using Google.Protobuf;
using Kausa.Matching.Cli;
using Kausa.Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>Plans of large offices are one message each, larger than what clients take unless told otherwise.</summary>
public sealed class CommandLineLargeAnswerTests
{
    private const int UsualLimitBytes = 4 * 1024 * 1024;
    private const string German = "die Antwort ist zu groß; erlaubt sind 256 MB. Mit --market PATH gilt diese Grenze nicht.";
    private const string English = "the answer is too large; allowed are 256 MB. With --market PATH there is no such limit.";

    [Fact]
    public async Task Allocate_AnswerAboveTheUsualLimit_IsTakenWithItsFile()
    {
        var plan = new V1.PlanCohortResponse { Info = new V1.AnswerInfo { AsOf = "2026-09-01", Digest = "d" }, Proof = new V1.PlanProof { Proven = true }, File = ByteString.CopyFrom(new byte[UsualLimitBytes + 1]) };
        await using var service = await AnsweringAsync(Frame(plan.CalculateSize(), plan.ToByteArray()));
        var folder = Directory.CreateTempSubdirectory("kausa-large-").FullName;
        var file = Path.Combine(folder, "plan.csv");
        var run = Run("allocate", "--server", service.Urls.Single(), "--key", "km_x", "--out", file);
        Assert.Equal((0, true), (run.Code, run.Output.Length > 0));
        Assert.Equal(plan.File.Length, new FileInfo(file).Length);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task InterviewDay_AnswerAboveTheUsualLimit_IsTaken()
    {
        var day = new V1.PlanInterviewDayResponse { Info = new V1.AnswerInfo { AsOf = "2026-09-01" }, Proven = true, NothingPossible = { Enumerable.Range(0, 300_000).Select(n => $"candidates/s-{n}") } };
        Assert.True(day.CalculateSize() > UsualLimitBytes);
        await using var service = await AnsweringAsync(Frame(day.CalculateSize(), day.ToByteArray()));
        var run = Run("interview-day", "--server", service.Urls.Single(), "--key", "km_x", "--format", "json");
        Assert.Equal((0, string.Empty, true), (run.Code, run.Error, run.Output.Contains("\"s-299999\"", StringComparison.Ordinal)));
    }

    // A page holds 10,000 people, which no sample has.
    [Fact]
    public async Task Coverage_AnswerInPages_IsToldAsOne()
    {
        var asked = new List<V1.GetCoverageRequest>();
        await using var service = await StartAsync(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var request = V1.GetCoverageRequest.Parser.ParseFrom(body.ToArray().AsSpan(5));
            asked.Add(request);
            var page = request.PageToken.Length == 0 ? CoveragePage("next", "s-1") : CoveragePage(string.Empty, "s-2", "s-3");
            await AnswerAsync(context, Frame(page.CalculateSize(), page.ToByteArray()));
        });
        var run = Run("coverage", "--server", service.Urls.Single(), "--key", "km_x", "--format", "json");
        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.Equal(["", "next"], asked.Select(request => request.PageToken));
        string[] people = ["s-1", "s-2", "s-3"];
        Assert.All(people, person => Assert.Contains($"\"{person}\"", run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de", German, "allocate")]
    [InlineData("en", English, "allocate", "--out", "never.csv")]
    [InlineData("de", German, "interview-day")]
    [InlineData("en", English, "interview-day", "--format", "csv")]
    public async Task Plan_AnswerThatIsNotTaken_SaysWhatIsAllowed(string language, string expected, params string[] asked)
    {
        // It is announced, and nothing of it sent.
        await using var service = await AnsweringAsync(Frame((256 * 1024 * 1024) + 1, []));
        var server = service.Urls.Single();
        var run = Run([.. asked, "--server", server, "--key", "km_x", "--lang", language]);
        Assert.Equal((2, string.Empty, $"{server}: {expected}\n"), (run.Code, run.Output, run.Error.ReplaceLineEndings("\n")));
        Assert.False(File.Exists("never.csv"));
    }

    // Its market is what is loaded, so that there is no other way to ask.
    [Theory]
    [InlineData("de", "die Antwort ist zu groß; erlaubt sind 256 MB.")]
    [InlineData("en", "the answer is too large; allowed are 256 MB.")]
    public async Task Load_AnswerThatIsNotTaken_SaysNothingOfAMarketInstead(string language, string expected)
    {
        await using var service = await AnsweringAsync(Frame((256 * 1024 * 1024) + 1, []));
        var server = service.Urls.Single();
        var run = Run("load", "--market", Repository.PathOf("samples", "stuttgart"), "--server", server, "--key", "km_x", "--lang", language);
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.EndsWith($"{server}: {expected}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    // What the service itself finds too large is its own to tell.
    [Fact]
    public async Task Plan_RequestThatIsNotTaken_IsNotCalledAnAnswer()
    {
        await using var service = await StartAsync(context =>
        {
            (context.Response.Headers["grpc-status"], context.Response.Headers["grpc-message"]) = ("8", "A message of 9 bytes is above the limit of 8.");
            return Task.CompletedTask;
        });
        var run = Run("interview-day", "--server", service.Urls.Single(), "--key", "km_x");
        Assert.Equal((2, $"{service.Urls.Single()}: A message of 9 bytes is above the limit of 8.\n"), (run.Code, run.Error.ReplaceLineEndings("\n")));
    }

    private static byte[] Frame(int length, byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private static V1.GetCoverageResponse CoveragePage(string next, string first, params string[] more) => new()
    {
        Info = new V1.AdviceInfo { AsOf = "2026-09-01" },
        NextPageToken = next,
        Districts =
        {
            new V1.DistrictCoverage { District = "08111", DistrictTitle = "Stuttgart", PeopleCount = 9, NothingCount = 1, OutOfReach = { new V1.PersonOutOfReach { Candidate = $"candidates/{first}" } } },
            new V1.DistrictCoverage { PeopleCount = 9, NothingCount = 2, OutOfReach = { more.Select(person => new V1.PersonOutOfReach { Candidate = $"candidates/{person}" }) } },
        },
    };

    private static Task<WebApplication> AnsweringAsync(byte[] frame) => StartAsync(context => AnswerAsync(context, frame));

    private static async Task AnswerAsync(HttpContext context, byte[] frame)
    {
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(frame, context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    /// <summary>A service that answers every method in one way.</summary>
    private static async Task<WebApplication> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = "application/grpc";
            return answer(context);
        });
        await app.StartAsync();
        return app;
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
