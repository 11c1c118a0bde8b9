using System.CommandLine;
using System.Text;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Model;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;
using Kausa.Matching.Strategies;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa bulk</c>: the lists of everybody, into one file.</summary>
internal static class BulkVerb
{
    private static readonly Dictionary<string, BulkSide[]> Sides = new(StringComparer.Ordinal)
    {
        ["candidates"] = [BulkSide.Candidates],
        ["places"] = [BulkSide.Places],
        ["both"] = [BulkSide.Candidates, BulkSide.Places],
    };

    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var side = CommonOptions.Word("--side", Sides["candidates"], Sides);
        var top = CommonOptions.Top();
        var mode = CommonOptions.Mode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var asOf = CommonOptions.AsOf();
        var statuses = CommonOptions.Statuses();
        var strategy = CommonOptions.Strategy();
        var rerank = CommonOptions.Rerank();
        var threads = CommonOptions.Threads();
        var file = CommonOptions.Path("--out", required: true);
        var replace = CommonOptions.Replace();
        var command = new Command("bulk")
        {
            market, server, key, side, top, mode, perspective, purpose, asOf, statuses, strategy, rerank, threads, file, replace,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        CommonOptions.NotWithServer(command, server, threads);
        CommonOptions.RerankForAdvisers(command, rerank, purpose, result => result.GetResult(side) is { Tokens: [{ Value: not "candidates" }] }, "--side places, both");
        command.Validators.Add(result =>
        {
            if (result.GetResult(rerank) is not null && result.GetResult(strategy) is { Tokens: [{ Value: not "weighted-sum" }] })
            {
                result.Refuse("RERANK_STRATEGY");
            }

            if (result.GetResult(server) is not null && result.GetValue(top) > RemoteBulk.MostResults)
            {
                result.Refuse("LENGTH_WITH_SERVER", top.Name, result.GetValue(top), RemoteBulk.MostResults);
            }

            if (result.GetResult(side) is { Tokens: [{ Value: not "candidates" }] } && result.GetResult(purpose) is { Tokens: [{ Value: "self" }] })
            {
                result.Refuse("SELF_WITH_SIDE");
            }
        });
        command.SetAction(parsed =>
        {
            FileEndings.Check(parsed.GetValue(file)!, [".csv"], parsed.Language(), "ENDING_CSV");
            var office = parsed.GetValue(server) is null ? OfficeMarket.Load(parsed.GetValue(market)!, parsed.Language(), terminal) : null;
            office?.CheckDate(parsed.GetValue(asOf));
            var request = new RankRequest
            {
                Purpose = parsed.GetValue(purpose),
                Top = parsed.GetValue(top),
                Mode = parsed.GetValue(mode),
                Perspective = parsed.GetValue(perspective),
                Statuses = parsed.GetValue(statuses) is { Length: > 0 } asked ? asked.ToValueList() : null,
                Strategy = parsed.GetValue(strategy) ?? MatchStrategy.WeightedSum,
                CountPairs = false,
            };
            IEnumerable<string> warnings = [];
            OutputPath.Write(parsed.GetValue(file)!, cancellation =>
            {
                using var draft = new DraftFile(parsed.GetValue(file)!, parsed.GetValue(replace));
                using (var output = new StreamWriter(draft.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" })
                {
                    if (office is null)
                    {
                        warnings = RemoteOffice.Ask(parsed, client => RemoteBulk.WriteAsync(client, parsed.GetValue(side)!, request, parsed.GetValue(strategy), parsed.GetValue(rerank), parsed.GetValue(asOf), parsed.Language(), output, terminal, cancellation));
                    }
                    else
                    {
                        var index = MatchIndex.Build(office.Market, office.Policy, parsed.GetValue(asOf), cancellation: cancellation);
                        var asked = request with { Reranker = OfficeMarket.Reranker(parsed.GetValue(rerank), request, () => index, BulkProgressLine.Wishes(parsed.Language(), terminal), cancellation) };
                        Write(index, parsed.GetValue(side)!, side => parsed.GetValue(strategy) is null ? asked.OrderedBy(index.Policy, side == BulkSide.Places ? Perspective.Company : Perspective.Candidate, index.AsOf) : asked, parsed.GetValue(threads), parsed.Language(), output, terminal, cancellation);
                    }
                }

                draft.Complete();
            });
            Progress.Wrote(parsed.GetValue(file)!, parsed.Language(), terminal.Error);
            LawWarning.WriteLine(office?.Policy.Law.Overdue(parsed.GetValue(asOf) ?? office.Market.AsOf).Select(LawWarning.Of) ?? warnings, Labels.For(parsed.Language()), terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(MatchIndex index, BulkSide[] sides, Func<BulkSide, RankRequest> asked, int threads, string language, StreamWriter output, Terminal terminal, CancellationToken cancellation)
    {
        BulkCsv.WriteHeader(output);
        foreach (var side in sides)
        {
            var (progress, request) = (BulkProgressLine.Lists(side, language, terminal), asked(side));
            OrderTexts.WriteLearned(index.Policy, request.Strategy, language, terminal.Error);
            BulkRanking.Run(index, side, request, threads, (subject, hits) => BulkCsv.Write(index.Answer(side, subject, hits, request), output), progress, cancellation);
        }
    }
}
