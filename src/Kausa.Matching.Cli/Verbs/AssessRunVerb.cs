using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Assessment;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Assessments;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa assess run</c>: what results that came in change, for whom and by what.</summary>
internal static class AssessRunVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var resume = new Option<bool>("--resume");
        var since = new Option<long?>("--since")
        {
            HelpName = "VERSION",
            CustomParser = result => long.TryParse(CommonOptions.Text(result), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : CommonOptions.Refuse<long?>(result, "WHOLE_FROM", 0),
        };
        var run = new Option<string?>("--run") { HelpName = "NAME" };
        var top = CommonOptions.Number("--top", 10, 1, 1_000);
        var mode = CommonOptions.Mode();
        var threads = CommonOptions.Threads();
        var format = CommonOptions.Format();
        var command = new Command("run")
        {
            market, server, key, resume, since, run, top, mode, threads, format,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        CommonOptions.NotWithServer(command, server, threads);
        command.Validators.Add(result =>
        {
            var isRemote = result.GetResult(server) is not null;
            if (isRemote && (result.GetResult(since) is null) == (result.GetResult(run) is null))
            {
                result.Refuse("SINCE_OR_RUN");
            }

            if (!isRemote && (result.GetResult(since) is not null || result.GetResult(run) is not null))
            {
                result.Refuse("SINCE_NEEDS_SERVER");
            }

            foreach (var option in new Option[] { top, mode }.Where(option => result.GetResult(run) is not null && result.GetResult(option) is { Implicit: false }))
            {
                result.Refuse("NOT_WITH_RUN", option.Name);
            }

            if (isRemote && result.GetResult(resume) is not null)
            {
                result.Refuse("RESUME_NEEDS_MARKET");
            }

            if (isRemote && result.GetValue(top) > RemoteAssess.MostPlaces)
            {
                result.Refuse("LENGTH_WITH_SERVER", top.Name, result.GetValue(top), RemoteAssess.MostPlaces);
            }
        });
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            using var cancellation = new Cancellation();
            try
            {
                var shown = parsed.GetValue(server) is not null
                    ? Remote(parsed, parsed.GetValue(since), parsed.GetValue(run), parsed.GetValue(top), parsed.GetValue(mode), parsed.GetValue(format), texts, terminal, cancellation.Token)
                    : Local(parsed.GetValue(market)!, new DeltaRequest { Top = parsed.GetValue(top), Mode = parsed.GetValue(mode) }, parsed.GetValue(resume), parsed.GetValue(threads), parsed.GetValue(format), texts, terminal, cancellation.Token);
                DeltaOutput.Write(shown, parsed.GetValue(format), texts, terminal);
                return ExitCodes.Ok;
            }
            catch (OperationCanceledException)
            {
                terminal.Error.WriteLine(UsageTexts.Say(texts.Language, parsed.GetValue(server) is null ? "CANCELLED_RUN_HERE" : "CANCELLED_RUN_THERE"));
                return ExitCodes.Cancelled;
            }
        });
        return command;
    }

    private static ShownRun Local(string path, DeltaRequest request, bool resume, int threads, OutputFormat format, TextCatalogue texts, Terminal terminal, CancellationToken cancellation)
    {
        var office = OfficeMarket.Load(path, texts.Language, terminal);
        office.CheckDate(null);
        var progress = BulkProgressLine.Lists(BulkSide.Candidates, texts.Language, terminal);
        var result = AssessmentRunner.Run(new AssessmentFolder(path), office.Market, office.Policy, request, resume, threads, progress, cancellation);
        LawWarning.Write(office.Policy.Law.Overdue(office.Market.AsOf), format, texts.Language, terminal.Error);
        return new ShownRun(
            result.Document, result.Number?.ToString(CultureInfo.InvariantCulture), result.ResumedCount, result.Number is { } number ? Record(path, number) : string.Empty,
            id => office.Market.FindPlace(new Id<TrainingPlace>(id)) is { } place ? ReferenceCatalogue.Shared.FindOccupation(place.Occupation)?.Title : null);
    }

    private static ShownRun Remote(ParseResult parsed, long? since, string? run, int top, ScoreMode mode, OutputFormat format, TextCatalogue texts, Terminal terminal, CancellationToken cancellation)
    {
        var progress = BulkProgressLine.Lists(BulkSide.Candidates, texts.Language, terminal);
        var result = RemoteOffice.Ask(parsed, client => new RemoteAssess(client, cancellation).RunAsync(
            since, run, top, mode, name => terminal.Error.WriteLine(name), (done, total) => progress.Report(new BulkProgress(done, total))));
        LawWarning.Write(result.Warnings, format, texts.Language, terminal.Error);
        return new ShownRun(result.Document, result.Document.PersonCount == 0 ? null : result.Name, 0, $"--run {result.Name} --format csv", id => result.Titles.GetValueOrDefault(id));
    }

    // As the market was typed: from here, or whole.
    private static string Record(string market, int number)
    {
        var record = new AssessmentFolder(market).RunRecord(number);
        return Path.IsPathRooted(market) ? record : Path.GetRelativePath(Directory.GetCurrentDirectory(), record);
    }
}
