using System.Globalization;
using System.Text;
using Kausa.Matching.Catalogue;
using Kausa.Matching.Learning;
using Kausa.Matching.Scoring;

namespace Kausa.Matching.Lab.Learning.Outcomes;

/// <summary>What a learned policy is, for the people who decide about it: Markdown.</summary>
public static class ModelCard
{
    private const int Middle = 5_000;

    /// <summary>Writes the card.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>Markdown; the same policy gives the same text.</returns>
    public static string ToMarkdown(LearnedPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var text = new StringBuilder();
        var from = policy.From;
        Line($"# Model card: {policy.Id}, version {policy.Version}");
        Line($"");
        Line($"- **What it is**: what a shortfall in each competence counts, and points by quality of skills, language, location and trade, and of two of them together; a pair's key is the sum of the points. It never falls when a level or a quality rises.");
        Line($"- **Learned from**: {from.OutcomeCount} outcomes on {from.ListCount} lists, {from.PassedCount} of them with probation passed. A company's yes alone was no label.");
        Line($"- **Start**: the {from.Perspective.ToString().ToLowerInvariant()}'s weights of {from.BasePolicy}, version {from.BaseVersion}; with few outcomes it stays near them.");
        Line($"- **What it cannot know**: whom nobody proposed. Outcomes exist only for pairs that people chose to try.");
        Line($"- **Who is in it**: no field for who somebody is. Whether groups fare differently is for the fairness report, which joins audit groups from a file of their own.");
        Line($"- **Status**: {(policy.Activation is { } activation ? $"active since {activation.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, put into use by {activation.By} on the report {activation.FairnessReport}" : $"candidate: ranks in the lab alone. It needs at least {policy.OutcomesMin} outcomes, a fairness report and a named person to be put into use")}.");
        Line($"");
        Line($"How much each criterion moves the key, from quality 0 to 10,000 with the others at {Middle}, in percent of the whole:");
        Line($"");
        Line($"| criterion | 0 to 5,000 | 5,000 to 10,000 |");
        Line($"|---|---:|---:|");
        var whole = Math.Max(1, policy.Tables.Key(new(10_000, 10_000, 10_000, 10_000)) - policy.Tables.Key(new(0, 0, 0, 0)));
        foreach (var (name, at) in new (string, Func<int, Qualities>)[]
        {
            ("skills", quality => new(quality, Middle, Middle, Middle)),
            ("language", quality => new(Middle, quality, Middle, Middle)),
            ("location", quality => new(Middle, Middle, quality, Middle)),
            ("trade", quality => new(Middle, Middle, Middle, quality)),
        })
        {
            long low = policy.Tables.Key(at(0)), middle = policy.Tables.Key(at(Middle)), high = policy.Tables.Key(at(10_000));
            Line($"| {name} | {Percent(middle - low)} | {Percent(high - middle)} |");
        }

        Line($"");
        if (policy.Tables.Dimensions.Count == 0)
        {
            Line($"A shortfall counts point by point in every competence.");
            return text.ToString();
        }

        Line($"What a shortfall of so many points counts, in points; in every other competence it counts point by point:");
        Line($"");
        Line($"| competence | 10 | 20 | 30 | 50 | 100 |");
        Line($"|---|---:|---:|---:|---:|---:|");
        foreach (var curve in policy.Tables.Dimensions)
        {
            Line($"| {ReferenceCatalogue.Shared.Dimension(curve.Dimension).TermEnglish} | {curve.CountedPoints(10)} | {curve.CountedPoints(20)} | {curve.CountedPoints(30)} | {curve.CountedPoints(50)} | {curve.CountedPoints(100)} |");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        string Percent(long points) => ((decimal)points * 100 / whole).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
