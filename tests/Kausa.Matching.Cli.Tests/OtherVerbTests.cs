using System.Text.Json;
using Kausa.Matching.Explanation;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Cli.Tests;

public sealed class OtherVerbTests
{
    [Theory]
    [InlineData("de", "Ergebnis")]
    [InlineData("en", "Result")]
    public void Explain_AnyPair_SaysEveryPointAndRule(string language, string heading)
    {
        var run = Shell.Kausa("explain", "--market", Shell.Stuttgart, "--candidate", "s-017", "--place", "p-011-1", "--lang", language);
        Assert.Equal(0, run.Code);
        Assert.Contains(heading, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_EveryPlace_WorksForImpossiblePairsTooAndAddsUp()
    {
        var places = File.ReadLines(Path.Combine(Shell.Stuttgart, "places.csv")).Skip(1).Select(line => line.Split(',')[0]).Take(12).ToList();
        var statuses = new HashSet<string>();
        foreach (var place in places)
        {
            var run = Shell.Kausa("explain", "--market", Shell.Stuttgart, "--candidate", "s-017", "--place", place, "--format", "json");
            Assert.Equal(0, run.Code);
            using var document = JsonDocument.Parse(run.Output);
            statuses.Add(document.RootElement.GetProperty("status").GetString()!);
            var score = document.RootElement.GetProperty("score");
            Assert.Equal(document.RootElement.GetProperty("score_millionths").GetInt32(), Leaves(score).Sum());
        }

        Assert.Contains("INELIGIBLE", statuses);
    }

    [Theory]
    [InlineData("expected")]
    [InlineData("cautious")]
    [InlineData("balanced")]
    [InlineData("potential")]
    public void Interval_AnyMode_StandsBesideTheExpectedScore(string mode)
    {
        string[] about = ["--market", Shell.Stuttgart, "--candidate", "s-017", "--mode", mode];
        using var ranked = JsonDocument.Parse(Shell.Kausa(["rank", .. about, "--format", "json"]).Output);
        var first = ranked.RootElement.GetProperty("results")[0];
        var (score, expected) = (first.GetProperty("score_millionths").GetInt32(), first.GetProperty("expected_millionths").GetInt32());
        var ends = first.GetProperty("interval_millionths").EnumerateArray().Select(end => end.GetInt32()).ToList();
        Assert.Equal(mode == "expected", score == expected);
        foreach (var (language, word, note) in new[] { ("de", "erwartet", "Die erste Zahl: "), ("en", "expected", "The first number: ") })
        {
            var texts = TextCatalogue.For(language);
            var bracket = $"({texts.Points(ends[0])}–{texts.Points(ends[1])})";
            var table = Shell.Kausa(["rank", .. about, "--lang", language]).Output;
            var numbers = mode == "expected" ? $"  {texts.Points(expected)} {bracket}" : $"  {texts.Points(score)} · {word} {texts.Points(expected)}";
            var lines = table.ReplaceLineEndings("\n").Split('\n').SkipWhile(line => !line.Contains(numbers, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(lines);
            Assert.Contains(bracket, lines[mode == "expected" ? 0 : 1], StringComparison.Ordinal);
            Assert.Equal(mode != "expected", table.Contains(note, StringComparison.Ordinal));
        }

        string[] pair = ["explain", .. about, "--place", first.GetProperty("place").GetString()!];
        var (german, english) = (TextCatalogue.For("de"), TextCatalogue.For("en"));
        Assert.Contains(
            $"\nErwartet: {german.Points(expected)} Punkte, mit 80 % Sicherheit zwischen {german.Points(ends[0])} und {german.Points(ends[1])}", Shell.Kausa(pair).Output, StringComparison.Ordinal);
        Assert.Contains(
            $"\nExpected: {english.Points(expected)} points, between {english.Points(ends[0])} and {english.Points(ends[1])} with 80 % certainty", Shell.Kausa([.. pair, "--lang", "en"]).Output, StringComparison.Ordinal);
        var rows = Shell.Kausa([.. pair, "--format", "csv"]).Output.ReplaceLineEndings("\n").Split('\n');
        Assert.Equal([$",EXPECTED,,{expected},,,,,", $",INTERVAL_LOW,,{ends[0]},,,,,", $",INTERVAL_HIGH,,{ends[1]},,,,,"], rows[2..5]);
        Assert.StartsWith("0,", rows[5], StringComparison.Ordinal);
        Assert.Contains($",{score},", rows[5], StringComparison.Ordinal);
    }

    [Fact]
    public void Help_EveryVerb_NamesNoMemberOfTheProgram()
    {
        using var terminal = new StringWriter();
        foreach (var verb in Verbs(KausaCommand.Tree(new Terminal(terminal, terminal)), []))
        {
            var help = Shell.Kausa([.. verb, "--help"]);
            Assert.Equal((0, string.Empty), (help.Code, help.Error));
            Assert.Contains("Aufruf:", help.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("[default:", help.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Kausa.Matching", help.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("MatchFor", help.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(" { ", help.Output, StringComparison.Ordinal);
        }

        static IEnumerable<string[]> Verbs(System.CommandLine.Command command, string[] path) =>
            [path, .. command.Subcommands.SelectMany(verb => Verbs(verb, [.. path, verb.Name]))];
    }

    [Fact]
    public void Explain_Csv_SaysStatusAndWhatRulesHaveToSay()
    {
        string[] pair = ["explain", "--market", Shell.Stuttgart, "--candidate", "s-017", "--place", "p-001-1", "--format"];
        using var json = JsonDocument.Parse(Shell.Kausa([.. pair, "json"]).Output);
        var lines = Shell.Kausa([.. pair, "csv"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("depth,code,text,millionths,basis,value,effect,owner,due_on", lines[0].TrimEnd('\r'));
        Assert.StartsWith(",INELIGIBLE,geht heute nicht,", lines[1], StringComparison.Ordinal);
        var rules = json.RootElement.GetProperty("rules").EnumerateArray().Where(rule => rule.GetProperty("effect").GetString() != "NONE").ToList();
        Assert.Equal(rules.Count, lines.Count(line => line.StartsWith(",C", StringComparison.Ordinal) || line.StartsWith(",K", StringComparison.Ordinal)));
        Assert.Contains(rules, rule => rule.GetProperty("effect").GetString() == "EXCLUSION");
        Assert.All(rules, rule => Assert.Contains(lines, line => line.StartsWith($",{rule.GetProperty("code").GetString()},", StringComparison.Ordinal)
            && line.Contains($",,,{rule.GetProperty("value").GetString()},{rule.GetProperty("effect").GetString()},", StringComparison.Ordinal)));
    }

    [Fact]
    public void MarketCheck_Csv_NamesWhoHasNoConsentAndWhatIsNotKept()
    {
        using var json = JsonDocument.Parse(Shell.Kausa("market", "check", Shell.Stuttgart, "--format", "json").Output);
        var lines = Shell.Kausa("market", "check", Shell.Stuttgart, "--format", "csv").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        var silent = json.RootElement.GetProperty("without_consent").EnumerateArray().Select(id => id.GetString()).ToList();
        Assert.NotEmpty(silent);
        Assert.Contains($",{string.Join('|', silent)},", lines[1], StringComparison.Ordinal);
        foreach (var concern in json.RootElement.GetProperty("care").EnumerateObject())
        {
            Assert.Contains(concern.Name, lines[0].TrimEnd('\r').Split(','));
            Assert.Contains(string.Join('|', concern.Value.EnumerateArray().Select(id => id.GetString())), lines[1].TrimEnd('\r').Split(','));
        }
    }

    [Fact]
    public void MarketCheck_Sample_SaysWhatItHolds()
    {
        var run = Shell.Kausa("market", "check", Shell.Stuttgart, "--lang", "en");
        Assert.Equal(0, run.Code);
        Assert.Contains("100 candidates, 30 companies, 60 places", run.Output, StringComparison.Ordinal);
        Assert.Contains("policy stuttgart@", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MarketGenerate_SameSeed_WritesTheSample()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var target = Path.Combine(folder, "market");
            Assert.Equal(0, Shell.Kausa("market", "generate", "--out", target).Code);
            foreach (var file in Directory.EnumerateFiles(Shell.Stuttgart))
            {
                Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(target, Path.GetFileName(file))));
            }

            Assert.Equal(2, Shell.Kausa("market", "generate", "--out", target).Code);
            Assert.Equal(2, Shell.Kausa("market", "generate", "--out", Path.Combine(folder, "other"), "--companies", "1", "--places", "9").Code);
            Assert.False(Directory.Exists(Path.Combine(folder, "other")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void MarketGenerate_AnotherPolicy_WritesItsMarketWithTheTruthApart()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var target = Path.Combine(folder, "market");
            string[] generate = ["market", "generate", "--policy", "thueringen", "--candidates", "12", "--places", "7", "--seed", "5", "--out", target];
            Assert.Equal(0, Shell.Kausa(generate).Code);
            Assert.Equal("{ \"inherits\": \"thueringen\" }\n", File.ReadAllText(Path.Combine(target, "policy.json")));
            Assert.Equal(13, File.ReadLines(Path.Combine(target, "truth.csv")).Count());
            Assert.StartsWith("id,months_since_entry,overall_tenths,LISTENING_tenths,", File.ReadLines(Path.Combine(target, "truth.csv")).First(), StringComparison.Ordinal);
            Assert.Equal(7, File.ReadLines(Path.Combine(target, "truth_requirements.csv")).Skip(1).Select(line => line.Split(',')[0]).Distinct().Count());
            var check = Shell.Kausa("market", "check", target, "--format", "json");
            File.WriteAllText(Path.Combine(target, "truth.csv"), "\0 no table at all");
            Assert.Equal((check.Code, check.Output, string.Empty), (0, Shell.Kausa("market", "check", target, "--format", "json").Output, check.Error));
            Assert.Equal(0, Shell.Kausa([.. generate, "--replace"]).Code);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void MarketGenerate_ManyRows_SaysHowFarItIs()
    {
        var folder = Directory.CreateTempSubdirectory("kausa-").FullName;
        try
        {
            var run = Shell.Kausa("market", "generate", "--candidates", "100", "--places", "14000", "--out", Path.Combine(folder, "market"));
            Assert.Equal(0, run.Code);
            Assert.Contains("50 % von 21100 Zeilen gezogen", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void MarketCard_OneOrAll_ShowsPublishedBesideGenerated()
    {
        var one = Shell.Kausa("market", "card", "--policy", "leipzig", "--candidates", "200", "--places", "100");
        Assert.Equal(0, one.Code);
        Assert.StartsWith("| topic | figure | published | asked | generated | of | source |\n", one.Output, StringComparison.Ordinal);
        var all = Shell.Kausa("market", "card", "--candidates", "100", "--places", "100");
        Assert.StartsWith("| topic | figure | published | stuttgart | sachsen-anhalt-sued | duesseldorf | leipzig | thueringen | nation | source |\n", all.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--policy", "base", "stuttgart, sachsen-anhalt-sued, duesseldorf, leipzig, thueringen, nation")]
    [InlineData("--seed", "-1", "eine ganze Zahl von 0 bis 18446744073709551615")]
    [InlineData("--places", "x", "eine ganze Zahl von 0 bis 4000000")]
    public void MarketGenerate_BadOption_SaysWhatIsAllowed(string option, string value, string allowed)
    {
        var run = Shell.Kausa("market", "generate", "--out", "never", option, value);
        Assert.Equal(2, run.Code);
        Assert.Contains($"{option} '{value}'", run.Error, StringComparison.Ordinal);
        Assert.Contains(allowed, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OccupationFind_EverydayWord_FindsTheTrade()
    {
        var run = Shell.Kausa("occupation", "find", "Automechaniker", "--format", "json", "--top", "1");
        Assert.Equal(0, run.Code);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("kraftfahrzeugmechatroniker", document.RootElement.GetProperty("matches")[0].GetProperty("occupation").GetString());
    }

    [Theory]
    [InlineData("de", "geschätzt", "nach O*NET")]
    [InlineData("en", "estimated", "from O*NET")]
    public void OccupationProfile_Trade_MarksWhatIsEstimated(string language, string estimated, string rated)
    {
        var run = Shell.Kausa("occupation", "profile", "fleischer", "--lang", language);
        Assert.Equal(0, run.Code);
        Assert.Contains(estimated, run.Output, StringComparison.Ordinal);
        Assert.Contains(rated, run.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Shell.Kausa("occupation", "profile", "fleischer", "--format", "json").Output);
        var needs = document.RootElement.GetProperty("requirements").EnumerateArray().ToList();
        Assert.Equal(100, needs.Sum(need => need.GetProperty("weight_percent").GetInt32()));
        Assert.All(needs, need => Assert.NotEmpty(need.GetProperty("reason").GetString()!));
        var unknown = Shell.Kausa("occupation", "profile", "krankenschwester", "--lang", language);
        Assert.Equal((3, true), (unknown.Code, unknown.Error.Contains(language == "de" ? "diesen Beruf gibt es nicht" : "no occupation has this identifier", StringComparison.Ordinal)));
    }

    [Fact]
    public void OccupationFind_Nursing_SaysThatItIsLearnedElsewhere()
    {
        var table = Shell.Kausa("occupation", "find", "Krankenschwester");
        Assert.Equal(0, table.Code);
        Assert.Contains("keine duale Ausbildung", table.Output, StringComparison.Ordinal);
        Assert.Contains("medizinischer-fachangestellter", table.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Shell.Kausa("occupation", "find", "Krankenschwester", "--format", "json").Output);
        Assert.Equal(0, document.RootElement.GetProperty("matches").GetArrayLength());
        Assert.Equal("NURSING", document.RootElement.GetProperty("elsewhere").GetProperty("route").GetString());
        var csv = Shell.Kausa("occupation", "find", "Krankenschwester", "--format", "csv", "--lang", "en");
        Assert.Single(csv.Output.TrimEnd().Split('\n'));
        Assert.Contains("no dual training", csv.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PlaceFind_Town_GivesCodesDistrictAndState()
    {
        var table = Shell.Kausa("place", "find", "Esslingen");
        Assert.Equal(0, table.Code);
        Assert.Contains("73728, 73730, 73732, 73733, 73734", table.Output, StringComparison.Ordinal);
        Assert.Contains("GeoNames", table.Output, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Shell.Kausa("place", "find", "eßlingen", "--format", "json", "--top", "1").Output);
        Assert.Equal("Landkreis Esslingen", document.RootElement[0].GetProperty("district").GetString());
        Assert.Equal(5, document.RootElement[0].GetProperty("postal_codes").GetArrayLength());
        Assert.Contains("Esslingen am Neckar,TOWN,73734,Esslingen am Neckar,08116,Landkreis Esslingen,Baden-Württemberg,", Shell.Kausa("place", "find", "Esslingen", "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xyzzy", 0)]
    [InlineData("", 0)]
    public void PlaceFind_NothingSimilar_SaysSo(string words, int code)
    {
        var run = Shell.Kausa("place", "find", words, "--lang", "en");
        Assert.Equal(code, run.Code);
        Assert.Contains("Nothing found", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void PlaceFind_TooLong_IsRefused() => Assert.Equal(2, Shell.Kausa("place", "find", new string('a', 300)).Code);

    [Fact]
    public void PolicyCheck_Shipped_IsFine() => Assert.Equal(0, Shell.Kausa("policy", "check", "stuttgart").Code);

    [Theory]
    [InlineData("de", "$.skills.gain '9': eine ganze Zahl 1..5", "$.neutral_basis_point '5000': diesen Schlüssel gibt es nicht; am ähnlichsten ist 'neutral_basis_points'", "$.title (fehlt): ein Text aus 1..120 Zeichen, ohne Steuerzeichen")]
    [InlineData("en", "$.skills.gain '9': an integer 1..5", "$.neutral_basis_point '5000': no such key; 'neutral_basis_points' is the nearest", "$.title (missing): a text of 1..120 characters, no control characters")]
    public void Policy_BrokenFile_IsToldInTheLanguageOfTheVerb(string language, params string[] problems)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{ "inherits": "base", "id": "x", "version": 1, "signed_off_by": "Office", "skills": { "gain": 9 }, "neutral_basis_point": 5000 }""");
            string[][] verbs = [["policy", "check", file], ["policy", "diff", "base", file], ["what-if", "--market", Shell.Stuttgart, "--candidate", "s-017", "--policy", file]];
            foreach (var run in verbs.SelectMany(verb => language == "de" ? new[] { Shell.Kausa(verb), Shell.Kausa([.. verb, "--lang", "de"]) } : [Shell.Kausa([.. verb, "--lang", language])]))
            {
                Assert.Equal((2, string.Empty), (run.Code, run.Output));
                Assert.All(problems, problem => Assert.Contains($"{file}:1 {problem}", run.Error.Split(Environment.NewLine)));
                Assert.Equal(problems.Length, run.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
            }

            using var market = new BrokenMarket();
            File.Copy(file, Path.Combine(market.Folder, "policy.json"), overwrite: true);
            Assert.Contains($"policy.json:1 {problems[0]}", Shell.Kausa("market", "check", market.Folder, "--lang", language).Error.Split(Environment.NewLine));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void PolicyCheck_BrokenFile_NamesEveryProblem()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{ "inherits": "base", "id": "x", "version": 1, "title": "X", "signed_off_by": "Office", "skills": { "gain": 9 }, "weigths": {} }""");
            var run = Shell.Kausa("policy", "check", file);
            Assert.Equal(2, run.Code);
            Assert.Contains("$.skills.gain '9'", run.Error, StringComparison.Ordinal);
            Assert.Contains("weigths", run.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void PolicyDiff_TwoShipped_TellsTheStory()
    {
        var german = Shell.Kausa("policy", "diff", "base", "stuttgart");
        Assert.Equal(0, german.Code);
        Assert.NotEmpty(german.Output);
        Assert.Contains("gleich", Shell.Kausa("policy", "diff", "base", "base").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_OfficeExample_IsTheTinyMarket()
    {
        var folder = Repository.PathOf("samples", "three");
        Assert.Equal(0, Shell.Kausa("market", "check", folder).Code);
    }

    private static IEnumerable<int> Leaves(JsonElement node) => node.TryGetProperty("children", out var children)
        ? children.EnumerateArray().SelectMany(Leaves)
        : [node.GetProperty("millionths").GetInt32()];
}
