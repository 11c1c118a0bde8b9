using System.CommandLine;
using Kausa.Matching.Lab.Markets;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market card</c>: published figures beside those that the generator gives.</summary>
internal static class MarketCardVerb
{
    public static Command Create(Terminal terminal)
    {
        var policy = MarketOptions.Policy();
        var candidates = MarketOptions.Candidates();
        var places = MarketOptions.Places();
        var seed = MarketOptions.Seed();
        var command = new Command("card") { policy, candidates, places, seed };
        command.SetAction(parsed =>
        {
            var plans = parsed.GetValue(policy) is { } plan ? [plan] : MarketPlans.All;
            var cards = plans.Select(one => (
                one.Policy,
                DataCard.Of(MarketGenerator.Generate(one.Specification(
                    parsed.GetValue(seed), parsed.GetValue(candidates) ?? DataCard.UsualSize, parsed.GetValue(places) ?? DataCard.UsualSize))))).ToList();
            terminal.Output.Write(cards.Count == 1 ? DataCard.ToMarkdown(cards[0].Item2) : DataCard.SideBySide(cards));
            return ExitCodes.Ok;
        });
        return command;
    }
}
