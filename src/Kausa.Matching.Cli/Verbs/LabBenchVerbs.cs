using System.CommandLine;
using System.Text.Json;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab;
using Kausa.Matching.Lab.Bench;
using Kausa.Matching.Lab.Experiments;
using Kausa.Matching.Lab.Experiments.Worlds;
using Kausa.Matching.Lab.Measures.Fairness;
using Kausa.Matching.Lab.Measures.Lists;
using Kausa.Matching.Lab.Measures.Matching;
using Kausa.Matching.Lab.Measures.Trec;
using Kausa.Matching.Office.Storage;
using Kausa.Matching.Office.Writing;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab export-bench</c> and <c>kausa lab score</c>: a frozen market for results from any language.</summary>
internal static class LabBenchVerbs
{
    private const int StrangersMax = 20;

    public static Command Export(Terminal terminal)
    {
        var output = CommonOptions.Path("--out", "DIR", required: true);
        var size = CommonOptions.Choice("--size", BenchMarket.All.ToDictionary(market => market.Name));
        var command = new Command("export-bench") { output, size };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(output)!;
            OutputPath.Write(folder, cancellation => Export(folder, [.. BenchMarket.All.Where(market => parsed.GetValue(size) is { } asked ? market == asked : market.Worlds.Count > 1)], terminal, cancellation));
            Progress.Wrote(folder, parsed.Language(), terminal.Error);
            return ExitCodes.Ok;
        });
        return command;
    }

    public static Command Score(Terminal terminal)
    {
        var matching = CommonOptions.Path("--matching");
        var ranking = CommonOptions.Path("--ranking");
        var size = CommonOptions.Word("--size", BenchMarket.All[0], BenchMarket.All.ToDictionary(market => market.Name));
        var world = CommonOptions.Word("--world", World.Generated, BenchMarket.Sources.ToDictionary(BenchMarket.FolderOf));
        var audit = CommonOptions.Path("--audit");
        var command = new Command("score") { matching, ranking, size, world, audit };
        command.SetAction(parsed =>
        {
            var (bench, source) = (parsed.GetValue(size)!, parsed.GetValue(world));
            if (!bench.Worlds.Contains(source))
            {
                throw new BadInputException([UsageTexts.Say(parsed.Language(), "WORLD", BenchMarket.FolderOf(source), bench.Name, string.Join(", ", bench.Worlds.Select(BenchMarket.FolderOf)))]);
            }

            var path = parsed.GetValue(audit);
            var groups = path is null ? null : LabVerbs.Read("--audit", path, AuditGroups.Read);
            var market = new Lazy<TrialMarket>(() => groups is null ? bench.Draw(source) : Known(bench.Draw(source), groups, path!, parsed.Language()));
            terminal.Output.WriteLine((parsed.GetValue(matching), parsed.GetValue(ranking)) switch
            {
                ({ } file, null) => Json(bench, source, Matching(market, source, groups, file)),
                (null, { } file) => Json(bench, source, Ranking(market, source, groups, file)),
                _ => throw new BadInputException([UsageTexts.Say(parsed.Language(), "MATCHING_OR_RANKING")]),
            });
            if (groups?.LeftOut is { Count: > 0 } small)
            {
                terminal.Error.WriteLine(SafeText.Line(UsageTexts.Say(parsed.Language(), "GROUPS_LEFT_OUT", path!, GroupParity.CountMin, string.Join(", ", small))));
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    // Who is not of the market is a slip of the pen: left out in silence, a group would look as if nobody had been shown.
    private static TrialMarket Known(TrialMarket market, AuditGroups groups, string path, string language) => BenchScore.StrangersIn(market, groups) is { Count: > 0 } strangers
        ? throw new BadInputException([.. strangers.Take(StrangersMax).Select(id => UsageTexts.Say(language, "STRANGER", path, id, market.Candidates[0]))])
        : market;

    private static void Export(string folder, IReadOnlyList<BenchMarket> markets, Terminal terminal, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new UnwordedException("OUT_NOT_EMPTY", folder);
        }

        using var draft = new DraftFolder(folder);
        foreach (var bench in markets)
        {
            foreach (var source in bench.Worlds)
            {
                cancellation.ThrowIfCancellationRequested();
                terminal.Error.WriteLine($"{bench.Name}, {BenchMarket.FolderOf(source)}");
                Export(Path.Combine(draft.Location, bench.Name, BenchMarket.FolderOf(source)), bench, source, cancellation);
            }
        }

        Write("README.md", () => BenchTexts.DataCard);
        Write("LICENSE", () => BenchTexts.Licence);
        Write("CITATION.cff", () => BenchTexts.Citation);
        Write("SHA256SUMS", () => BenchFiles.SumsOf(draft.Location));
        cancellation.ThrowIfCancellationRequested();
        draft.Complete();

        void Write(string name, Func<string> text) => WriteFile(draft.Location, name, text, cancellation);
    }

    private static void Export(string folder, BenchMarket bench, World source, CancellationToken cancellation)
    {
        var market = EndableWork.Wait(() => bench.Draw(source, cancellation), cancellation);
        using (var sink = new FolderMarketSink(Path.Combine(folder, "market")))
        {
            EndableWork.Wait(() => MarketWriter.Write(market.Generated.Market, new CancellableSink(new TruthSink(sink, market.Generated.Truth), cancellation), $$"""{ "inherits": "{{bench.Policy}}" }""" + "\n"), cancellation);
        }

        Write("pairs.csv", () => BenchFiles.Pairs(market));
        Write("seats.csv", () => BenchFiles.Seats(market));
        Write("candidates.qrels", () => BenchFiles.Qrels(market, isForPlaces: false));
        Write("places.qrels", () => BenchFiles.Qrels(market, isForPlaces: true));
        Write("audit.csv", () => AuditDraw.ToCsv(market.Generated));
        Write("results.csv", () => BenchResults.ToCsv(market, source));

        void Write(string name, Func<string> text) => WriteFile(folder, name, text, cancellation);
    }

    // Some files take minutes to make.
    private static void WriteFile(string folder, string name, Func<string> text, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        File.WriteAllText(Path.Combine(folder, name), EndableWork.Wait(text, cancellation));
    }

    private static Action<Utf8JsonWriter> Matching(Lazy<TrialMarket> market, World source, AuditGroups? groups, string file)
    {
        var scored = LabVerbs.Read("--matching", file, text => Told(file, () => BenchScore.OfMatching(market.Value, BenchMarket.ScoredIn(source), text)));
        return json =>
        {
            foreach (var (world, measures) in scored)
            {
                json.WriteStartObject(ExperimentPlan.CodeOf(world));
                Write(json, measures);
                WriteParity(json, groups is null ? null : LabVerbs.Read("--matching", file, text => BenchScore.ParityOfMatching(market.Value, world, groups, text)));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            WriteCoverage(json, LabVerbs.Read("--matching", file, text => BenchScore.CoverageOfMatching(market.Value, text)));
        };
    }

    private static Action<Utf8JsonWriter> Ranking(Lazy<TrialMarket> market, World source, AuditGroups? groups, string file)
    {
        var run = LabVerbs.Read("--ranking", file, TrecRun.Read);
        var scored = Told(file, () => BenchScore.OfRanking(market.Value, BenchMarket.ScoredIn(source), run).Select(one => (one.World, one.Values, Parity: groups is null ? null : BenchScore.ParityOfRanking(market.Value, one.World, groups, run))).ToList());
        return json =>
        {
            foreach (var (world, values, parity) in scored)
            {
                json.WriteStartObject(ExperimentPlan.CodeOf(world));
                foreach (var value in values)
                {
                    json.WriteNumber(value.Name, value.Value);
                }

                WriteParity(json, parity);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            WriteCoverage(json, BenchScore.CoverageOfRanking(market.Value, run));
        };
    }

    private static void WriteParity(Utf8JsonWriter json, IReadOnlyList<GroupParity>? parities)
    {
        if (parities is null)
        {
            return;
        }

        json.WriteStartArray("audit");
        foreach (var parity in parities)
        {
            json.WriteStartObject();
            json.WriteString("first", parity.First);
            json.WriteString("second", parity.Second);
            json.WriteNumber("first_count", parity.FirstCount);
            json.WriteNumber("second_count", parity.SecondCount);
            foreach (var (name, interval) in new (string, Interval?)[]
            {
                ("demographic_parity", parity.DemographicParity), ("four_fifths_ratio", parity.FourFifthsRatio), ("equal_opportunity", parity.EqualOpportunity), ("exposure_ratio", parity.ExposureRatio),
            })
            {
                if (interval is { } known)
                {
                    json.WriteStartObject(name);
                    json.WriteNumber("value", known.Value);
                    json.WriteNumber("low", known.Low);
                    json.WriteNumber("high", known.High);
                    json.WriteEndObject();
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCoverage(Utf8JsonWriter json, IReadOnlyList<Coverage> coverage)
    {
        json.WriteStartArray("coverage");
        foreach (var one in coverage)
        {
            json.WriteStartObject();
            json.WriteString("district", one.District ?? "all");
            json.WriteNumber("lookers", one.LookerCount);
            json.WriteNumber("served", one.ServedCount);
            json.WriteNumber("items", one.ItemCount);
            json.WriteNumber("shown", one.ShownCount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Json(BenchMarket bench, World source, Action<Utf8JsonWriter> worlds) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("bench", $"KAUSA-Bench v{BenchMarket.Version} {bench.Name}, {BenchMarket.FolderOf(source)}");
        json.WriteString("data", "synthetic");
        json.WriteStartObject("worlds");
        worlds(json);
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
        catch (LabInputException exception)
        {
            throw new FileContentException(file, exception.In);
        }
    }
}
