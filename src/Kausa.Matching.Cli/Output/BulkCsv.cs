using System.Globalization;
using Kausa.Matching.Eligibility;
using Kausa.Matching.Model;
using Kausa.Matching.Policy;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>Lists of a bulk run, one row per result, without texts: codes are explained by <c>kausa explain</c>.</summary>
internal static class BulkCsv
{
    public static void WriteHeader(TextWriter output) => output.WriteLine(Csv.Row(
        "direction", "candidate", "place", "rank", "rank_group", "tier", "score_millionths", "expected_millionths", "interval_low_millionths", "interval_high_millionths",
        "status", "travel_minutes", "not_measured", "codes", "taken_off_millionths"));

    public static void Write(RankAnswer answer, TextWriter output)
    {
        foreach (var result in answer.Results)
        {
            var (pair, score) = (result.Pair, result.Pair.Score);
            Write(
                answer.Direction, pair.Candidate.Id.Value, pair.Place.Id.Value, (result.Rank, result.RankGroup, result.Tier),
                (score.ScoreMillionths, score.ExpectedMillionths, score.Interval.LowMillionths, score.Interval.HighMillionths),
                pair.Status, pair.Facts.Trip?.Minutes, score.NotMeasuredCount, answer.ReasonsOf(result).Select(o => o.Code.Code()), result.TakenOffMillionths, output);
        }
    }

    public static void Write(
        Direction direction, string candidate, string place, (int Rank, int Group, int Tier) position, (int Score, int Expected, int Low, int High) millionths,
        EligibilityStatus status, int? travelMinutes, int notMeasuredCount, IEnumerable<string> codes, int? takenOffMillionths, TextWriter output) => output.WriteLine(Csv.Row(
            direction.Code(), candidate, place, Number(position.Rank), Number(position.Group), Number(position.Tier),
            Number(millionths.Score), Number(millionths.Expected), Number(millionths.Low), Number(millionths.High),
            status.Code(), Number(travelMinutes), Number(notMeasuredCount), string.Join('|', codes), Number(takenOffMillionths)));

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
