using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa explain</c>: one pair, possible or not, with the score as a sum and every rule that says something.</summary>
internal static class ExplainVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var candidate = CommonOptions.Candidate();
        candidate.Required = true;
        var place = CommonOptions.Place();
        place.Required = true;
        var mode = CommonOptions.Mode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format();
        var command = new Command("explain")
        {
            market, server, key, candidate, place, mode, perspective, purpose, asOf, format,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        command.SetAction(parsed =>
        {
            var request = new RankRequest { Purpose = parsed.GetValue(purpose), Mode = parsed.GetValue(mode), Perspective = parsed.GetValue(perspective) };
            var texts = TextCatalogue.For(parsed.Language());
            var view = parsed.GetValue(server) is not null
                ? RemoteOffice.Ask(parsed, client => RemoteRank.ExplainAsync(client, parsed.GetValue(candidate)!, parsed.GetValue(place)!, request, parsed.GetValue(asOf), texts.Language)).View(parsed.GetValue(candidate)!)
                : Explain(OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal), parsed.GetValue(candidate)!, parsed.GetValue(place)!, request, parsed.GetValue(asOf), texts);
            ExplanationOutput.Write(view, parsed.GetValue(format), texts, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static ExplanationView Explain(OfficeMarket office, string candidate, string place, RankRequest request, DateOnly? asOf, TextCatalogue texts)
    {
        var ranker = office.Ranker(asOf);
        var pair = ranker.Evaluate(office.CandidateId(candidate), office.PlaceId(place), request);
        return ExplanationView.Of(MatchExplanation.Of(pair), request.Perspective ?? Policy.Perspective.Candidate, texts);
    }
}
