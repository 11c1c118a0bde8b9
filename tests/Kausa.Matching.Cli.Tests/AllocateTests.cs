using System.Globalization;
using System.Text;
using System.Text.Json;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Explanation;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

public sealed class AllocateTests
{
    [Theory]
    [InlineData("stable")]
    [InlineData("best-total")]
    [InlineData("most-placed")]
    public void Allocate_Sample_IsProvenAndCountsEverybodyWhoSearches(string objective)
    {
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", objective, "--format", "json");
        Assert.Equal(0, run.Code);
        using var plan = JsonDocument.Parse(run.Output);
        Assert.True(plan.RootElement.GetProperty("proof").GetProperty("is_proven").GetBoolean());
        Assert.Equal(97, plan.RootElement.GetProperty("pairs").GetArrayLength() + plan.RootElement.GetProperty("unplaced").GetArrayLength());
    }

    [Theory]
    [InlineData("de", ".csv")]
    [InlineData("en", ".csv")]
    [InlineData("de", ".json")]
    public void Allocate_DecidedInTheFileBefore_StandsInTheNext(string language, string form)
    {
        using var folder = new PlanFolder();
        var before = folder.PathOf("before" + form);
        Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", "stable", "--lang", language, "--out", before).Code);
        var (no, yes) = form == ".json" ? ("\"decided\": false", "\"decided\": true") : language == "de" ? (";nein;nein;", ";ja;nein;") : (",no,no,", ",yes,no,");
        var text = File.ReadAllText(before);
        var at = text.IndexOf(no, StringComparison.Ordinal);
        File.WriteAllText(before, string.Concat(text.AsSpan(0, at), yes, text.AsSpan(at + no.Length)), new UTF8Encoding(language == "de" && form == ".csv"));

        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", "best-total", "--previous", before, "--format", "json");
        Assert.Equal(0, run.Code);
        using var plan = JsonDocument.Parse(run.Output);
        var decided = Assert.Single(plan.RootElement.GetProperty("pairs").EnumerateArray(), pair => pair.GetProperty("decided").GetBoolean());
        Assert.Equal("s-001", decided.GetProperty("candidate").GetString());
        Assert.Equal("DECIDED", decided.GetProperty("reason").GetString());
    }

    [Fact]
    public void Allocate_GermanFile_OpensInGermanExcel()
    {
        using var folder = new PlanFolder();
        Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--out", folder.PathOf("plan.csv")).Code);
        var bytes = File.ReadAllBytes(folder.PathOf("plan.csv"));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("Art;Person;Beratung;Betrieb;", Encoding.UTF8.GetString(bytes[3..]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Allocate_PlanBeforeThatLostRows_IsRefusedAndNotTakenForWhole(string language)
    {
        using var folder = new PlanFolder();
        var file = folder.PathOf("before.csv");
        Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--lang", language, "--out", file).Code);
        var rows = File.ReadAllLines(file);
        var (kind, count) = (language == "de" ? "Ende;" : "END,", rows.Length - 2);
        Assert.StartsWith(kind, rows[^1], StringComparison.Ordinal);
        Assert.EndsWith($"{count}", rows[^1], StringComparison.Ordinal);
        var (noEnd, other) = language == "de" ? ("am Schluss eine Zeile der Art Ende", "erlaubt ist {0} (Zeilen)") : ("a last row of kind END", "allowed is {0} (rows)");

        Assert.Equal((0, string.Empty), Previous([.. rows, string.Empty]));
        Assert.Equal((0, string.Empty), Previous([rows[0], rows[^1], .. rows[1..^1]])); // sorted
        Refused(rows[..20], ":21 '': ", noEnd); // cut between two rows
        Refused(rows[..^1], $":{rows.Length} '': ", noEnd); // as plans were written before
        Refused([.. rows[..5], .. rows[6..]], $":{rows.Length - 1} '{count}': ", string.Format(CultureInfo.InvariantCulture, other, count - 1));
        Refused([.. rows[..^1], rows[^1][..^1]], $":{rows.Length} '{$"{count}"[..^1]}': ", string.Format(CultureInfo.InvariantCulture, other, count)); // cut within the number
        Refused([.. rows, rows[^1]], $":{rows.Length + 1} '{kind[..^1]}': ", kind[..^1]);

        void Refused(string[] lines, params string[] said)
        {
            var (code, error) = Previous(lines);
            Assert.Equal(2, code);
            Assert.All(said, text => Assert.Contains(text, error, StringComparison.Ordinal));
            Assert.Single(error.Trim().Split('\n'));
        }

        (int Code, string Error) Previous(string[] lines)
        {
            File.WriteAllText(file, string.Join('\n', lines));
            var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--lang", language, "--previous", file, "--format", "csv");
            return (run.Code, run.Error);
        }
    }

    [Fact]
    public void CheckPlan_TableThatLostRows_IsNoPlan()
    {
        using var folder = new PlanFolder();
        var (file, proof) = (folder.PathOf("plan.csv"), folder.PathOf("proof.json"));
        Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--out", file, "--certificate", proof).Code);
        Assert.Equal(0, Shell.Kausa("check-plan", file, proof).Code);
        var rows = File.ReadAllLines(file);
        File.WriteAllLines(file, rows[..^1]);
        var run = Shell.Kausa("check-plan", file, proof);
        Assert.Equal(2, run.Code);
        Assert.Contains("am Schluss eine Zeile der Art Ende", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Allocate_NobodyGaveTheirConsent_NamesNoOtherRuleAndNoSeatThatIsNotThere()
    {
        using var market = new BrokenMarket();
        market.Rewrite("consents.csv", text => text.Split('\n')[0] + "\n");
        var seats = Rows(market.Folder, "open_seats");
        Assert.DoesNotContain(seats, seat => Withdrawn().Contains(seat.GetProperty("place").GetString()));
        Assert.All([.. Rows(market.Folder, "unplaced"), .. seats], row =>
            Assert.Equal("C20_CONSENT_MISSING", Assert.Single(row.GetProperty("exclusions").EnumerateArray()).GetProperty("code").GetString()));

        static List<JsonElement> Rows(string folder, string name)
        {
            using var plan = JsonDocument.Parse(Shell.Kausa("allocate", "--market", folder, "--format", "json").Output);
            return [.. plan.RootElement.GetProperty(name).EnumerateArray().Select(row => row.Clone())];
        }

        static IEnumerable<string> Withdrawn() => File.ReadLines(Repository.PathOf("samples", "stuttgart", "places.csv")).Where(line => line.Contains(",WITHDRAWN,", StringComparison.Ordinal)).Select(line => line.Split(',')[0]);
    }

    [Fact]
    public void Allocate_TwoDecidedForOneSeat_NamesTheRules()
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder.PathOf("p.csv"), "kind,candidate,place,company,contact,decided,rows\nPAIR,s-001,p-001-1,,,yes,\nPAIR,s-002,p-001-1,,,yes,\nEND,,,,,,2\n");
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", folder.PathOf("p.csv"));
        Assert.Equal(2, run.Code);
        Assert.Contains("- Entschieden: s-001 bekommt den Platz p-001-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("- Entschieden: s-002 bekommt den Platz p-001-1", run.Error, StringComparison.Ordinal);
        Assert.Contains("p-001-1 (1)", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind,candidate,place,company,contact,decided\nPAIR,s-001,p-001-1,,,vielleicht\n", "2 'vielleicht'")]
    [InlineData("kind,candidate,place,company,contact,decided\nPAIR,,p-001-1,,,yes\n", "2 ''")]
    [InlineData("kind,candidate,place\n", "decided / Entschieden")]
    [InlineData("", "decided")]
    [InlineData("{", "JSON")]
    [InlineData("{\"format\":\"other\"}", "kausa-plan-1")]
    public void Allocate_BrokenPlanBefore_SaysWhere(string text, string expected)
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder.PathOf("p.csv"), text);
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", folder.PathOf("p.csv"));
        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind,candidate,place,company,contact,decided\nPAIR,s-001,p-001-1,,,maybe\nPAIR,s-002,p-001-2,,,yes\nPAIR,,p 1,,,no\nPAIRS,s-003,p-002-1,,,no\n", ":2 'maybe'", ":4 ''", ":4 'p 1'", ":5 'PAIRS'")]
    [InlineData(
        """{"format":"kausa-plan-1","pairs":[{"candidate":"s-001","place":"p-001-1","decided":"ja"},{"place":17,"decided":true},4],"contacts":[{"company":"b-001","adviser":null}]}""",
        ":pairs[0] 'ja'", ":pairs[1] ''", ":pairs[1] ''", ":pairs[2] ''", ":pairs[2] ''", ":pairs[2] ''", ":contacts[0] ''")]
    [InlineData("""{"format":"kausa-plan-1","pairs":{}}""", ":pairs ''", ":contacts ''")]
    public void Allocate_SeveralWrongRowsInThePlanBefore_NamesThemAllAndWritesNothing(string text, params string[] problems)
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder.PathOf("p.txt"), text);
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", folder.PathOf("p.txt"), "--out", folder.PathOf("next.csv"));
        Assert.Equal((2, string.Empty, false), (run.Code, run.Output, File.Exists(folder.PathOf("next.csv"))));
        var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(problems, lines.Select(line => line[folder.PathOf("p.txt").Length..(line.LastIndexOf('\'') + 1)]));
    }

    [Theory]
    [InlineData("de", "PAIR,s-001,p-001-1,,,no\nPAIR,s-002,p-001-2\n", ":3 '3 Zellen': erlaubt ist 6 Zellen wie in der Kopfzeile; diese Zeile beginnt mit 'PAIR'")]
    [InlineData("en", "PAIR,s-001,p-001-1,,,no\nPAIR,s-002,p-001-2", ":3 '3 cells': allowed is 6 cells, as the header has; this row begins with 'PAIR'")]
    [InlineData("en", "\nOPEN_SEAT,,p-001-1,b-001,,,too,many\n", ":3 '8 cells': allowed is 6 cells, as the header has; this row begins with 'OPEN_SEAT'")]
    [InlineData("en", "PAIR,s-001,p-001-1,,,no\n,,,,,\n\nPAIR,s-002,p-001-2,,,\"no\n", ":5 'PAIR,s-002,p-001-2,,,\"no': allowed is a quote that is closed, and doubled inside a cell; the file may be cut off")]
    [InlineData("de", "PAIR,s-001,p-001-1,,\"a\nb\"c,no\nPAIR,s-002,p-001-2,,,no\n", ":2 'PAIR,s-001,p-001-1,,\"a\\u000Ab\"c,no': erlaubt ist Anführungszeichen nur um eine ganze Zelle, und doppelt in ihr")]
    public void Allocate_BrokenRowInThePlanBefore_IsNamedHereAndByTheCheck(string language, string rows, string problem)
    {
        using var folder = new PlanFolder();
        var file = folder.PathOf("p.csv");
        File.WriteAllText(file, "kind,candidate,place,company,contact,decided\n" + rows);
        File.WriteAllText(folder.PathOf("c.json"), "{}");
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", file, "--lang", language);
        Assert.Equal((2, string.Empty, file + problem), (run.Code, run.Output, run.Error.Trim()));
        var check = Shell.Kausa("check-plan", file, folder.PathOf("c.json"), "--lang", language);
        Assert.Equal(2, check.Code);
        Assert.Contains(problem, check.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public void Allocate_OwnTableCutOffInsideARow_IsRefused(string language)
    {
        using var folder = new PlanFolder();
        var file = folder.PathOf("plan.csv");
        Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--lang", language, "--out", file).Code);
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..500]);
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", file, "--lang", language);
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.StartsWith(file + ":2 '", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "that no fewer others conflict is not proven")]
    [InlineData("de", "ob schon weniger andere einander widersprechen, ist nicht bewiesen")]
    public void Conflict_SmallestUnproven_SaysSo(string language, string expected)
    {
        Assert.Contains(PlanTable.Conflict(["one"], [("p-001-1", 1)], false, TextCatalogue.For(language)), line => line.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(PlanTable.Conflict(["one"], [("p-001-1", 1)], true, TextCatalogue.For(language)), line => line.Contains(expected, StringComparison.Ordinal));
    }

    // The plan before is read before anybody is asked, so a service is never reached.
    [Theory]
    [InlineData("en", ":4 's-001, p-001-1': allowed is each pair once", ":5 'b-001': allowed is each company once")]
    [InlineData("de", ":4 's-001, p-001-1': erlaubt ist jedes Paar einmal", ":5 'b-001': erlaubt ist jeder Betrieb einmal")]
    public void Allocate_RowsThatRepeatInThePlanBefore_AreNamedHereAndWithAServer(string language, params string[] problems)
    {
        using var folder = new PlanFolder();
        var (file, key) = (folder.PathOf("p.csv"), folder.PathOf("key"));
        File.WriteAllText(key, "key");
        File.WriteAllText(file, "kind,candidate,place,company,contact,decided\nPAIR,s-001,p-001-1,,,yes\nCONTACT,,,b-001,a-2,\nPAIR,s-001,p-001-1,,,no\nCONTACT,,,b-001,a-4,\n");
        foreach (var target in (string[][])[["--market", Shell.Stuttgart], ["--server", "http://127.0.0.1:9", "--key", key]])
        {
            var run = Shell.Kausa(["allocate", .. target, "--previous", file, "--lang", language]);
            Assert.Equal((2, string.Empty), (run.Code, run.Output));
            Assert.Equal(problems.Select(problem => file + problem), run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }

    [Theory]
    [InlineData("en", ":3 'b-999': allowed is a company of the market", ":5 'a-99': allowed is an adviser of the market")]
    [InlineData("de", ":3 'b-999': erlaubt ist ein Betrieb des Marktes", ":5 'a-99': erlaubt ist eine Beratung des Marktes")]
    public void Allocate_ContactsOfNobodyInThePlanBefore_AreNamedAndNothingIsWritten(string language, params string[] problems)
    {
        using var folder = new PlanFolder();
        var file = folder.PathOf("p.csv");
        File.WriteAllText(file, "kind,candidate,place,company,contact,decided,rows\nPAIR,s-001,p-001-1,,,no,\nCONTACT,,,b-999,a-2,,\nCONTACT,,,b-001,a-2,,\nCONTACT,,,b-002,a-99,,\nEND,,,,,,4\n");
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", file, "--lang", language, "--out", folder.PathOf("next.csv"));
        Assert.Equal((2, string.Empty, false), (run.Code, run.Output, File.Exists(folder.PathOf("next.csv"))));
        Assert.Equal(problems.Select(problem => file + problem), run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void Allocate_ContactOfNobodyInAPlanAsJson_IsNamedByItsPath()
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder.PathOf("p.json"), """{"format":"kausa-plan-1","pairs":[],"contacts":[{"company":"b-001","adviser":"a-2"},{"company":"b-998","adviser":"a-99"}]}""");
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", folder.PathOf("p.json"), "--lang", "en");
        Assert.Equal(2, run.Code);
        Assert.Contains("p.json:contacts[1] 'b-998': allowed is a company of the market", run.Error, StringComparison.Ordinal);
        Assert.Contains("p.json:contacts[1] 'a-99': allowed is an adviser of the market", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Allocate_WrongRowsWithoutEnd_CountsThoseThatAreNotNamed()
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder.PathOf("p.csv"), "kind,candidate,place,company,contact,decided\n" + string.Concat(Enumerable.Repeat("PAIR,s-001,,,,no\n", 250)));
        var lines = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", folder.PathOf("p.csv"), "--lang", "en").Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(201, lines.Length);
        Assert.EndsWith(":… and 50 more", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--objective", "fair")]
    [InlineData("--out", "plan.txt")]
    [InlineData("--require", "s-001")]
    [InlineData("--previous", "no-such-file.csv")]
    public void Allocate_WrongOption_IsExitCode2(string option, string value) => Assert.Equal(2, Shell.Kausa("allocate", "--market", Shell.Stuttgart, option, value).Code);

    [Theory]
    [InlineData("", "--require '' (number 1)", "--require '' (Nummer 1)")]
    [InlineData("s 1", "--require 's 1' (number 1)", "--require 's 1' (Nummer 1)")]
    [InlineData("s-001,,s-002", "--require '' (number 2)", "--require '' (Nummer 2)")]
    [InlineData("s-001,s-001", "--require 's-001': each person once", "--require 's-001': jede Person einmal")]
    public void Allocate_RequiredThatIsNoListOfPeople_IsExitCode2(string list, string english, string german)
    {
        foreach (var (language, expected) in ((string, string)[])[("en", english), ("de", german)])
        {
            var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", "best-total", "--lang", language, "--require", list);
            Assert.Equal(2, run.Code);
            Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Allocate_RequiredUnknown_NamesTheOption() =>
        Assert.Contains("--require 's-999'", Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", "best-total", "--require", "s-999").Error, StringComparison.Ordinal);

    [Fact]
    public void Allocate_RequiredUnknown_IsExitCode3() => Assert.Equal(3, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", "best-total", "--require", "s-999").Code);

    [Theory]
    [InlineData("s-100", "sucht nicht mehr")]
    [InlineData("s-009", "- s-009 muss einen Platz bekommen")]
    public void Allocate_RequiredWithoutAnyChance_SaysWhy(string person, string expected)
    {
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", "most-placed", "--require", person);
        Assert.Equal(2, run.Code);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void InterviewDay_Sample_ListsInterviewsBySlot()
    {
        var run = Shell.Kausa("interview-day", "--market", Shell.Stuttgart, "--slots", "4", "--interviews", "2", "--format", "csv");
        Assert.Equal(0, run.Code);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("slot,table,candidate,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("1,1,", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void BenchArrivals_OneSeason_NamesEveryPolicy()
    {
        var run = Shell.Kausa("bench", "arrivals", "--seasons", "1");
        Assert.Equal(0, run.Code);
        Assert.Equal(["policy", "GREEDY", "BLIND_BATCH", "ONLINE", "BATCH"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public void Allocate_ReplaceWithoutOut_IsRefused()
    {
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--replace");
        Assert.Equal((2, string.Empty, true), (run.Code, run.Output, run.Error.Contains("--replace: gehört zu --out, --certificate.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("kind,candidate,place,company,contact,decided\nPAIRS,s-001,p-001-1,,,yes\n", "en", ":2 'PAIRS': allowed is PAIR, UNPLACED, OPEN_SEAT, CONTACT, WIN_NEXT, MORE_CASES, END")]
    [InlineData("Art;Person;Platz;Betrieb;Ansprechpartner;Entschieden\n;;;;;\n;s-001;p-001-1;;;ja\n", "de", ":3 '': erlaubt ist Vorschlag, Ohne Platz, Offener Platz, Ansprechpartner, Als Nächstes gewinnen, Mehr Fälle, Ende")]
    public void Allocate_RowOfUnknownKindInTheFileBefore_IsNamed(string text, string language, string problem)
    {
        using var folder = new PlanFolder();
        File.WriteAllText(folder.PathOf("p.csv"), text);
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", folder.PathOf("p.csv"), "--lang", language);
        Assert.Equal((2, folder.PathOf("p.csv") + problem), (run.Code, run.Error.TrimEnd()));
    }

    private sealed class PlanFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("kausa-").FullName;

        public string PathOf(string name) => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
