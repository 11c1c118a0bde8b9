using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Freshness;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market stale</c>: what to call about again.</summary>
internal static class StaleVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format();
        var command = new Command("stale") { market, server, key, asOf, format };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            if (parsed.GetValue(server) is not null)
            {
                var (facts, asked, warnings, isSynthetic) = RemoteOffice.Ask(parsed, client => RemoteStale.ListAsync(client, parsed.GetValue(asOf)));
                StaleOutput.Write(facts, warnings, asked, isSynthetic, parsed.GetValue(format), texts, terminal);
                return ExitCodes.Ok;
            }

            var office = OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal);
            office.CheckDate(parsed.GetValue(asOf));
            var day = parsed.GetValue(asOf) ?? office.Market.AsOf;
            StaleOutput.Write(StaleFacts.Of(office.Market, office.Policy, day), [.. office.Policy.Law.Overdue(day).Select(LawWarning.Of)], day, isSynthetic: false, parsed.GetValue(format), texts, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }
}
