using System.CommandLine;
using Kausa.Matching.Allocation.Cohort;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Cli.Remote;
using Kausa.Matching.Explanation;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa interview-day</c>: who meets which company when.</summary>
internal static class InterviewDayVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        var key = CommonOptions.Key();
        var slots = CommonOptions.Number("--slots", 8, 1, 100);
        var tables = CommonOptions.Number("--tables", 1, 1, 20);
        var interviews = CommonOptions.Number("--interviews", 3, 1, 100);
        var mode = CommonOptions.Mode();
        var asOf = CommonOptions.AsOf();
        var format = CommonOptions.Format();
        var command = new Command("interview-day")
        {
            market, server, key, slots, tables, interviews, mode, asOf, format,
        };
        CommonOptions.EitherMarketOrServer(command, market, server, key);
        command.SetAction(parsed =>
        {
            var texts = TextCatalogue.For(parsed.Language());
            var request = new InterviewDayRequest
            {
                SlotCount = parsed.GetValue(slots),
                TablesPerCompany = parsed.GetValue(tables),
                InterviewsPerPerson = parsed.GetValue(interviews),
                Mode = parsed.GetValue(mode),
            };
            if (parsed.GetValue(server) is not null)
            {
                var day = RemoteOffice.Ask(parsed, client => RemoteInterviewDay.MakeAsync(client, request, parsed.GetValue(asOf)));
                InterviewDayOutput.Write(RemoteInterviewDay.View(day), parsed.GetValue(format), texts, terminal);
                LawWarning.Write(day.Info.Warnings, parsed.GetValue(format), texts.Language, terminal.Error);
                return ExitCodes.Ok;
            }

            var office = OfficeMarket.Load(parsed.GetValue(market)!, texts.Language, terminal);
            office.CheckDate(parsed.GetValue(asOf));
            using var cancellation = new Cancellation();
            var index = MatchIndex.Build(office.Market, office.Policy, parsed.GetValue(asOf), cancellation: cancellation.Token);
            InterviewDayOutput.Write(InterviewDayView.Of(InterviewDayPlanner.Plan(index, request, cancellation.Token)), parsed.GetValue(format), texts, terminal);
            LawWarning.Write(office.Policy.Law.Overdue(parsed.GetValue(asOf) ?? office.Market.AsOf), parsed.GetValue(format), texts.Language, terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }
}
