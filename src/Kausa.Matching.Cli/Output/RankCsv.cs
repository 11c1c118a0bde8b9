using System.Globalization;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Explanation;
using Kausa.Matching.Model;
using Kausa.Matching.Ranking;

namespace Kausa.Matching.Cli.Output;

/// <summary>A ranking as one row per result.</summary>
internal static class RankCsv
{
    public static void Write(RankAnswer answer, TextCatalogue texts, TextWriter output)
    {
        output.WriteLine(Csv.Row(
            "rank", "rank_group", "tier", "candidate", "place", "company", "occupation", "occupation_title", "place_name", "distance_100m", "travel_minutes", "school_travel_minutes",
            "score_millionths", "expected_millionths", "interval_low_millionths", "interval_high_millionths", "status", "skills", "language", "location", "trade",
            "not_measured", "flags", "codes", "texts", "taken_off_millionths"));
        foreach (var result in answer.Results)
        {
            var pair = result.Pair;
            var parts = pair.Score.Scores.Parts;
            var reasons = answer.ReasonsOf(result).ToList();
            output.WriteLine(Csv.Row(
                Number(result.Rank), Number(result.RankGroup), Number(result.Tier), pair.Candidate.Id.Value, pair.Place.Id.Value, pair.Place.Company.Value,
                pair.Place.Occupation.Value, pair.Facts.Occupation.Title, ReferenceCatalogue.Shared.TownOf(pair.Facts.Site), Number(pair.Facts.Trip?.Distance100m), Number(pair.Facts.Trip?.Minutes), Number(result.SchoolTrip?.Minutes),
                Number(pair.Score.ScoreMillionths), Number(pair.Score.ExpectedMillionths), Number(pair.Score.Interval.LowMillionths), Number(pair.Score.Interval.HighMillionths),
                pair.Status.Code(), Number(parts.SkillsMillionths), Number(parts.LanguageMillionths), Number(parts.LocationMillionths), Number(parts.TradeMillionths), Number(pair.Score.NotMeasuredCount), string.Join('|', PairFlags.Of(pair).Select(flag => flag.Code())),
                string.Join('|', reasons.Select(o => o.Code.Code())), string.Join(" | ", reasons.Select(o => ReasonTexts.Sentence(o, texts))), Number(result.TakenOffMillionths)));
        }
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? string.Empty;
}
