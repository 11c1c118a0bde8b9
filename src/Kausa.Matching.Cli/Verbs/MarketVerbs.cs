using System.CommandLine;
using Kausa.Matching.Cli.Output;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market</c> and its <c>check</c>.</summary>
internal static class MarketVerbs
{
    public static Command Create(Terminal terminal) => new("market") { Check(terminal), ConvertVerb.Create(terminal), StaleVerb.Create(terminal), MarketGenerateVerb.Create(terminal), MarketCardVerb.Create(terminal) };

    private static Command Check(Terminal terminal)
    {
        var folder = CommonOptions.PathArgument("PATH");
        var format = CommonOptions.Format();
        var command = new Command("check") { folder, format };
        command.SetAction(parsed =>
        {
            MarketSummary.Write(OfficeMarket.Load(parsed.GetValue(folder)!, parsed.Language(), terminal, folder.Name), parsed.GetValue(format), parsed.Language(), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }
}
