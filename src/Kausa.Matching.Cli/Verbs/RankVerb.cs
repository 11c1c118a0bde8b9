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
        var command = new Command("rank")
        {
            market, server, key, candidate, place, top, mode, perspective, purpose, asOf, statuses, rerank, format,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        CommonOptions.RerankForAdvisers(command, rerank, purpose, result => result.GetResult(place) is not null, "--place");
        command.Validators.Add(result =>
        {
            if ((result.GetResult(candidate) is null) == (result.GetResult(place) is null))
            {
                result.Refuse("CANDIDATE_OR_PLACE");
            }

            if (result.GetResult(server) is not null && result.GetValue(top) > RemoteRank.MostResults)
            {
                result.Refuse("LENGTH_WITH_SERVER", top.Name, result.GetValue(top), RemoteRank.MostResults);
            }

            if (result.GetResult(place) is not null && result.GetResult(purpose) is { Tokens: [{ Value: "self" }] })
            {
                result.Refuse("SELF_WITH_PLACE");
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
            var texts = TextCatalogue.For(parsed.Language());
            var view = parsed.GetValue(server) is not null
                ? AskService(parsed, parsed.GetValue(candidate), parsed.GetValue(place), request, parsed.GetValue(mode), parsed.GetValue(rerank), parsed.GetValue(asOf), texts)
                : RankView.Of(Rank(OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal), parsed.GetValue(candidate), parsed.GetValue(place), request, parsed.GetValue(mode), parsed.GetValue(rerank), parsed.GetValue(asOf)), texts);
            RankOutput.Write(view, parsed.GetValue(candidate) ?? parsed.GetValue(place)!, parsed.GetValue(format), texts, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static RankAnswer Rank(OfficeMarket office, string? candidate, string? place, RankRequest request, ScoreMode? mode, V1.Reranker? rerank, DateOnly? asOf)
    {
        var ranker = office.Ranker(asOf);
        return candidate is not null
            ? ranker.RankPlaces(office.CandidateId(candidate), (request with { Reranker = OfficeMarket.Reranker(rerank, request, () => MatchIndex.Build(office.Market, office.Policy, asOf)) }).OrderedBy(office.Policy, Perspective.Candidate, asOf ?? office.Market.AsOf))
            : ranker.RankCandidates(office.PlaceId(place!), (request with { Mode = mode ?? office.Policy.CompanyLists.Mode }).OrderedBy(office.Policy, Perspective.Company, asOf ?? office.Market.AsOf));
    }

    private static RankView AskService(ParseResult parsed, string? candidate, string? place, RankRequest request, ScoreMode? mode, V1.Reranker? rerank, DateOnly? asOf, TextCatalogue texts) => candidate is not null
        ? RemoteOffice.Ask(parsed, client => RemoteRank.PlacesAsync(client, candidate, request, rerank, asOf, texts.Language)).View(candidate)
        : RemoteOffice.Ask(parsed, client => RemoteRank.CandidatesAsync(client, place!, request, mode, asOf, texts.Language)).View();
}
