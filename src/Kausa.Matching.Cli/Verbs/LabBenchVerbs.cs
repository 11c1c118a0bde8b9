using System.CommandLine;
using System.Text.Json;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Bench;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Measures.Trec;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab export-bench</c> and <c>kausa lab score</c>: a frozen market for results from any language.</summary>
internal static class LabBenchVerbs
{
    public static Command Export(Terminal terminal)
    {
        var output = new Option<string>("--out") { Description = "Folder to write; must be new or empty.", Required = true, HelpName = "DIR" };
        var command = new Command("export-bench", $"Writes KAUSA-Bench version {BenchMarket.Version}: frozen synthetic markets, truth, judgements, digests, data card, licence.") { output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(output)!;
            OutputPath.Write(folder, () => Export(folder));
            terminal.Error.WriteLine(SafeText.Line($"Wrote {folder}"));
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Score(Terminal terminal)
    {
        var matching = new Option<string?>("--matching") { Description = "A matching, CSV: candidate,place.", HelpName = "FILE" };
        var ranking = new Option<string?>("--ranking") { Description = "Lists of candidates, or of places: query Q0 item rank score tag.", HelpName = "FILE" };
        var size = CommonOptions.Word("--size", "Which market of KAUSA-Bench.", BenchMarket.All[0], BenchMarket.All.ToDictionary(market => market.Name));
        var command = new Command("score", "Scores a matching or lists on KAUSA-Bench, in the matched world and in the others; the answer is JSON.") { matching, ranking, size };
        command.SetAction(parsed =>
        {
            var bench = parsed.GetValue(size)!;
            terminal.Output.WriteLine((parsed.GetValue(matching), parsed.GetValue(ranking)) switch
            {
                ({ } file, null) => Matching(bench, file),
                (null, { } file) => Ranking(bench, file),
                _ => throw new BadInputException(["Either --matching FILE or --ranking FILE is allowed."]),
            });
            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Export(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException("the folder is not empty");
        }

        Directory.CreateDirectory(folder);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var bench in BenchMarket.All)
        {
            var market = bench.Draw();
            using (var sink = new FolderMarketSink(Path.Combine(folder, bench.Name, "market")))
            {
                MarketWriter.Write(market.Generated.Market, new TruthSink(sink, market.Generated.Truth), $$"""{ "inherits": "{{BenchMarket.Policy}}" }""" + "\n");
            }

            Text($"{bench.Name}/pairs.csv", BenchFiles.Pairs(market));
            Text($"{bench.Name}/seats.csv", BenchFiles.Seats(market));
            Text($"{bench.Name}/candidates.qrels", BenchFiles.Qrels(market, isForPlaces: false));
            Text($"{bench.Name}/places.qrels", BenchFiles.Qrels(market, isForPlaces: true));
        }

        Text("README.md", BenchTexts.DataCard);
        Text("LICENSE", BenchTexts.Licence);
        Text("CITATION.cff", BenchTexts.Citation);
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), string.Concat(digests.Select(pair => $"{pair.Value}  {pair.Key}\n")));

        void Text(string name, string text)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            digests.Add(name, BenchFiles.DigestOf(text));
        }
    }

    private static string Matching(BenchMarket bench, string file) => Json(bench, json =>
    {
        foreach (var (world, measures) in LabVerbs.Read("--matching", file, text => Told(file, () => BenchScore.OfMatching(bench.Draw(), text))))
        {
            json.WriteStartObject(ExperimentPlan.CodeOf(world));
            Write(json, measures);
            json.WriteEndObject();
        }
    });

    private static string Ranking(BenchMarket bench, string file) => Json(bench, json =>
    {
        var run = LabVerbs.Read("--ranking", file, TrecRun.Read);
        foreach (var (world, values) in Told(file, () => BenchScore.OfRanking(bench.Draw(), run)))
        {
            json.WriteStartObject(ExperimentPlan.CodeOf(world));
            foreach (var value in values)
            {
                json.WriteNumber(value.Name, value.Value);
            }

            json.WriteEndObject();
        }
    });

    private static string Json(BenchMarket bench, Action<Utf8JsonWriter> worlds) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("bench", $"KAUSA-Bench v{BenchMarket.Version} {bench.Name}");
        json.WriteString("data", "synthetic");
        json.WriteString("pairs_sha256", bench.Digest);
        json.WriteStartObject("worlds");
        worlds(json);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, MatchingMeasures measures)
    {
        json.WriteNumber("fill_rate", measures.FillRate);
        json.WriteNumber("placement_rate", measures.PlacementRate);
        json.WriteNumber("placed", measures.PlacedCount);
        json.WriteNumber("placed_max", measures.PlacedMax);
        json.WriteNumber("max_cardinality_share", measures.MaxCardinalityShare);
        json.WriteNumber("blocking_pairs", measures.BlockingPairs);
        json.WriteNumber("blocking_pairs_above_0.05", measures.StrongBlockingPairs);
        json.WriteNumber("candidates_in_blocking_pairs", measures.CandidatesInBlockingPairs);
        foreach (var (side, ranks) in new[] { ("candidate", measures.CandidateRanks), ("place", measures.PlaceRanks) })
        {
            json.WriteNumber($"{side}_rank_1_share", ranks.FirstShare);
            json.WriteNumber($"{side}_rank_3_share", ranks.TopThreeShare);
            json.WriteNumber($"{side}_rank_10_share", ranks.TopTenShare);
            json.WriteNumber($"{side}_mean_rank", ranks.MeanRank);
        }

        json.WriteNumber("candidate_welfare", measures.Welfare.CandidateSum);
        json.WriteNumber("place_welfare", measures.Welfare.PlaceSum);
        json.WriteNumber("candidate_min", measures.Welfare.CandidateMin);
        json.WriteNumber("candidate_nash", measures.Welfare.CandidateNash);
    }

    private static T Told<T>(string file, Func<T> score)
    {
        try
        {
            return score();
        }
        catch (Exception exception) when (exception is FormatException and not Allocation.Instances.InstanceFormatException or ArgumentException)
        {
            throw new BadInputException([$"{file}: {exception.Message}"]);
        }
    }
}
