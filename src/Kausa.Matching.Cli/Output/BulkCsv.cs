using System.Globalization;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>Lists of a bulk run, one row per result, without texts: codes are explained by <c>kausa explain</c>.</summary>
internal static class BulkCsv
{
    public static void WriteHeader(TextWriter output) => output.WriteLine(Csv.Row(
        "direction", "candidate", "place", "rank", "rank_group", "tier", "score_millionths", "expected_millionths", "interval_low_millionths", "interval_high_millionths",
        "status", "travel_minutes", "not_measured", "codes"));

    public static void Write(RankAnswer answer, TextWriter output)
    {
        foreach (var result in answer.Results)
        {
            var pair = result.Pair;
            output.WriteLine(Csv.Row(
                answer.Direction.Code(), pair.Candidate.Id.Value, pair.Place.Id.Value, Number(result.Rank), Number(result.RankGroup), Number(result.Tier),
                Number(pair.Score.ScoreMillionths), Number(pair.Score.ExpectedMillionths), Number(pair.Score.Interval.LowMillionths), Number(pair.Score.Interval.HighMillionths),
                pair.Status.Code(), Number(pair.Facts.Trip?.Minutes), Number(pair.Score.NotMeasuredCount), string.Join('|', answer.ReasonsOf(result).Select(o => o.Code.Code()))));
        }
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
