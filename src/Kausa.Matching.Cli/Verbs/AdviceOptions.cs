using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary>Options and doings that all verbs of advice share: load the market, answer with a sheet, write it.</summary>
internal sealed class AdviceOptions
{
    private readonly Option<string> _market = CommonOptions.Market();
    private readonly Option<DateOnly?> _asOf = CommonOptions.AsOf();
    private readonly Option<OutputFormat> _format = CommonOptions.Format();
    private readonly Option<string> _language = CommonOptions.Language();

    /// <summary>Makes a verb of a name, its own options and an answer.</summary>
    public Command Verb(string name, string description, Terminal terminal, IReadOnlyList<Option> own, Func<AdviceCall, Sheet> answer)
    {
        var command = new Command(name, description) { _market };
        foreach (var option in own)
        {
            command.Add(option);
        }

        command.Add(_asOf);
        command.Add(_format);
        command.Add(_language);
        command.SetAction(parsed =>
        {
            var language = parsed.GetValue(_language)!;
            var office = OfficeMarket.Load(parsed.GetValue(_market)!, language, terminal);
            office.CheckDate(parsed.GetValue(_asOf));
            var call = new AdviceCall(office, parsed.GetValue(_asOf) ?? office.Market.AsOf, SheetWords.For(TextCatalogue.For(language), office.Market), parsed, terminal);
            SheetOutput.Write(answer(call), parsed.GetValue(_format), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }
}

/// <summary>One question to a market on disk.</summary>
/// <param name="Office">The market.</param>
/// <param name="AsOf">Date of the question.</param>
/// <param name="Words">Words of the answer.</param>
/// <param name="Parsed">What was typed.</param>
/// <param name="Terminal">Where messages go.</param>
internal sealed record AdviceCall(OfficeMarket Office, DateOnly AsOf, SheetWords Words, ParseResult Parsed, Terminal Terminal)
{
    private MatchIndex? _index;

    /// <summary>The market, ready to be asked.</summary>
    public MatchIndex Index => _index ??= MatchIndex.Build(Office.Market, Office.Policy, AsOf);
}
