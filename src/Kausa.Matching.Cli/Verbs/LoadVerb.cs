using System.CommandLine;
using System.Globalization;
using Kausa.Matching.Cli.Remote;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa load</c>: a market into the office that a service keeps.</summary>
internal static class LoadVerb
{
    public static Command Create(Terminal terminal)
    {
        var market = CommonOptions.Market();
        var server = CommonOptions.Server();
        server.Required = true;
        var key = CommonOptions.Key();
        key.Required = true;
        var command = new Command("load")
        {
            market, server, key, CommonOptions.Timeout(),
        };
        command.SetAction(parsed =>
        {
            var german = parsed.Language() == "de";
            var read = OfficeMarket.Read(parsed.GetValue(market)!, parsed.Language(), terminal);
            var rows = read.Market ?? throw new BadInputException([.. read.ProblemLines()]);
            using var cancellation = new Cancellation();
            try
            {
                var done = RemoteOffice.Ask(parsed, client => new RemoteLoad(client, Report, cancellation.Token).RunAsync(rows, read.PolicyText ?? string.Empty));
                terminal.Output.WriteLine(UsageTexts.Say(german ? "de" : "en", "ROWS_SENT", done.WrittenCount, done.SameCount, done.ElsewhereCount));
                return ExitCodes.Ok;
            }
            catch (OperationCanceledException)
            {
                terminal.Error.WriteLine(german ? "Abgebrochen. Was gesendet ist, bleibt; derselbe Befehl macht dort weiter." : "Cancelled. What was sent stays; the same command goes on there.");
                return ExitCodes.Cancelled;
            }

            void Report(string table, int count, int total) =>
                terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(german ? German(table) : table)}: {count} {(german ? "von" : "of")} {total}"));
        });
        return command;
    }

    private static string German(string table) => table switch
    {
        "advisers" => "Beratung",
        "companies" => "Betriebe",
        "places" => "Plätze",
        "candidates" => "Personen",
        _ => "Wege",
    };
}
