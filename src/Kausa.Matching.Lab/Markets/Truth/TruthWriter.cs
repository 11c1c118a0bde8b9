using System.Globalization;
using System.Text;
using Kausa.Matching.Model;

namespace Kausa.Matching.Lab.Markets;

/// <summary>Writes the truth behind a synthetic market as two tables; no reader of markets opens them.</summary>
/// <remarks>UTF-8, commas, line feeds, a header row; the same truth gives the same bytes in every culture.</remarks>
public static class TruthWriter
{
    /// <summary>Writes what people can do: one row per person with months in the country, true German in tenths and 32 true levels in points.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="stream">Where to; the caller disposes it.</param>
    public static void WriteCandidates(MarketTruth truth, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(truth);
        using var text = Text(stream);
        Row(text, ["id", "months_since_entry", "overall_tenths", .. Codes<LanguageSkill>().Select(code => $"{code}_tenths"), .. Codes<CompetenceDimension>()]);
        foreach (var person in truth.Candidates)
        {
            Row(text, [person.Candidate.Value, Number(person.MonthsSinceEntry), Number(person.OverallLanguageTenths), .. person.LanguageTenths.Concat(person.SkillPoints).Select(Number)]);
        }
    }

    /// <summary>Writes what places really ask for: one row per place and dimension, whether the company said so or not.</summary>
    /// <param name="truth">The truth.</param>
    /// <param name="stream">Where to; the caller disposes it.</param>
    public static void WriteRequirements(MarketTruth truth, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(truth);
        using var text = Text(stream);
        Row(text, ["place", "dimension", "level", "weight"]);
        foreach (var place in truth.Places)
        {
            foreach (var need in place.Requirements.Required)
            {
                Row(text, [place.Place.Value, need.Dimension.Code(), Number(need.LevelPoints), Number(need.WeightPercent)]);
            }
        }
    }

    private static StreamWriter Text(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    private static void Row(StreamWriter text, IEnumerable<string> cells) => text.WriteLine(string.Join(',', cells));

    private static IEnumerable<string> Codes<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(value => value.Code());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
