using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Freshness;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market stale</c>: what to call about again.</summary>
internal static class StaleVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("stale", "Lists what to call about again: places, entitlements, people and results that nobody has confirmed for longer than the policy allows.") { market, asOf, format, language };
        command.SetAction(parsed =>
        {
            var office = OfficeMarket.Load(parsed.GetValue(market)!, parsed.GetValue(language)!, terminal);
            office.CheckDate(parsed.GetValue(asOf));
            var day = parsed.GetValue(asOf) ?? office.Market.AsOf;
            StaleOutput.Write(StaleFacts.Of(office.Market, office.Policy, day), office.Policy.Law.Overdue(day), day, parsed.GetValue(format), TextCatalogue.For(parsed.GetValue(language)!), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }
}
