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
        var language = CommonOptions.Language();
        var command = new Command("stale", "Lists what to call about again: places, entitlements, people and results that nobody has confirmed for longer than the policy allows.") { market, server, key, asOf, format, language };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.GetValue(language)!);
            if (parsed.GetValue(server) is { } address)
            {
                var (facts, asked, warnings, isSynthetic) = RemoteOffice.Ask(address, parsed.GetValue(key)!, client => RemoteStale.ListAsync(client, parsed.GetValue(asOf)));
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
