using System.CommandLine;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa rank</c>: places for one candidate, or candidates for one place.</summary>
internal static class RankVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var candidate = CommonOptions.Candidate();
        var place = CommonOptions.Place();
        var top = CommonOptions.Top();
        var mode = CommonOptions.Mode();
        var perspective = CommonOptions.Perspective();
        var purpose = CommonOptions.Purpose();
        var asOf = CommonOptions.AsOf();
        var statuses = CommonOptions.Statuses();
        var format = CommonOptions.Format();
        var language = CommonOptions.Language();
        var command = new Command("rank", "Ranks places for one candidate, or candidates for one place, with reasons, doubts and to-dos.")
        {
            market, candidate, place, top, mode, perspective, purpose, asOf, statuses, format, language,
        };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(candidate) is null) == (result.GetResult(place) is null))
            {
                result.AddError("Give either --candidate ID or --place ID.");
            }

            if (result.GetResult(place) is not null && result.GetResult(purpose) is { Tokens: [{ Value: "self" }] })
            {
                result.AddError("--purpose 'self': asks for one person about themselves; with --place allowed is adviser, company.");
            }
        });
        command.SetAction(parsed =>
        {
            var office = OfficeMarket.Load(parsed.GetValue(market)!, terminal);
            var ranker = office.Ranker(parsed.GetValue(asOf));
            var request = new RankRequest
            {
                Purpose = parsed.GetValue(purpose),
                Top = parsed.GetValue(top),
                Mode = parsed.GetValue(mode),
                Perspective = parsed.GetValue(perspective),
                Statuses = parsed.GetValue(statuses) is { Length: > 0 } asked ? asked.ToValueList() : null,
            };
            var ranksPlaces = parsed.GetValue(candidate) is not null;
            var answer = ranksPlaces
                ? ranker.RankPlaces(office.CandidateId(parsed.GetValue(candidate)!), request)
                : ranker.RankCandidates(office.PlaceId(parsed.GetValue(place)!), request);
            Write(answer, ranksPlaces, parsed.GetValue(candidate) ?? parsed.GetValue(place)!, parsed.GetValue(format), TextCatalogue.For(parsed.GetValue(language)!), terminal);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Write(RankAnswer answer, bool ranksPlaces, string subject, OutputFormat format, TextCatalogue texts, Terminal terminal)
    {
        switch (format)
        {
            case OutputFormat.Json:
                terminal.Output.WriteLine(RankJson.Write(answer, texts));
                break;
            case OutputFormat.Csv:
                LawWarning.Write(answer.OverdueLaw, terminal.Error);
                RankCsv.Write(answer, texts, terminal.Output);
                break;
            default:
                RankTable.Write(answer, subject, ranksPlaces, texts, terminal);
                break;
        }
    }
}
