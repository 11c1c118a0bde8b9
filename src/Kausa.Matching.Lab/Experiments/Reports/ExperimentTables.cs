using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kausa.Matching.Lab.Experiments.Reports;

/// <summary>An experiment as tables for programs: every measurement as CSV, means and differences as JSON.</summary>
public static class ExperimentTables
{
    /// <summary>Every measurement: <c>seed,world,variant,measure,value</c>.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <returns>CSV with a header row and line feeds; the same experiment gives the same bytes.</returns>
    public static string ToCsv(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var text = new StringBuilder("seed,world,variant,measure,value\n");
        foreach (var one in experiment.Measurements)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Seed},{ExperimentPlan.CodeOf(one.World)},{one.Variant},{one.Measure},{one.Value:R}\n");
        }

        return text.ToString();
    }

    /// <summary>The plan, and for each world, variant and measure the mean and the paired difference to the baseline with its 95 % interval, and how likely chance alone gives it.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <returns>JSON; <c>markets</c> where not every market gives a figure, <c>not_checked</c> for what none gives; the same experiment gives the same bytes.</returns>
    public static string ToJson(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("data", "synthetic");
            json.WriteString("study", experiment.Plan.Study.Code);
            json.WriteString("title", experiment.Plan.Title);
            json.WriteString("policy", experiment.Plan.Policy);
            json.WriteNumber("candidates", experiment.Plan.CandidateCount);
            json.WriteNumber("places", experiment.Plan.PlaceCount);
            json.WriteNumber("seeds", experiment.Plan.SeedCount);
            json.WriteString("baseline", experiment.Plan.Baseline);
            json.WriteStartArray("comparisons");
            foreach (var one in experiment.Comparisons)
            {
                json.WriteStartObject();
                json.WriteString("world", one.World);
                json.WriteString("variant", one.Variant);
                json.WriteString("measure", one.Measure);
                json.WriteNumber("mean", one.Mean);
                if (one.MarketCount < experiment.Plan.SeedCount)
                {
                    json.WriteNumber("markets", one.MarketCount);
                }

                json.WriteNumber("difference", one.Difference.Value);
                json.WriteNumber("low", one.Difference.Low);
                json.WriteNumber("high", one.Difference.High);
                json.WriteNumber("p", one.Chance.Value);
                json.WriteNumber("p_holm", one.Corrected.Value);
                json.WriteBoolean("clear", one.IsClear);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteNotChecked(json, experiment);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteNotChecked(Utf8JsonWriter json, Experiment experiment)
    {
        var plan = experiment.Plan;
        var compared = experiment.Comparisons.Select(one => (one.World, one.Variant, one.Measure)).ToHashSet();
        var missing = (from world in plan.Worlds from variant in plan.Variants from measure in plan.Study.Measures let key = (ExperimentPlan.CodeOf(world), variant, measure.Name) where !compared.Contains(key) select key).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        json.WriteStartArray("not_checked");
        foreach (var (world, variant, measure) in missing)
        {
            json.WriteStartObject();
            json.WriteString("world", world);
            json.WriteString("variant", variant);
            json.WriteString("measure", measure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
