using System.CommandLine;
using Kausa.Matching.Cli.Output;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa market</c> and its <c>check</c>.</summary>
internal static class MarketVerbs
{
    public static Command Create(Terminal terminal) => new("market", "Markets on disk.") { Check(terminal), ConvertVerb.Create(terminal), StaleVerb.Create(terminal), MarketGenerateVerb.Create(terminal), MarketCardVerb.Create(terminal) };

    private static Command Check(Terminal terminal)
    {
        var folder = CommonOptions.PathArgument("PATH", "The market: a folder of tables, an .xlsx workbook, or a .zip of either.");
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("check", "Reads a market and names everything that is wrong at once: file, line and column (or sheet and cell), value, what is allowed.") { folder, format, language };
        command.SetAction(parsed =>
        {
            MarketSummary.Write(OfficeMarket.Load(parsed.GetValue(folder)!, parsed.GetValue(language)!, terminal), parsed.GetValue(format), parsed.GetValue(language)!, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }
}
