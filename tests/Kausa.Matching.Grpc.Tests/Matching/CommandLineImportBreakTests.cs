using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Cli;
using Kausa.Matching.Grpc.Markets;
using Kausa.Matching.Grpc.Tests.Support;
using Kausa.Matching.Model;
using Kausa.Matching.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kausa.Matching.Grpc.Tests.Matching;

/// <summary>kausa assess import --server that breaks off after its first group: it says what stays and which version a run compares with, and the same command brings in the rest.</summary>
public sealed class CommandLineImportBreakTests : IDisposable
{
    private const int People = 100;
    private const int PiecesPerPerson = 9;
    private const int PiecesPerGroup = 500;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"kausa-import-break-{Guid.NewGuid():N}.csv");

    public CommandLineImportBreakTests() => File.WriteAllText(_file, "candidate,assessed_on,trial_days,team,care,technical\n" + string.Concat(
        from person in Enumerable.Range(1, People)
        from day in Enumerable.Range(1, PiecesPerPerson / 3)
        select $"s-{person:000},2026-07-0{day},3,4,3,2\n"));

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("en", "The import broke off. What the service had written by then stays;")]
    [InlineData("de", "Die Übernahme brach ab. Was der Dienst bis dahin geschrieben hat, bleibt;")]
    public async Task Import_ServiceBreaksOff_SaysWhatStaysAndTheRunSinceItsVersionHasAll(string language, string sentence)
    {
        var stops = new GroupStop(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        await using var host = await ServiceHost.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter>(stops));
        var (before, broken) = await BreakOffAsync(host, stops, language, args => Task.FromResult(Run(args)));
        Assert.Contains(sentence, broken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing was written", broken.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("nichts geschrieben", broken.Error, StringComparison.Ordinal);
        Assert.Contains($"--since {before}", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_Interrupted_SaysWhatStaysAndTheRunSinceItsVersionHasAll()
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stops = new GroupStop(http =>
        {
            reached.TrySetResult();
            return Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        await using var host = await ServiceHost.StartAsync(builder => builder.Services.AddSingleton<IStartupFilter>(stops));
        var (before, broken) = await BreakOffAsync(host, stops, "en", async args =>
        {
            using var client = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "kausa.dll"), .. args]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            await Task.WhenAny(reached.Task, client.WaitForExitAsync());

            // Not INT, which a shell has its background jobs ignore.
            using (var interrupt = Process.Start("kill", ["-TERM", client.Id.ToString(CultureInfo.InvariantCulture)]))
                await interrupt.WaitForExitAsync();
            var (output, error) = (client.StandardOutput.ReadToEndAsync(), client.StandardError.ReadToEndAsync());
            await client.WaitForExitAsync();
            return (client.ExitCode, await output, await error);
        });
        Assert.Equal((130, true, false), (broken.Code, broken.Error.Contains("stays; the same command can be repeated", StringComparison.Ordinal), broken.Error.Contains("nothing was written", StringComparison.Ordinal)));
        Assert.Contains($"--since {before}", broken.Error, StringComparison.Ordinal);
    }

    private async Task<(long Before, (int Code, string Output, string Error) Broken)> BreakOffAsync(ServiceHost host, GroupStop stops, string language, Func<string[], Task<(int Code, string Output, string Error)>> run)
    {
        string[] service = ["--server", host.Grpc.ToString(), "--key", await host.KeyAsync(V1.Role.Adviser, "stuttgart"), "--lang", language];
        Assert.Equal(0, Run(["load", "--market", Repository.PathOf("samples", "stuttgart"), .. service]).Code);
        string[] import = ["assess", "import", _file, "--instrument", "COMPANY_TRIAL", .. service];
        var (before, known) = (host.State.Books.Version, PieceCount(host));
        stops.Begin(() => host.State.Books.Version > before);
        var broken = await run(import);
        stops.End();
        Assert.NotEqual(0, broken.Code);
        Assert.Contains($": {before.ToString(CultureInfo.InvariantCulture)}\n", broken.Error, StringComparison.Ordinal);
        Assert.Equal(known + PiecesPerGroup, PieceCount(host));

        // The same command brings in the rest, each piece once; a run since the version that was told first has everybody, one since the later version not.
        var again = Run(import);
        Assert.Equal((0, known + (People * PiecesPerPerson)), (again.Code, PieceCount(host)));
        Assert.Contains(language == "de" ? "Brach eine frühere Übernahme dieser Datei ab" : "Where an earlier import of this file broke off", again.Output, StringComparison.Ordinal);
        Assert.Contains($"\"person_count\": {People},", Run(["assess", "run", .. service, "--since", before.ToString(CultureInfo.InvariantCulture), "--format", "json"]).Output, StringComparison.Ordinal);
        return (before, broken);
    }

    private static int PieceCount(ServiceHost host) => host.State.Books.All<Candidate>("stuttgart", RowKind.Candidate).Sum(person => person.Evidence.Count);

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = KausaCommand.Run(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Does something to an upload of results as soon as its first group is written.</summary>
    private sealed class GroupStop(Func<HttpContext, Task> stop) : IStartupFilter
    {
        private Func<bool>? _isWritten;

        public void Begin(Func<bool> isWritten) => _isWritten = isWritten;

        public void End() => _isWritten = null;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((RequestDelegate inner) => http =>
            {
                if (_isWritten is { } isWritten && http.Request.Path.Value!.EndsWith("/SubmitEvidence", StringComparison.Ordinal))
                    http.Request.Body = new StoppingBody(http.Request.Body, () => isWritten() ? stop(http) : Task.CompletedTask);
                return inner(http);
            });
            next(app);
        };
    }

    /// <summary>Gives few bytes at a time, so that no second group is read before the first is written.</summary>
    private sealed class StoppingBody(Stream body, Func<Task> beforeRead) : Stream
    {
        private const int MostBytes = 256;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await beforeRead();
            return await body.ReadAsync(buffer[..Math.Min(buffer.Length, MostBytes)], cancellationToken);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
