using System.Globalization;
using Kausa.Matching.Model;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking as one row per result.</summary>
internal static class RankCsv
{
    public static void Write(RankView view, TextWriter output)
    {
        output.WriteLine(Csv.Row(
            "rank", "rank_group", "tier", "candidate", "place", "company", "occupation", "occupation_title", "place_name", "distance_100m", "travel_minutes", "school_travel_minutes",
            "score_millionths", "expected_millionths", "interval_low_millionths", "interval_high_millionths", "status", "skills", "language", "location", "trade",
            "not_measured", "flags", "codes", "texts", "taken_off_millionths"));
        foreach (var line in view.Lines)
        {
            var (place, score) = (line.Place, line.Score);
            output.WriteLine(Csv.Row(
                Number(line.Rank), Number(line.RankGroup), Number(line.Tier), line.Candidate, place.Id, place.Company,
                place.Occupation, place.OccupationTitle, place.Town, Number(line.Trip?.Distance100m), Number(line.Trip?.Minutes), Number(line.SchoolMinutes),
                Number(score.Score), Number(score.Expected), Number(score.Low), Number(score.High),
                line.Status.Code(), Number(score.Skills), Number(score.Language), Number(score.Location), Number(score.Trade), Number(score.NotMeasuredCount), string.Join('|', line.Flags.Select(flag => flag.Code())),
                string.Join('|', line.Findings.Select(finding => finding.Code)), string.Join(" | ", line.Findings.Select(finding => finding.Sentence)), Number(line.TakenOffMillionths)));
        }
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
