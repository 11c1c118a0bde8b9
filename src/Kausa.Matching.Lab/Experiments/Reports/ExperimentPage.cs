using System.Globalization;
using System.Net;
using System.Text;
using Kausa.Matching.Lab.Measures.Chance;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>An experiment as one self-contained HTML page: what fails first, then charts, tables, method and how to run it again.</summary>
public static class ExperimentPage
{
    private const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
        h1{font-size:1.6rem;margin-bottom:.2rem}h2{margin-top:2.2rem;font-size:1.2rem;border-bottom:1px solid #999}h3{font-size:1rem;margin:1.4rem 0 .3rem}
        .banner{border:2px solid #111;padding:.5rem .8rem;font-weight:600}table{border-collapse:collapse;font-size:.8rem;font-variant-numeric:tabular-nums;width:100%;margin:.6rem 0 1.2rem}thead th{vertical-align:bottom;font-weight:600}tbody th{font-weight:400}
        th,td{padding:.2rem .5rem;border-bottom:1px solid #ccc;text-align:right}th:first-child,td:first-child{text-align:left}td.clear{font-weight:700}
        svg{width:100%;height:auto;margin:.4rem 0;font:13px system-ui,sans-serif}.axis{stroke:#555;fill:none}.zero{stroke:#111;stroke-dasharray:4 3}.interval{stroke:#0b4f8a;stroke-width:2;fill:none}
        .curve{stroke:#555;fill:none}.curve.alt{stroke-dasharray:5 3}.mark{fill:#0b4f8a;stroke:#0b4f8a}.open{fill:none;stroke:#b04a00;stroke-width:2}.note{fill:#444;font-size:12px}code,pre{background:#f2f2f2;padding:.1rem .3rem}pre{padding:.6rem;overflow-x:auto}
        @media print{body{margin:0;max-width:none}h2,h3{break-after:avoid}svg,table{break-inside:avoid}}
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="command">The command that makes it again.</param>
    /// <returns>HTML; the same experiment and command give the same bytes.</returns>
    public static string ToHtml(Experiment experiment, string command)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(command);
        var plan = experiment.Plan;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text(plan.Title)}</title><style>{Style}</style></head><body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1>{Text(plan.Title)}</h1>\n<p class=\"banner\">Synthetic data: invented people and companies.</p>\n<p>{Text(plan.Study.Verdict(experiment))}</p>\n");
        page.Append(plan.Study.Charts(experiment));
        foreach (var world in plan.Worlds.Select(ExperimentPlan.CodeOf))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{world}</h2>\n<p>Synthetic data. Means over {plan.SeedCount} markets; bold where the difference to {plan.Baseline} is clear of chance.</p>\n");
            page.Append(Table(experiment, world)).Append(Gaps(experiment, world));
            foreach (var measure in plan.Study.Measures.Where(measure => plan.Study.DrawnMeasures.Contains(measure.Name)))
            {
                page.Append(CultureInfo.InvariantCulture, $"<h3>{Text(measure.Title)}: difference to {plan.Baseline} on the same market, mean with 95 % interval</h3>\n");
                var drawn = Of(experiment, world, measure.Name).Where(one => one.Variant != plan.Baseline).ToList();
                page.Append(SvgChart.Differences(measure.Title, [.. drawn.Select(one => (one.Variant, one.Difference.Value, one.Difference.Low, one.Difference.High))], measure.IsMoreBetter)).Append('\n');
            }
        }

        page.Append(CultureInfo.InvariantCulture, $"""
            <h2>Method</h2>
            <p>{plan.SeedCount} markets of {plan.CandidateCount} people and {plan.PlaceCount} places drawn from the specification of {Text(plan.Policy)}, seeds 1 to {plan.SeedCount}. In MATCHED truth and evidence are drawn by what the policy claims: truth by its prior and
            correlation, each piece of evidence with the error it states, needs of places as the engine takes them. ERRORS_HALVED, ERRORS_HALF_MORE, HEAVY_TAILS and BIASED_RATERS draw the evidence anew with other errors, so that lists differ too; the others but GENERATED keep the matched market and bend
            what it is worth; GENERATED is the generator's own. {Text(plan.Study.Method)}
            Differences are paired by market. What is called clear of chance is so by a sign-flip test: if chance alone told two variants apart, the difference on each market could as well have the other sign; p is the share of {Ways(plan.SeedCount)}
            whose mean lies at least as far from 0 as the one measured, counted in whole billionths of the measure. It is corrected (Holm 1979) for all that this study compares by that measure: {Compared(plan)} differences to {plan.Baseline}; where the best are looked for, all pairs, {Pairs(plan)}. Clear is at most 5 % after that,
            so that the chance that anything of one measure looks clear by chance is at most 5 %. Intervals are percentile bootstraps of 2,000 resamples, each of one difference alone and not corrected: one without 0 can stand beside a difference that is not clear.</p>
            <pre>{Text(command)}</pre>
            </body></html>

            """);
        return page.ToString();
    }

    private static string Ways(int count) => count <= SignFlips.ExactMax
        ? string.Create(CultureInfo.InvariantCulture, $"all {1L << count:#,0} ways to give {count} differences signs")
        : string.Create(CultureInfo.InvariantCulture, $"{SignFlips.DrawCount + 1:#,0} ways to give {count} differences signs, drawn by a fixed seed but for the one measured,");

    private static int Compared(ExperimentPlan plan) => plan.Worlds.Count * (plan.Variants.Count - 1);

    private static int Pairs(ExperimentPlan plan) => plan.Worlds.Count * plan.Variants.Count * (plan.Variants.Count - 1) / 2;

    // One row for each variant, so that names have room; measures in tables of eight, so that a printed page holds them.
    private static string Table(Experiment experiment, string world)
    {
        var text = new StringBuilder();
        foreach (var measures in experiment.Plan.Study.Measures.Chunk(8))
        {
            text.Append("<table><thead><tr><th></th>");
            foreach (var measure in measures)
            {
                text.Append(CultureInfo.InvariantCulture, $"<th>{Text(measure.Title)}</th>");
            }

            text.Append("</tr></thead><tbody>\n");
            foreach (var variant in experiment.Plan.Variants)
            {
                text.Append(CultureInfo.InvariantCulture, $"<tr><th>{variant}</th>");
                foreach (var one in measures.Select(measure => Of(experiment, world, measure.Name).FirstOrDefault(one => one.Variant == variant)))
                {
                    text.Append(one is null ? "<td>–</td>" : string.Create(CultureInfo.InvariantCulture, $"<td{(one.IsClear ? " class=\"clear\"" : string.Empty)}>{one.Mean:0.000}</td>"));
                }

                text.Append("</tr>\n");
            }

            text.Append("</tbody></table>\n");
        }

        return text.ToString();
    }

    // What is not told, or not of every market, and why.
    private static string Gaps(Experiment experiment, string world)
    {
        var plan = experiment.Plan;
        return string.Concat(plan.Study.Measures.Select(measure =>
        {
            var counts = plan.Variants.Select(variant => Of(experiment, world, measure.Name).FirstOrDefault(one => one.Variant == variant)?.MarketCount ?? 0).ToList();
            return counts.Min() == plan.SeedCount
                ? string.Empty
                : string.Create(CultureInfo.InvariantCulture, $"<p>{(counts.Max() == 0 ? "Not checked" : counts.Min() == counts.Max() ? $"On {counts.Min()} of {plan.SeedCount} markets alone" : $"On {counts.Min()} to {counts.Max()} of {plan.SeedCount} markets alone")}: {Text(measure.Title)} ({Text(experiment.WhyNot(measure.Name))}).</p>\n");
        }));
    }

    private static IEnumerable<Comparison> Of(Experiment experiment, string world, string measure) => experiment.Comparisons.Where(one => one.World == world && one.Measure == measure);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
