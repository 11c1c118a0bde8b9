using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

/// <summary>A plan and its certificate as files: whatever is changed in either is found by somebody who has nothing but these.</summary>
public sealed class CheckPlanTests : IClassFixture<CheckPlanTests.Plans>
{
    private readonly Plans _plans;

    public CheckPlanTests(Plans plans) => _plans = plans;

    [Theory]
    [InlineData("stable", "STABILITY")]
    [InlineData("best-total", "PRICES")]
    [InlineData("most-placed", "PRICES")]
    public void CheckPlan_AsWritten_IsProvenAlsoAgainstTheMarket(string objective, string step)
    {
        var (plan, certificate) = _plans.Of(objective);
        var run = Shell.Kausa("check-plan", plan, certificate, "--market", Shell.Stuttgart, "--format", "json");
        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        var verdict = JsonNode.Parse(run.Output)!;
        Assert.True((bool)verdict["is_proven"]!);
        Assert.Equal(["HEAD", "DIGEST", "PEOPLE", "SCORES", "RULES", step, "MARKET"], verdict["checked"]!.AsArray().Select(item => (string)item!["code"]!));
        Assert.All(verdict["checked"]!.AsArray(), item => Assert.True((bool)item!["holds"]!));
        Assert.Equal((97, step == "PRICES" ? (int?)0 : null), ((int)verdict["person_count"]!, (int?)verdict["dual_gap"]));
        Assert.Equal((string)Plans.Read(plan)["digest"]!, (string)verdict["plan_digest"]!);
    }

    [Theory]
    [InlineData("de", "BEWIESEN: Der Plan ist, was er zu sein beansprucht.", "  ja    kein mögliches Paar hätte lieber einander", "ob der Nachweis den Markt richtig wiedergibt: mit --market")]
    [InlineData("en", "PROVEN: the plan is what it claims to be.", "  yes   no possible pair would rather have each other", "whether the certificate tells the market as it is: with --market")]
    public void CheckPlan_Table_SaysWhatWasCheckedAndWhatWasNot(string language, params string[] expected)
    {
        var (plan, certificate) = _plans.Of("stable");
        var run = Shell.Kausa("check-plan", plan, certificate, "--lang", language);
        Assert.Equal(0, run.Code);
        Assert.All(expected, line => Assert.Contains(line, run.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("stable", "de")]
    [InlineData("most-placed", "en")]
    public void CheckPlan_TableForAdvisers_IsCheckedWithoutScores(string objective, string language)
    {
        using var folder = new ScratchFolder();
        Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", objective, "--lang", language, "--out", folder.PathOf("plan.csv")).Code);
        var certificate = _plans.Of(objective).Certificate;
        var proven = Shell.Kausa("check-plan", folder.PathOf("plan.csv"), certificate, "--lang", "en");
        Assert.Equal((0, true), (proven.Code, proven.Output.Contains("scores and digest: not in a table", StringComparison.Ordinal)));

        // Two people change places, and nothing but the allocation itself can show it.
        var rows = File.ReadAllLines(folder.PathOf("plan.csv"));
        var (one, other) = Exchangeable(certificate, rows.Select((row, at) => (Cells: row.Split(language == "de" ? ';' : ','), at)).Where(row => row.Cells[0] is "PAIR" or "Vorschlag").Select(row => (row.Cells[1], row.Cells[5], row.at)));
        (rows[one.Row], rows[other.Row]) = (rows[one.Row].Replace(one.Place, other.Place, StringComparison.Ordinal), rows[other.Row].Replace(other.Place, one.Place, StringComparison.Ordinal));
        File.WriteAllLines(folder.PathOf("plan.csv"), rows);
        var run = Shell.Kausa("check-plan", folder.PathOf("plan.csv"), certificate, "--format", "csv");
        Assert.Equal(5, run.Code);
        Assert.Contains(objective == "stable" ? "BLOCKING_PAIR" : "GAP", run.Output, StringComparison.Ordinal);

        // A table that was cut between two rows.
        File.WriteAllLines(folder.PathOf("plan.csv"), rows[..20]);
        Assert.Equal(2, Shell.Kausa("check-plan", folder.PathOf("plan.csv"), certificate, "--format", "csv").Code);

        // The same, said to be all.
        var all = (rows.Length - 2).ToString(CultureInfo.InvariantCulture);
        Assert.EndsWith(all, rows[^1], StringComparison.Ordinal);
        File.WriteAllLines(folder.PathOf("plan.csv"), [.. rows[..20], rows[^1].Replace(all, "19", StringComparison.Ordinal)]);
        var cut = Shell.Kausa("check-plan", folder.PathOf("plan.csv"), certificate, "--format", "csv");
        Assert.Equal((5, true), (cut.Code, cut.Output.Contains("PERSON_MISSING", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("stable")]
    [InlineData("best-total")]
    public void CheckPlan_PairsSwapped_AreFoundByDigestScoresAndProof(string objective)
    {
        var findings = _plans.Check(objective, plan: plan =>
        {
            var pairs = plan["pairs"]!.AsArray();
            var (one, other) = Exchangeable(_plans.Of(objective).Certificate, pairs.Select((pair, at) => ((string)pair!["candidate"]!, (string)pair["place"]!, at)));
            (pairs[one.Row]!["place"], pairs[other.Row]!["place"]) = (other.Place, one.Place);
        });
        Assert.Contains("DIGEST_WRONG", findings);
        Assert.Contains("SCORE_DIFFERS", findings);
        Assert.Contains(objective == "stable" ? "BLOCKING_PAIR" : "GAP", findings);
    }

    [Theory]
    [InlineData("places", 1_000_000_000, "GAP", "BOUND_WRONG")]
    [InlineData("places", -1_000_000_000, "PRICE_NEGATIVE", "GAP")]
    [InlineData("companies", 1_000_000_000, "GAP", "BOUND_WRONG")]
    [InlineData("companies", -1_000_000_000, "PRICE_NEGATIVE", "GAP")]
    [InlineData("advisers", 1, "PRICE_WITHOUT_SCARCITY", "GAP")]
    [InlineData("advisers", -1_000_000_000, "PRICE_NEGATIVE", "GAP")]
    public void CheckPlan_PriceChanged_ProvesNothing(string list, long by, params string[] expected)
    {
        var findings = _plans.Check("best-total", certificate: proof => proof[list]!.AsArray()[0]!["price_millionths"] = (long)proof[list]!.AsArray()[0]!["price_millionths"]! + by);
        Assert.All(expected, code => Assert.Contains(code, findings));
    }

    [Fact]
    public void CheckPlan_OtherPricesChanged_AreNamed()
    {
        Assert.Equal(["PLACEMENT_PRICE_WRONG"], _plans.Check("best-total", certificate: proof => proof["placement_price_millionths"] = 1).Intersect(["PLACEMENT_PRICE_WRONG"]));
        Assert.Equal(["PLACEMENT_PRICE_WRONG"], _plans.Check("most-placed", certificate: proof => proof["placement_price_millionths"] = 0).Intersect(["PLACEMENT_PRICE_WRONG"]));
        Assert.Equal(["BOUND_WRONG"], _plans.Check("most-placed", certificate: proof => proof["bound_millionths"] = 1 + (long)proof["bound_millionths"]!));
        Assert.Contains("PAIR_LOSES", _plans.Check("best-total", certificate: proof => proof["advisers"]!.AsArray().ToList().ForEach(adviser => adviser!["price_millionths"] = 5_000_000)));
        Assert.Contains("PAIR_GAINS", _plans.Check("best-total", certificate: proof => proof["places"]!.AsArray().ToList().ForEach(place => place!["price_millionths"] = 0)));
    }

    [Fact]
    public void CheckPlan_ScoreChanged_IsFoundInThePlanAndByTheMarket()
    {
        Assert.Equal(["DIGEST_WRONG", "SCORE_DIFFERS", "SCORE_DIFFERS", "TOTAL_WRONG"], _plans.Check("stable", plan: plan => Raise(plan["pairs"]!.AsArray()[0]!, "person_millionths", "company_millionths")));
        Assert.Contains("SCORE_DIFFERS", _plans.Check("stable", certificate: proof => Raise(PlannedPair(proof), "person_millionths")));

        // Both agree, and only the market knows better.
        foreach (var field in (string[])["person_millionths", "company_millionths"])
        {
            Assert.Equal(["SCORE_WRONG"], _plans.Check("stable", certificate: proof => Raise(LeastLiked(proof), field), market: Shell.Stuttgart));
            Assert.Empty(_plans.Check("stable", certificate: proof => Raise(LeastLiked(proof), field)));
        }

        JsonNode PlannedPair(JsonNode proof)
        {
            var pair = Plans.Read(_plans.Of("stable").Plan)["pairs"]!.AsArray()[0]!;
            return proof["people"]!.AsArray().First(person => (string)person!["candidate"]! == (string)pair["candidate"]!)!["pairs"]!.AsArray().First(item => (string)item!["place"]! == (string)pair["place"]!)!;
        }

        void Raise(JsonNode pair, params string[] fields) => Array.ForEach(fields, field => pair[field] = (int)pair[field]! is 1_000_000 ? 999_999 : (int)pair[field]! + 1);
    }

    [Fact]
    public void CheckPlan_SeatTooMany_IsFound()
    {
        var findings = _plans.Check("most-placed", plan: plan =>
        {
            var pair = plan["pairs"]!.AsArray()[0]!;
            var waiting = plan["unplaced"]!.AsArray()[0]!;
            plan["unplaced"]!.AsArray().RemoveAt(0);
            var more = pair.DeepClone();
            more["candidate"] = (string)waiting["candidate"]!;
            plan["pairs"]!.AsArray().Add(more);
        });
        Assert.Contains("SEATS_EXCEEDED", findings);
        Assert.Contains("DIGEST_WRONG", findings);
    }

    [Fact]
    public void CheckPlan_CapsLimitsAndDutiesOfTheCertificate_AreKeptOrFound()
    {
        Assert.Contains("CAP_EXCEEDED", _plans.Check("most-placed", certificate: proof => proof["companies"]!.AsArray().ToList().ForEach(company => company!["cap"] = 0)));
        Assert.Contains("LIMIT_EXCEEDED", _plans.Check("most-placed", certificate: proof => proof["advisers"]!.AsArray().ToList().ForEach(adviser => adviser!["limit"] = 0)));
        Assert.Contains("SEATS_EXCEEDED", _plans.Check("stable", certificate: proof => proof["places"]!.AsArray().ToList().ForEach(place => place!["seats"] = 0)));
        Assert.Contains("REQUIRED_MISSING", _plans.Check("most-placed", certificate: proof => proof["people"]!.AsArray().ToList().ForEach(person => person!["required"] = true)));
        Assert.Contains("DECIDED_MISSING", _plans.Check("stable", certificate: proof =>
        {
            var person = proof["people"]!.AsArray().First(person => person!["pairs"]!.AsArray().Count > 1)!;
            var planned = (string?)Plans.Read(_plans.Of("stable").Plan)["pairs"]!.AsArray().FirstOrDefault(pair => (string)pair!["candidate"]! == (string)person["candidate"]!)?["place"];
            person["decided_place"] = (string)person["pairs"]!.AsArray().First(pair => (string)pair!["place"]! != planned)!["place"]!;
        }));
    }

    [Fact]
    public void CheckPlan_PairMissing_IsFoundWhereItIsPlannedAndByTheMarketElsewhere()
    {
        Assert.Contains("PAIR_IMPOSSIBLE", _plans.Check("stable", certificate: proof =>
        {
            var planned = Plans.Read(_plans.Of("stable").Plan)["pairs"]!.AsArray()[0]!;
            var pairs = proof["people"]!.AsArray().First(person => (string)person!["candidate"]! == (string)planned["candidate"]!)!["pairs"]!.AsArray();
            pairs.Remove(pairs.First(pair => (string)pair!["place"]! == (string)planned["place"]!));
        }));
        Assert.Equal(["PAIR_MISSING_IN_CERTIFICATE"], _plans.Check("stable", certificate: proof => LeastLiked(proof).Parent!.AsArray().Remove(LeastLiked(proof)), market: Shell.Stuttgart));
        Assert.Equal(["PAIR_MISSING_IN_MARKET"], _plans.Check("stable", certificate: proof =>
        {
            // Nobody's and nowhere wanted: a possible pair more changes nothing that only plan and certificate could show.
            var person = proof["people"]!.AsArray().First(person => person!["pairs"]!.AsArray().Count is > 1 and < 30)!;
            var has = person["pairs"]!.AsArray().Select(pair => (string)pair!["place"]!).ToHashSet();
            person["pairs"]!.AsArray().Add(new JsonObject { ["place"] = proof["places"]!.AsArray().Select(place => (string)place!["place"]!).First(place => !has.Contains(place)), ["person_millionths"] = 0, ["company_millionths"] = 0 });
        }, market: Shell.Stuttgart).Where(code => code != "BLOCKING_PAIR"));
    }

    [Fact]
    public void CheckPlan_AnotherMarket_IsNamedByWhatDiffers()
    {
        var findings = _plans.Check("stable", market: Repository.PathOf("samples", "duesseldorf"));
        Assert.All((string[])["MARKET_DIFFERS", "MISSING_IN_MARKET", "MISSING_IN_CERTIFICATE"], code => Assert.Contains(code, findings));
        using var changed = new BrokenMarket();
        changed.Rewrite("advisers.csv", text => text.Replace("a-1,", "a-77,", StringComparison.Ordinal));
        changed.Rewrite("candidates.csv", text => text.Replace("a-1,", "a-77,", StringComparison.Ordinal));
        changed.Rewrite("companies.csv", text => text.Replace("a-1,", "a-77,", StringComparison.Ordinal));
        var renamed = _plans.Check("stable", market: changed.Folder);
        Assert.All((string[])["MARKET_DIFFERS", "MISSING_IN_MARKET", "MISSING_IN_CERTIFICATE", "FACT_DIFFERS"], code => Assert.Contains(code, renamed));
        foreach (var (list, field) in ((string, string)[])[("places", "seats"), ("companies", "cap"), ("advisers", "limit")])
        {
            Assert.Contains("FACT_DIFFERS", _plans.Check("stable", certificate: proof => proof[list]!.AsArray()[0]![field] = 1 + (int)proof[list]!.AsArray()[0]![field]!, market: Shell.Stuttgart));
        }
    }

    [Fact]
    public void CheckPlan_PlanOfAnotherCertificate_IsNamed()
    {
        var run = Shell.Kausa("check-plan", _plans.Of("stable").Plan, _plans.Of("best-total").Certificate, "--lang", "en");
        Assert.Equal(5, run.Code);
        Assert.Contains("HEAD_DIFFERS: objective: plan and certificate contradict each other (told STABLE, right BEST_TOTAL)", run.Output, StringComparison.Ordinal);
        Assert.Contains("OTHER_PLAN", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("NOT proven: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckPlan_PeopleOfThePlan_AreEachNamedOnce()
    {
        Assert.Contains("PERSON_UNKNOWN", _plans.Check("stable", plan: plan => plan["pairs"]!.AsArray()[0]!["candidate"] = "s-nobody"));
        Assert.Contains("PLACE_UNKNOWN", _plans.Check("stable", plan: plan => plan["pairs"]!.AsArray()[0]!["place"] = "p-nowhere"));
        Assert.Contains("PERSON_REPEATED", _plans.Check("stable", plan: plan => plan["unplaced"]!.AsArray().Add(plan["unplaced"]!.AsArray()[0]!.DeepClone())));
        Assert.Equal(["PERSON_MISSING"], _plans.Check("stable", plan: plan => plan["unplaced"]!.AsArray().RemoveAt(0)));
        Assert.Equal(["DIGEST_WRONG"], _plans.Check("stable", plan: plan => plan["contacts"]!.AsArray()[0]!["adviser"] = "a-other"));
    }

    [Fact]
    public void CheckPlan_CutFiles_AreBadInput()
    {
        using var folder = new ScratchFolder();
        var (plan, certificate) = _plans.Of("best-total");
        foreach (var (source, at) in ((string, int)[])[(plan, 0), (certificate, 1)])
        {
            var bytes = File.ReadAllBytes(source);
            File.WriteAllBytes(folder.PathOf("cut.json"), bytes[..(bytes.Length / 2)]);
            var run = Shell.Kausa(["check-plan", .. at == 0 ? new[] { folder.PathOf("cut.json"), certificate } : [plan, folder.PathOf("cut.json")], "--lang", "en"]);
            Assert.Equal((2, string.Empty), (run.Code, run.Output));
            Assert.StartsWith($"{folder.PathOf("cut.json")}:line ", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"format":"other"}""", ":format 'other': allowed is 'kausa-certificate-1'")]
    [InlineData("""[]""", ":format '': allowed is 'kausa-certificate-1'")]
    [InlineData("""{"format":"kausa-certificate-1","objective":"FAIR"}""", ":objective 'FAIR': allowed is STABLE, BEST_TOTAL, MOST_PLACED")]
    [InlineData("""{"format":"kausa-certificate-1","format":"kausa-certificate-1"}""", ":line 1, byte")]
    [InlineData("""{"format":"\ud800"}""", ":line 1, byte 11 'JSON': allowed is text of whole characters")]
    public void CheckPlan_NoCertificate_SaysWhatItMustBe(string text, string expected)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.PathOf("c.json"), text);
        var run = Shell.Kausa("check-plan", _plans.Of("stable").Plan, folder.PathOf("c.json"), "--lang", "en");
        Assert.Equal(2, run.Code);
        Assert.StartsWith(folder.PathOf("c.json") + expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckPlan_WrongFields_AreAllNamedWithTheirPath()
    {
        using var folder = new ScratchFolder();
        var proof = Plans.Read(_plans.Of("best-total").Certificate);
        proof["snapshot"] = "abc";
        proof["as_of"] = "01.09.2026";
        proof["mode"] = "HOPEFUL";
        proof["policy_version"] = "1";
        proof["colour"] = "green";
        proof.AsObject().Remove("bound_millionths");
        proof["advisers"]!.AsArray()[1]!["limit"] = -1;
        proof["companies"]!.AsArray()[1]!["company"] = (string)proof["companies"]!.AsArray()[0]!["company"]!;
        proof["places"]!.AsArray()[0]!["company"] = "b-nobody";
        proof["places"]!.AsArray()[1]!["seats"] = 1.5;
        var person = proof["people"]!.AsArray().First(person => person!["pairs"]!.AsArray().Count > 1)!;
        var at = proof["people"]!.AsArray().IndexOf(person);
        person["required"] = "yes";
        person["decided_place"] = "p 1";
        person["pairs"]!.AsArray()[0]!["person_millionths"] = 1_000_001;
        person["pairs"]!.AsArray()[1]!["place"] = (string)person["pairs"]!.AsArray()[0]!["place"]!;
        File.WriteAllText(folder.PathOf("c.json"), proof.ToJsonString());
        var run = Shell.Kausa("check-plan", _plans.Of("best-total").Plan, folder.PathOf("c.json"), "--lang", "de");
        Assert.Equal(2, run.Code);
        string[] fields =
        [
            "colour 'green'", "advisers[1].limit '-1'", "companies[1].company 'b-001'", "places[0].company 'b-nobody'", "places[1].seats '1.5'", $"people[{at}].required 'yes'",
            $"people[{at}].pairs[0].person_millionths '1000001'", $"people[{at}].pairs[1].place '", $"people[{at}].decided_place 'p 1'", "snapshot 'abc'", "policy_version '1'", "as_of '01.09.2026'",
            "mode 'HOPEFUL'", "bound_millionths ''",
        ];
        Assert.All(fields, field => Assert.Contains($"{folder.PathOf("c.json")}:{field}", run.Error, StringComparison.Ordinal));
        Assert.Contains("erlaubt ist eine ganze Zahl von 0 bis 1000000", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckPlan_WrongFieldsOfThePlan_AreAllNamedWithTheirPath()
    {
        using var folder = new ScratchFolder();
        var plan = Plans.Read(_plans.Of("stable").Plan);
        plan["digest"] = 17;
        plan["total_millionths"] = -1;
        plan["pairs"]!.AsArray()[2]!["reason"] = "LUCK";
        plan["pairs"]!.AsArray()[3]!["candidate"] = "12345";
        plan["unplaced"]!.AsArray()[0]!["candidate"] = null;
        plan["contacts"] = "none";
        File.WriteAllText(folder.PathOf("p.json"), plan.ToJsonString());
        var run = Shell.Kausa("check-plan", folder.PathOf("p.json"), _plans.Of("stable").Certificate, "--lang", "en");
        Assert.Equal(2, run.Code);
        Assert.All(
            (string[])["digest '17'", "total_millionths '-1'", "pairs[2].reason 'LUCK'", "pairs[3].candidate '12345'", "unplaced[0].candidate ''", "contacts 'none'"],
            field => Assert.Contains($"{folder.PathOf("p.json")}:{field}", run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "line 2, byte 2 '0xFC': allowed is UTF-8")]
    [InlineData("de", "Zeile 2, Byte 2 '0xFC': erlaubt ist UTF-8")]
    public void CheckPlan_FilesInAnotherEncoding_AreRefusedWithTheirPlace(string language, string expected)
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.PathOf("p.csv"), Encoding.Latin1.GetBytes("kind\nMüller\n"));
        File.WriteAllBytes(folder.PathOf("c.json"), Encoding.Latin1.GetBytes("{\n\"\u00fc\":1}"));
        IsRefusedAsPlanBefore(folder.PathOf("p.csv"), language, expected);
        IsRefusedAsPlanBefore(folder.PathOf("c.json"), language, expected);
        var run = Shell.Kausa("check-plan", folder.PathOf("p.csv"), folder.PathOf("c.json"), "--lang", language);
        Assert.Equal(2, run.Code);
        Assert.Contains($"{folder.PathOf("p.csv")}:{expected}", run.Error, StringComparison.Ordinal);
        Assert.Contains($"{folder.PathOf("c.json")}:{expected}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "{\"format\":\n\"kausa-pl", "Zeile 2, Byte 10 'JSON': erlaubt ist ein ganzes JSON-Dokument; die Datei bricht hier ab")]
    [InlineData("en", "{\"format\":\n\"kausa-pl", "line 2, byte 10 'JSON': allowed is a whole JSON document; the file breaks off here")]
    [InlineData("de", "{\"a\":[1,2", "Zeile 1, Byte 10 'JSON': erlaubt ist ein ganzes JSON-Dokument; die Datei bricht hier ab")]
    [InlineData("de", "{\"a\":1}\n}", "Zeile 2, Byte 1 'JSON': erlaubt ist ein ganzes JSON-Dokument; was hier steht, passt nicht")]
    [InlineData("en", "{\"a\":ja}", "line 1, byte 6 'JSON': allowed is a whole JSON document; what stands here does not fit")]
    [InlineData("de", "{\"a\":{\"b\":1},\n \"a\":2}", "Zeile 2, Byte 2 'a': erlaubt ist jedes Feld einmal; dieses steht zweimal da")]
    [InlineData("en", "{\"a\":{\"b\":1,\"b\":2}}", "line 1, byte 13 'b': allowed is each field once; this one stands there twice")]
    [InlineData("de", "{\"format\":\"kausa-plan-1\",\"pairs\":[{\"candidate\":\"s-001\",\"place\":\"p-001-1\",\"decided\":true}],\"contacts\":[],\n\"pairs\":[]}", "Zeile 2, Byte 1 'pairs': erlaubt ist jedes Feld einmal; dieses steht zweimal da")]
    [InlineData("de", "{\"\\ud800\":1, ", "Zeile 1, Byte 2 'JSON': erlaubt ist Text aus ganzen Zeichen; \\ud800 bis \\udbff nur vor \\udc00 bis \\udfff")]
    [InlineData("en", "{\"a\":1,\n\"b\":[\"\\u00fc\",\"\\udc00\"", "line 2, byte 15 'JSON': allowed is text of whole characters; \\ud800 to \\udbff only before \\udc00 to \\udfff")]
    [InlineData("en", "{\"format\":\"\\ud800\"}", "line 1, byte 11 'JSON': allowed is text of whole characters; \\ud800 to \\udbff only before \\udc00 to \\udfff")]
    [InlineData("de", "", "Zeile 1, Byte 1 'JSON': erlaubt ist ein ganzes JSON-Dokument; die Datei bricht hier ab")]
    [InlineData("en", " \n", "line 2, byte 1 'JSON': allowed is a whole JSON document; the file breaks off here")]
    public void CheckPlan_NoWholeDocument_IsToldInOneLanguage(string language, string text, string expected)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.PathOf("p.json"), text);
        File.WriteAllText(folder.PathOf("c.json"), text);
        var run = Shell.Kausa("check-plan", folder.PathOf("p.json"), folder.PathOf("c.json"), "--lang", language);
        Assert.Equal(2, run.Code);
        Assert.Contains($"{folder.PathOf("p.json")}:{expected}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"{folder.PathOf("c.json")}:{expected}\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        IsRefusedAsPlanBefore(folder.PathOf("p.json"), language, expected);
    }

    [Theory]
    [InlineData("de", true, true, "1 'UTF-16': erlaubt ist UTF-8; die Datei ist in UTF-16 und muss erst als UTF-8 gespeichert werden")]
    [InlineData("en", true, false, "1 'UTF-16': allowed is UTF-8; the file is UTF-16 and has to be saved as UTF-8 first")]
    [InlineData("en", false, true, "1 'UTF-16': allowed is UTF-8; the file is UTF-16 and has to be saved as UTF-8 first")]
    [InlineData("de", false, false, "1 'UTF-16': erlaubt ist UTF-8; die Datei ist in UTF-16 und muss erst als UTF-8 gespeichert werden")]
    public void CheckPlan_Utf16_IsNamedAsSuchHereAndAsThePlanBefore(string language, bool hasMark, bool isBigEndian, string expected)
    {
        using var folder = new ScratchFolder();
        var encoding = new UnicodeEncoding(isBigEndian, hasMark);
        File.WriteAllText(folder.PathOf("p.csv"), "kind,candidate\n", encoding);
        File.WriteAllText(folder.PathOf("c.json"), "{\"format\":1}", encoding);
        var run = Shell.Kausa("check-plan", folder.PathOf("p.csv"), folder.PathOf("c.json"), "--lang", language);
        Assert.Equal((2, $"{folder.PathOf("p.csv")}:{expected}\n{folder.PathOf("c.json")}:{expected}\n"), (run.Code, run.Error.ReplaceLineEndings("\n")));
        IsRefusedAsPlanBefore(folder.PathOf("p.csv"), language, expected);
        IsRefusedAsPlanBefore(folder.PathOf("c.json"), language, expected);
    }

    [Theory]
    [InlineData("de", "", "1 '': erlaubt ist kind / Art, candidate / Person, place / Platz, company / Betrieb, contact / Ansprechpartner, decided / Entschieden, rows / Zeilen")]
    [InlineData("de", "Art;Person;Platz;Betrieb;Ansprechpartner;Entschieden\nVorschlag;s-001;p-001-1;;;ja\nEnde;;;;;\n", "1 '': erlaubt ist rows / Zeilen")]
    [InlineData("en", "kind,candidate,place,company,contact,decided\nEND,,,,,\n", "1 '': allowed is rows / Zeilen")]
    [InlineData("de", "kind,candidate,place,company,contact,decided,rows\nPAIR,s-001,p-001-1,,,\"no and on and on and on\n", "2 'PAIR,s-001,p-001-1,,,\"no and on and on a… (45 Zeichen)': erlaubt ist ein Anführungszeichen, das schließt, und doppelt in einer Zelle; vielleicht ist die Datei abgeschnitten")]
    public void CheckPlan_NoWholeTable_IsToldInOneLanguage(string language, string text, string expected)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.PathOf("p.csv"), text);
        var run = Shell.Kausa("check-plan", folder.PathOf("p.csv"), _plans.Of("stable").Certificate, "--lang", language);
        Assert.Equal((2, $"{folder.PathOf("p.csv")}:{expected}\n"), (run.Code, run.Error.ReplaceLineEndings("\n")));
        IsRefusedAsPlanBefore(folder.PathOf("p.csv"), language, expected);
    }

    [Fact]
    public void CheckPlan_FileThatIsNotThere_NamesTheArgument()
    {
        Assert.StartsWith("PLAN 'nothing.json': ", Shell.Kausa("check-plan", "nothing.json", _plans.Of("stable").Certificate).Error, StringComparison.Ordinal);
        Assert.StartsWith("CERTIFICATE 'nothing.json': ", Shell.Kausa("check-plan", _plans.Of("stable").Plan, "nothing.json").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckPlan_DateBeforeTheLawNumbers_IsBadInput()
    {
        using var folder = new ScratchFolder();
        var (plan, proof) = (Plans.Read(_plans.Of("stable").Plan), Plans.Read(_plans.Of("stable").Certificate));
        (plan["as_of"], proof["as_of"]) = ("1990-01-01", "1990-01-01");
        File.WriteAllText(folder.PathOf("p.json"), plan.ToJsonString());
        File.WriteAllText(folder.PathOf("c.json"), proof.ToJsonString());
        var run = Shell.Kausa("check-plan", folder.PathOf("p.json"), folder.PathOf("c.json"), "--market", Shell.Stuttgart, "--lang", "en");
        Assert.Equal((2, true), (run.Code, run.Error.Contains("c.json:as_of '1990-01-01': the law numbers of policy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Allocate_CertificateOfDecidedAndRequired_IsProvenWithThem()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.PathOf("before.csv"), "kind,candidate,place,company,contact,decided,rows\nPAIR,s-001,p-001-1,,,yes,\nEND,,,,,,1\n");
        var made = Shell.Kausa(
            "allocate", "--market", Shell.Stuttgart, "--objective", "most-placed", "--previous", folder.PathOf("before.csv"), "--require", "s-017", "--mode", "cautious", "--as-of", "2026-12-01",
            "--out", folder.PathOf("p.json"), "--certificate", folder.PathOf("c.json"));
        Assert.Equal(0, made.Code);
        var run = Shell.Kausa("check-plan", folder.PathOf("p.json"), folder.PathOf("c.json"), "--market", Shell.Stuttgart, "--format", "json");
        var verdict = JsonNode.Parse(run.Output)!;
        Assert.Equal((0, 1, 1, "CAUTIOUS"), (run.Code, (int)verdict["decided_count"]!, (int)verdict["required_count"]!, (string)verdict["mode"]!));
    }

    [Theory]
    [InlineData("--certificate 'c.txt': erlaubt ist eine Datei, die auf .json endet.", "--market", "x", "--certificate", "c.txt")]
    [InlineData("--certificate 'p.json': erlaubt ist eine andere Datei als --out.", "--market", "x", "--out", "p.json", "--certificate", "p.json")]
    [InlineData("--certificate: nicht mit --server", "--server", "http://127.0.0.1:9", "--key", "k", "--certificate", "c.json")]
    [InlineData("--replace: gehört zu --out, --certificate.", "--market", "x", "--replace")]
    public void Allocate_CertificateThatCannotBe_IsRefused(string expected, params string[] options)
    {
        var run = Shell.Kausa(["allocate", .. options]);
        Assert.Equal((2, true), (run.Code, run.Error.Contains(expected, StringComparison.Ordinal)));
    }

    [Fact]
    public void Allocate_CertificateThatIsThere_IsNotReplacedAndNoPlanIsWritten()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.PathOf("c.json"), "mine");
        string[] ask = ["allocate", "--market", Shell.Stuttgart, "--out", folder.PathOf("p.json"), "--certificate", folder.PathOf("c.json")];
        var refused = Shell.Kausa(ask);
        Assert.Equal((2, true), (refused.Code, refused.Error.StartsWith("--certificate '", StringComparison.Ordinal)));
        Assert.Equal(["c.json"], Directory.EnumerateFiles(Path.GetDirectoryName(folder.PathOf("c.json"))!).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(folder.PathOf("c.json")));

        // And the other way round: a plan that is there leaves no certificate.
        File.Move(folder.PathOf("c.json"), folder.PathOf("p.json"));
        Assert.StartsWith("--out '", Shell.Kausa(ask).Error, StringComparison.Ordinal);
        Assert.Equal(["p.json"], Directory.EnumerateFiles(Path.GetDirectoryName(folder.PathOf("c.json"))!).Select(Path.GetFileName));
        Assert.Equal(0, Shell.Kausa([.. ask, "--replace"]).Code);
        Assert.Equal(0, Shell.Kausa("check-plan", folder.PathOf("p.json"), folder.PathOf("c.json")).Code);
    }

    // Whoever reads a plan reads it alike.
    private static void IsRefusedAsPlanBefore(string file, string language, string expected)
    {
        var run = Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--previous", file, "--lang", language);
        Assert.Equal((2, string.Empty), (run.Code, run.Output));
        Assert.StartsWith($"{file}:{expected}", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    // Somebody's least liked place, which nobody would change for: what is said of it decides nothing here.
    private static JsonNode LeastLiked(JsonNode proof) => proof["people"]!.AsArray().First(person => person!["pairs"]!.AsArray().Count > 10)!["pairs"]!.AsArray().MinBy(pair => (int)pair!["person_millionths"]!)!;

    /// <summary>Two pairs of which each person could also have the other's place.</summary>
    private static ((int Row, string Place) One, (int Row, string Place) Other) Exchangeable(string certificate, IEnumerable<(string Candidate, string Place, int Row)> pairs)
    {
        var possible = Plans.Read(certificate)["people"]!.AsArray().ToDictionary(person => (string)person!["candidate"]!, person => person!["pairs"]!.AsArray().Select(pair => (string)pair!["place"]!).ToHashSet());
        var all = pairs.ToList();
        var (one, other) = all.SelectMany(one => all.Select(other => (one, other))).First(two => two.one.Place != two.other.Place && possible[two.one.Candidate].Contains(two.other.Place) && possible[two.other.Candidate].Contains(two.one.Place));
        return ((one.Row, one.Place), (other.Row, other.Place));
    }

    /// <summary>Plans of the sample with their certificates, each made once.</summary>
    public sealed class Plans : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("kausa-").FullName;

        public (string Plan, string Certificate) Of(string objective)
        {
            var (plan, certificate) = (Path.Combine(_folder, $"{objective}.json"), Path.Combine(_folder, $"{objective}.proof.json"));
            if (!File.Exists(plan))
            {
                Assert.Equal(0, Shell.Kausa("allocate", "--market", Shell.Stuttgart, "--objective", objective, "--out", plan, "--certificate", certificate).Code);
            }

            return (plan, certificate);
        }

        public static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(path))!;

        /// <summary>Changes copies of both and checks them.</summary>
        /// <returns>Codes of the findings.</returns>
        public List<string> Check(string objective, Action<JsonNode>? plan = null, Action<JsonNode>? certificate = null, string? market = null)
        {
            var (told, proof) = (Read(Of(objective).Plan), Read(Of(objective).Certificate));
            plan?.Invoke(told);
            certificate?.Invoke(proof);
            var (planPath, proofPath) = (Path.Combine(_folder, "changed.json"), Path.Combine(_folder, "changed.proof.json"));
            File.WriteAllText(planPath, told.ToJsonString());
            File.WriteAllText(proofPath, proof.ToJsonString());
            var run = Shell.Kausa(["check-plan", planPath, proofPath, "--format", "json", .. market is null ? Array.Empty<string>() : ["--market", market]]);
            Assert.True(run.Code is 0 or 5, run.Error);
            using var verdict = JsonDocument.Parse(run.Output);
            List<string> codes = [.. verdict.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()!)];
            Assert.Equal((run.Code == 0, run.Code == 0), (codes.Count == 0, verdict.RootElement.GetProperty("is_proven").GetBoolean()));
            return codes;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }

    private sealed class ScratchFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("kausa-").FullName;

        public string PathOf(string name) => Path.Combine(_path, name);

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
