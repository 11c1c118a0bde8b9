using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa rank</c>: places for one candidate, or candidates for one place.</summary>
internal static class RankVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var candidate = CommonOptions.Candidate();
        var place = CommonOptions.Place();
        var top = CommonOptions.Top();
        var mode = CommonOptions.ListMode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var asOf = CommonOptions.AsOf();
        var statuses = CommonOptions.Statuses();
        var rerank = CommonOptions.Rerank();
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("rank", "Ranks places for one candidate, or candidates for one place, with reasons, doubts and to-dos.")
        {
            market, server, key, candidate, place, top, mode, perspective, purpose, asOf, statuses, rerank, format, language,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        CommonOptions.RerankForAdvisers(command, rerank, purpose, result => result.GetResult(place) is not null, "--place");
        command.Validators.Add(result =>
        {
            if ((result.GetResult(candidate) is null) == (result.GetResult(place) is null))
            {
                result.AddError("Give either --candidate ID or --place ID.");
            }

            if (result.GetResult(server) is not null && result.GetValue(top) > RemoteRank.MostResults)
            {
                result.AddError($"--top '{result.GetValue(top)}': with --server allowed is 1 to {RemoteRank.MostResults}.");
            }

            if (result.GetResult(server) is not null && result.GetValue(format) == OutputFormat.Csv)
            {
                result.AddError("--format 'csv': with --server allowed is table, json.");
            }

            if (result.GetResult(place) is not null && result.GetResult(purpose) is { Tokens: [{ Value: "self" }] })
            {
                result.AddError("--purpose 'self': asks for one person about themselves; with --place allowed is adviser, company.");
            }
        });
        command.SetAction(parsed =>
        {
            var request = new RankRequest
            {
                Purpose = parsed.GetValue(purpose),
                Top = parsed.GetValue(top),
                Mode = parsed.GetValue(mode) ?? ScoreMode.Expected,
                Perspective = parsed.GetValue(perspective),
                Statuses = parsed.GetValue(statuses) is { Length: > 0 } asked ? asked.ToValueList() : null,
            };
            var ranksPlaces = parsed.GetValue(candidate) is not null;
            if (parsed.GetValue(server) is { } address)
            {
                AskService(address, parsed.GetValue(key)!, parsed.GetValue(candidate), parsed.GetValue(place), request, parsed.GetValue(mode), parsed.GetValue(rerank), parsed.GetValue(asOf), parsed.GetValue(format), TextCatalogue.For(parsed.GetValue(language)!), terminal);
                return ExitCodes.Ok;
            }

            var office = OfficeMarket.Load(parsed.GetValue(market)!, parsed.GetValue(language)!, terminal);
            var ranker = office.Ranker(parsed.GetValue(asOf));
            var answer = ranksPlaces
                ? ranker.RankPlaces(office.CandidateId(parsed.GetValue(candidate)!), request with { Reranker = OfficeMarket.Reranker(parsed.GetValue(rerank), request, () => MatchIndex.Build(office.Market, office.Policy, parsed.GetValue(asOf))) })
                : ranker.RankCandidates(office.PlaceId(parsed.GetValue(place)!), request with { Mode = parsed.GetValue(mode) ?? office.Policy.CompanyLists.Mode });
            Write(answer, ranksPlaces, parsed.GetValue(candidate) ?? parsed.GetValue(place)!, parsed.GetValue(format), TextCatalogue.For(parsed.GetValue(language)!), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void AskService(string address, string key, string? candidate, string? place, RankRequest request, ScoreMode? mode, V1.Reranker? rerank, DateOnly? asOf, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        if (candidate is not null)
        {
            RemoteRankOutput.Write(RemoteOffice.Ask(address, key, client => RemoteRank.PlacesAsync(client, candidate, request, rerank, asOf, texts.Language)), candidate, format, texts, terminal);
        }
        else
        {
            RemoteRankOutput.Write(RemoteOffice.Ask(address, key, client => RemoteRank.CandidatesAsync(client, place!, request, mode, asOf, texts.Language)), place!, format, texts, terminal);
        }
    }

    private static void Write(RankAnswer answer, bool ranksPlaces, string subject, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(RankJson.Write(answer, texts));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(answer.OverdueLaw, terminal.Error);
                RankCsv.Write(answer, texts, terminal.Output);
                break;
            default:
                RankTable.Write(answer, subject, ranksPlaces, texts, terminal);
                break;
        }
    }
}
