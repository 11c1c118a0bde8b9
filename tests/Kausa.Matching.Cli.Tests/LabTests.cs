using System.Text.Json;

namespace Kausa.Matching.Cli.Tests;

public sealed class LabTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Measure_Run_PrintsNamesOfTrecEvalInEveryFormat()
    {
        string run = Put("run", "1 Q0 a 1 2.5 t\n1 Q0 b 2 1.5 t\n9 Q0 a 1 1 t\n"), qrels = Put("qrels", "1 0 b 2\n1 0 a 0\n2 0 c 0\n");
        var table = Shell.Kausa("lab", "measure", "--run", run, "--qrels", qrels);
        Assert.Equal(0, table.Code);
        Assert.Contains("recip_rank    \tall\t0.7500000000", table.Output, StringComparison.Ordinal);
        Assert.Contains("num_q         \tall\t2\n", table.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.StartsWith("1 Abfrage des Laufs ist nicht beurteilt und zählt nirgends, die erste: ", table.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Shell.Kausa("lab", "measure", "--run", run, "--qrels", qrels, "--format", "json", "--per-query").Output);
        Assert.Equal(0.5, json.RootElement.GetProperty("per_query").GetProperty("1").GetProperty("map").GetDouble());
        Assert.All(["map", "ndcg_cut_10", "recall_10", "P_5", "success_1"], name => Assert.True(json.RootElement.GetProperty("measures").TryGetProperty(name, out _)));
        Assert.Contains("map,all,0.75", Shell.Kausa("lab", "measure", "--run", run, "--qrels", qrels, "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Measure_BadFile_NamesFileLineAndValue()
    {
        var run = Put("run", "1 Q0 a 1 high t\n");
        var answer = Shell.Kausa("lab", "measure", "--run", run, "--qrels", Put("qrels", "1 0 a 1\n"));
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.StartsWith($"{run}: Zeile 1 'high': erlaubt ist ein Wert (score)", answer.Error, StringComparison.Ordinal);
        Assert.StartsWith("--qrels 'none'", Shell.Kausa("lab", "measure", "--run", Put("run", "1 Q0 a 1 1 t\n"), "--qrels", "none").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_Rows_PrintsJsonAloneAndWritesTheModel()
    {
        var rows = Put("rows", string.Join('\n', Enumerable.Range(0, 60).SelectMany(query => Enumerable.Range(0, 5).Select(row => $"{row / 2} 1:{row + ((query % 3) * 0.1)} 7:{(query * 7 % 5)}"))));
        var sizes = Put("sizes", string.Join('\n', Enumerable.Repeat("5", 60)));
        var model = Path.Combine(_folder, "model.json");
        var answer = Shell.Kausa("lab", "learn", "--train", rows, "--train-query", sizes, "--test", rows, "--test-query", sizes, "--out", model);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(["ndcg", "seconds", "rows", "features"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["1", "3", "5", "10"], json.RootElement.GetProperty("ndcg").EnumerateObject().Select(property => property.Name));
        Assert.Equal(1, json.RootElement.GetProperty("ndcg").GetProperty("10").GetDouble(), 9);
        Assert.Equal((300, 2), (json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("features").GetInt32()));
        Assert.Contains("\"tables\":[{\"features\":[1]", File.ReadAllText(model), StringComparison.Ordinal);
        string[] again = ["lab", "learn", "--train", rows, "--train-query", sizes, "--test", rows, "--test-query", sizes, "--out", model];
        File.WriteAllText(model, "mine");
        var there = Shell.Kausa(again);
        Assert.Equal((2, string.Empty, true, "mine"), (there.Code, there.Output, there.Error.StartsWith($"--out '{model}': ", StringComparison.Ordinal), File.ReadAllText(model)));
        Assert.Equal(0, Shell.Kausa([.. again, "--replace"]).Code);
        Assert.Contains("\"tables\":[{\"features\":[1]", File.ReadAllText(model), StringComparison.Ordinal);
        Assert.Contains("--replace: gehört zu --out.", Shell.Kausa([.. again[..^2], "--replace"]).Error, StringComparison.Ordinal);
        var refused = Shell.Kausa("lab", "learn", "--train", rows, "--train-query", Put("few", "5"), "--test", rows, "--test-query", sizes);
        Assert.Equal(2, refused.Code);
        Assert.Contains("few: Zeile 1 'Ende des Textes': erlaubt ist eine Folge von Anzahlen, die zusammen die 300 Zeilen ergibt; es sind 5", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LearnPolicy_Outcomes_IsACandidateWithItsCard()
    {
        var outcomes = Put("outcomes", "list,skills,language,location,trade,state\n1,9000,5000,5000,5000,PROBATION_PASSED\n1,1000,5000,5000,5000,NOT_PASSED\n1,9999,1,1,1,COMPANY_SAID_YES\n");
        string policy = Path.Combine(_folder, "policy.json"), card = Path.Combine(_folder, "card.md");
        var answer = Shell.Kausa("lab", "learn-policy", "--outcomes", outcomes, "--policy", "leipzig", "--out", policy, "--card", card, "--lang", "en");
        Assert.Equal(0, answer.Code);
        Assert.StartsWith("Learned from 2 of 3 outcomes; leipzig-learned is a candidate", answer.Error, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"CANDIDATE\"", File.ReadAllText(policy), StringComparison.Ordinal);
        Assert.Contains("candidate: ranks in the lab alone", File.ReadAllText(card), StringComparison.Ordinal);
        var shortfalls = Put("shortfalls", "list,shortfalls,language,location,trade,state\n" + string.Concat(Enumerable.Range(0, 40).Select(list => $"{list},SCH_MATH:60:5 PER_CARE:40:60,5000,5000,5000,PROBATION_PASSED\n{list},SCH_MATH:60:60 PER_CARE:40:5,5000,5000,5000,NOT_PASSED\n")));
        string written = File.ReadAllText(policy), other = Path.Combine(_folder, "other.json");
        Assert.StartsWith($"--out '{policy}': ", Shell.Kausa("lab", "learn-policy", "--outcomes", shortfalls, "--out", policy).Error, StringComparison.Ordinal);
        Assert.StartsWith($"--card '{card}': ", Shell.Kausa("lab", "learn-policy", "--outcomes", shortfalls, "--out", other, "--card", card).Error, StringComparison.Ordinal);
        Assert.Equal((written, false), (File.ReadAllText(policy), File.Exists(other)));
        Assert.Equal(0, Shell.Kausa("lab", "learn-policy", "--outcomes", shortfalls, "--out", policy, "--card", card, "--replace").Code);
        Assert.Contains("\"SCH_MATH\": [", File.ReadAllText(policy), StringComparison.Ordinal);
        Assert.Contains("| Care | ", File.ReadAllText(card), StringComparison.Ordinal);
        Assert.Contains("Abstände (shortfalls) KOMPETENZ:GEWICHT:PUNKTE", Shell.Kausa("lab", "learn-policy", "--outcomes", Put("short", "list,shortfalls,language,location,trade,state\n1,SCH_MATH:60:5,1,1,1,STARTED"), "--out", policy).Error, StringComparison.Ordinal);
        Assert.Contains("ein Stand (state): COMPANY_SAID_YES", Shell.Kausa("lab", "learn-policy", "--outcomes", Put("bad", "list,skills,language,location,trade,state\n1,1,1,1,1,HIRED"), "--out", policy).Error, StringComparison.Ordinal);
    }

    // From outcomes to a list that somebody answers for: what is missing is told at every step.
    [Fact]
    public void LearnPolicy_ThenFairnessAndActivate_OrdersListsOfRankAndBulk()
    {
        string outcomes = Put("outcomes", "list,skills,language,location,trade,state\n" + string.Concat(Enumerable.Range(0, 500).Select(row =>
            $"{row / 10},{row % 10 * 1000},5000,{(9 - (row % 10)) * 1000},{row * 7 % 10 * 1000},{(row % 10 > 4 ? "PROBATION_PASSED" : "NOT_PASSED")}\n")));
        string learned = Path.Combine(_folder, "stuttgart-learned.json"), few = Path.Combine(_folder, "few.json"), report = Path.Combine(_folder, "fairness.md"), active = Path.Combine(_folder, "active.json");
        Assert.Equal(0, Shell.Kausa("lab", "learn-policy", "--outcomes", outcomes, "--policy", "stuttgart", "--out", learned).Code);
        Assert.Equal(0, Shell.Kausa("lab", "learn-policy", "--outcomes", Put("one", string.Join('\n', File.ReadLines(outcomes).Take(11))), "--policy", "stuttgart", "--out", few).Code);
        using var market = new BrokenMarket();
        string[] rank = ["rank", "--market", market.Folder, "--candidate", "s-017", "--format", "json", "--top", "20"];
        var expert = Shell.Kausa(rank);
        Assert.Equal(0, expert.Code);
        File.Copy(learned, Path.Combine(market.Folder, "policy.json"), overwrite: true);
        var refused = Shell.Kausa(rank);
        Assert.Equal((2, string.Empty), (refused.Code, refused.Output));
        Assert.Contains("$.learned.status 'CANDIDATE': ACTIVE; ein Vorschlag (CANDIDATE) ordnet Listen nur im Labor, bis ein Fairnessbericht vorliegt und eine namentlich genannte Person ihn freigibt", refused.Error, StringComparison.Ordinal);
        File.Copy(few, Path.Combine(market.Folder, "policy.json"), overwrite: true);
        Assert.Contains("vorliegt, mindestens 500 Ergebnisse bekannt sind (jetzt 10) und eine", Shell.Kausa(rank).Error, StringComparison.Ordinal);

        string[] fairness = ["lab", "fairness", "--learned", learned, "--candidates", "20", "--places", "30", "--out", report];
        var made = Shell.Kausa(fairness);
        Assert.Equal((0, string.Empty), (made.Code, made.Output));
        var text = File.ReadAllText(report);
        Assert.StartsWith("# Fairness report: stuttgart-learned, version 1\n\n*Synthetic data: invented people and companies.* Fails for LEARNED: ", text, StringComparison.Ordinal);
        Assert.Matches("Geschrieben: .*fairness.md, SHA-256 [0-9a-f]{64}", made.Error);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.All(["## Thin files", "## Audit groups", "## What lists are worth", "| BIASED_RATERS | "], part => Assert.Contains(part, text, StringComparison.Ordinal));

        string[] Activate(string policy, string about, params string[] more) => ["lab", "activate", "--learned", policy, "--report", about, "--by", "A. Beispiel", "--on", "2026-03-01", "--out", active, .. more];
        Refused(Activate(few, report), $"--learned '{few}': gelernt aus 10 Ergebnissen; erlaubt sind mindestens 500, wie learning.outcomes_min sagt.");
        Refused(Activate(few, report, "--lang", "en"), $"--learned '{few}': learned from 10 outcomes; allowed are at least 500, as learning.outcomes_min says.");
        Refused(Activate(learned, outcomes, "--lang", "en"), $"--report '{outcomes}': is not about this policy; allowed is a report that names its SHA-256, ");
        Refused(Activate(learned, Put("altered", text.Replace("Fails for LEARNED", "Fails not for LEARNED", StringComparison.Ordinal))), "ist nicht mehr, wie es geschrieben wurde; erlaubt ist ein Bericht, wie 'kausa lab fairness' ihn schreibt.");
        Refused(Activate(learned, Put("cut", text[..text.IndexOf("## Audit", StringComparison.Ordinal)]), "--lang", "en"), "is no longer as it was written; allowed is a report as 'kausa lab fairness' writes it.");
        Refused(Activate(Put("hand", File.ReadAllText(learned).Replace("\"version\": 1", "\"version\":  1", StringComparison.Ordinal)), report), "von Hand geändert");
        Refused([.. Activate(learned, report)[..7], " ", .. Activate(learned, report)[8..]], "--by ' ': erlaubt ist ein Name von 1 bis 120 Zeichen");
        Assert.False(File.Exists(active));
        foreach (var day in new[] { "2199-12-31", "1900-01-01", "2027-07-21", "2025-07-19", "2026-02-30", "morgen" })
        {
            string[] Later(params string[] more) => [.. Activate(learned, report).Select(word => word == "2026-03-01" ? day : word), .. more];
            Refused(Later(), $"--on '{day}': erlaubt ist der Tag, ab dem die Vorgaben gelten, von 2025-07-20 bis 2027-07-20: höchstens ein Jahr vor oder nach heute.");
            Refused(Later("--lang", "en"), $"--on '{day}': allowed is the day from which the policy counts, from 2025-07-20 to 2027-07-20: at most a year before or after today.");
        }

        // From the day after the market's on: lists of the market's day stay the expert's, those of the next are learned.
        Assert.Equal(
            "stuttgart-learned counts from 2026-07-21; A. Beispiel answers for it. Lists of days before stay as they are without what was learned.",
            Shell.Kausa([.. Activate(learned, report).Select(word => word == "2026-03-01" ? "2026-07-21" : word), "--lang", "en"]).Error.Trim());
        File.Move(active, Path.Combine(market.Folder, "policy.json"), overwrite: true);
        Assert.Equal(Places(expert.Output), Places(Shell.Kausa(rank).Output));
        Assert.DoesNotContain("LEARNED", Shell.Kausa(rank).Output, StringComparison.Ordinal);
        var next = Shell.Kausa([.. rank, "--as-of", "2026-07-21"]).Output;
        Assert.Contains("\"learned_since\": \"2026-07-21\"", next, StringComparison.Ordinal);
        Assert.NotEqual(Places(expert.Output), Places(next));

        Assert.Equal(
            "stuttgart-learned gilt ab 01.03.2026, dafür steht A. Beispiel ein. Listen für Tage davor bleiben, wie sie ohne das Gelernte sind.",
            Shell.Kausa(Activate(learned, report)).Error.Trim());
        Refused(Activate(active, report, "--replace"), "ist schon in Gebrauch");

        File.Copy(active, Path.Combine(market.Folder, "policy.json"), overwrite: true);
        var ranked = Shell.Kausa(rank);
        Assert.Equal(0, ranked.Code);
        Assert.NotEqual(Places(expert.Output), Places(ranked.Output));
        Assert.Contains("\"strategy\": \"LEARNED\",\n  \"learned_since\": \"2026-03-01\"", ranked.Output, StringComparison.Ordinal);
        const string German = "Reihenfolge: nach dem, was aus Ergebnissen gelernt wurde (Vorgaben stuttgart-learned 1, in Gebrauch seit 01.03.2026).";
        Assert.Contains(German, Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-017").Output, StringComparison.Ordinal);
        Assert.Contains("Order: by what was learned from outcomes (policy stuttgart-learned 1, in use since 1 Mar 2026).", Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-017", "--lang", "en").Output, StringComparison.Ordinal);
        Assert.Contains(German, Shell.Kausa("rank", "--market", market.Folder, "--candidate", "s-017", "--format", "csv").Error, StringComparison.Ordinal);
        string[] advise = ["advise", "assessment", "--market", market.Folder, "--candidate", "s-017", "--length", "10"];
        Assert.Contains("· Reihenfolge gelernt, in Gebrauch seit 01.03.2026 ·", Shell.Kausa(advise).Output, StringComparison.Ordinal);
        Assert.Contains("· order learned, in use since 1 Mar 2026 ·", Shell.Kausa([.. advise, "--lang", "en"]).Output, StringComparison.Ordinal);
        var advised = JsonDocument.Parse(Shell.Kausa([.. advise, "--format", "json"]).Output).RootElement;
        Assert.Equal(("LEARNED", "2026-03-01"), (advised.GetProperty("strategy").GetString(), advised.GetProperty("learned_since").GetString()));
        Assert.Equal(Places(ranked.Output).Take(10), advised.GetProperty("list").EnumerateArray().Select(place => place.GetProperty("place").ToString()));
        string[][] rows = [advise, ["advise", "occupations", "--market", market.Folder, "--candidate", "s-017"]];
        Assert.All(rows, verb => Assert.StartsWith(German, Assert.Single(Shell.Kausa([.. verb, "--format", "csv"]).Error.Trim().Split('\n')), StringComparison.Ordinal));
        Assert.Empty(Shell.Kausa([.. advise, "--format", "csv", "--as-of", "2026-02-28"]).Error);

        // The order is not by points, so none are told as missing; on the list nothing is.
        string[] whyNot = ["why-not", "--market", market.Folder, "--candidate", "s-017", "--length", "10", "--place", Places(ranked.Output)[11]];
        foreach (var (language, said, missing) in new[] { ("de", "Die Reihenfolge ist gelernt, über sie sagen die Punkte nichts.", "Es fehl"), ("en", "The order is learned; points say nothing about it.", "issing") })
        {
            var told = Shell.Kausa([.. whyNot, "--lang", language]).Output;
            Assert.Contains(said, told, StringComparison.Ordinal);
            Assert.DoesNotContain(missing, told, StringComparison.Ordinal);
        }

        var behind = JsonDocument.Parse(Shell.Kausa([.. whyNot, "--format", "json"]).Output).RootElement;
        Assert.Equal((12, JsonValueKind.Null), (behind.GetProperty("rank").GetInt32(), behind.GetProperty("missing_millionths").ValueKind));
        Assert.Equal(4, behind.GetProperty("differences").GetArrayLength());
        Assert.All(behind.GetProperty("differences").EnumerateArray(), difference => Assert.Equal(JsonValueKind.Null, difference.GetProperty("missing_millionths").ValueKind));
        var onList = JsonDocument.Parse(Shell.Kausa([.. whyNot[..^1], Places(ranked.Output)[2], "--format", "json"]).Output).RootElement;
        Assert.Equal((3, 0), (onList.GetProperty("rank").GetInt32(), onList.GetProperty("missing_millionths").GetInt32()));
        string bulk = Path.Combine(_folder, "bulk.csv"), plain = Path.Combine(_folder, "plain.csv");
        var lists = Shell.Kausa("bulk", "--market", market.Folder, "--top", "20", "--out", bulk);
        Assert.Equal(0, lists.Code);
        Assert.Contains(German, lists.Error, StringComparison.Ordinal);
        Assert.Equal(0, Shell.Kausa("bulk", "--market", market.Folder, "--top", "20", "--strategy", "weighted-sum", "--out", plain).Code);
        Assert.NotEqual(File.ReadAllText(plain), File.ReadAllText(bulk));
        Assert.Equal(0, Shell.Kausa("allocate", "--market", market.Folder).Code);

        void Refused(string[] arguments, string message)
        {
            var answer = Shell.Kausa(arguments);
            Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
            Assert.Contains(message, answer.Error, StringComparison.Ordinal);
        }

        static List<string> Places(string json) => [.. JsonDocument.Parse(json).RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("place").ToString())];
    }

    [Fact]
    public void Score_Matching_AnswersForEveryWorld()
    {
        using var json = JsonDocument.Parse(Shell.Kausa("lab", "score", "--matching", Put("matching", "candidate,place\n")).Output);
        Assert.Equal(5, json.RootElement.GetProperty("worlds").EnumerateObject().Count());
        Assert.Equal(0, json.RootElement.GetProperty("worlds").GetProperty("GENERATED").GetProperty("placed").GetInt32());
        using var redrawn = JsonDocument.Parse(Shell.Kausa("lab", "score", "--world", "errors-halved", "--audit", Put("audit", "id,group\ns-001,a\n"), "--matching", Put("matching", "candidate,place\n")).Output);
        Assert.Equal("ERRORS_HALVED", redrawn.RootElement.GetProperty("worlds").EnumerateObject().First().Name);
        Assert.Empty(redrawn.RootElement.GetProperty("worlds").GetProperty("ERRORS_HALVED").GetProperty("audit").EnumerateArray());
        Assert.Equal(2, Shell.Kausa("lab", "score").Code);
        Assert.Contains("query 'x'", Shell.Kausa("lab", "score", "--ranking", Put("run", "x Q0 y 1 1 t")).Error, StringComparison.Ordinal);
    }

    // Counted by hand: one person of the small market placed, all others not; districts add up to the whole.
    [Fact]
    public void Score_Always_TellsWhoIsServedByDistrict()
    {
        var market = Kausa.Matching.Lab.Bench.BenchMarket.All[0].Draw(Kausa.Matching.Lab.Experiments.Worlds.World.Generated);
        var pair = market.Pairs[0];
        string person = market.Candidates[pair.Candidate].Value, place = market.Places[pair.Place].Value;
        var home = market.Generated.Market.FindCandidate(market.Candidates[pair.Candidate])!.Home!.DistrictAgs;
        var neighbours = market.Candidates.Count(id => market.Generated.Market.FindCandidate(id)!.Home?.DistrictAgs == home);
        foreach (var arguments in new string[][]
        {
            ["--matching", Put("matching", $"candidate,place\n{person},{place}\n")],
            ["--ranking", Put("run", $"{person} Q0 {place} 1 1 t\n")],
        })
        {
            using var json = JsonDocument.Parse(Shell.Kausa(["lab", "score", .. arguments]).Output);
            var coverage = json.RootElement.GetProperty("coverage").EnumerateArray().ToDictionary(one => one.GetProperty("district").GetString()!, one => Counts(one));
            Assert.Equal((market.CandidateCount, 1, market.Places.Count, 1), coverage["all"]);
            Assert.Equal((neighbours, 1), (coverage[home].Lookers, coverage[home].Served));
            var districts = coverage.Where(one => one.Key != "all").Select(one => one.Value).ToList();
            Assert.Equal((market.CandidateCount, 1, market.Places.Count, 1), (districts.Sum(one => one.Lookers), districts.Sum(one => one.Served), districts.Sum(one => one.Items), districts.Sum(one => one.Shown)));
        }

        static (int Lookers, int Served, int Items, int Shown) Counts(JsonElement one) => (one.GetProperty("lookers").GetInt32(), one.GetProperty("served").GetInt32(), one.GetProperty("items").GetInt32(), one.GetProperty("shown").GetInt32());
    }

    [Fact]
    public void Run_BadPlan_NamesFileAndKey()
    {
        var plan = Put("plan.json", """{"title":"t","policy":"stuttgart","candidates":0,"places":1,"seeds":20,"baseline":"RANDOM"}""");
        var answer = Shell.Kausa("lab", "run", plan, "--out", Path.Combine(_folder, "out"));
        Assert.Equal(2, answer.Code);
        Assert.StartsWith($"{plan}: candidates '0': erlaubt ist eine ganze Zahl von 1 bis 2000", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_MarketWithoutAnEligiblePair_IsBadInput()
    {
        var plan = Put("plan.json", """{"title":"t","policy":"stuttgart","candidates":1,"places":1,"seeds":20,"baseline":"RANDOM","worlds":["MATCHED"]}""");
        var answer = Shell.Kausa("lab", "run", plan, "--out", Path.Combine(_folder, "out"));
        Assert.Equal((2, string.Empty, false), (answer.Code, answer.Output, Directory.Exists(Path.Combine(_folder, "out"))));
        Assert.Contains($"{plan}: candidates '1', places '1': in Markt ", answer.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Fehler im Programm", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OutThatCannotBeWritten_IsToldBeforeTheFirstMarket()
    {
        var plan = Put("plan.json", """{"title":"t","policy":"stuttgart","candidates":10,"places":20,"seeds":20,"baseline":"RANDOM","strategies":["RANDOM","WEIGHTED_SUM"],"worlds":["MATCHED"]}""");
        string file = Put("afile", "mine"), folder = Path.Combine(_folder, "results");
        Directory.CreateDirectory(Path.Combine(folder, "report.html"));
        foreach (var output in new[] { file, Path.Combine(file, "below"), folder })
        {
            var answer = Shell.Kausa("lab", "run", plan, "--out", output);
            Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
            Assert.StartsWith($"--out '{output}': ", answer.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("market 1 ", answer.Error, StringComparison.Ordinal);
        }

        Assert.Equal("mine", File.ReadAllText(file));
        Assert.Equal([Path.Combine(folder, "report.html")], Directory.GetFileSystemEntries(folder));
        Directory.Delete(Path.Combine(folder, "report.html"));
        File.WriteAllText(Path.Combine(folder, "results.csv"), "old");
        Assert.Equal(0, Shell.Kausa("lab", "run", plan, "--out", folder).Code);
        Assert.Equal(["report.html", "results.csv", "results.json"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.StartsWith("seed,world,variant,measure,value\n1,MATCHED,", File.ReadAllText(Path.Combine(folder, "results.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void LearnPolicy_OnePathForBothFiles_WritesNeither()
    {
        var outcomes = Put("outcomes", "list,skills,language,location,trade,state\n1,9000,5000,5000,5000,PROBATION_PASSED\n1,1000,5000,5000,5000,NOT_PASSED\n");
        var both = Path.Combine(_folder, "new", "both");
        foreach (var card in new[] { both, Path.Combine(_folder, "new", "..", "new", "both") })
        {
            var answer = Shell.Kausa("lab", "learn-policy", "--outcomes", outcomes, "--out", both, "--card", card, "--lang", "en");
            Assert.Equal((2, $"--card '{card}': is the file of --out; allowed is another one."), (answer.Code, answer.Error.Trim()));
            Assert.False(Directory.Exists(Path.GetDirectoryName(both)));
        }
    }

    [Fact]
    public void Score_EmptyMatching_IsRefused()
    {
        foreach (var text in new[] { "", "\n\n" })
        {
            var file = Put("matching", text);
            var answer = Shell.Kausa("lab", "score", "--matching", file);
            Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
            Assert.StartsWith($"{file}: Zeile 1 'Ende des Textes': erlaubt ist mindestens eine Zeile: die Kopfzeile 'candidate,place'", answer.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Score_Audit_RefusesStrangersAndNamesGroupsThatAreTooSmall()
    {
        var matching = Put("matching", "candidate,place\n");
        var strangers = Put("audit", "id,group\ns-001,a\nx-1,a\n");
        var refused = Shell.Kausa("lab", "score", "--matching", matching, "--audit", strangers);
        Assert.Equal((2, string.Empty), (refused.Code, refused.Output));
        Assert.StartsWith($"{strangers}: id 'x-1': erlaubt ist eine Person des Marktes, etwa s-001", refused.Error, StringComparison.Ordinal);
        var groups = Put("audit", "id,group\n" + string.Concat(Enumerable.Range(1, 30).Select(at => $"s-{at:000},{(at <= 10 ? "a" : at <= 20 ? "b" : at <= 23 ? "few" : at <= 29 ? "c" : "one")}\n")));
        var answer = Shell.Kausa("lab", "score", "--matching", matching, "--audit", groups);
        Assert.Equal((0, $"{groups}: weggelassen sind Gruppen von weniger als 10 Personen: c, few, one."), (answer.Code, answer.Error.Trim()));
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(("a", "b"), json.RootElement.GetProperty("worlds").GetProperty("GENERATED").GetProperty("audit").EnumerateArray().Select(one => (one.GetProperty("first").GetString(), one.GetProperty("second").GetString())).Single());
    }

    private string Put(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    // What is wrong with any file of the lab and of solve is told in the language of the verb, and as much of it in both.
    [Theory]
    [InlineData("x y z", "lab", "measure", "--run", "FILE", "--qrels", "FILE")]
    [InlineData("31:1 1", "lab", "learn", "--train", "FILE", "--train-query", "FILE", "--test", "FILE", "--test-query", "FILE")]
    [InlineData("a,b", "lab", "learn-policy", "--outcomes", "FILE", "--out", "OUT")]
    [InlineData("list,skills,language,location,trade,state\n1,2,3\n-1,10001,x,0,0,HIRED", "lab", "learn-policy", "--outcomes", "FILE", "--out", "OUT")]
    [InlineData("a,b\nc", "lab", "score", "--matching", "FILE", "--audit", "FILE")]
    [InlineData("candidate,place\nx,y\nz", "lab", "score", "--matching", "FILE")]
    [InlineData("x Q0 y 1 1 t", "lab", "score", "--ranking", "FILE")]
    [InlineData("{\"seeds\":1,\"title\":2,\"places\":\"3\",\"worlds\":[4]}", "lab", "run", "FILE", "--out", "OUT")]
    [InlineData("{\"title\":", "lab", "run", "FILE", "--out", "OUT")]
    [InlineData("{\"study\":\"STRATEGIES\",\"title\":\"t\",\"policy\":\"stuttgart\",\"candidates\":1,\"places\":1,\"seeds\":20,\"baseline\":\"RANDOM\"}", "lab", "run", "FILE", "--out", "OUT")]
    [InlineData("{\"title\":\"t\",\"policy\":\"stuttgart\",\"candidates\":9,\"places\":9,\"seeds\":20,\"baseline\":\"RANDOM\",\"learned\":\"none.json\"}", "lab", "run", "FILE", "--out", "OUT")]
    [InlineData("2 1 x", "solve", "assignment", "FILE")]
    [InlineData("1 1 1 2", "solve", "gap", "FILE")]
    [InlineData("{\"residents\":{\"r\":[7,\"x\"]},\"hospitals\":{\"h\":{\"capacity\":-1}},\"more\":1}", "solve", "stable", "FILE")]
    public void AnyReader_BrokenFile_IsToldInBothLanguages(string text, params string[] verb)
    {
        var (file, output) = (Put("broken", text), Path.Combine(_folder, "none"));
        string[] arguments = [.. verb.Select(word => word == "FILE" ? file : word == "OUT" ? output : word)];
        var (german, english) = (Shell.Kausa(arguments), Shell.Kausa([.. arguments, "--lang", "en"]));
        Assert.Equal((2, string.Empty, 2, string.Empty), (german.Code, german.Output, english.Code, english.Output));
        Assert.Equal(english.Error.Split('\n').Length, german.Error.Split('\n').Length);
        Assert.All(german.Error.TrimEnd().Split('\n').Zip(english.Error.TrimEnd().Split('\n')), line =>
        {
            Assert.NotEqual(line.Second, line.First);
            Assert.StartsWith(file, line.First, StringComparison.Ordinal);
            Assert.DoesNotContain("allowed", line.First, StringComparison.Ordinal);
            Assert.DoesNotContain("erlaubt", line.Second, StringComparison.Ordinal);
        });
    }
}
