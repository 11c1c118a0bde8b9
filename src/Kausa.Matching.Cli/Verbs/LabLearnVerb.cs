using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Kausa.Matching.Cli.Output;
using Kausa.Matching.Lab.Learning;
using Kausa.Matching.Lab.Learning.Rows;
using Kausa.Matching.Lab.Learning.Tables;
using Kausa.Matching.Office.Storage;

namespace Kausa.Matching.Cli.Verbs;

/// <summary><c>kausa lab learn</c>: what the learner makes of public ranking sets.</summary>
internal static class LabLearnVerb
{
    private static readonly int[] Cuts = [1, 3, 5, 10];

    public static Command Create(Terminal terminal)
    {
        var train = CommonOptions.Path("--train", required: true);
        var trainQuery = CommonOptions.Path("--train-query", required: true);
        var test = CommonOptions.Path("--test", required: true);
        var testQuery = CommonOptions.Path("--test-query", required: true);
        var output = CommonOptions.Path("--out");
        var replace = CommonOptions.Replace();
        var command = new Command("learn")
        {
            train, trainQuery, test, testQuery, output, replace,
        };
        CommonOptions.ReplaceNeedsOut(command, replace, output);
        command.SetAction(parsed =>
        {
            using var cancellation = new Cancellation();
            var learnt = Rows(("--train", parsed.GetValue(train)!), ("--train-query", parsed.GetValue(trainQuery)!));
            var measured = Rows(("--test", parsed.GetValue(test)!), ("--test-query", parsed.GetValue(testQuery)!));
            if (parsed.GetValue(output) is not { } path)
            {
                Learn(_ => { });
                return ExitCodes.Ok;
            }

            OutputPath.Write(path, _ =>
            {
                using var draft = new DraftFile(path, parsed.GetValue(replace));
                Learn(ranker => AdditiveRankerJson.Write(ranker, draft.Stream));
                draft.Complete();
            });
            return ExitCodes.Ok;

            void Learn(Action<AdditiveRanker> keep)
            {
                var clock = Stopwatch.StartNew();
                var ranker = RankingLearner.Fit(learnt, cancellation.Token);
                clock.Stop();
                keep(ranker);
                terminal.Output.WriteLine(Json(ranker, learnt, measured, clock.Elapsed.TotalSeconds));
            }
        });
        return command;
    }

    private static RankingRows Rows((string Option, string File) rows, (string Option, string File) sizes) => LabVerbs.Read(rows.Option, rows.File, rowText =>
    {
        try
        {
            using var sizeText = LabVerbs.Open(sizes.Option, sizes.File);
            return LibSvmReader.Read(rowText, sizeText);
        }
        catch (QuerySizesException exception)
        {
            throw new FileContentException(sizes.File, language => exception.Errors.Select(error => error.In(language)));
        }
    });

    private static string Json(AdditiveRanker ranker, RankingRows learnt, RankingRows measured, double seconds) => JsonStyle.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("ndcg");
        foreach (var (cut, ndcg) in ranker.Ndcg(measured, Cuts))
        {
            json.WriteNumber(cut.ToString(CultureInfo.InvariantCulture), ndcg);
        }

        json.WriteEndObject();
        json.WriteNumber("seconds", Math.Round(seconds, 3));
        json.WriteNumber("rows", learnt.Count);
        json.WriteNumber("features", learnt.FeatureCount);
        json.WriteEndObject();
    });
}
