using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Office.Advice;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary>Options and doings that all verbs of advice share: load the market or ask a service, answer with a sheet, write it.</summary>
internal sealed class AdviceOptions
{
    private readonly Option<string> _market = CommonOptions.Market();
    private readonly Option<string?> _server = CommonOptions.Server();
    private readonly Option<string?> _key = CommonOptions.Key();
    private readonly Option<DateOnly?> _asOf = CommonOptions.AsOf();
    private readonly Option<OutputFormat> _format = CommonOptions.Format();

    /// <summary>Makes a verb of a name, its own options, an answer from a market on disk, and the same answer from a service.</summary>
    public Command Verb(string name, Terminal terminal, IReadOnlyList<Option> own, Func<AdviceCall, Sheet> answer, Func<RemoteAdvice, ParseResult, Task<Sheet>> ask)
    {
        var command = new Command(name) { _market, _server, _key };
        foreach (var option in own)
        {
            command.Add(option);
        }

        command.Add(_asOf);
        command.Add(_format);
        CommonOptions.EitherMarketOrServer(command, _market, _server, _key);
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            var sheet = parsed.GetValue(_server) is not null
                ? RemoteOffice.Ask(parsed, client => ask(new RemoteAdvice(client, new SheetWords(texts, _ => null), parsed.GetValue(_asOf)), parsed))
                : answer(Load(parsed, texts, terminal));
            SheetOutput.Write(sheet, parsed.GetValue(_format), texts.Language, terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Refuses a longer list than a service answers with.</summary>
    public void LimitToService(Command command, Option<int> length) => command.Validators.Add(result =>
    {
        if (result.GetResult(_server) is not null && result.GetValue(length) > RemoteAdvice.MostResults)
        {
            result.Refuse("LENGTH_WITH_SERVER", length.Name, result.GetValue(length), RemoteAdvice.MostResults);
        }
    });

    private AdviceCall Load(ParseResult parsed, TextCatalogue texts, Terminal terminal)
    {
        var office = OfficeMarket.Load(parsed.GetValue(_market)!, texts.Language, terminal);
        office.CheckDate(parsed.GetValue(_asOf));
        return new AdviceCall(office, parsed.GetValue(_asOf) ?? office.Market.AsOf, SheetWords.For(texts, office.Market), parsed, terminal);
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
