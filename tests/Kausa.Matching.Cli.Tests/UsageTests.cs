using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Kausa.Matching.Cli.Remote;
using Kausa.Rpc;

namespace Kausa.Matching.Cli.Tests;

public sealed partial class UsageTests
{
    [Theory]
    [InlineData("'rnk': dieses Wort oder diese Option gibt es hier nicht.", "Unrecognized command or argument 'rnk'.", "rnk")]
    [InlineData("'--to': dieses Wort oder diese Option gibt es hier nicht.", "Unrecognized command or argument '--to'.", "rank", "--market", "x", "--candidate", "s-1", "--to", "3")]
    [InlineData("Es fehlt, was zu tun ist.", "Required command was not provided.", "policy")]
    [InlineData("'check': es fehlt FILE.", "Required argument 'FILE' missing for command: 'check'.", "policy", "check")]
    [InlineData("--market: es fehlt der Wert.", "Required argument missing for option: '--market'.", "rank", "--candidate", "s-1", "--market")]
    [InlineData("--out: diese Angabe fehlt.", "Option '--out' is required.", "report", "--market", "x")]
    [InlineData("--top: erlaubt ist ein einziger Wert, hier sind es 2.", "Option '--top' expects a single argument but 2 were provided.", "rank", "--market", "x", "--candidate", "s-1", "--top", "3", "--top", "4")]
    [InlineData("--top 'x': erlaubt ist eine ganze Zahl von 1 bis 1000000.", "--top 'x': allowed is a whole number from 1 to 1000000.", "rank", "--market", "x", "--candidate", "s-1", "--top", "x")]
    [InlineData("--as-of '1.1.26': erlaubt ist ein Tag von 1900-01-01 bis 2100-12-31, wie 2026-09-01.", "--as-of '1.1.26': allowed is a date from 1900-01-01 to 2100-12-31, such as 2026-09-01.", "rank", "--market", "x", "--candidate", "s-1", "--as-of", "1.1.26")]
    [InlineData("Bitte entweder --candidate ID oder --place ID angeben.", "Give either --candidate ID or --place ID.", "rank", "--market", "x")]
    [InlineData("--timeout: gehört zu --server.", "--timeout: belongs to --server.", "coverage", "--market", "x", "--timeout", "60")]
    [InlineData("--timeout '0': erlaubt ist eine ganze Zahl von 1 bis 86400.", "--timeout '0': allowed is a whole number from 1 to 86400.", "coverage", "--server", "http://127.0.0.1:1", "--key", "k", "--timeout", "0")]
    [InlineData("--server 'x': erlaubt ist eine Adresse wie http://127.0.0.1:5001: ", "--server 'x': allowed is an address such as http://127.0.0.1:5001: ", "rank", "--server", "x", "--key", "k", "--candidate", "s-1")]
    [InlineData("FILE 'nobody': ist weder eine Datei noch der Name mitgelieferter Vorgaben; mitgeliefert sind: base, ", "FILE 'nobody': is neither a file nor a shipped policy; shipped are: base, ", "policy", "check", "nobody")]
    [InlineData("--set 'x': erlaubt ist TABLE.ID.COLUMN=VALUE, TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE oder policy.PATH=VALUE.", "--set 'x': allowed is TABLE.ID.COLUMN=VALUE, TABLE.ID[COLUMN=VALUE,...].COLUMN=VALUE or policy.PATH=VALUE.", "what-if", "--market", "MARKET", "--candidate", "s-001", "--set", "x")]
    [InlineData("--add 'x': erlaubt ist TABLE.ID[COLUMN=VALUE,...].", "--add 'x': allowed is TABLE.ID[COLUMN=VALUE,...].", "what-if", "--market", "MARKET", "--candidate", "s-001", "--add", "x")]
    [InlineData("--remove 'x': erlaubt ist TABLE.ID oder TABLE.ID[COLUMN=VALUE,...].", "--remove 'x': allowed is TABLE.ID or TABLE.ID[COLUMN=VALUE,...].", "what-if", "--market", "MARKET", "--candidate", "s-001", "--remove", "x")]
    [InlineData("Bitte --set FIELD=VALUE, --add ROW, --remove ROW oder --policy FILE angeben.", "Say what is otherwise: --set FIELD=VALUE, --add ROW, --remove ROW or --policy FILE.", "what-if", "--market", "MARKET", "--candidate", "s-001")]
    [InlineData("'--nothing': dieses Wort oder diese Option gibt es hier nicht.", "Unrecognized command or argument '--nothing'.", "market", "generate", "--nothing")]
    [InlineData("--places '100': erlaubt sind höchstens vier je Betrieb, also 8.", "--places '100': allowed are at most four per company, 8.", "market", "generate", "--places", "100", "--companies", "2", "--out", "x")]
    [InlineData("--instrument 'NIX': erlaubt ist 2P, ", "--instrument 'NIX': allowed is 2P, ", "assess", "import", "--market", "MARKET", "--instrument", "NIX", "x.csv")]
    [InlineData("--instrument 'NIX': erlaubt ist 2P, ", "--instrument 'NIX': allowed is 2P, ", "assess", "instruments", "--instrument", "NIX")]
    [InlineData("--instrument 'NIX': erlaubt ist 2P, ", "--instrument 'NIX': allowed is 2P, ", "assess", "generate", "--market", "MARKET", "--instrument", "NIX", "--out", "x")]
    [InlineData("--columns 'nix': erlaubt ist listening, reading", "--columns 'nix': allowed is listening, reading", "assess", "generate", "--market", "MARKET", "--instrument", "DTZ", "--columns", "nix", "--out", "x")]
    [InlineData("--market 'no': einen solchen Ordner", "--market 'no': there is no such folder", "assess", "generate", "--market", "no", "--instrument", "DTZ", "--out", "x")]
    [InlineData("--mapping 'no.json': 'no.json' gibt es nicht; erlaubt ist eine Datei", "--mapping 'no.json': 'no.json' does not exist; allowed is a file", "assess", "import", "--market", "MARKET", "--mapping", "no.json", "x.csv")]
    [InlineData("--server 'http://127.0.0.1:1': dort antwortet kein Dienst.", "--server 'http://127.0.0.1:1': no service answers there.", "rank", "--server", "http://127.0.0.1:1", "--key", "k", "--candidate", "s-001")]
    [InlineData("--status 'eligible,eligible': erlaubt ist eligible, conditions, clarify, durch Kommas getrennt, jedes einmal.", "--status 'eligible,eligible': allowed is eligible, conditions, clarify, separated by commas, each once.", "rank", "--market", "x", "--candidate", "s-1", "--status", "eligible,eligible")]
    [InlineData("--status 'eligible,': erlaubt ist eligible, ", "--status 'eligible,': allowed is eligible, ", "bulk", "--market", "x", "--out", "y", "--status", "eligible,")]
    [InlineData("--columns 'reading': erlaubt ist listening, reading, writing, speaking, overall, durch Kommas getrennt, jedes einmal.", "--columns 'reading': allowed is listening, reading, writing, speaking, overall, separated by commas, each once.", "assess", "generate", "--market", "MARKET", "--instrument", "DTZ", "--columns", "reading,reading", "--out", "x")]
    [InlineData("Bitte entweder --market PATH (ein Ordner von Tabellen, eine Arbeitsmappe .xlsx oder ein .zip von beidem) oder --server URL angeben.", "Give either --market PATH (a folder of tables, an .xlsx workbook, or a .zip of either) or --server URL.", "rank", "--candidate", "s-1")]
    [InlineData("WORDS: 201 Zeichen; erlaubt sind 1 bis 200.", "WORDS: 201 characters; allowed are 1..200.", "place", "find", "LONG")]
    [InlineData("': ist nicht leer; erlaubt ist ein neuer oder ein leerer Ordner.", "': is not empty; allowed is a new or an empty folder.", "lab", "export-bench", "--size", "small", "--out", "MARKET")]
    [InlineData("--size 'huge': erlaubt ist small, middle, national.", "--size 'huge': allowed is small, middle, national.", "lab", "export-bench", "--out", "x", "--size", "huge")]
    [InlineData("--proposing 'x': erlaubt ist residents, hospitals.", "--proposing 'x': allowed is residents, hospitals.", "solve", "stable", "x.json", "--proposing", "x")]
    [InlineData("--by '': erlaubt ist ein Name von 1 bis 120 Zeichen, ohne Steuerzeichen.", "--by '': allowed is a name of 1 to 120 characters, no control characters.", "lab", "activate", "--learned", "x", "--report", "x", "--on", "2026-09-01", "--out", "x", "--by", "")]
    public void Usage_AnyMistake_IsToldInTheLanguageAskedFor(string german, string english, params string[] args)
    {
        string[] given = [.. args.Select(arg => arg switch { "MARKET" => Shell.Stuttgart, "LONG" => new string('a', 201), _ => arg })];
        foreach (var (sentence, language) in new[] { (german, Array.Empty<string>()), (german, ["--lang", "de"]), (english, ["--lang", "en"]), (english, ["--lang=en"]) })
        {
            // An option that ends a line takes what follows for its value.
            var run = Shell.Kausa(given[^1] == "--market" ? [given[0], .. language, .. given[1..]] : [.. given, .. language]);
            Assert.Equal((2, string.Empty), (run.Code, run.Output));
            Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--help", "--lang")]
    [InlineData("rank", "--help", "--lang")]
    public void Help_InNoLanguage_IsAMistake(params string[] args)
    {
        var run = Shell.Kausa(args);
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.StartsWith("--lang: es fehlt der Wert.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--lang", "rank", "--", "--lang", "en")]
    [InlineData("--top", "rank", "--market", "x", "--candidate", "s-1", "--", "--top", "3")]
    [InlineData("rank", "--", "rank")]
    public void Option_AfterDashes_IsToldToBelongBeforeThem(string word, params string[] args)
    {
        var german = Shell.Kausa(args);
        Assert.Contains($"'{word}': steht hinter „--“ und gilt dort weder als Befehl noch als Option; bitte davor schreiben oder „--“ weglassen.", german.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("gemeint ist vielleicht", german.Error, StringComparison.Ordinal);
        Assert.Contains($"'{word}': stands after '--', where it is neither a command nor an option; write it before, or leave out '--'.", Shell.Kausa(["--lang", "en", .. args]).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1?x=1")]
    [InlineData("http://127.0.0.1:1/?")]
    [InlineData("http://127.0.0.1:1#part")]
    [InlineData("http://127.0.0.1:1/api")]
    [InlineData("https://me:secret@127.0.0.1:1")]
    [InlineData("ftp://127.0.0.1:1")]
    [InlineData("127.0.0.1:5001")]
    public void Server_MoreThanMachineAndPort_IsRefused(string address) =>
        Assert.StartsWith($"--server '{address}': erlaubt ist eine Adresse wie http://127.0.0.1:5001: Rechner und Port, ohne Pfad", Shell.Kausa("rank", "--server", address, "--key", "k", "--candidate", "s-1").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.0.0.1:1/")]
    public void Server_MachineAndPort_IsAsked(string address) =>
        Assert.StartsWith($"--server '{address}': dort antwortet kein Dienst.", Shell.Kausa("rank", "--server", address, "--key", "k", "--candidate", "s-1").Error, StringComparison.Ordinal);

    [Theory]
    [InlineData(600)]
    [InlineData(7, "--timeout", "7")]
    public void Timeout_AsTyped_IsWhatOneAnswerMayTake(int seconds, params string[] args) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), OptionsOf(["coverage", "--server", "http://127.0.0.1:1", "--key", "k", .. args]).UnaryTimeout);

    [Theory]
    [InlineData("de", "dort antwortet etwas anderes als ein Dienst von kausa.")]
    [InlineData("en", "what answers there is no service of kausa.")]
    public async Task Server_ThatSpeaksSomethingElse_IsToldSo(string language, string said)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://{listener.LocalEndpoint}";
        using var asked = new CancellationTokenSource();
        var pages = Task.Run(async () =>
        {
            while (true)
            {
                using var caller = await listener.AcceptSocketAsync(asked.Token);
                await caller.SendAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
        });
        var run = Shell.Kausa("rank", "--server", address, "--key", "k", "--candidate", "s-1", "--lang", language);
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.StartsWith($"--server '{address}': {said}", run.Error, StringComparison.Ordinal);
        await asked.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pages);
    }

    // The time for an answer is none for whatever takes a connection and says nothing.
    [Theory]
    [InlineData("de", "--server '{0}': die Verbindung wird angenommen, aber 0 s lang kommt kein Wort.")]
    [InlineData("en", "--server '{0}': the connection is taken, but for 0 s no word comes.")]
    public void Server_ThatTakesTheConnectionAndSaysNothing_IsToldSoWithoutWaitingForAnAnswer(string language, string said)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var address = $"http://{silent.LocalEndpoint}";
        var options = new RpcChannelOptions { UnaryTimeout = null, Connect = (server, cancellation) => GreetedStream.ConnectAsync(server, TimeSpan.FromMilliseconds(50), cancellation) };
        var told = Assert.Throws<UnwordedException>(() => RemoteOffice.Ask(address, "k", options, client => client.GetCoverageAsync(new())));
        Assert.StartsWith(string.Format(CultureInfo.InvariantCulture, said, address), Assert.Single(told.In(language)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_OfACommandLine_MustSayItsFirstWordInTimeAndNoOther()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var end = (IPEndPoint)listener.LocalEndpoint;
        var server = new DnsEndPoint(end.Address.ToString(), end.Port);
        await using var connection = await OptionsOf("coverage", "--server", "http://127.0.0.1:1", "--key", "k").Connect!(server, default);
        Assert.IsType<GreetedStream>(connection);
        using var ignored = await listener.AcceptSocketAsync();

        var moment = TimeSpan.FromMilliseconds(50);
        await using var greeted = await GreetedStream.ConnectAsync(server, moment, default);
        using var speaker = await listener.AcceptSocketAsync();
        await speaker.SendAsync(new byte[1]);
        Assert.Equal(1, await greeted.ReadAsync(new byte[8]));
        var later = greeted.ReadAsync(new byte[8]).AsTask();

        // One who is never greeted gives up meanwhile.
        await using var silent = await GreetedStream.ConnectAsync(server, moment, default);
        await Assert.ThrowsAsync<SilentServerException>(() => silent.ReadAsync(new byte[8]).AsTask());
        await speaker.SendAsync(new byte[2]);
        Assert.Equal(2, await later);
    }

    private static RpcChannelOptions OptionsOf(params string[] args) => RemoteOffice.OptionsOf(KausaCommand.Tree(new Terminal(TextWriter.Null, TextWriter.Null)).Parse(args));

    [Fact]
    public void Usage_LanguageThatIsAnotherOptionsValue_SpeaksOneLanguage()
    {
        var run = Shell.Kausa("rank", "--market", "--lang", "en");
        Assert.Contains("'kausa --help' und 'kausa BEFEHL --help'", run.Error.Replace('„', '\'').Replace('“', '\''), StringComparison.Ordinal);
        Assert.DoesNotContain("--help --lang en", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bench", "arrivals", "--nothing")]
    [InlineData("market", "card", "--nothing")]
    [InlineData("market", "generate", "--nothing")]
    public void Usage_VerbWhoseAnswersAreEnglish_SpeaksTheLanguageAskedFor(params string[] args)
    {
        var german = Shell.Kausa(args);
        Assert.Equal(2, german.Code);
        Assert.Contains("'--nothing': dieses Wort oder diese Option gibt es hier nicht.", german.Error, StringComparison.Ordinal);
        Assert.EndsWith($"„kausa --help“ und „kausa BEFEHL --help“ sagen, was erlaubt ist.{Environment.NewLine}", german.Error, StringComparison.Ordinal);
        foreach (var english in new[] { Shell.Kausa([.. args, "--lang", "en"]), Shell.Kausa(["--lang", "en", .. args]) })
        {
            Assert.Equal(2, english.Code);
            Assert.Contains("Unrecognized command or argument '--nothing'.", english.Error, StringComparison.Ordinal);
            Assert.EndsWith($"'kausa --help --lang en' and 'kausa COMMAND --help --lang en' say what is allowed.{Environment.NewLine}", english.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("'rnk': gemeint ist vielleicht rank.", "rnk")]
    [InlineData("'--markte': gemeint ist vielleicht --market.", "rank", "--markte", "x", "--candidate", "s-1")]
    [InlineData("'chek': gemeint ist vielleicht check.", "policy", "chek")]
    [InlineData("'--lnag': gemeint ist vielleicht --lang.", "rank", "--lnag", "en")]
    [InlineData("'rnk': perhaps rank is meant.", "rnk", "--lang", "en")]
    public void Usage_MistypedWord_NamesWhatMayBeMeantAndNothingElseThatIsMissing(string sentence, params string[] args)
    {
        var run = Shell.Kausa(args);
        Assert.Equal(2, run.Code);
        Assert.Contains(sentence + Environment.NewLine, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Es fehlt, was zu tun ist.", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required command", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Usage_WordThatIsNearNothing_IsNotGuessed() =>
        Assert.Equal($"'hello': dieses Wort oder diese Option gibt es hier nicht.{Environment.NewLine}„kausa --help“ und „kausa BEFEHL --help“ sagen, was erlaubt ist.{Environment.NewLine}", Shell.Kausa("hello").Error);

    [Fact]
    public void Usage_UnknownLanguage_NamesThoseThatThereAre() =>
        Assert.StartsWith("--lang 'fr': erlaubt ist de, en.", Shell.Kausa("place", "find", "Ulm", "--lang", "fr").Error, StringComparison.Ordinal);

    [Fact]
    public void Texts_BothLanguages_HaveTheSameParts() => Assert.All(UsageTexts.Keys, key => Assert.Equal(Parts("de", key), Parts("en", key)));

    // Who reads English has to ask for it.
    private static IEnumerable<string> Parts(string language, string key) =>
        Part().Matches(UsageTexts.Raw(language, key).Replace(" --lang en'", "'", StringComparison.Ordinal)).Select(part => part.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9]\}|--[a-z-]+")]
    private static partial Regex Part();
}
