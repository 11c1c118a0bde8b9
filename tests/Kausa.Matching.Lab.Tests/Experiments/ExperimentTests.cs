using System.Text.Json.Nodes;
using Kausa.Matching.Allocation;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Orders;
using Kausa.Matching.Lab.Experiments.Reports;
using Kausa.Matching.Lab.Experiments.Studies;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Markets;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Random;
using Kausa.Matching.Learning;
using Kausa.Matching.Policy;
using Kausa.Matching.Testing;

namespace Kausa.Matching.Lab.Tests.Experiments;

public sealed class ExperimentTests
{
    private const string Plan = """{"title":"A <test>","policy":"stuttgart","candidates":30,"places":20,"seeds":20,"baseline":"WEIGHTED_SUM"}""";

    private static readonly Lazy<Experiment> Small = new(() => Experiment.Run(ExperimentPlan.Read(Plan)));

    private static readonly Lazy<TrialMarket> Market = new(() =>
        new(MarketGenerator.Generate(StuttgartMarket.Plan.Specification(5, 40, 30)), ShippedPolicies.Find("stuttgart")!));

    [Fact]
    public void Run_MatchedWorld_RecoversThePlantedOrderOfStrategies()
    {
        var quality = Small.Value.Comparisons.Where(one => one.World == "MATCHED" && one.Measure == "candidate_ndcg_cut_10").ToDictionary(one => one.Variant);

        // Grades are by mutual worth: what weighs all criteria is ahead of what looks at one after the other, that ahead of what looks at nobody, that ahead of chance.
        foreach (var (better, worse) in new[] { ("RECIPROCAL", "LEXICOGRAPHIC"), ("WEIGHTED_SUM", "LEXICOGRAPHIC"), ("LEXICOGRAPHIC", "POPULARITY"), ("POPULARITY", "RANDOM") })
        {
            Assert.True(quality[better].Mean > quality[worse].Mean + 0.01, $"{better} {quality[better].Mean}, {worse} {quality[worse].Mean}");
        }

        Assert.True(quality["RANDOM"].Difference.High < 0);
        Assert.Equal(default, (quality["WEIGHTED_SUM"].Difference.Low, quality["WEIGHTED_SUM"].Difference.High));
    }

    [Fact]
    public void Run_Twice_GivesTheSameBytes()
    {
        var again = Experiment.Run(ExperimentPlan.Read(Plan));
        Assert.Equal(ExperimentTables.ToCsv(Small.Value), ExperimentTables.ToCsv(again));
        Assert.Equal(ExperimentTables.ToJson(Small.Value), ExperimentTables.ToJson(again));
        Assert.Equal(ExperimentPage.ToHtml(Small.Value, "c"), ExperimentPage.ToHtml(again, "c"));
    }

    [Fact]
    public void Page_Always_IsSelfContainedAndSaysThatDataAreSynthetic()
    {
        var page = ExperimentPage.ToHtml(Small.Value, "kausa lab run <x>");
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.Contains("A &lt;test&gt;", page, StringComparison.Ordinal);
        Assert.Contains("kausa lab run &lt;x&gt;", page, StringComparison.Ordinal);
        Assert.All(Small.Value.Plan.Worlds, world => Assert.Contains($"<h2>{ExperimentPlan.CodeOf(world)}</h2>\n<p>Synthetic data.", page, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_GroupsUnderTenPeople_GiveNoFigureAndAreNotCalledChecked()
    {
        var experiment = Experiment.Run(ExperimentPlan.Read(Plan.Replace("\"candidates\":30", "\"candidates\":12,\"worlds\":[\"MATCHED\"],\"strategies\":[\"WEIGHTED_SUM\",\"RANDOM\"]", StringComparison.Ordinal)));
        Assert.DoesNotContain(experiment.Measurements, one => one.Measure.StartsWith("audit", StringComparison.Ordinal));
        Assert.DoesNotContain("audit", ExperimentTables.ToCsv(experiment), StringComparison.Ordinal);
        Assert.Equal(4, JsonNode.Parse(ExperimentTables.ToJson(experiment))!["not_checked"]!.AsArray().Count);
        var page = ExperimentPage.ToHtml(experiment, "c");
        Assert.Contains("<p>Not checked: share shown, audit group less others (groups under 10 people).</p>", page, StringComparison.Ordinal);
        Assert.Contains("Not checked: the audit group&#39;s exposure over that of the others (groups under 10 people, or nobody of the others on a list).", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    // Nobody of the others on a list: no ratio, but a difference of shares.
    [Fact]
    public void Parity_OthersWithoutExposure_GivesNoRatio()
    {
        const ulong seed = 3;
        var random = new RandomSource(seed);
        double[] exposure = [.. Enumerable.Range(0, 60).Select(at => AuditDraw.IsRatedLow(random, at) ? 1.0 : 0)];
        Expect(null, 1, exposure);
        Expect(null, null, [.. exposure.Take(12)]);
        Expect(1, 0, [.. exposure.Select(_ => 0.5)]);

        static void Expect(double? ratio, double? difference, double[] exposure)
        {
            var found = StrategyStudy.Parity(exposure, seed);
            Assert.Equal(ratio, found.ExposureRatio);
            Assert.Equal(difference, found.ShownDifference);
        }
    }

    [Fact]
    public void Run_CommittedStudy_GivesItsBytesAgain()
    {
        var experiment = Experiment.Run(ExperimentPlan.Read(File.ReadAllText(Repository.PathOf("examples", "lab", "strategies-stuttgart.json"))));
        var folder = Repository.PathOf("docs", "studies", "strategies-stuttgart");
        const string stale = "The study is stale; run scripts/update-studies.sh, read the diff and docs/lab.md.";
        Assert.True(File.ReadAllText(Path.Combine(folder, "results.json")) == ExperimentTables.ToJson(experiment), stale);
        Assert.True(File.ReadAllText(Path.Combine(folder, "report.html")) == ExperimentPage.ToHtml(experiment, "kausa lab run strategies-stuttgart.json --out DIR"), stale);
    }

    [Theory]
    [InlineData("\"seeds\":20", "\"seeds\":19", "seeds '19': allowed is a whole number from 20")]
    [InlineData("stuttgart", "berlin", "policy 'berlin': allowed are stuttgart")]
    [InlineData("WEIGHTED_SUM", "BEST", "baseline 'BEST': allowed are WEIGHTED_SUM")]
    [InlineData("\"places\":20", "\"place\":20", "'place' is no key")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"worlds\":[\"FLAT\"]", "worlds 'FLAT': allowed are MATCHED")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"worlds\":[]", "worlds '': allowed are one or more of MATCHED, ERRORS_HALVED")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"strategies\":[]", "strategies '': allowed are two or more")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"strategies\":[\"WEIGHTED_SUM\"]", "strategies 'WEIGHTED_SUM': allowed are two or more")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"study\":\"NONE\"", "study 'NONE': allowed are STRATEGIES, EVIDENCE, THIN_FILES, ROBUSTNESS")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"study\":\"EVIDENCE\"", "baseline 'WEIGHTED_SUM': allowed are HIDDEN_10")]
    [InlineData("{", "", "not an experiment: line 1 is no JSON at byte ")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"study\":\"\\ud800\"", "not an experiment: half of a letter")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"\\ud800\":1", "not an experiment: half of a letter")]
    [InlineData("\"seeds\":20", "\"seeds\":\"20\"", "seeds '20': allowed is a whole number from 20")]
    [InlineData("\"seeds\":20", "\"seeds\":null", "seeds 'null': allowed is a whole number from 20")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"seeds\":21", "seeds: told twice; allowed is once")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"worlds\":\"FLAT\"", "worlds 'FLAT': allowed is a list of MATCHED")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"learned\":7", "learned '7': allowed is a text")]
    [InlineData("\"seeds\":20", "\"seeds\":20,\"study\":null", "study 'null': allowed are STRATEGIES")]
    public void Read_BadPlan_NamesKeyAndValue(string old, string other, string message) => Assert.StartsWith(
        message, Assert.Throws<LabInputException>(() => ExperimentPlan.Read(Plan.Replace(old, other, StringComparison.Ordinal))).Message, StringComparison.Ordinal);

    // One look at a plan is enough: everything that is wrong with it is told, and nothing that only follows from something else.
    [Fact]
    public void Read_PlanWithManyWrongKeys_NamesAllWithValueAndWhatIsAllowedInBothLanguages()
    {
        var wrong = Assert.Throws<LabInputException>(() => ExperimentPlan.Read(
            """{"titel":"t","policy":7,"candidates":10.5,"places":"60","seeds":19,"seeds":20.0,"baseline":"BEST","strategies":["WEIGHTED_SUM",3,"NONE"],"worlds":["MATCHED","FLAT"],"learned":"p.json"}""", _ => "{}"));
        Assert.Equal(
            [
                "'titel' is no key; allowed are study, title,", "seeds: told twice; allowed is once", "title: missing; allowed is a text", "policy '7': allowed are stuttgart,", "candidates '10.5': allowed is a whole number from 1 to 2000",
                "places '60': allowed is a whole number from 1 to 2000", "seeds '20.0': allowed is a whole number from 20 to 10000", "learned 'p.json': policy:1 $.id", "strategies '3': allowed are WEIGHTED_SUM,", "strategies 'NONE': allowed are WEIGHTED_SUM,",
                "baseline 'BEST': allowed are WEIGHTED_SUM,", "worlds 'FLAT': allowed are MATCHED,",
            ],
            Beginnings(wrong.In("en").Where(line => !line.StartsWith("learned", StringComparison.Ordinal) || line.StartsWith("learned 'p.json': policy:1 $.id", StringComparison.Ordinal))));
        Assert.Equal(wrong.Message, string.Join('\n', wrong.In("en")));
        Assert.Equal(wrong.In("en").Count, wrong.In("de").Count);
        Assert.Contains("candidates '10.5': erlaubt ist eine ganze Zahl von 1 bis 2000", wrong.In("de"));
        Assert.Contains("title: fehlt; erlaubt ist ein Text", wrong.In("de"));
        Assert.All(wrong.In("de"), line => Assert.DoesNotContain("allowed", line, StringComparison.Ordinal));

        IEnumerable<string> Beginnings(IEnumerable<string> lines) => lines.Select(line => Beginning.Match(line) is { Success: true } match ? match.Value : line);
    }

    private static readonly System.Text.RegularExpressions.Regex Beginning = new("^(learned 'p.json': policy:1 \\$.id|.*?allowed are [A-Z_a-z]+,( title,)?)");

    [Theory]
    [InlineData("title", "title: missing; allowed is a text")]
    [InlineData("policy", "policy: missing; allowed is one of stuttgart")]
    [InlineData("candidates", "candidates: missing; allowed is a whole number from 1 to 2000")]
    [InlineData("places", "places: missing; allowed is a whole number from 1 to 2000")]
    [InlineData("seeds", "seeds: missing; allowed is a whole number from 20 to 10000")]
    [InlineData("baseline", "baseline: missing; allowed is one of WEIGHTED_SUM")]
    public void Read_KeyThatIsMissing_IsNamedWithWhatIsAllowed(string key, string message)
    {
        var plan = JsonNode.Parse(File.ReadAllText(Repository.PathOf("examples", "lab", "strategies-stuttgart.json")))!.AsObject();
        plan.Remove(key);
        Assert.StartsWith(message, Assert.Throws<LabInputException>(() => ExperimentPlan.Read(plan.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoObjectOrNoText_SaysWhatIsAllowed()
    {
        Assert.StartsWith("not an experiment: []; allowed is an object with the keys study, title", Assert.Throws<LabInputException>(() => ExperimentPlan.Read("[]")).Message, StringComparison.Ordinal);
        var plan = JsonNode.Parse(File.ReadAllText(Repository.PathOf("examples", "lab", "strategies-stuttgart.json")))!.AsObject();
        plan["title"] = 5;
        Assert.Equal("title '5': allowed is a text", Assert.Throws<LabInputException>(() => ExperimentPlan.Read(plan.ToJsonString())).Message);
    }

    [Theory]
    [InlineData("STRATEGIES", "stuttgart", 1, 1)]
    [InlineData("STRATEGIES", "stuttgart", 2, 2)]
    [InlineData("STRATEGIES", "stuttgart", 3, 3)]
    [InlineData("STRATEGIES", "stuttgart", 5, 3)]
    [InlineData("STRATEGIES", "stuttgart", 1, 60)]
    [InlineData("STRATEGIES", "stuttgart", 100, 1)]
    [InlineData("STRATEGIES", "nation", 8, 8)]
    [InlineData("EVIDENCE", "stuttgart", 3, 3)]
    [InlineData("THIN_FILES", "stuttgart", 1, 1)]
    public void Run_MarketWithoutAnEligiblePair_NamesItAndTheSizes(string study, string policy, int people, int places)
    {
        var variants = study == "EVIDENCE" ? "\"baseline\":\"HIDDEN_10\"" : "\"baseline\":\"WEIGHTED_SUM\",\"strategies\":[\"WEIGHTED_SUM\",\"RANDOM\"]";
        var plan = ExperimentPlan.Read($$"""{"study":"{{study}}","title":"t","policy":"{{policy}}","candidates":{{people}},"places":{{places}},"seeds":20,"worlds":["MATCHED"],{{variants}}}""");
        Assert.Matches($"^candidates '{people}', places '{places}': market [0-9]+ has no eligible pair in MATCHED; allowed are sizes with one in every market$", Assert.Throws<LabInputException>(() => Experiment.Run(plan)).Message);
    }

    [Fact]
    public void Run_LearnedPolicy_TakesPartWhileStillACandidate()
    {
        var learned = Expert();
        var plan = ExperimentPlan.Read(
            Plan.Replace("}", ",\"learned\":\"p.json\",\"strategies\":[\"WEIGHTED_SUM\",\"LEARNED\"],\"worlds\":[\"MATCHED\"]}", StringComparison.Ordinal), file => file == "p.json" ? LearnedPolicyJson.Write(learned) : "");

        // The expert's tables order people's lists as the expert does.
        var same = Experiment.Run(plan).Comparisons.Single(one => one.Variant == "LEARNED" && one.Measure == "candidate_ndcg_cut_10");
        Assert.Equal(new(0, 0, 0), same.Difference);
        Assert.StartsWith("learned 'p.json': policy:1 $.", Assert.Throws<LabInputException>(() => ExperimentPlan.Read(Plan.Replace("}", ",\"learned\":\"p.json\"}", StringComparison.Ordinal), _ => "{}")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LearnedPolicyThatCannotTakePart_IsRefused()
    {
        Assert.Equal("learned 'p.json': EVIDENCE tries no orders; allowed in STRATEGIES, THIN_FILES, ROBUSTNESS", Refused(""" "study":"EVIDENCE","baseline":"HIDDEN_10" """));
        Assert.Equal("learned 'p.json': takes part as LEARNED, which strategies leave out; allowed is to name it there too", Refused(""" "baseline":"RANDOM","strategies":["RANDOM","WEIGHTED_SUM"] """));

        static string Refused(string more) => Assert.Throws<LabInputException>(() => ExperimentPlan.Read(
            $$"""{"title":"t","policy":"stuttgart","candidates":30,"places":20,"seeds":20,"learned":"p.json",{{more}}}""", _ => LearnedPolicyJson.Write(Expert()))).Message;
    }

    [Fact]
    public void Worth_BentWorlds_DifferFromTheirMarketsOwnAsTheySay()
    {
        var market = Market.Value;
        var own = market.WorthIn(World.Matched).Pairs;
        Assert.All(Both(World.MissingNotAtRandom), one => Assert.True(one.Other.CandidateMillionths <= one.Own.CandidateMillionths));
        Assert.All(Both(World.Thresholds), one => Assert.True(one.Other.PlaceMillionths == one.Own.PlaceMillionths || one.Other.PlaceMillionths == one.Own.PlaceMillionths / 2));
        Assert.All(Both(World.Compensation), one => Assert.True(one.Other.CandidateMillionths >= one.Own.CandidateMillionths / 2));
        Assert.All(Both(World.PopularityDrivenFirms), one => Assert.Equal(one.Own.CandidateMillionths, one.Other.CandidateMillionths));

        IEnumerable<(PairWorth Own, PairWorth Other)> Both(World world)
        {
            var other = market.WorthIn(world).Pairs;
            Assert.NotEqual(own, other);
            return own.Zip(other);
        }
    }

    [Fact]
    public void Keys_EveryOrder_AreTheSameTwiceAndDifferFromOthers()
    {
        var keys = ListOrder.All.ToDictionary(order => order.Code, order => order.Keys(Market.Value, LookingSide.Places));
        Assert.All(ListOrder.All, order => Assert.Equal(keys[order.Code], order.Keys(Market.Value, LookingSide.Places)));
        Assert.Equal(keys.Count, keys.Values.Select(one => string.Join(',', one)).Distinct().Count());
    }

    [Fact]
    public void Crowding_EveryPlace_TakesOffWhatOneMoreSeatWouldAdd()
    {
        var market = Market.Value;
        var scores = ListOrder.All[0].Keys(market, LookingSide.Candidates);
        var keys = new CrowdingOrder().Keys(market, LookingSide.Candidates);
        ValuedPair[] pairs = [.. market.Pairs.Select((pair, at) => new ValuedPair(pair.Candidate, pair.Place, scores[at]))];
        var before = BestTotal([.. market.Seats]);
        var taken = market.Pairs.Select((pair, at) => (pair.Place, Off: scores[at] - keys[at])).Distinct().ToList();
        Assert.Contains(taken, one => one.Off > 0);
        Assert.All(taken, one => Assert.Equal(BestTotal([.. market.Seats.Select((seats, place) => place == one.Place ? seats + 1 : seats)]) - before, one.Off));

        long BestTotal(int[] seats) => OptimalAllocator.Solve(SparseAllocationInstance.FromPairs([.. Enumerable.Repeat(1, market.CandidateCount)], seats, pairs), AllocationObjective.BestTotal).Solution!.Total;
    }

    [Fact]
    public void TopChance_EveryList_DealsTenPlacesInEveryDrawAndShortListsByScore()
    {
        var market = Market.Value;
        var keys = new TopChanceOrder().Keys(market, LookingSide.Candidates);
        var scores = ListOrder.All[0].Keys(market, LookingSide.Candidates);
        foreach (var list in market.Pairs.Select((pair, at) => (pair, at)).GroupBy(one => one.pair.Candidate, one => one.at))
        {
            Assert.Equal(200 * Math.Min(10, list.Count()), list.Sum(at => keys[at] / 1_000_001));
            Assert.True(list.Count() > 10 || list.OrderByDescending(at => keys[at]).SequenceEqual(list.OrderByDescending(at => scores[at])));
            Assert.True(keys[list.MaxBy(at => scores[at])] >= keys[list.MinBy(at => scores[at])]);
        }
    }

    [Fact]
    public void Grades_EachList_HaveABestAndFallWithWorth()
    {
        var worth = Market.Value.WorthIn(World.Matched);
        var grades = GradedPairs.Of(worth);
        foreach (var list in worth.Pairs.Select((pair, at) => (pair, at)).GroupBy(one => one.pair.Candidate))
        {
            var sorted = list.OrderByDescending(one => GradedPairs.MutualMillionths(one.pair)).Select(one => grades.ForCandidates[one.at]).ToList();
            Assert.Equal(3, sorted[0]);
            Assert.Equal(sorted.OrderDescending(), sorted);
        }
    }

    // The expert's tables as a learned policy.
    private static LearnedPolicy Expert() => new()
    {
        Id = "l",
        Version = 1,
        Tables = LearnedTables.Expert(ShippedPolicies.Find("stuttgart")!.Weights.Candidate, []),
        From = new("stuttgart", 1, Perspective.Candidate, 0, 0, 0),
        OutcomesMin = 500,
    };
}
